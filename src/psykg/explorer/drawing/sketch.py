"""A drawing of triples that somebody's query made, laid out on the spot."""

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, NamedNode, Triple

from psykg.entities.index import Index
from psykg.entities.terms import Statement, Thing
from psykg.explorer.drawing.drawing import Drawing, Mark, lines_between, window_on
from psykg.explorer.drawing.network import Concept, ends
from psykg.explorer.layout.labelling import lines, room
from psykg.explorer.layout.layout import laid_out

MOST = 100
"""Things in a drawing; with more there would be nothing to see, and it would take long."""


def sketched(index: Index, triples: Iterable[Triple]) -> Drawing | None:
    """The things that the triples join, as a drawing; None where they join none, or more than `MOST`."""
    statements = list(dict.fromkeys(_joining(index, triples)))
    things = {end.iri: end for each in statements for end in (each.subject, each.value) if isinstance(end, Thing)}
    if not 0 < len(things) <= MOST:
        return None
    places = laid_out({iri: room(thing.label) for iri, thing in things.items()}, map(ends, statements))
    numbers = {kind.iri: number for number, (kind, _) in enumerate(index.concepts)}
    concepts = (_concept(index, thing, numbers) for thing in things.values())
    marks = tuple(_mark(concept, places[concept.thing.iri], statements) for concept in concepts)
    return Drawing(marks, tuple(lines_between(places, statements)), (), window_on(marks))


def _joining(index: Index, triples: Iterable[Triple]) -> Iterator[Statement]:
    for triple in triples:
        subject, value = _thing(index, triple.subject), _thing(index, triple.object)
        if subject and value:
            yield Statement(subject, index.thing(triple.predicate.value), value)


def _thing(index: Index, term: object) -> Thing | None:
    if isinstance(term, NamedNode):
        return index.thing(term.value)
    return Thing(str(term), "", str(term)) if isinstance(term, BlankNode) else None


def _concept(index: Index, thing: Thing, numbers: dict[str, int]) -> Concept:
    """The thing with the first of its kinds; what is of no kind of the graph's comes after all kinds."""
    first = min((kind for kind in index.kinds(thing.iri) if kind in numbers), key=numbers.__getitem__, default="")
    kind = index.thing(first) if first else Thing("", "", index.kind(thing.iri))
    return Concept(thing, kind, numbers.get(kind.iri, len(numbers)))


def _mark(concept: Concept, place: tuple[int, int], statements: Iterable[Statement]) -> Mark:
    degree = sum(concept.thing.iri in ends(each) for each in statements)
    return Mark(concept, *place, lines(concept.thing.label), degree, lit=False, focus=False)
