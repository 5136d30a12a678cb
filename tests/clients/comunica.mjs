// Asks comunica one query over the endpoints given, as its users would: node comunica.mjs QUERY ENDPOINT...
import { QueryEngine } from "@comunica/query-sparql";

const [query, ...endpoints] = process.argv.slice(2);
const engine = new QueryEngine();
const result = await engine.query(query, { sources: endpoints });
const { data } = await engine.resultToString(
  result,
  result.resultType === "quads" ? "application/n-triples" : "application/sparql-results+json",
);
data.pipe(process.stdout);
