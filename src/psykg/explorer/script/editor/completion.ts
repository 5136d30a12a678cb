import { Yasqe } from "@zazuko/yasqe";
import { element } from "./element";
import type { Setting } from "./setting";
import type { Term, Terms } from "./terms";

type CompleterConfig = Parameters<typeof Yasqe.registerAutocompleter>[0];
type Hint = ReturnType<NonNullable<CompleterConfig["postprocessHints"]>>[number];
type Prefixes = Record<string, string>;

/** A prefixed name or an IRI, begun; a word, begun. */
const NAME = /^(<[^>\s]*|[\w-]*:\S*)$/;
const WORD = /^\p{L}[\p{L}\p{N}_-]*$/u;
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
      get: async (yasqe, token) => this.offer(token?.string ?? "", await this.terms.at(yasqe), yasqe.getPrefixesFromQuery()),
      postprocessHints: (_yasqe, hints) => hints.map((hint) => this.explained(hint)),
    };
  }

  private offer(typed: string, terms: Term[], declared: Prefixes): string[] {
    const prefixes = { ...this.setting.prefixes, ...declared };
    const found = NAME.test(typed) ? byName(typed, terms, prefixes) : byLabel(typed, terms, prefixes);
    const complete = found.length === 1 && found[0]?.[0] === typed;
    this.offered = new Map(complete ? [] : found.slice(0, MOST));
    return [...this.offered.keys()];
  }

  /** The hint with the label behind the name. */
  private explained(hint: Hint): Hint {
    const label = this.offered.get(hint.text)?.label ?? "";
    const render = (line: HTMLElement): void => line.append(hint.text, " ", element("span", { className: "label" }, label));
    return { ...hint, render };
  }
}

/** The terms that go on as typed before those that only hold what was typed, the shortest first; as they are written. */
function byName(typed: string, terms: Term[], prefixes: Prefixes): [string, Term][] {
  const [prefix, local] = split(typed);
  const namespace = prefix === "<" ? "" : prefixes[prefix.slice(0, -1)];
  if (namespace === undefined) return [];
  const [close, wanted] = [prefix === "<" ? ">" : "", local.toLowerCase()];
  const within = terms.filter((term) => term.iri.startsWith(namespace));
  const place = (term: Term): number => term.iri.slice(namespace.length).toLowerCase().indexOf(wanted);
  const later = (term: Term): number => Number(place(term) > 0);
  const fitting = within.filter((term) => place(term) >= 0);
  fitting.sort((one, other) => later(one) - later(other) || one.iri.length - other.iri.length);
  return fitting.map((term) => [prefix + term.iri.slice(namespace.length) + close, term]);
}

function byLabel(typed: string, terms: Term[], prefixes: Prefixes): [string, Term][] {
  const wanted = typed.toLowerCase();
  return terms.filter((term) => term.label.toLowerCase().includes(wanted)).map((term) => [short(term.iri, prefixes), term]);
}

/** What stands before the local name or the IRI, and that. */
function split(typed: string): [string, string] {
  const end = typed.startsWith("<") ? 1 : typed.indexOf(":") + 1;
  return [typed.slice(0, end), typed.slice(end)];
}

function short(iri: string, prefixes: Prefixes): string {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const local = iri.slice(namespace.length);
    if (iri.startsWith(namespace) && /^[\w-]+$/.test(local)) return `${prefix}:${local}`;
  }
  return `<${iri}>`;
}
