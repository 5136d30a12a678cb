import type { Plugin, Yasr } from "@zazuko/yasr";
import { published } from "../asking";
import { element } from "./element";

const NONE = "There is no drawing of this: it joins no two things, or more than can be taken in.";

/** The view of a graph as a drawing, which the service makes: it is part of the page for the query. */
export function drawingOf(query: () => string): new (yasr: Yasr) => Plugin<never> {
  return class implements Plugin<never> {
    readonly priority = 5;
    readonly label = "Drawing";

    constructor(private readonly yasr: Yasr) {}

    canHandleResults(): boolean {
      return !published && this.yasr.results?.getType() === "ttl";
    }

    async draw(): Promise<void> {
      const address = `${location.pathname}?${new URLSearchParams({ query: query() })}`;
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const drawing = page.getElementById("drawing");
      const shown = drawing ? document.importNode(drawing, true) : element("p", {}, NONE);
      const scrolled = element("div", { className: "scroll", tabIndex: 0, role: "region", ariaLabel: "Drawing" });
      scrolled.append(shown);
      this.yasr.resultsEl.replaceChildren(scrolled);
    }

    getIcon(): undefined {
      return undefined;
    }
  };
}
