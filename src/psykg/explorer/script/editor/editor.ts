import { Yasqe } from "@zazuko/yasqe";
import type { Completion } from "./completion";
import { element, within } from "./element";

const MISTAKEN = "mistaken";
const KEYS = "Ctrl + Enter runs the query. Ctrl + Space completes a name.";

/** Yasqe in the place of the form's text area. */
export class Editor {
  readonly place = element("div", { className: "editor" });
  private readonly yasqe: Yasqe;
  private mistaken: unknown;

  constructor(form: HTMLFormElement, completion: Completion, run: () => void) {
    const area = within(form, "textarea");
    area.after(this.place, element("p", { className: "keys" }, KEYS));
    area.hidden = true;
    prepare(run);
    this.yasqe = new Yasqe(this.place, { value: area.value });
    completion.serve(this.yasqe);
    this.yasqe.on("change", () => this.accept());
    this.name(within(form, "label"));
  }

  get text(): string {
    return this.yasqe.getValue() as string;
  }

  /** Another query, as an edit that can be undone. */
  replace(query: string): void {
    if (query !== this.text) this.yasqe.setValue(query);
  }

  /** Mark the query as wrong, at a place if that is known, both counted from one. */
  refuse(line?: number, column?: number): void {
    this.input.ariaInvalid = "true";
    this.input.setAttribute("aria-describedby", "problem");
    if (line === undefined) return;
    this.mistaken = this.yasqe.addLineClass(line - 1, "wrap", MISTAKEN);
    this.yasqe.setCursor({ line: line - 1, ch: (column ?? 1) - 1 });
  }

  accept(): void {
    this.input.ariaInvalid = null;
    this.input.removeAttribute("aria-describedby");
    if (this.mistaken) this.yasqe.removeLineClass(this.mistaken, "wrap", MISTAKEN);
    this.mistaken = undefined;
  }

  private get input(): HTMLElement {
    return this.yasqe.getInputField() as HTMLElement;
  }

  /** The label of the text area names the editor. */
  private name(label: HTMLLabelElement): void {
    label.id = "query-label";
    label.addEventListener("click", () => this.yasqe.focus());
    this.input.role = "textbox";
    this.input.ariaMultiLine = "true";
    this.input.setAttribute("aria-labelledby", label.id);
  }
}

/** What Yasqe is to do here. It merges lists of options item by item, so that they are set where they come from. */
function prepare(run: () => void): void {
  Object.assign(Yasqe.defaults, {
    // Nothing is kept in the browser; the address of the page holds the query.
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: null,
    showQueryButton: false,
    resizeable: false,
    editorHeight: "auto",
    // A place that screen readers know how to read; the other kind hides what is written from them.
    inputStyle: "contenteditable",
    foldGutter: false,
    highlightSelectionMatches: false,
    gutters: ["gutterErrorBar", "CodeMirror-linenumbers"],
    // Those that come with Yasqe ask other sites.
    autocompleters: [],
  });
  const enter = (editor: { closeHint(): void }): void => {
    editor.closeHint();
    run();
  };
  // Tab leaves the editor, Escape does not.
  const keys = { Tab: false, "Shift-Tab": false, Esc: false, "Ctrl-S": false, "Ctrl-Enter": enter, "Cmd-Enter": enter };
  Object.assign(Yasqe.defaults.extraKeys ?? {}, keys);
}
