"""KGX TSV: two tables in the terms of the Biolink Model, as the knowledge graphs of biomedicine are exchanged."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5

from psykg.exports.content import Content
from psykg.exports.curies import Curies
from psykg.exports.features import Feature
from psykg.exports.format import ZIP, Format
from psykg.exports.records import Cell, Row, edges, nodes
from psykg.exports.source import Source
from psykg.exports.text import on_one_line
from psykg.vocabulary import PSYKG

_NODE = ("id", "category", "name", "description", "synonym")
_EDGE = ("id", "subject", "predicate", "object", "relation", "negated", "knowledge_level", "agent_type", "publications")
_TOLD = {"name": "local_name", "label": "relation_label", "type": "relation_name"}
"""Our columns whose name means something else to KGX, or that it has under another."""

_APART = re.compile("[|\x7f-\x9f\u2028\u2029]")


def files(source: Source) -> Mapping[str, Callable[[BinaryIO], None]]:
    """Nodes, edges, and the prefixes of the CURIEs in them, which is what KGX calls a prefix map."""
    content = Content(source)
    curies = Curies(_iris(content))
    return {
        "psykg_nodes.tsv": lambda out: _write(_nodes(content, curies), out),
        "psykg_edges.tsv": lambda out: _write(_edges(content, curies), out),
        "prefix_map.json": lambda out: _write_prefixes(curies, out),
    }


def _iris(content: Content) -> Iterator[str]:
    yield PSYKG
    yield from (entity.iri for entity in content.concepts)
    for each in content.relationships:
        yield each.relation
        yield from (ground.sentence for ground in each.grounds if ground.sentence)


def _nodes(content: Content, curies: Curies) -> Iterator[Iterable[str]]:
    records = nodes(content)
    ours = [column.name for column in records.columns if column.name != "label"]
    yield [*_NODE, *(_TOLD.get(name, name) for name in ours)]
    for row in records.rows:
        synonyms = row.get("altLabels", [])
        told = (row["label"], row.get("definition", ""))
        listed = "|".join(map(_plain, synonyms if isinstance(synonyms, list) else []))
        known = (curies(str(row["iri"])), "biolink:NamedThing", *map(_plain, told), listed)
        yield [*known, *_cells(row, ours)]


def _edges(content: Content, curies: Curies) -> Iterator[Iterable[str]]:
    records = edges(content)
    ours = [column.name for column in records.columns if column.name not in {"source", "target", "relation", "denied"}]
    yield [*_EDGE, *(_TOLD.get(name, name) for name in ours)]
    for relationship, row in zip(content.relationships, records.rows, strict=True):
        sentences = dict.fromkeys(ground.sentence for ground in relationship.grounds if ground.sentence)
        yield [*_known(row, curies), "|".join(map(curies, sentences)), *_cells(row, ours)]


def _known(row: Row, curies: Curies) -> Iterator[str]:
    """What Biolink has a slot for.

    The predicate is ours and not Biolink's `related_to`: KGX keeps one edge for each subject, predicate and object, and
    would take what is denied for a property of what is said. It takes any text for true, “false” too: what is not
    negated says nothing.
    """
    subject, relation, value = (str(row[name]) for name in ("source", "relation", "target"))
    yield uuid5(NAMESPACE_URL, f"{subject} {row['type']} {relation} {value}").urn
    yield from (curies(subject), curies(relation), curies(value), curies(relation))
    yield "true" if row["denied"] else ""
    yield from ("logical_entailment", "automated_agent") if row["inferred"] else ("knowledge_assertion", "manual_agent")


def _cells(row: Row, names: Iterable[str]) -> Iterator[str]:
    return (_text(row[name]) if name in row else "" for name in names)


def _text(cell: Cell) -> str:
    """A single value, or a list as JSON. KGX makes a list of whatever has a “|” in it, and a line of each line."""
    if isinstance(cell, str):
        return _plain(cell)
    return _APART.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(cell, ensure_ascii=False))


def _plain(text: Cell) -> str:
    return on_one_line(str(text)).replace("|", "¦")


def _write(rows: Iterable[Iterable[str]], out: BinaryIO) -> None:
    out.writelines(("\t".join(row) + "\n").encode() for row in rows)


def _write_prefixes(curies: Curies, out: BinaryIO) -> None:
    out.write(json.dumps(curies.namespaces, indent=2).encode() + b"\n")


FORMAT = Format(
    name="kgx",
    title="KGX TSV",
    media_type=ZIP,
    suffix="zip",
    tool="KGX, Monarch and Translator tools, monarchr (R)",
    loses=(Feature.SCHEMA, Feature.AXIOMS, Feature.LEXICON),
    files=files,
    note="Predicates are psykg's own, to which `kgx validate` objects: with Biolink's `related_to` KGX would make one"
    " edge of several. What is denied is `negated`. `name`, `description` and `synonym` stand on one line, with “¦”"
    " for “|”; the exact texts are JSON arrays in the columns after them.",
)
