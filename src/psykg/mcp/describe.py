"""`describe`: what the graph holds of one thing."""

from collections.abc import Iterator
from itertools import chain

from psykg.entities import description, terms
from psykg.mcp.holdings import Holdings
from psykg.mcp.records import Record, Sentence, Statement, Thing, sentences_of


class Text(Record):
    """What is said of a thing in words."""

    role: str
    """What the text is: definition, paraphrase and the like."""
    text: str


class Facet(Record):
    """One thing that the schema says of a class or relation."""

    heading: str
    things: list[str]
    """By their labels."""


class Description(Record):
    """What the graph holds of one thing."""

    thing: Thing
    kind: str
    also_called: list[str]
    texts: list[Text]
    statements: list[Statement]
    """What is stated of it, what follows, and what is denied; of a sentence or claim, what it states and denies."""
    left_out: int
    """How many more statements there are than were asked for."""
    schema_says: list[Facet]
    previous: str | None = None
    """Of a sentence: the name of the one before it."""
    following: str | None = None
    """Of a sentence: the name of the one after it."""
    sentences: list[Sentence]
    """What the sentences say that the statements rest on."""


def described(holdings: Holdings, name: str, limit: int) -> Description:
    """The description of the thing of that name or label, with so many statements at most."""
    found = description.describe(holdings.engine, holdings.thing(name).iri, holdings.index)
    told = list(_statements(found))
    statements = [Statement.of(holdings, each) for each in told[:limit]]
    return Description(
        thing=Thing.of(found.thing),
        kind=found.kind,
        also_called=list(found.alternatives),
        texts=[Text(role=text.role.label, text=text.text) for text in found.texts],
        statements=statements,
        left_out=len(told) - len(statements),
        schema_says=[_facet(facet) for facet in found.facets],
        previous=found.previous.name if found.previous else None,
        following=found.following.name if found.following else None,
        sentences=sentences_of(holdings.atlas.outline, statements),
    )


def _statements(found: description.Description) -> Iterator[terms.Statement]:
    """What is said of the thing, from whichever side, and what it says itself."""
    yield from (each for group in chain(found.outgoing, found.incoming) for each in group.statements)
    yield from found.denials
    yield from (each for each in found.kinds if each.inferred)
    yield from chain(found.members, found.uses)
    yield from chain.from_iterable(saying.statements for saying in found.sayings)


def _facet(facet: description.Facet) -> Facet:
    runs = (" then ".join(step.label for step in run) for run in facet.runs)
    return Facet(heading=facet.heading, things=list(runs))
