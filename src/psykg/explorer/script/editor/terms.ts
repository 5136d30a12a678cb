import type { Yasqe } from "@zazuko/yasqe";
import type { Row, Service } from "./service";

/** A class, a relation or something of a class, by its IRI. */
export interface Term {
  iri: string;
  label: string;
  sort: string;
}

/** What a query can speak of, read from the graph when it is first wanted. */
export class Terms {
  private terms: Promise<Term[]> | undefined;

  constructor(
    private readonly query: string,
    private readonly service: Service,
  ) {}

  /** The terms that fit where the cursor is: relations between subject and object, classes after “a”. */
  async at(yasqe: Yasqe): Promise<Term[]> {
    const sort = sortAt(yasqe);
    const all = await (this.terms ??= this.read());
    return sort ? all.filter((term) => term.sort === sort) : all;
  }

  /** Without them one can still write: an endpoint that cannot give them is not asked at each letter. */
  private async read(): Promise<Term[]> {
    try {
      const rows = await this.service.rows(this.query);
      return rows.map(termOf);
    } catch {
      return [];
    }
  }
}

function termOf(row: Row): Term {
  const value = (name: string): string => row[name]?.value ?? "";
  return { iri: value("term"), label: value("label"), sort: value("sort") };
}

function sortAt(yasqe: Yasqe): string | undefined {
  const token = yasqe.getCompleteToken();
  if (token.state.possibleCurrent.includes("a")) return "relation";
  const before = yasqe.getPreviousNonWsToken(yasqe.getDoc().getCursor().line, token);
  return ["a", "rdf:type"].includes(before.string) ? "class" : undefined;
}
