"""`neighbours` and `path`: from one concept to others, statement by statement."""

from psykg.entities import terms
from psykg.errors import UnknownEntityError
from psykg.explorer.views.way import Step as Told
from psykg.explorer.views.way import directed, way
from psykg.mcp.holdings import Holdings
from psykg.mcp.records import Record, Sentence, Statement, Thing, sentences_of


class Step(Record):
    """A statement as it leads from one concept to another."""

    words: str
    """The step as people read it, in the direction in which it is taken where a relation tells it so."""
    backward: bool
    """Whether no relation does: the words then lead from `to` to `start`."""
    start: Thing
    to: Thing
    statement: Statement

    @classmethod
    def of(cls, holdings: Holdings, told: Told) -> "Step":
        """The record of a step."""
        ends = (told.next, told.here) if told.backward else (told.here, told.next)
        words = f"{ends[0].label} {told.relation.label} {ends[1].label}"
        return cls(
            words=f"not the case: {words}" if told.statement.denied else words,
            backward=told.backward,
            start=Thing.of(told.here),
            to=Thing.of(told.next),
            statement=Statement.of(holdings, told.statement),
        )


class Neighbours(Record):
    """What is said between a concept and others."""

    concept: Thing
    steps: list[Step]
    """One for each statement, denials among them."""
    left_out: int
    """How many more statements there are than were asked for."""
    sentences: list[Sentence]
    """What the sentences say that the statements rest on."""


class Path(Record):
    """A shortest way between two concepts."""

    start: Thing
    to: Thing
    connected: bool
    """Whether there is a way of a reasonable length. If not, the two are not related in the graph."""
    steps: list[Step]
    """In order. A way says that things are connected, and not that one brings about the other."""
    sentences: list[Sentence]
    """What the sentences say that the statements rest on."""


def neighbours(holdings: Holdings, name: str, limit: int) -> Neighbours:
    """What is said between the concept of that name or label and others, so many statements at most."""
    concept = _concept(holdings, name)
    told = holdings.atlas.network.about(concept.iri)
    steps = [Step.of(holdings, directed(holdings.index, concept.iri, each)) for each in told[:limit]]
    return Neighbours(
        concept=Thing.of(concept),
        steps=steps,
        left_out=len(told) - len(steps),
        sentences=_sentences(holdings, steps),
    )


def path(holdings: Holdings, start: str, to: str) -> Path:
    """The shortest way between the concepts of these names or labels."""
    ends = _concept(holdings, start), _concept(holdings, to)
    atlas = holdings.atlas
    told = way(holdings.engine, atlas.network, holdings.index, ends[0].iri, ends[1].iri)
    steps = [Step.of(holdings, each) for each in told or ()]
    return Path(
        start=Thing.of(ends[0]),
        to=Thing.of(ends[1]),
        connected=told is not None,
        steps=steps,
        sentences=_sentences(holdings, steps),
    )


def _concept(holdings: Holdings, name: str) -> terms.Thing:
    """The concept of that name or label. Raises `UnknownEntityError` for what is none."""
    thing = holdings.thing(name)
    if thing.iri not in holdings.atlas.network.concepts:
        kind = holdings.index.kind(thing.iri) or "of no known kind"
        raise UnknownEntityError(
            f"“{thing.label}” ({kind}) is no concept, and only concepts have ways between them. "
            "Use the tool describe for it."
        )
    return thing


def _sentences(holdings: Holdings, steps: list[Step]) -> list[Sentence]:
    return sentences_of(holdings.atlas.outline, (step.statement for step in steps))
