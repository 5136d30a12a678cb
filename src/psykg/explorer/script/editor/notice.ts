import type { Editor } from "./editor";
import { element } from "./element";
import type { Problem } from "./service";

/** What is wrong with the query, or with the service, said between the editor and the button that runs it. */
export class Notice {
  /** The server may have put one there. */
  private shown: Element | null = document.querySelector("#problem");

  constructor(
    private readonly editor: Editor,
    /** Where the focus goes when the box with the button that has it goes. */
    private readonly next: HTMLElement,
  ) {
    if (!this.shown) return;
    editor.place.after(this.shown);
    editor.refuse();
  }

  show(problem: Problem, again: () => void): void {
    this.clear();
    const words = element("p", {}, problem.message);
    const box = element("div", { id: "problem", className: "problem", role: "alert" }, words);
    if (problem.passing) box.append(this.retry(again));
    this.editor.place.after(box);
    this.shown = box;
    if (!problem.passing) this.editor.refuse(problem.line, problem.column);
  }

  clear(): void {
    this.shown?.remove();
    this.shown = null;
    this.editor.accept();
  }

  private retry(again: () => void): HTMLButtonElement {
    const button = element("button", { type: "button" }, "Try again");
    button.addEventListener("click", () => {
      this.clear();
      this.next.focus();
      again();
    });
    return button;
  }
}
