"""Prints what oaklib reads of an OBO Graphs file: its graph, and what its interface says of the entities asked for.

The entities come as a JSON list by standard input. IRIs are written out.
"""

import json
import sys

from linkml_runtime.dumpers import json_dumper
from oaklib import get_adapter
from oaklib.interfaces import OboGraphInterface

adapter = get_adapter(f"obograph:{sys.argv[1]}")
assert isinstance(adapter, OboGraphInterface)
iri, curie = adapter.curie_to_uri, adapter.uri_to_curie
read = {
    "graph": json_dumper.to_dict(adapter.as_obograph()),
    "entities": [iri(each) or each for each in adapter.entities(filter_obsoletes=False)],
    "relationships": [[iri(each) or each for each in triple] for triple in adapter.relationships()],
    "aliases": {each: adapter.entity_alias_map(curie(each)) for each in json.load(sys.stdin)},
}
print(json.dumps(read))  # noqa: T201
