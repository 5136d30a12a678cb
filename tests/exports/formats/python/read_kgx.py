"""Prints what KGX reads of the tables in a folder, what the CURIEs stand for, and what its validator objects to.

KGX fetches the Biolink Model and lists of prefixes when it is imported: here they come from the package biolink-model,
and beside them the prefixes that are exported.
"""

import json
import sys
from pathlib import Path

import biolink_model
from bmt import Toolkit
from kgx import config

MODEL = Path(biolink_model.__path__[0])
FOLDER = Path(sys.argv[1])
PREFIXES = json.loads((FOLDER / "prefix_map.json").read_text(encoding="utf-8"))

Toolkit.__init__.__defaults__ = (str(MODEL / "schema" / "biolink_model.yaml"), {"predicate mappings": []})
known = json.loads((MODEL / "prefixmaps" / "biolink_model_prefix_map.json").read_text(encoding="utf-8"))
config.jsonld_context_map |= dict.fromkeys(("biolink", "monarch_context", "obo_context"), known | PREFIXES)

from kgx.prefix_manager import PrefixManager  # noqa: E402 - it asks for the prefixes
from kgx.transformer import Transformer  # noqa: E402 - it asks for the model
from kgx.validator import Validator  # noqa: E402

transformer, validator, prefixes = Transformer(), Validator(), PrefixManager()
tables = [str(FOLDER / f"psykg_{name}.tsv") for name in ("nodes", "edges")]
transformer.transform({"filename": tables, "format": "tsv", "prefix_map": PREFIXES}, inspector=validator)
graph = transformer.store.graph
nodes, edges = (list(graph.nodes(data=True)), list(graph.edges(data=True)))
curies = {name for name, _ in nodes} | {edge["relation"] for *_, edge in edges}
read = {
    "nodes": [node for _, node in nodes],
    "edges": [edge for *_, edge in edges],
    "iris": {curie: prefixes.expand(curie) for curie in curies},
    "objections": validator.get_errors(),
}
print(json.dumps(read))  # noqa: T201
