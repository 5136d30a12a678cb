// What Gephi Lite's reader finds in the GEXF file on standard input: the properties of nodes and of edges, as JSON.
import { readFileSync } from "node:fs";
import { MultiDirectedGraph } from "graphology";
import { parse } from "graphology-gexf";

const graph = parse(MultiDirectedGraph, readFileSync(0, "utf8"));
const nodes = graph.mapNodes((iri, properties) => ({ iri, ...properties }));
const edges = graph.mapEdges((id, properties, source, target) => ({ id, source, target, ...properties }));
console.log(JSON.stringify({ nodes, edges }));
