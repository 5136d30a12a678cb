"""The article in outline: its sections, paragraphs and sentences in our words, with what rests on each."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from psykg.engine import Row
from psykg.entities.index import Index
from psykg.entities.terms import Thing

MOST = 30
"""Sentences of a paragraph that are read at once; nobody writes longer ones, but data may come in one piece."""

_OUTLINE = Path(__file__).with_name("outline.rq")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in our words, and how many statements the claims make that rest on it."""

    thing: Thing
    paraphrase: str
    statements: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, what it is about, and its sentences in order."""

    thing: Thing
    subject: str
    sentences: tuple[Sentence, ...]

    @property
    def statements(self) -> int:
        """How many statements rest on the paragraph."""
        return sum(sentence.statements for sentence in self.sentences)

    def excerpt(self, name: str) -> tuple[Sentence, ...]:
        """No more than `MOST` sentences: those around the one of that name, or the first where there is none."""
        middle = next((number for number, each in enumerate(self.sentences) if each.thing.name == name), 0)
        start = max(0, min(middle - MOST // 2, len(self.sentences) - MOST))
        return self.sentences[start : start + MOST]


@dataclass(frozen=True, slots=True)
class Section:
    """A section and its paragraphs in order."""

    thing: Thing
    paragraphs: tuple[Paragraph, ...]


class Outline:
    """The texts that the graph's claims are taken from, as they stood when it was made."""

    def __init__(self, index: Index) -> None:
        self.sections = tuple(_sections(index, index.asked(_OUTLINE)))
        paragraphs = [paragraph for section in self.sections for paragraph in section.paragraphs]
        self._paragraph_of = {sentence.thing.iri: each for each in paragraphs for sentence in each.sentences}
        sentences = [sentence for paragraph in paragraphs for sentence in paragraph.sentences]
        self._paraphrases = {each.thing.iri: each.paraphrase for each in sentences}
        self._located = _by_locator(sentences)

    def paragraph_of(self, sentence: Thing) -> Paragraph | None:
        """The paragraph in which a sentence stands."""
        return self._paragraph_of.get(sentence.iri)

    def paraphrase(self, thing: Thing | None) -> str:
        """What a sentence says, in our words; empty for anything else."""
        return self._paraphrases.get(thing.iri, "") if thing else ""

    def located(self, locator: str) -> Thing | None:
        """The one sentence that has this locator for its label."""
        return self._located.get(locator)

    def sentences_in(self, iri: str) -> list[Thing]:
        """The sentences of a paragraph, or the sentence itself; none for anything else."""
        if iri in self._paragraph_of:
            return [each.thing for each in self._paragraph_of[iri].sentences if each.thing.iri == iri]
        return [each.thing for paragraph in self._paragraphs(iri) for each in paragraph.sentences]

    def _paragraphs(self, iri: str) -> Iterator[Paragraph]:
        yield from {id(each): each for each in self._paragraph_of.values() if each.thing.iri == iri}.values()


def _by_locator(sentences: list[Sentence]) -> dict[str, Thing]:
    """The sentences by their labels. A label that several have leads to none."""
    counted = Counter(each.thing.label for each in sentences)
    return {each.thing.label: each.thing for each in sentences if counted[each.thing.label] == 1}


def _sections(index: Index, found: list[Row]) -> Iterator[Section]:
    for iri, same in groupby(found, key=lambda row: row["section"].value):
        yield Section(index.thing(iri), tuple(_paragraphs(index, list(same))))


def _paragraphs(index: Index, found: list[Row]) -> Iterator[Paragraph]:
    for iri, same in groupby(found, key=lambda row: row["paragraph"].value):
        told = list(same)
        subject = told[0]["subject"].value if "subject" in told[0] else ""
        yield Paragraph(index.thing(iri), subject, tuple(_sentences(index, told)))


def _sentences(index: Index, found: list[Row]) -> Iterator[Sentence]:
    """One for each, by the first of its rows: there are as many rows as there are words of a paragraph or sentence."""
    for iri, same in groupby(found, key=lambda row: row["sentence"].value):
        row = next(same)
        paraphrase = row["paraphrase"].value if "paraphrase" in row else ""
        yield Sentence(index.thing(iri), paraphrase, int(row["statements"].value))
