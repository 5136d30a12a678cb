import { element } from "./element";
import { Problem, type Answer, type Service } from "./service";
import type { Format, Formats } from "./setting";

type Failed = (problem: Problem, again: () => void) => void;

/** Buttons that fetch the result once more, in each format that the service writes it in, as a file. */
export function offerDownloads(answer: Answer, service: Service, formats: Formats, failed: Failed): HTMLElement[] {
  const choice = answer.type.startsWith("text/turtle") ? formats.graphical : formats.tabular;
  const buttons = choice.map((format) => button(format, () => download(answer.query, format, service, failed)));
  return [element("span", { id: "download" }, "Download as"), ...buttons];
}

function button(format: Format, act: () => Promise<void>): HTMLButtonElement {
  const made = element("button", { type: "button", className: "quiet" }, format.name);
  made.setAttribute("aria-describedby", "download");
  made.addEventListener("click", () => void act());
  return made;
}

async function download(query: string, format: Format, service: Service, failed: Failed): Promise<void> {
  try {
    const { text } = await service.answer(query, undefined, format.type);
    save(new Blob([text], { type: format.type }), `result.${format.suffix}`);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    failed(error, () => void download(query, format, service, failed));
  }
}

function save(file: Blob, name: string): void {
  const link = element("a", { href: URL.createObjectURL(file), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}
