import type { Plugin, Yasr } from "@zazuko/yasr";
import { element } from "./element";

/** The view of what ASK gives: yes or no. It takes the place of the others, which have nothing to show of it. */
export class Truth implements Plugin<never> {
  readonly priority = 20;
  readonly hideFromSelection = true;

  constructor(private readonly yasr: Yasr) {}

  canHandleResults(): boolean {
    return this.yasr.results?.getBoolean() !== undefined;
  }

  draw(): void {
    this.yasr.resultsEl.append(element("p", { className: "truth" }, this.yasr.results?.getBoolean() ? "Yes" : "No"));
  }

  getIcon(): undefined {
    return undefined;
  }
}
