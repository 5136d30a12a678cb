"""Concepts and relationships as records, for tools that know nodes and edges with properties, and for tables.

A column holds a text, a whole number, another number or a truth value; one that is `many` a list of these. What has no
value has no entry in its row. Of concepts, claims, sentences, modalities and kinds, `name` and the lists hold the name:
what stands in the IRI after psykg's namespace, or the IRI where that is another's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from pyoxigraph import Literal, NamedNode

from psykg.exports.content import Content, Entity, Match, Relationship, Text, Value, label_texts
from psykg.knowledge.names import curie
from psykg.vocabulary import CONCEPT_CLASS, PSYKG, SKOS, XSD

Cell = str | int | float | list[str] | list[int] | list[float]
Row = dict[str, Cell]
"""Truth values are among the whole numbers, as Python has it."""

_TEXTS = {"labels": "labels", "altLabels": "alternatives", "hiddenLabels": "hidden", "definitions": "definitions"}
"""The columns of texts, and where an entity holds them."""

UNTOLD = "und"
"""The language that is not told, as BCP 47 (section 4.1) calls it."""

_CANONICAL: dict[type, tuple[frozenset[str], re.Pattern[str]]] = {
    bool: (frozenset({XSD + "boolean"}), re.compile("true|false")),
    int: (frozenset({XSD + "integer"}), re.compile("-?[0-9]{1,15}")),
    float: (
        frozenset({XSD + "integer", XSD + "decimal", XSD + "double"}),
        re.compile(r"-?[0-9]{1,15}(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?"),
    ),
}
"""What is written as other than text: the datatypes, and how the values must look."""


@dataclass(frozen=True, slots=True)
class Column:
    """A property of nodes or of edges: its name, the type of a value, and whether there may be several."""

    name: str
    kind: type = str
    many: bool = False


@dataclass(frozen=True, slots=True)
class Records:
    """Columns, and the rows as they are wanted: they may be read once."""

    columns: tuple[Column, ...]
    rows: Iterator[Row]


def nodes(content: Content) -> Records:
    """The concepts.

    `label` and `definition` are the one text to show, `kind` the label of the first kind. `labels`, `altLabels`,
    `hiddenLabels` and `definitions` hold all texts, and for each language there is a column more (`labels_en`, and
    `labels_und` for texts without one). Each attribute has a column (`schema_minValue`), and `values` holds all values
    with attribute and datatype, as N-Triples write predicate and object. `exactMatch`, `closeMatch` and so on hold the
    IRIs of terms of other vocabularies, as SKOS calls the ways in which they match.
    """
    texts = _text_columns(content.concepts)
    attributes = _attribute_columns(content.concepts)
    single = (Column(name) for name in ("iri", "name", "label", "kind", "definition"))
    ways = sorted({_way(match) for entity in content.concepts for match in entity.matches})
    lists = (Column(name, many=True) for name in ("values", *ways))
    columns = (*single, Column("kinds", many=True), *texts, *attributes, *lists)
    return Records(columns, (_node(content, entity, attributes) for entity in content.concepts))


def edges(content: Content) -> Records:
    """The relationships.

    `type` and `label` are name and label of the relation; of what is denied they begin with “NOT ”, so that nobody
    takes it for the contrary. `claims`, `sentences` and `modalities` go together: the first with the first.
    """
    texts = ("source", "target", "relation", "type", "label")
    truths = (Column(name, bool) for name in ("inferred", "denied"))
    lists = (Column(name, many=True) for name in ("claims", "sentences", "modalities"))
    columns = (*map(Column, texts), *truths, *lists)
    return Records(columns, (_edge(content, each) for each in content.relationships))


def numbers(content: Content) -> dict[str, int]:
    """A number for each concept, from 0, for tools that do not take IRIs for identifiers."""
    return {entity.iri: number for number, entity in enumerate(content.concepts)}


def all_kinds(content: Content, entity: Entity) -> list[str]:
    """The IRIs of a concept's kinds and of all wider ones, up to the concept itself, which is not among them."""
    found: list[str] = []
    ring = entity.kinds
    while ring:
        found += ring
        parents = chain.from_iterable(content.entity(kind).parents for kind in ring)
        ring = [iri for iri in dict.fromkeys(parents) if iri not in found and iri != CONCEPT_CLASS]
    return found


