"""Answers, as every front door gives them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from psykg.entities.reasons import Reason
from psykg.questions.grammar.reading import Sort


class Status(Enum):
    """Whether a question was answered and, if not, why not."""

    ANSWERED = "answered"
    NOT_IN_GRAPH = "not-in-graph"
    NOT_UNDERSTOOD = "not-understood"
    CRISIS = "crisis"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that answers a question. `iri` is None for a plain value, `value` is None for a thing without one.

    `sources` are the locators of the sentences it rests on, `modality` how firmly they say it. `derivation`: why it
    holds, if it is inferred.
    """

    iri: str | None
    label: str
    alternatives: tuple[str, ...] = ()
    value: str | None = None
    inferred: bool = False
    sources: tuple[str, ...] = ()
    modality: str | None = None
    derivation: Reason | None = None

    @property
    def data(self) -> dict[str, Any]:
        """The item in JSON's terms."""
        return {
            "iri": self.iri,
            "label": self.label,
            "altLabels": list(self.alternatives),
            "value": self.value,
            "inferred": self.inferred,
            "sources": list(self.sources),
            "modality": self.modality,
            "derivation": _told(self.derivation) if self.derivation else None,
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """What is given for a question. `sparql` gives the same answers in its column ?answer, or the same truth.

    `things`: by IRI what a definition, comparison or path is about.
    """

    question: str
    status: Status
    kind: str | None = None
    reading: str = ""
    text: str = ""
    boolean: bool | None = None
    items: tuple[Item, ...] = field(default=())
    sparql: str | None = None
    suggestions: tuple[str, ...] = ()
    things: tuple[str, ...] = ()

    @property
    def essence(self) -> tuple[object, ...]:
        """What two answers have in common that say the same."""
        if self.boolean is not None:
            return (self.boolean,)
        return (self.kind, frozenset(item.iri or item.label for item in self.items))

    @property
    def data(self) -> dict[str, Any]:
        """The answer in JSON's terms."""
        return {
            "question": self.question,
            "status": self.status.value,
            "kind": self.kind,
            "reading": self.reading,
            "text": self.text,
            "boolean": self.boolean,
            "answers": [item.data for item in self.items],
            "sparql": self.sparql,
            "suggestions": list(self.suggestions),
        }


def answered(
    sort: Sort, told: tuple[str, str], items: Iterable[Item], sparql: str, *, boolean: bool | None = None
) -> Answer:
    """An answer to a question that is yet to be filled in. `told` is the reading and the answer in words."""
    return Answer("", Status.ANSWERED, sort.value, *told, boolean, tuple(items), sparql)


def _told(reason: Reason) -> dict[str, Any]:
    """A derivation as a tree: what holds, by which rule, from what; its leaves name sentences."""
    sources = [claim.sentence.label for claim in reason.claims if claim.sentence]
    return {
        "words": reason.words,
        "rule": reason.rule,
        "sources": sources,
        "because": [_told(premise) for premise in reason.premises],
    }
