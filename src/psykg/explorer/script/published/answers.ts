// What the service would answer, made of files: the explorer's states, the search, SPARQL.
import { endpoint } from "./endpoint";
import { page } from "./explorer";
import { root, text } from "./files";
import { hits, questionsLike } from "./search";

type Answering = (url: URL, options: RequestInit) => Promise<Response>;

/** By the path below the first page. Everything else is a file. */
const ANSWERING: Record<string, Answering> = {
  "": async ({ searchParams }) => response(await page(searchParams), "text/html"),
  "index.html": async ({ searchParams }) => response(await page(searchParams), "text/html"),
  search: async ({ searchParams }) => response(await found(searchParams.get("q") ?? ""), "application/json"),
  "queries.html": async () => response((await text("queries.json")) ?? "[]", "application/json"),
  "sparql.html": async (_, options) => endpoint(options),
};

/** As `fetch` would answer on a page of the service. */
export async function answer(url: URL, options: RequestInit): Promise<Response> {
  const path = url.href.startsWith(root.href) ? url.pathname.slice(root.pathname.length) : null;
  const answering = path === null ? undefined : ANSWERING[path];
  return answering ? answering(url, options) : fetch(url, options);
}

async function found(words: string): Promise<string> {
  const questions = (await questionsLike(words)).map(({ question }) => question);
  return JSON.stringify({ results: await hits(words), questions });
}

function response(body: string, type: string): Response {
  return new Response(body, { headers: { "Content-Type": type } });
}
