import { element } from "./element";
import { offerDownloads } from "./downloads";
import type { Names } from "./names";
import type { Notice } from "./notice";
import { Problem, type Answer, type Service } from "./service";
import type { Formats } from "./setting";
import type { Views } from "./views";

/** The part of the page below the form. What the server put there stays until a query is run from the page. */
export class Outcome {
  private readonly section = document.querySelector<HTMLElement>("#outcome") ?? element("section", { id: "outcome" });
  private readonly place = element("div");
  private readonly downloads = element("div", { className: "downloads" });
  private views: Views | undefined;

  constructor(
    private readonly names: Names,
    private readonly service: Service,
    private readonly formats: Formats,
    private readonly notice: Notice,
  ) {}

  /** Shows the answer and gives it in a few words. */
  async show(answer: Answer): Promise<string> {
    const views = await this.prepared();
    const failed = this.notice.show.bind(this.notice);
    this.section.hidden = false;
    const said = views.show(answer);
    this.downloads.replaceChildren(...offerDownloads(answer, this.service, this.formats, failed));
    return said;
  }

  clear(): void {
    this.section.hidden = true;
  }

  private async prepared(): Promise<Views> {
    if (this.views) return this.views;
    const { Views } = await loaded();
    const heading = this.section.querySelector("h2") ?? element("h2", {}, "Result");
    this.section.replaceChildren(heading, this.place, this.downloads);
    return (this.views = new Views(this.place, this.names));
  }
}

/** The views are half of the script, and only fetched when there is a result to view. */
async function loaded(): Promise<typeof import("./views")> {
  try {
    return await import("./views");
  } catch {
    throw new Problem("The script for results cannot be loaded. Try again, or load the page anew.", true);
  }
}
