"""What of the network the drawing shows for a state: a part that can be taken in at a glance."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import inf

from psykg.entities.terms import Statement
from psykg.explorer.drawing.network import Network, ends

MOST = 300
"""Concepts in a drawing: of more nobody makes out any, and a browser takes long to draw them."""

_FIRST = 22
"""Concepts that a newcomer is shown around the first: as many as have room for their labels."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The concepts that stand out and the statements between them that are drawn; the `lit` ones answer something.

    `middle`: what the scene is about, itself or its surroundings; all of the graph alike where it is empty. `left_out`:
    how many concepts are not there only because there are too many.
    """

    concepts: frozenset[str] = frozenset()
    statements: tuple[Statement, ...] = ()
    lit: frozenset[str] = frozenset()
    middle: frozenset[str] = frozenset()
    left_out: int = 0


def around(network: Network, iri: str, steps: int) -> Scene:
    """A concept and what so many steps lead to. On the rim only what leads further in is drawn."""
    inner = network.around(iri, steps - 1)
    told = [each for each in network.statements if not inner.isdisjoint(ends(each))]
    return Scene(frozenset(network.around(iri, steps)), tuple(told), middle=frozenset([iri]))


def beginning(network: Network, iri: str) -> Scene:
    """A concept with the weightiest of those that one stated step leads to, and all that is stated between them."""
    stated = [each for each in network.statements if not each.inferred]
    near = {other for each in stated if iri in ends(each) for other in ends(each)} - {iri}
    weightiest = sorted(near, key=lambda other: (-len(network.about(other)), other))[:_FIRST]
    seen = frozenset([iri, *weightiest])
    told = tuple(each for each in stated if seen.issuperset(ends(each)))
    return Scene(seen, told, middle=frozenset([iri]))


def whole(network: Network) -> Scene:
    """Everything."""
    return Scene(frozenset(network.concepts), tuple(network.statements))


def lighting(network: Network, lit: Iterable[str]) -> Scene:
    """Concepts that answer a question, and what joins them: the concepts that several of them lead to.

    One by itself is shown with its neighbours.
    """
    found = frozenset(lit).intersection(network.concepts)
    reached = Counter(other for iri in found for other in network.neighbours(iri))
    shared = {other for other, times in reached.items() if len(found) == 1 or times > 1}
    told = [each for each in network.statements if _joins(each, found, found | shared)]
    return Scene(found | shared, tuple(told), lit=found, middle=found)


def resting_on(network: Network, sentences: Iterable[str]) -> Scene:
    """What the sentences say."""
    places = set(sentences)
    told = [each for each in network.statements if not places.isdisjoint(_sentences(each))]
    return made_of(network, told)


def made_of(network: Network, statements: Iterable[Statement]) -> Scene:
    """The statements and what they join, lit."""
    told = tuple(statements)
    joined = frozenset(end for each in told for end in ends(each)).intersection(network.concepts)
    return Scene(joined, told, lit=joined, middle=joined)


def together(scenes: Iterable[Scene]) -> Scene:
    """Several scenes as one."""
    parts = list(scenes)
    told = dict.fromkeys(each for part in parts for each in part.statements)
    concepts, lit, middle = (
        frozenset[str]().union(*(getattr(part, name) for part in parts)) for name in ("concepts", "lit", "middle")
    )
    return Scene(concepts, tuple(told), lit, middle)


def narrowed(scene: Scene, network: Network, hidden: Iterable[str], *, stated: bool) -> Scene:
    """The scene without concepts of the kinds hidden (by name), and without what only follows if so asked."""
    names = set(hidden)
    seen = frozenset(iri for iri in scene.concepts if network.concepts[iri].kind.name not in names)
    told = (each for each in scene.statements if seen.issuperset(ends(each)) and not (stated and each.inferred))
    return Scene(seen, tuple(told), scene.lit & seen, scene.middle)


def limited(scene: Scene, network: Network) -> Scene:
    """The scene with `MOST` concepts: the nearest to its middle, and of those as near the ones most is said of."""
    if len(scene.concepts) <= MOST:
        return scene
    distances = {iri: steps for steps, ring in enumerate(network.rings(scene.middle)) for iri in ring}
    ordered = sorted(scene.concepts, key=lambda iri: (distances.get(iri, inf), network.rank(iri)))
    kept = frozenset(ordered[:MOST])
    told = tuple(each for each in scene.statements if kept.issuperset(ends(each)))
    return replace(scene, concepts=kept, statements=told, lit=scene.lit & kept, left_out=len(ordered) - MOST)


def _joins(statement: Statement, one: frozenset[str], other: frozenset[str]) -> bool:
    first, second = ends(statement)
    return (first in one and second in other) or (second in one and first in other)


def _sentences(statement: Statement) -> set[str]:
    return {claim.sentence.iri for claim in statement.claims if claim.sentence}
