"""The records that results are made of, typed: their schemas tell assistants what comes back.

What has no value is left out of a record rather than said to be null.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer

from psykg.entities import terms
from psykg.entities.reasons import Reason
from psykg.entities.statements import natural_order
from psykg.explorer.views.outline import Outline
from psykg.mcp.holdings import Holdings

Standing = Literal["stated", "inferred", "denied"]


class Record(BaseModel):
    """A part of a result. The docstring of each field stands in its schema."""

    model_config = ConfigDict(use_attribute_docstrings=True, frozen=True)

    @model_serializer(mode="wrap")
    def _present(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in dump(self).items() if value is not None}


class Thing(Record):
    """A concept, class, relation, sentence or claim of the graph."""

    name: str
    """What other tools take it by."""
    label: str
    """What people call it."""
    iri: str

    @classmethod
    def of(cls, thing: terms.Thing) -> Self:
        """The record of a thing."""
        return cls(name=thing.name, label=thing.label, iri=thing.iri)


class Source(Record):
    """That a sentence of the article says it, and how firmly."""

    sentence: str
    """Its locator: p7s9 is the ninth sentence of the seventh paragraph."""
    modality: str | None = None
    """How firmly the sentence says it. To be passed on: what may be is not what is."""

    @classmethod
    def all_of(cls, claims: Iterable[terms.Claim]) -> list[Self]:
        """The sentences of the claims, each once with each modality."""
        said = (cls._of(claim.sentence, claim.modality) for claim in claims if claim.sentence)
        return list(dict.fromkeys(said))

    @classmethod
    def _of(cls, sentence: terms.Thing, modality: terms.Thing | None) -> Self:
        return cls(sentence=sentence.label, modality=modality.label if modality else None)


class Derivation(Record):
    """Why something holds that no sentence says."""

    words: str
    """What holds."""
    rule: str | None = None
    """The rule of OWL 2 RL by which it follows from what stands under `because`; none where people wrote it."""
    sources: list[Source] = []
    """Where it was written; none if the schema says so."""
    because: list["Derivation"] = []
    """What it follows from."""

    @classmethod
    def of(cls, reason: Reason | None) -> "Derivation | None":
        """The record of a reason, with all that it comes down to."""
        if reason is None:
            return None
        because = [each for premise in reason.premises if (each := cls.of(premise))]
        return cls(words=reason.words, rule=reason.rule, sources=Source.all_of(reason.claims), because=because)

    @property
    def locators(self) -> Iterator[str]:
        """The sentences that it comes down to."""
        yield from (source.sentence for source in self.sources)
        for premise in self.because:
            yield from premise.locators


class Statement(Record):
    """A statement of the graph, with what it rests on."""

    words: str
    """The statement as people read it."""
    subject: str
    relation: str
    value: str
    """The name of a thing, or a number or text as it stands."""
    standing: Standing
    """Stated by a sentence; inferred, which no sentence says; or denied: the article says that it is not so."""
    sources: list[Source]
    derivation: Derivation | None = None
    """Why it follows, if it is inferred."""

    @classmethod
    def of(cls, holdings: Holdings, statement: terms.Statement) -> Self:
        """The record of a statement, with why it follows."""
        value = statement.value
        return cls(
            words=words_of(statement),
            subject=statement.subject.name,
            relation=statement.relation.name,
            value=value.name if isinstance(value, terms.Thing) else value.label,
            standing=standing_of(statement),
            sources=Source.all_of(statement.claims),
            derivation=Derivation.of(holdings.why(statement)),
        )

    @property
    def locators(self) -> Iterator[str]:
        """The sentences that it rests on."""
        yield from (source.sentence for source in self.sources)
        yield from self.derivation.locators if self.derivation else ()


class Sentence(Record):
    """A sentence of the article that the result rests on."""

    locator: str
    says: str
    """What it says, in this project's own words: the article is not quoted."""


def sentences(outline: Outline, locators: Iterable[str]) -> list[Sentence]:
    """What the sentences say, each once, in the order of the text; those without a paraphrase are left out."""
    said = ((each, outline.paraphrase(outline.located(each))) for each in sorted(set(locators), key=natural_order))
    return [Sentence(locator=locator, says=says) for locator, says in said if says]


def sentences_of(outline: Outline, statements: Iterable[Statement]) -> list[Sentence]:
    """What the sentences say that the statements rest on."""
    return sentences(outline, (locator for statement in statements for locator in statement.locators))


def words_of(statement: terms.Statement) -> str:
    """The statement in words; a denial says that it is one."""
    words = " ".join((statement.subject.label, statement.relation.label, statement.value.label))
    return f"not the case: {words}" if statement.denied else words


def standing_of(statement: terms.Statement) -> Standing:
    """How the graph has it."""
    if statement.denied:
        return "denied"
    return "inferred" if statement.inferred else "stated"
