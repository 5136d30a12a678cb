import { Yasqe } from "@zazuko/yasqe";
import { element } from "./element";
import { matches, NAME, WORD, type Prefixes } from "./matching";
import type { Setting } from "./setting";
import type { Term, Terms } from "./terms";

type CompleterConfig = Parameters<typeof Yasqe.registerAutocompleter>[0];
type Hint = ReturnType<NonNullable<CompleterConfig["postprocessHints"]>>[number];

const MOST = 50;

/** Completes prefixes and names as they are written, and finds names by the words of their labels. */
export class Completion {
  /** What was offered last, by how it is written. */
  private offered = new Map<string, Term>();

  constructor(
    private readonly setting: Setting,
    private readonly terms: Terms,
  ) {}

  serve(yasqe: Yasqe): void {
    const prefixes = Object.entries(this.setting.prefixes).map(([prefix, namespace]) => `${prefix}: <${namespace}>`);
    Yasqe.forkAutocompleter("prefixes", { name: "our prefixes", persistenceId: null, get: () => prefixes }, false);
    // Names come up while they are written; a word may yet become a keyword, and waits until it is asked for.
    Yasqe.registerAutocompleter(this.completer("names", NAME, true), false);
    Yasqe.registerAutocompleter(this.completer("words", WORD, false), false);
    for (const name of ["our prefixes", "variables", "names", "words"]) void yasqe.enableCompleter(name);
    yasqe.on("autocompletionShown", (_yasqe, { hints }: { hints: HTMLElement }) => (hints.ariaLabel = "Completions"));
  }

  private completer(name: string, shape: RegExp, autoShow: boolean): CompleterConfig {
    return {
      name,
      autoShow,
      bulk: false,
      isValidCompletionPosition: (yasqe) => {
        const { string, type, state } = yasqe.getCompleteToken();
        return shape.test(string) && type !== "string" && !state.inPrefixDecl;
      },
      get: async (yasqe, token) => {
        const terms = await this.terms.at(yasqe);
        return this.offer(token?.string ?? "", terms, yasqe.getPrefixesFromQuery());
      },
      postprocessHints: (_yasqe, hints) => hints.map((hint) => this.explained(hint)),
    };
  }

  private offer(typed: string, terms: Term[], declared: Prefixes): string[] {
    const prefixes = { ...this.setting.prefixes, ...declared };
    const found = matches(typed, terms, prefixes);
    const complete = found.length === 1 && found[0]?.[0] === typed;
    this.offered = new Map(complete ? [] : found.slice(0, MOST));
    return [...this.offered.keys()];
  }

  /** The hint with the label behind the name. */
  private explained(hint: Hint): Hint {
    const label = element("span", { className: "label" }, this.offered.get(hint.text)?.label ?? "");
    return { ...hint, render: (line) => line.append(hint.text, " ", label) };
  }
}
