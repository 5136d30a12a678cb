"""How two concepts are connected: the statements of a shortest way from one to the other, read in its direction."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from psykg.engine import Engine
from psykg.entities.index import Index
from psykg.entities.terms import Statement, Thing
from psykg.explorer.drawing.network import Network, ends
from psykg.questions.answers.paths import Paths

_EXAMPLES = 3
_NEAR = 4
"""Steps between the ends of an example at most."""


@dataclass(frozen=True, slots=True)
class Step:
    """One statement of a way, from where one is to what comes `next`.

    `relation` tells it in that direction; where no relation does, it is told `backward`.
    """

    statement: Statement
    here: Thing
    relation: Thing
    next: Thing
    backward: bool


def way(engine: Engine, network: Network, index: Index, start: str, end: str) -> tuple[Step, ...] | None:
    """The steps in order, by the IRIs of both ends; none for one and the same, None where there is no way.

    Of several statements that join the same two concepts a stated one is told.
    """
    links = Paths(engine).between(start, end) if start != end else []
    if links is None:
        return None
    network = network.with_surroundings({iri for each in links for iri in (*each.subject.iris, *each.value.iris)})
    joining = (network.joining(each.subject.iris[0], each.value.iris[0]) for each in links)
    return tuple(_steps(index, start, [statements[0] for statements in joining if statements]))


def _steps(index: Index, start: str, statements: list[Statement]) -> Iterator[Step]:
    here = start
    for statement in statements:
        step = directed(index, here, statement)
        here = step.next.iri
        yield step


def directed(index: Index, here: str, statement: Statement) -> Step:
    """The statement as told from one of the two concepts that it joins, by IRI."""
    subject, value = map(index.thing, ends(statement))
    if subject.iri == here:
        return Step(statement, subject, statement.relation, value, backward=False)
    inverses = index.inverses.get(statement.relation.iri, [])
    relation = index.thing(inverses[0]) if inverses else statement.relation
    return Step(statement, value, relation, subject, backward=not inverses)


def examples(network: Network) -> tuple[tuple[Thing, Thing], ...]:
    """A few pairs to try: of each kind the concept that most is said of, paired where a few steps lie between."""
    most: dict[Thing, str] = {}
    for iri, concept in network.concepts.items():
        leading = most.get(concept.kind)
        if network.about(iri) and (leading is None or len(network.about(iri)) > len(network.about(leading))):
            most[concept.kind] = iri
    weighty = sorted(most.values(), key=lambda iri: (-len(network.about(iri)), iri))
    return tuple(islice(_apart(network, weighty), _EXAMPLES))


def _apart(network: Network, iris: list[str]) -> Iterator[tuple[Thing, Thing]]:
    """Pairs that are connected and no neighbours, each concept in one pair only."""
    taken: set[str] = set()
    for one, other in combinations(iris, 2):
        if taken.isdisjoint((one, other)) and other in network.around(one, _NEAR) - network.around(one, 1):
            taken.update((one, other))
            yield network.concepts[one].thing, network.concepts[other].thing
