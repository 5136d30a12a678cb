"""`explain`: one statement, where it is said or why it follows."""

from typing import Literal

from psykg.entities import terms
from psykg.explorer.views.telling import Place as Told
from psykg.explorer.views.telling import statement_of, told
from psykg.mcp.holdings import Holdings
from psykg.mcp.records import Record, Sentence, Source, Standing, Statement, Thing, sentences_of, standing_of, words_of


class Place(Record):
    """A claim that makes the statement, and the sentence and paragraph in which it stands."""

    claim: str
    source: Source | None = None
    says: str
    """What the sentence says, in this project's own words."""
    paragraph: str
    """What the paragraph is about."""


class Explanation(Record):
    """A statement, and why the graph has it."""

    standing: Standing | Literal["not-in-graph"]
    """`not-in-graph`: the article neither says nor denies it, and it does not follow. That is no “no”."""
    words: str
    subject: Thing
    relation: Thing
    value: Thing
    statement: Statement | None = None
    places: list[Place]
    """Where it is said."""
    sentences: list[Sentence]
    """What the sentences say that it rests on."""


def explained(holdings: Holdings, subject: str, relation: str, value: str) -> Explanation:
    """The statement of these names or labels, with its sentences or its derivation."""
    things = [holdings.thing(text) for text in (subject, relation, value)]
    found = statement_of(holdings.engine, holdings.index, *(thing.iri for thing in things))
    statement = Statement.of(holdings, found) if found else None
    return Explanation(
        standing=standing_of(found) if found else "not-in-graph",
        words=words_of(found) if found else " ".join(thing.label for thing in things),
        subject=Thing.of(things[0]),
        relation=Thing.of(things[1]),
        value=Thing.of(things[2]),
        statement=statement,
        places=_places(holdings, found) if found else [],
        sentences=sentences_of(holdings.atlas.outline, [statement] if statement else []),
    )


def _places(holdings: Holdings, statement: terms.Statement) -> list[Place]:
    outline = holdings.atlas.outline
    return [_place(holdings, each) for each in told(statement, outline, holdings.why).places]


def _place(holdings: Holdings, place: Told) -> Place:
    return Place(
        claim=place.claim.thing.name,
        source=next(iter(Source.all_of([place.claim])), None),
        says=holdings.atlas.outline.paraphrase(place.claim.sentence),
        paragraph=place.paragraph.subject if place.paragraph else "",
    )
