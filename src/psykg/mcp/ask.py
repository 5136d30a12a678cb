"""`ask`: a question in plain words."""

from collections.abc import Iterator
from typing import Literal

from psykg.mcp.holdings import Holdings
from psykg.mcp.records import Derivation, Record, Sentence, sentences
from psykg.questions.answers import answer

Status = Literal["answered", "not-in-graph", "not-understood", "crisis"]


class Item(Record):
    """One thing that answers the question."""

    label: str
    iri: str | None = None
    """Missing for a plain value."""
    altLabels: list[str]  # noqa: N815 (as `/ask` has it)
    value: str | None = None
    inferred: bool
    """Whether it only follows, and no sentence says it."""
    sources: list[str]
    """The locators of the sentences that it rests on."""
    modality: str | None = None
    """How firmly they say it. To be passed on: what may be is not what is."""
    derivation: Derivation | None = None
    """Why it follows, if it is inferred."""


class Answer(Record):
    """The answer, or why there is none."""

    text: str
    """The answer in a sentence or two; in a crisis what the person should hear, before anything else."""
    status: Status
    """Only `answered` is an answer. Of anything else say that the graph does not hold it; do not guess."""
    question: str
    kind: str | None = None
    reading: str
    """The question as it was understood. If that is not what was meant, ask in other words."""
    boolean: bool | None = None
    """The answer to a question that asks yes or no."""
    answers: list[Item]
    sparql: str | None = None
    """A query that gives the same answers."""
    suggestions: list[str]
    """Questions that have an answer."""
    sentences: list[Sentence]
    """What the sentences say that the answers rest on."""


def answered(holdings: Holdings, question: str) -> Answer:
    """The answer to a question in plain words, or why there is none."""
    found = holdings.questions.ask(question)
    items = [_item(each) for each in found.items]
    return Answer(
        text=found.text,
        status=found.status.value,
        question=found.question,
        kind=found.kind,
        reading=found.reading,
        boolean=found.boolean,
        answers=items,
        sparql=found.sparql,
        suggestions=list(found.suggestions),
        sentences=sentences(holdings.atlas.outline, (each for item in items for each in _locators(item))),
    )


def _item(item: answer.Item) -> Item:
    return Item(
        label=item.label,
        iri=item.iri,
        altLabels=list(item.alternatives),
        value=item.value,
        inferred=item.inferred,
        sources=list(item.sources),
        modality=item.modality,
        derivation=Derivation.of(item.derivation),
    )


def _locators(item: Item) -> Iterator[str]:
    yield from item.sources
    yield from item.derivation.locators if item.derivation else ()
