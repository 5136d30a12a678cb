import { ask } from "../asking";

/** The result of a query as the service wrote it. */
export interface Answer {
  query: string;
  type: string;
  text: string;
  milliseconds: number;
}

/** What a SPARQL result in JSON holds of a term (SPARQL 1.1 Query Results JSON Format, section 3.2.2). */
export interface Term {
  type: string;
  value: string;
  datatype?: string;
  "xml:lang"?: string;
}

export type Row = Record<string, Term>;

/** Why there is no answer (RFC 9457), and where in the query the reason stands. */
export class Problem extends Error {
  constructor(
    message: string,
    /** Whether the same request may succeed later. */
    readonly passing: boolean,
    readonly line?: number,
    readonly column?: number,
  ) {
    super(message);
  }
}

interface Details {
  detail?: string;
  line?: number;
  column?: number;
}

const PASSING = new Set([429, 502, 503, 504]);

/** Solutions and truths as JSON, graphs as Turtle. */
const READ_HERE = "application/sparql-results+json, text/turtle";

/** The SPARQL endpoint behind the page. */
export class Service {
  constructor(private readonly address: string) {}

  /** Throws a `Problem`, or an `AbortError` once the signal is given. */
  async answer(query: string, signal?: AbortSignal, accept = READ_HERE): Promise<Answer> {
    const start = performance.now();
    const response = await this.asked(query, accept, signal ?? null);
    const text = await response.text();
    if (!response.ok) throw problemOf(response, text);
    const type = response.headers.get("Content-Type") ?? "";
    return { query, type, text, milliseconds: performance.now() - start };
  }

  /** The rows of a query for solutions. */
  async rows(query: string): Promise<Row[]> {
    return rowsOf((await this.answer(query)).text);
  }

  /** By POST: an address has less room than a query may need. */
  private async asked(query: string, accept: string, signal: AbortSignal | null): Promise<Response> {
    const body = new URLSearchParams({ query });
    try {
      return await ask(this.address, { method: "POST", headers: { Accept: accept }, body, signal });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new Problem("The service cannot be reached. Is there a connection to it?", true);
    }
  }
}

export function rowsOf(json: string): Row[] {
  return (JSON.parse(json) as { results: { bindings: Row[] } }).results.bindings;
}

function problemOf(response: Response, text: string): Problem {
  const passing = PASSING.has(response.status);
  try {
    const { detail, line, column } = JSON.parse(text) as Details;
    return new Problem(detail ?? response.statusText, passing, line, column);
  } catch {
    // Something in between answered, a proxy say, which knows no problem details.
    return new Problem(`The service answered with status ${response.status} ${response.statusText}.`, passing);
  }
}
