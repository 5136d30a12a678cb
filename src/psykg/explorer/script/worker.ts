// Oxigraph, away from the page: it is loaded, and the graph with it, when the first query comes.
import load, { Store } from "oxigraph/web.js";

export interface Asked {
  readonly number: number;
  readonly query: string;
  readonly accept: string;
  /** The address of the graph, in N-Quads, and whether its default graph is the union of all graphs. */
  readonly data: string;
  readonly united: boolean;
}

export interface Told {
  readonly number: number;
  /** What goes on before the query runs. */
  readonly progress?: string;
  readonly running?: true;
  readonly text?: string;
  readonly type?: string;
  readonly problem?: { readonly detail: string; readonly line?: number; readonly column?: number };
}

const NQUADS = "application/n-quads";
const TABULAR = "application/sparql-results+json";
const GRAPHICAL = "text/turtle";
/** What a query may start with, and what stands before its form: comments, IRIs, declarations. */
const BEFORE = /^(?:\s|#[^\n]*|BASE\s*<[^>]*>|PREFIX\s*[^:\s]*:\s*<[^>]*>)*/i;
const GRAPH = /^(?:CONSTRUCT|DESCRIBE)\b/i;
/** The union is stored: a triple that stands in several graphs would count several times in one that is made up. */
const UNION = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }";
const PLACE = /error at (\d+):(\d+): (.*)/s;

let store: Promise<Store> | undefined;

addEventListener("message", ({ data }: MessageEvent<Asked>) => void answer(data));

async function answer(asked: Asked): Promise<void> {
  const { number } = asked;
  try {
    const graph = await (store ??= filled(asked));
    tell({ number, running: true });
    tell({ number, ...evaluated(graph, asked) });
  } catch (error) {
    tell({ number, problem: problemOf(error) });
  }
}

async function filled({ number, data, united }: Asked): Promise<Store> {
  try {
    tell({ number, progress: "Loading the engine …" });
    await load();
    tell({ number, progress: "Loading the graph …" });
    const answer = await fetch(data);
    if (!answer.ok) throw new Error(`The graph cannot be fetched: ${answer.status}.`);
    const made = new Store();
    made.load(new Uint8Array(await answer.arrayBuffer()) as never, { format: NQUADS, no_transaction: true });
    if (united) made.update(UNION);
    tell({ number, progress: "Running …" });
    return made;
  } catch (error) {
    store = undefined;
    throw error;
  }
}

/** The result in the first media type that the client accepts and that there is for a result of its form. */
function evaluated(graph: Store, { query, accept }: Asked): { text: string; type: string } {
  const graphical = GRAPH.test(query.replace(BEFORE, ""));
  const wanted = accept.split(",").map((each) => each.trim());
  const usual = graphical ? GRAPHICAL : TABULAR;
  const type = wanted.length > 1 ? usual : (wanted[0] ?? usual);
  return { text: graph.query(query, { results_format: type }) as string, type };
}

function problemOf(error: unknown): NonNullable<Told["problem"]> {
  const detail = error instanceof Error ? error.message : String(error);
  const place = PLACE.exec(detail);
  return place ? { detail: `The query is not SPARQL: ${place[3]!}`, line: Number(place[1]), column: Number(place[2]) } : { detail };
}

function tell(told: Told): void {
  postMessage(told);
}
