import type { Plugin, Yasr } from "@zazuko/yasr";
import { element } from "./element";
import type { Names } from "./names";
import { rowsOf, type Row, type Term } from "./service";

/** Rows drawn at once; more on demand. */
const ROWS = 1000;
const STRING = "http://www.w3.org/2001/XMLSchema#string";

/** The view of rows, and of triples, as a table like that of the pages without a script. */
export function tableOf(names: Names): new (yasr: Yasr) => Plugin<never> {
  return class Table implements Plugin<never> {
    readonly priority = 10;
    readonly label = "Table";

    constructor(private readonly yasr: Yasr) {}

    canHandleResults(): boolean {
      return Boolean(this.yasr.results?.getBindings());
    }

    draw(): void {
      const columns = this.yasr.results?.getVariables() ?? [];
      this.yasr.resultsEl.append(...table(columns, this.rows(), names));
    }

    getIcon(): undefined {
      return undefined;
    }

    /** Yasr replaces what stands in double braces in a literal of a JSON result; the response has it as it is. */
    private rows(): Row[] {
      const { results } = this.yasr;
      if (results?.getType() === "json") return rowsOf(results.getOriginalResponseAsString());
      return (results?.getBindings() ?? []) as Row[];
    }
  };
}

function table(columns: string[], rows: Row[], names: Names): Node[] {
  if (!rows.length) return [element("p", {}, "No rows: the graph holds nothing that fits.")];
  const head = element("thead", {}, element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name))));
  const body = element("tbody");
  const drawn = (some: Row[]): void => body.append(...some.map((row) => line(columns, row, names)));
  const frame = element("div", { className: "scroll", role: "region", ariaLabel: "Table", tabIndex: 0 });
  frame.append(element("table", {}, head, body));
  drawn(rows.slice(0, ROWS));
  if (rows.length <= ROWS) return [frame];
  const more = element("button", { type: "button", className: "quiet" }, `Show all ${rows.length} rows`);
  more.addEventListener("click", () => {
    drawn(rows.slice(ROWS));
    more.remove();
    frame.focus();
  });
  return [frame, more];
}

function line(columns: string[], row: Row, names: Names): HTMLTableRowElement {
  return element("tr", {}, ...columns.map((name) => element("td", {}, ...cell(row[name], names))));
}

function cell(term: Term | undefined, names: Names): (Node | string)[] {
  if (!term) return [];
  if (term.type === "uri") return [link(term.value, names)];
  if (term.type === "bnode") return [`_:${term.value}`];
  const plain = !term.datatype || term.datatype === STRING;
  const note = term["xml:lang"] ?? (plain ? "" : names.of(term.datatype ?? ""));
  return note ? [term.value, " ", element("span", { className: "badge quiet" }, note)] : [term.value];
}

function link(iri: string, names: Names): Node | string {
  const href = names.address(iri);
  return href ? element("a", { href }, names.of(iri)) : names.of(iri);
}
