"""Identifiers elsewhere: the mappings of an SSSOM/TSV file, as triples.

Read as the specification has it (https://mapping-commons.github.io/sssom/spec-formats-tsv/), and written as SSSOM/RDF:
each row is a node with its slots. A row that holds is the triple itself, too. One that is marked `Not` is no
`owl:Axiom`, though the specification says so of all rows: in OWL such a node annotates a triple that is stated.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from psykg.errors import UnreadableFileError
from psykg.knowledge.files import reading
from psykg.vocabulary import DCTERMS, OWL, PREFIXES, RDF, RDFS, SSSOM

_TYPE = NamedNode(RDF + "type")

_PROPERTIES = {
    "subject_id": OWL + "annotatedSource",
    "predicate_id": OWL + "annotatedProperty",
    "object_id": OWL + "annotatedTarget",
    "comment": RDFS + "comment",
    "mapping_set_version": OWL + "versionInfo",
    "mapping_set_title": DCTERMS + "title",
    "mapping_set_description": DCTERMS + "description",
    "license": DCTERMS + "license",
}
"""The property of a slot, where it is not the slot's own name in SSSOM's namespace."""

_OF_THE_SET = ("mapping_set_version", "mapping_set_title", "mapping_set_description")

_REFERENCES = {"subject_id", "predicate_id", "object_id", "mapping_justification", "subject_source", "object_source"}
"""The slots whose values are CURIEs."""

_BUILT_IN = {prefix: PREFIXES[prefix] for prefix in ("owl", "rdf", "rdfs", "semapv", "skos", "sssom")}
"""The prefixes that a file need not declare."""

_NEGATED = NamedNode(SSSOM + "NegatedPredicate")

_Expand = Callable[[str], NamedNode]


def mapping_triples(path: Path) -> Iterator[Triple]:
    """The mapping set, its mappings with all they say, and those that hold as triples of their own.

    Raises `UnreadableFileError` where the file cannot be read, lacks what every mapping set has, or uses a prefix that
    it does not declare.
    """
    metadata, rows = _parts(path)
    prefixes = _BUILT_IN | metadata["curie_map"]
    whole = NamedNode(metadata["mapping_set_id"])
    yield from _described(whole, metadata)
    for row in rows:
        yield from _told(whole, row, lambda curie: _expanded(curie, prefixes, path))


def _parts(path: Path) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """The metadata, and the rows with the cells that are filled."""
    try:
        with reading(path), path.open(encoding="utf-8", newline="") as file:
            lines = list(file)
        head = [line[1:] for line in takewhile(lambda line: line.startswith("#"), lines)]
        metadata = yaml.safe_load("".join(head))
        rows = list(csv.DictReader(lines[len(head) :], delimiter="\t", strict=True))
        missing = {"curie_map", "mapping_set_id", "license"} - set(metadata or ())
    except (UnicodeDecodeError, yaml.YAMLError, csv.Error) as error:
        raise UnreadableFileError(f"{path} is not well-formed SSSOM/TSV: {error}. Correct it there.") from None
    if missing:
        raise UnreadableFileError(f"{path} lacks {', '.join(sorted(missing))}. Put it in the lines that begin with #.")
    return metadata, [{slot: value for slot, value in row.items() if value} for row in rows]


def _described(whole: NamedNode, metadata: Mapping[str, Any]) -> Iterator[Triple]:
    """What the mapping set is called, and on which terms it may be used."""
    yield Triple(whole, _TYPE, NamedNode(SSSOM + "MappingSet"))
    yield Triple(whole, _property("license"), NamedNode(metadata["license"]))
    for slot in _OF_THE_SET:
        if slot in metadata:
            yield Triple(whole, _property(slot), Literal(str(metadata[slot])))


def _told(whole: NamedNode, row: Mapping[str, str], expand: _Expand) -> Iterator[Triple]:
    """One mapping as a node of the set; before it the triple that it makes, unless it says that there is none."""
    node = BlankNode()
    yield Triple(whole, NamedNode(SSSOM + "mappings"), node)
    if "predicate_modifier" not in row:
        yield Triple(expand(row["subject_id"]), expand(row["predicate_id"]), expand(row["object_id"]))
        yield Triple(node, _TYPE, NamedNode(OWL + "Axiom"))
    for slot, value in row.items():
        yield Triple(node, _property(slot), _value(slot, value, expand))


def _property(slot: str) -> NamedNode:
    return NamedNode(_PROPERTIES.get(slot, SSSOM + slot))


def _value(slot: str, value: str, expand: _Expand) -> NamedNode | Literal:
    if slot == "predicate_modifier":
        return _NEGATED
    return expand(value) if slot in _REFERENCES else Literal(value)


def _expanded(curie: str, prefixes: Mapping[str, str], path: Path) -> NamedNode:
    prefix, _, name = curie.partition(":")
    if prefix not in prefixes:
        raise UnreadableFileError(f"{path}: the prefix of {curie} is not declared. Add it to its curie_map.")
    return NamedNode(prefixes[prefix] + name)
