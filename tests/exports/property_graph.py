"""What a reader of nodes and edges found, in the terms of `recovered`."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pyoxigraph import Literal, Quad, RdfFormat, parse

from psykg.vocabulary import PSYKG, SKOS
from tests.exports.recovered import Label, Recovered, Triple

Properties = Mapping[str, Any]

_WAYS = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
_LISTS = re.compile(
    "(labels|altLabels|hiddenLabels|definitions)(_.*)?|kinds|values|claims|sentences|modalities|.*Match"
)
"""The columns that hold lists, whatever the data."""


def listed(properties: Properties, parsed: Callable[[str], list[str]]) -> dict[str, Any]:
    """The properties, with lists where there are lists: for formats that write them as one text."""
    return {name: parsed(value) if _LISTS.fullmatch(name) else value for name, value in properties.items()}


def found(nodes: Iterable[Properties], edges: Iterable[Properties]) -> Recovered:
    """From the properties of nodes and edges, as `psykg.exports.records` calls them, lists as lists of texts."""
    nodes, edges = list(nodes), list(edges)
    said = [(each, _triple(each)) for each in edges]
    return Recovered(
        concepts={node["iri"] for node in nodes},
        relationships={triple for each, triple in said if not each["denied"]},
        labels=_texts(nodes, "labels"),
        alternatives=_texts(nodes, "altLabels"),
        definitions=_texts(nodes, "definitions"),
        values={_value(node["iri"], value) for node in nodes for value in _list(node, "values")},
        inferred={triple for each, triple in said if each["inferred"]},
        denials={triple for each, triple in said if each["denied"]},
        sentences=_grounds(said, "sentences"),
        modalities=_grounds(said, "modalities"),
        claims=_grounds(said, "claims"),
        matches={(node["iri"], SKOS + way, term) for node in nodes for way in _WAYS for term in _list(node, way)},
    )


def _triple(edge: Properties) -> Triple:
    """The statement; a denial says what it is wherever a tool shows it."""
    negated = "NOT " if edge["denied"] else ""
    assert edge["label"].startswith("NOT ") == edge["denied"]
    assert edge["type"] == negated + edge["relation"].removeprefix(PSYKG)
    return edge["source"], edge["relation"], edge["target"]


def _texts(nodes: Iterable[Properties], column: str) -> set[Label]:
    """All texts with their languages, which are the same as those of the column without languages."""
    texts = set()
    for node in nodes:
        told = {name: node[name] for name in node if name.startswith(f"{column}_") and name in node}
        of_node = [(text, name.partition("_")[2].replace("und", "")) for name in told for text in _list(node, name)]
        assert sorted(text for text, _ in of_node) == sorted(_list(node, column))
        texts |= {(node["iri"], text, language) for text, language in of_node}
    return texts


def _grounds(said: Iterable[tuple[Properties, Triple]], column: str) -> set[tuple[Triple, str]]:
    return {(triple, _iri(name)) for each, triple in said for name in _list(each, column) if name}


def _iri(name: str) -> str:
    return name if "://" in name else PSYKG + name


def _value(concept: str, said: str) -> tuple[str, str, str, str]:
    (quad,) = parse(f"<{concept}> {said} .", format=RdfFormat.N_TRIPLES)
    assert isinstance(quad, Quad)
    assert isinstance(quad.object, Literal)
    return concept, quad.predicate.value, quad.object.value, quad.object.datatype.value


def _list(properties: Properties, column: str) -> list[str]:
    found = properties.get(column)
    return [] if found is None else list(found)
