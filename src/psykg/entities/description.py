"""All that the graph holds of one thing: what it is, what is stated and what follows, each with where it is said."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby

from pyoxigraph import Quad

from psykg.engine import Engine, Row, Triples
from psykg.engine.results import Quads
from psykg.entities.asking import rows, triples
from psykg.entities.index import Index
from psykg.entities.matches import Match, matches
from psykg.entities.resolution import known
from psykg.entities.statements import Group, by_relation, denials, gathered, statements, turned, without_echoes
from psykg.entities.steadiness import steady, steady_quads
from psykg.entities.terms import Retirement, Statement, Thing, Value
from psykg.vocabulary import RDF, SKOS, XSD

_TYPE = RDF + "type"
_ALTERNATIVE = SKOS + "altLabel"

_MOST, _MOST_OF_MANY = 500, 100
"""Statements, one for each claim that makes it, that a description has from each side: nobody reads more.

In a graph too large to be read what very much is said of is a hub of it, of which a few tell as much as many.
"""


@dataclass(frozen=True, slots=True)
class Text:
    """What is said of a thing in words: `role` is the property that says it, a definition or a paraphrase."""

    role: Thing
    text: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing the schema says of a class or relation. Each run is one or more steps that lead there together."""

    heading: str
    runs: tuple[tuple[Thing | Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim with the statements it makes and the ones it denies. `remarks`: what is answered by yes or no of it."""

    thing: Thing
    modality: Thing | None
    remarks: tuple[Statement, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """What `describe` gives. Empty parts are empty tuples: a concept has no `uses`, a relation no `members`."""

    thing: Thing
    kind: str
    texts: tuple[Text, ...]
    alternatives: tuple[str, ...]
    kinds: tuple[Statement, ...]
    facets: tuple[Facet, ...]
    sayings: tuple[Saying, ...]
    outgoing: tuple[Group, ...]
    incoming: tuple[Group, ...]
    denials: tuple[Statement, ...]
    members: tuple[Statement, ...]
    uses: tuple[Statement, ...]
    matches: tuple[Match, ...]
    previous: Thing | None
    following: Thing | None
    retired: Retirement | None
    cut: bool = False
    """Whether more is said of it than is here."""


def describe(engine: Engine, name: str, index: Index) -> Description:
    """The description of a concept, class, relation, sentence, claim or modality, by its name or IRI.

    A statement is told once, from the side of the thing described: `insight is involved in middle phase` where the
    article has it the other way round. Raises `UnknownEntityError` with the nearest things there are.
    """
    iri = known(engine, name, index)
    texts = [Text(index.thing(row["property"].value), row["text"].value) for row in rows(engine, "words", entity=iri)]
    told, reached, cut = _about(engine, index, iri)
    matched = matches(engine, index, iri)
    plain = index.is_plain(iri)  # What most pages are about is not asked what only others have.
    sayings = () if plain else tuple(_sayings(engine, index, iri))
    previous, following = _neighbours(engine, index, iri)
    return Description(
        thing=index.thing(iri),
        kind=index.kind(iri),
        texts=tuple(text for text in texts if text.role.iri != _ALTERNATIVE),
        alternatives=tuple(text.text for text in texts if text.role.iri == _ALTERNATIVE),
        kinds=_kinds(index, told, iri),
        facets=() if plain else tuple(facets(index, rows(engine, "frame", entity=iri))),
        sayings=sayings,
        outgoing=by_relation(_unmatched((s for s in told if s.relation.iri != _TYPE), matched)),
        incoming=by_relation(_unsaid(reached, sayings)),
        denials=() if iri in [saying.thing.iri for saying in sayings] else tuple(denials(engine, index, iri)),
        members=tuple(s for s in reached if s.relation.iri == _TYPE),
        uses=() if plain else tuple(statements(engine, index, most=_most(index), relation=iri)),
        matches=matched,
        previous=previous,
        following=following,
        retired=index.retired.get(iri),
        cut=cut,
    )


def graph_of(engine: Engine, name: str, index: Index) -> Triples:
    """The same as RDF: the triples that the thing stands in, with their provenance. Raises as `describe` does."""
    return steady(triples(engine, "triples", entity=known(engine, name, index)))


def dataset_of(engine: Engine, name: str, index: Index) -> Quads:
    """The same as RDF in named graphs: each triple in the graphs that hold it, with what is said of its claims."""
    found = rows(engine, "quads", entity=known(engine, name, index))
    return steady_quads(Quad(row["subject"], row["predicate"], row["object"], row.get("graph")) for row in found)  # type: ignore[arg-type]


def _about(engine: Engine, index: Index, iri: str) -> tuple[list[Statement], list[Statement], bool]:
    """What is told from the thing's side, what reaches it by relations without an inverse, and if there is more."""
    most = _most(index)
    leading, reaching = (rows(engine, "statements", most=most, **{end: iri}) for end in ("subject", "value"))
    told = [*leading, *chain.from_iterable(turned(index, each) for each in reaching)]
    reached = gathered(index, (row for row in reaching if row["relation"].value not in index.inverses))
    cut = most in {len(leading), len(reaching)}
    return without_echoes(index, gathered(index, told)), without_echoes(index, reached), cut


def _most(index: Index) -> int:
    return _MOST if index.is_whole else _MOST_OF_MANY


def _kinds(index: Index, told: list[Statement], iri: str) -> tuple[Statement, ...]:
    narrowest = {*index.kinds(iri), *index.defined_kinds(iri)}
    return tuple(s for s in told if s.relation.iri == _TYPE and isinstance(s.value, Thing) and s.value.iri in narrowest)


def facets(index: Index, found: Iterable[Row]) -> Iterator[Facet]:
    """What the schema says of one class or relation, from its rows as `frame` gives them."""
    for heading, same in groupby(found, key=lambda row: row["heading"].value):
        parts = groupby(same, key=lambda row: row.get("chain") or row.get("thing") or row["word"])
        runs = (tuple(_step(index, row) for row in steps) for _, steps in parts)
        yield Facet(heading, tuple(sorted(runs, key=_labels)))


def _labels(run: tuple[Thing | Value, ...]) -> list[str]:
    return [step.label.casefold() for step in run]


def _step(index: Index, row: Row) -> Thing | Value:
    return index.thing(row["thing"].value) if "thing" in row else Value(row["word"].value, XSD + "string")


def _sayings(engine: Engine, index: Index, iri: str) -> Iterator[Saying]:
    for row in rows(engine, "claims", entity=iri):
        claim = row["claim"].value
        modality = index.thing(row["modality"].value) if "modality" in row else None
        said = statements(engine, index, graph=claim), denials(engine, index, claim)
        yield Saying(
            thing=index.thing(claim),
            modality=modality,
            remarks=tuple(s for s in statements(engine, index, subject=claim) if _is_truth(s.value)),
            statements=tuple(chain.from_iterable(map(_main_subject_first, said))),
        )


def _is_truth(value: Thing | Value) -> bool:
    return isinstance(value, Value) and value.datatype == XSD + "boolean"


def _main_subject_first(said: list[Statement]) -> list[Statement]:
    """What a claim says, with all of one subject together, and first what most is said of."""
    weight = Counter(statement.subject for statement in said)
    return sorted(said, key=lambda statement: (-weight[statement.subject], statement.subject.label))


def _unmatched(told: Iterable[Statement], matched: tuple[Match, ...]) -> Iterator[Statement]:
    """What is told of the thing, without the terms of other vocabularies that are shown by themselves."""
    shown = {(match.relation, match.term) for match in matched if not match.denied}
    return (s for s in told if not isinstance(s.value, Thing) or (s.relation.iri, s.value.iri) not in shown)


def _unsaid(reached: list[Statement], sayings: tuple[Saying, ...]) -> Iterator[Statement]:
    """What reaches the thing, without its claims (they are shown in full) and its members."""
    claims = {saying.thing for saying in sayings}
    return (s for s in reached if s.relation.iri != _TYPE and s.subject not in claims)


def _neighbours(engine: Engine, index: Index, iri: str) -> tuple[Thing | None, Thing | None]:
    order = [] if iri in index.members else [row["sentence"].value for row in rows(engine, "sequence", entity=iri)]
    if iri not in order:
        return None, None
    place = order.index(iri)
    before, after = order[max(place - 1, 0) : place], order[place + 1 : place + 2]
    return _first(index, before), _first(index, after)


def _first(index: Index, iris: list[str]) -> Thing | None:
    return index.thing(iris[0]) if iris else None
