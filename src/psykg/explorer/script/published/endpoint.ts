// SPARQL in the browser: Oxigraph in a worker, which is ended where a query takes too long.
import type { Asked, Told } from "../worker";
import { settingOf } from "../editor/setting";
import { root } from "./files";

const SECONDS = 30;
const DATA = "graph.nq";
const LATE = `The query was stopped after ${SECONDS} s. Ask for less at a time.`;
const BROKEN = "The engine cannot be loaded, or has broken down. Try again.";
const GONE = "The engine was stopped with another query. Try again.";

/** A worker that has been started, and what its queries wait for. */
class Engine {
  private readonly worker = new Worker(new URL("static/built/worker.js", root), { type: "module" });
  private readonly waiting = new Map<number, (told: Told) => void>();
  private timer = 0;

  constructor(private readonly onEnd: () => void) {
    this.worker.addEventListener("message", ({ data }: MessageEvent<Told>) => this.hear(data));
    this.worker.addEventListener("error", () => this.stop(BROKEN));
  }

  answer(asked: Asked): Promise<Told> {
    return new Promise((resolve) => {
      this.waiting.set(asked.number, resolve);
      this.worker.postMessage(asked);
    });
  }

  /** Stop it if that query still waits. */
  cancel(number: number): void {
    if (this.waiting.has(number)) this.stop(GONE);
  }

  /** The one way to stop a query. All that wait are told so; the next query gets another engine. */
  stop(detail: string): void {
    window.clearTimeout(this.timer);
    this.worker.terminate();
    this.onEnd();
    for (const [number, resolve] of this.waiting) resolve({ number, problem: { detail } });
  }

  private hear(told: Told): void {
    if (told.progress) document.dispatchEvent(new CustomEvent("psykg-progress", { detail: told.progress }));
    if (told.running) this.timer = window.setTimeout(() => this.stop(LATE), SECONDS * 1000);
    if (told.text === undefined && !told.problem) return;
    window.clearTimeout(this.timer);
    this.waiting.get(told.number)?.(told);
    this.waiting.delete(told.number);
  }
}

let engine: Engine | undefined;
let last = 0;

/** Answers as the service does at its endpoint (SPARQL 1.1 Protocol); mistakes as problem details (RFC 9457). */
export async function endpoint({ body, headers, signal }: RequestInit): Promise<Response> {
  const query = new URLSearchParams(body as URLSearchParams).get("query") ?? "";
  const accept = new Headers(headers).get("Accept") ?? "";
  const running = (engine ??= new Engine(() => (engine = undefined)));
  const number = ++last;
  signal?.addEventListener("abort", () => running.cancel(number));
  const told = await running.answer({ number, query, accept, data: new URL(DATA, root).href, united: settingOf(form()).united });
  signal?.throwIfAborted();
  if (told.problem) return problem(told.problem);
  return new Response(told.text, { headers: { "Content-Type": told.type ?? "" } });
}

function form(): HTMLFormElement {
  return document.querySelector<HTMLFormElement>("form[data-setting]")!;
}

function problem(details: NonNullable<Told["problem"]>): Response {
  const status = details.line !== undefined ? 400 : [BROKEN, GONE].includes(details.detail) ? 503 : 422;
  return new Response(JSON.stringify(details), { status, headers: { "Content-Type": "application/problem+json" } });
}
