import type { Plugin, Yasr } from "@zazuko/yasr";
import { element } from "./element";

/** The view of what ASK gives. */
export class Truth implements Plugin<never> {
  readonly priority = 20;
  readonly label = "Yes or no";

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
