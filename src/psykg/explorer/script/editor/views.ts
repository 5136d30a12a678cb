import { Yasr } from "@zazuko/yasr";
import type { Names } from "./names";
import type { Answer } from "./service";
import { tableOf } from "./table";
import { Truth } from "./truth";

/**
 * Yasr, with a view as a table and of a truth of our own; the response as it came is Yasr's.
 *
 * A further view is a class with the members of Yasr's `Plugin`, registered here.
 */
export class Views {
  private readonly yasr: Yasr;

  constructor(place: HTMLElement, names: Names) {
    Yasr.defaults.plugins = {};
    Yasr.registerPlugin("table", tableOf(names) as never);
    Yasr.registerPlugin("boolean", Truth as never);
    Yasr.registerPlugin("response", Yasr.plugins["response"] as never);
    this.yasr = new Yasr(place, { persistenceId: null });
    this.yasr.headerEl.replaceChildren(...this.yasr.headerEl.querySelectorAll(".yasr_btnGroup"));
    // What is chosen is marked after this event.
    this.yasr.on("drawn", () => queueMicrotask(() => this.describe()));
    this.yasr.on("change", () => this.describe());
  }

  /** Shows the answer and gives it in a few words. */
  show({ text, type, milliseconds }: Answer): string {
    this.yasr.setResponse({ data: readable(text), contentType: type });
    return `${this.said()} in ${(milliseconds / 1000).toFixed(2)} s`;
  }

  private said(): string {
    const { results } = this.yasr;
    const truth = results?.getBoolean();
    if (truth !== undefined) return truth ? "Yes," : "No,";
    const count = results?.getBindings()?.length ?? 0;
    const word = results?.getType() === "ttl" ? "triple" : "row";
    return `${count} ${word}${count === 1 ? "" : "s"}`;
  }

  /** For those who do not see it: which view is chosen, which there is none of, and what the response is. */
  private describe(): void {
    for (const button of this.yasr.headerEl.querySelectorAll("button")) {
      button.removeAttribute("aria-label");
      button.removeAttribute("title");
      button.ariaPressed = String(button.classList.contains("selected"));
      button.disabled = button.classList.contains("disabled");
    }
    for (const shown of this.yasr.resultsEl.querySelectorAll<Shown>(".CodeMirror")) {
      shown.CodeMirror.setOption("screenReaderLabel", "Response");
      shown.CodeMirror.setOption("extraKeys", { Tab: false, "Shift-Tab": false });
      // What is not JSON it would colour as HTML.
      if (this.yasr.results?.getType() !== "json") shown.CodeMirror.setOption("mode", null);
    }
  }
}

/** JSON in lines; and no empty text, which Yasr takes for no response at all. */
function readable(text: string): string {
  return text.startsWith("{") ? JSON.stringify(JSON.parse(text), null, 2) : text || "\n";
}

/** The element of a CodeMirror, which knows it. */
interface Shown extends HTMLElement {
  CodeMirror: { setOption(name: string, value: unknown): void };
}
