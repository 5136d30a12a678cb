"""The article in outline: its sections, paragraphs and sentences in our words, with what rests on each."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from psykg.engine import Engine, Row
from psykg.entities.asking import rows
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

    def __init__(self, engine: Engine, index: Index) -> None:
        self.sections = tuple(_sections(index, rows(engine, _OUTLINE)))
        paragraphs = [paragraph for section in self.sections for paragraph in section.paragraphs]
        self._paragraph_of = {sentence.thing.iri: each for each in paragraphs for sentence in each.sentences}

    def paragraph_of(self, sentence: Thing) -> Paragraph | None:
        """The paragraph in which a sentence stands."""
        return self._paragraph_of.get(sentence.iri)

    def sentences_in(self, iri: str) -> list[Thing]:
        """The sentences of a paragraph, or the sentence itself; none for anything else."""
        if iri in self._paragraph_of:
            return [each.thing for each in self._paragraph_of[iri].sentences if each.thing.iri == iri]
        return [each.thing for paragraph in self._paragraphs(iri) for each in paragraph.sentences]

    def _paragraphs(self, iri: str) -> Iterator[Paragraph]:
        yield from {id(each): each for each in self._paragraph_of.values() if each.thing.iri == iri}.values()


def _sections(index: Index, found: list[Row]) -> Iterator[Section]:
    for iri, same in groupby(found, key=lambda row: row["section"].value):
        yield Section(index.thing(iri), tuple(_paragraphs(index, list(same))))


def _paragraphs(index: Index, found: list[Row]) -> Iterator[Paragraph]:
    for iri, same in groupby(found, key=lambda row: row["paragraph"].value):
        told = list(same)
        subject = told[0]["subject"].value if "subject" in told[0] else ""
        yield Paragraph(index.thing(iri), subject, tuple(_sentence(index, row) for row in told))


def _sentence(index: Index, row: Row) -> Sentence:
    paraphrase = row["paraphrase"].value if "paraphrase" in row else ""
    return Sentence(index.thing(row["sentence"].value), paraphrase, int(row["statements"].value))
