"""Two CSV files in psykg's own layout: what `--data` reads, and the plainest for pandas and spreadsheets."""

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from psykg.exports.content import Content, Entity, Relationship, Value
from psykg.exports.delimited import write_csv
from psykg.exports.features import Feature
from psykg.exports.format import ZIP, Format
from psykg.exports.records import UNTOLD
from psykg.exports.source import Ground, Source
from psykg.exports.text import in_xml
from psykg.knowledge.tabular import (
    ALT_LABELS,
    CLAIM,
    DATATYPE,
    DEFINITION,
    DENIED,
    EDGE_COLUMNS,
    EDGES_SUFFIX,
    ID,
    INFERRED,
    KIND,
    LABEL,
    LANGUAGE,
    MODALITY,
    NODE_COLUMNS,
    NODES_SUFFIX,
    OBJECT,
    RELATION,
    SOURCE,
    SUBJECT,
    VALUE,
    joined,
    name_of,
)
from psykg.vocabulary import CLAIM as OUR_CLAIMS

Cells = dict[str, str]


def files(source: Source) -> Mapping[str, Callable[[BinaryIO], None]]:
    """The concepts, and the statements about them."""
    content = Content(source)
    return {
        f"psykg{NODES_SUFFIX}": lambda out: _write(NODE_COLUMNS, _nodes(content), out),
        f"psykg{EDGES_SUFFIX}": lambda out: _write(EDGE_COLUMNS, _edges(content), out),
    }


def _write(columns: tuple[str, ...], rows: Iterator[Cells], out: BinaryIO) -> None:
    write_csv(columns, ([_plain(row.get(column, "")) for column in columns] for row in rows), out)


def _plain(text: str) -> str:
    """Without the control characters, which the layout does not allow."""
    return in_xml(text).replace("\x7f", "")


def _nodes(content: Content) -> Iterator[Cells]:
    """A row for each language in which a concept has texts; its kinds stand in the first."""
    for entity in content.concepts:
        kinds = {KIND: joined(map(name_of, entity.kinds))}
        for texts in list(_by_language(entity)) or [{}]:
            yield {ID: name_of(entity.iri), **kinds, **texts}
            kinds = {}


def _by_language(entity: Entity) -> Iterator[Cells]:
    """Labels and definitions one a row: a row more where there are several in the same language."""
    told = {text.language for texts in (entity.labels, entity.alternatives, entity.definitions) for text in texts}
    for language in sorted(told):
        labels, others, definitions = (
            [text.text for text in texts if text.language == language]
            for texts in (entity.labels, entity.alternatives, entity.definitions)
        )
        alternatives = joined(filter(None, others))
        for place in range(max(len(labels), len(definitions), 1)):
            row = {LABEL: labels[place : place + 1], DEFINITION: definitions[place : place + 1]}
            cells = {column: "".join(texts) for column, texts in row.items()}
            yield {**cells, ALT_LABELS: "" if place else alternatives, LANGUAGE: language or UNTOLD}


def _edges(content: Content) -> Iterator[Cells]:
    """Values and matches, then relationships: one row for each claim that makes or denies them, or one without."""
    for entity in content.concepts:
        yield from (_value(entity, value) for value in entity.values if value.text)
        yield from (_said(entity.iri, match.relation, match.term) for match in entity.matches)
    for each in content.relationships:
        yield from (_relationship(each, ground) for ground in each.grounds or (None,))


def _value(entity: Entity, value: Value) -> Cells:
    said = {SUBJECT: name_of(entity.iri), RELATION: name_of(value.attribute), VALUE: value.text}
    return said | ({LANGUAGE: value.language} if value.language else {DATATYPE: name_of(value.datatype)})


def _relationship(relationship: Relationship, ground: Ground | None) -> Cells:
    said = _said(relationship.subject, relationship.relation, relationship.object)
    if relationship.denied:
        said[RELATION] = DENIED + said[RELATION]
    if relationship.inferred:
        said[INFERRED] = "true"
    if ground is None or not ground.sentence or not ground.modality:
        return said
    claim = "" if ground.claim.startswith(OUR_CLAIMS) else name_of(ground.claim)
    return said | {SOURCE: name_of(ground.sentence), MODALITY: name_of(ground.modality), CLAIM: claim}


def _said(subject: str, relation: str, value: str) -> Cells:
    return dict(zip((SUBJECT, RELATION, OBJECT), map(name_of, (subject, relation, value)), strict=True))


FORMAT = Format(
    name="csv",
    title="CSV",
    media_type=ZIP,
    suffix="zip",
    tool="pandas, R, spreadsheets, and psykg itself: `psykg serve --data`",
    loses=(Feature.SCHEMA, Feature.AXIOMS, Feature.CLAIMS, Feature.LEXICON, Feature.CONTROLS),
    files=files,
    note="psykg reads it again, and works out anew what is marked as inferred. Before a relation that is denied stands"
    " NOT. A claim of psykg's own is not named, since nothing may be added to it. A text without a language has “und”;"
    " an empty value is left out.",
)