def name_of(iri: str) -> str:
    """What stands in the IRI after psykg's namespace; the IRI where that is another's."""
    return iri.removeprefix(PSYKG)


def _node(content: Content, entity: Entity, attributes: Iterable[Column]) -> Row:
    row: dict[str, Cell | None] = {
        "iri": entity.iri,
        "name": entity.name,
        "label": entity.label,
        "kind": next((content.entity(kind).label for kind in entity.kinds), None),
        "definition": _shown(entity.definitions),
        "kinds": [name_of(kind) for kind in entity.kinds],
    }
    for column, texts in _TEXTS.items():
        found: list[Text] = getattr(entity, texts)
        row[column] = [each.text for each in found]
        row |= {_in_language(column, tag): of_tag for tag, of_tag in label_texts(found).items()}
    row |= _attributes(entity, attributes)
    row["values"] = [_said(value) for value in entity.values]
    row |= {
        _way(match): [each.term for each in entity.matches if each.relation == match.relation]
        for match in entity.matches
    }
    return {name: cell for name, cell in row.items() if cell is not None and cell != []}


def _edge(content: Content, relationship: Relationship) -> Row:
    relation = content.entity(relationship.relation)
    negation = "NOT " if relationship.denied else ""
    row: Row = {
        "source": relationship.subject,
        "target": relationship.object,
        "relation": relation.iri,
        "type": negation + relation.name,
        "label": negation + relation.label,
        "inferred": relationship.inferred,
        "denied": relationship.denied,
    }
    if relationship.grounds:
        row["claims"] = [name_of(each.claim) for each in relationship.grounds]
        row["sentences"] = [name_of(each.sentence or "") for each in relationship.grounds]
        row["modalities"] = [name_of(each.modality or "") for each in relationship.grounds]
    return row


def _way(match: Match) -> str:
    return match.relation.removeprefix(SKOS)


def _shown(texts: list[Text]) -> str | None:
    """The text to show: English if there is any."""
    english = (each.text for each in texts if each.language.startswith("en"))
    return next(english, texts[0].text if texts else None)


def _text_columns(entities: list[Entity]) -> Iterator[Column]:
    for column, texts in _TEXTS.items():
        yield Column(column, many=True)
        languages = {each.language for entity in entities for each in getattr(entity, texts)}
        yield from (Column(_in_language(column, tag), many=True) for tag in sorted(languages))


def _in_language(column: str, language: str) -> str:
    return f"{column}_{language or UNTOLD}"


def _attribute_columns(entities: list[Entity]) -> list[Column]:
    """A column for each attribute: its type is one that all its values have, it is of lists where some has several."""
    values: dict[str, list[Value]] = defaultdict(list)
    many: set[str] = set()
    for entity in entities:
        for name, said in _by_column(entity).items():
            values[name] += said
            many |= {name} if len(said) > 1 else set()
    return [Column(name, _kind(values[name]), name in many) for name in sorted(values)]


def _attributes(entity: Entity, columns: Iterable[Column]) -> Row:
    row: Row = {}
    said = _by_column(entity)
    for column in columns:
        texts = (value.text for value in said.get(column.name, ()))
        found = [text == "true" if column.kind is bool else column.kind(text) for text in texts]
        if found:
            row[column.name] = found if column.many else found[0]
    return row


def _by_column(entity: Entity) -> dict[str, list[Value]]:
    values: dict[str, list[Value]] = defaultdict(list)
    for value in entity.values:
        values[_column_of(value.attribute)].append(value)
    return values


def _kind(values: list[Value]) -> type:
    for kind, (datatypes, pattern) in _CANONICAL.items():
        if all(value.datatype in datatypes and pattern.fullmatch(value.text) for value in values):
            return kind
    return str


@cache
def _column_of(attribute: str) -> str:
    """The name of an attribute in letters, digits and “_”, always with a prefix: `schema_minValue`."""
    return re.sub(r"\W+", "_", curie(attribute) or attribute)


def _said(value: Value) -> str:
    """Attribute and value as N-Triples have predicate and object: nothing is lost."""
    datatype = None if value.language else NamedNode(value.datatype)
    literal = Literal(value.text, language=value.language or None, datatype=datatype)
    return f"{NamedNode(value.attribute)} {literal}"
