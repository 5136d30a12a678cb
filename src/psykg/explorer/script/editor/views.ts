import { Yasr, type Plugin } from "@zazuko/yasr";
import { drawingOf } from "./drawing";
import type { Names } from "./names";
import type { Answer } from "./service";
import { tableOf } from "./table";
import { Truth } from "./truth";

/**
 * Yasr, with a view as a table and of a truth of our own; the response as it came is Yasr's.
 *
 * A further view is a class with the members of Yasr's `Plugin`, and stands in the list where its button is to be.
 */
export class Views {
  private readonly yasr: Yasr;
  private query = "";

  constructor(place: HTMLElement, names: Names) {
    const views = {
      table: tableOf(names),
      boolean: Truth,
      drawing: drawingOf(() => this.query),
      response: Yasr.plugins["response"],
    };
    Yasr.defaults.plugins = {};
    for (const [name, view] of Object.entries(views)) Yasr.registerPlugin(name, view as never);
    this.yasr = new Yasr(place, { persistenceId: null, pluginOrder: Object.keys(views) });
    this.yasr.headerEl.replaceChildren(...this.yasr.headerEl.querySelectorAll(".yasr_btnGroup"));
    // Yasr marks which views there are after this event.
    this.yasr.on("drawn", (_yasr, drawn) => queueMicrotask(() => this.describe(drawn)));
  }

  /** Shows the answer and gives it in a few words. */
  show({ query, text, type, milliseconds }: Answer): string {
    this.query = query;
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

  /** Offers the views that there are of the result, and tells which one is drawn, and what a response is. */
  private describe(drawn: Plugin<unknown>): void {
    for (const [name, plugin] of Object.entries(this.yasr.plugins)) {
      const button = this.yasr.headerEl.querySelector<HTMLButtonElement>(`.select_${name}`);
      if (!button) continue;
      button.removeAttribute("aria-label");
      button.removeAttribute("title");
      button.ariaPressed = String(plugin === drawn);
      button.parentElement?.toggleAttribute("hidden", !plugin.canHandleResults());
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
