// What Neo4j's own checker says of each of the scripts on standard input, a JSON array: errors of syntax and of meaning.
import { readFileSync } from "node:fs";
import { lintCypherQuery } from "@neo4j-cypher/language-support";

const ERROR = 1;
const errors = (script) => {
  const { diagnostics } = lintCypherQuery(script, {}, {});
  return diagnostics.filter((each) => each.severity === ERROR).map((each) => each.message);
};
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(errors)));
