"""Graphs that have grown: further articles in our vocabulary, from a fixed seed, as large as is asked for.

An article is what ours is: sections, paragraphs, sentences, and claims with their modality on concepts of its own with
labels and definitions. It is written as it is made, in N-Quads, so that ten million triples take no memory.

What is said of a concept is bounded, as in real articles: a therapy builds on that of one earlier article, and eight
build on one; the first build on ours. Three concepts of ours are spoken of by every article, and grow with the graph as
they would: the patient, the therapist, and insight. So do the modalities, which stand in every claim, and the kinds.

    python -m benchmarks.articles 100000 > more.nq && psykg load --store data more.nq
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from psykg.vocabulary import CLAIM, DCTERMS, PSYKG, RDF, RDFS, SKOS, XSD

_KINDS = {
    "Therapy": 1,
    "Phase": 3,
    "Goal": 6,
    "Activity": 8,
    "MentalConcept": 10,
    "Topic": 4,
    "Rationale": 2,
    "Outcome": 3,
    "Reason": 3,
    "Stance": 2,
}
"""How many concepts of each kind an article brings."""

_WAYS = (
    ("Therapy", "hasGoal", "Goal"),
    ("Phase", "isPhaseOf", "Therapy"),
    ("Therapy", "includesActivity", "Activity"),
    ("Phase", "hasActivity", "Activity"),
    ("Activity", "develops", "MentalConcept"),
    ("Activity", "servesGoal", "Goal"),
    ("Goal", "concerns", "MentalConcept"),
    ("MentalConcept", "leadsTo", "MentalConcept"),
    ("Phase", "addresses", "Topic"),
    ("Phase", "involves", "MentalConcept"),
    ("Therapy", "hasRationale", "Rationale"),
    ("Rationale", "explains", "MentalConcept"),
    ("Therapy", "hasOutcome", "Outcome"),
    ("Outcome", "concerns", "MentalConcept"),
    ("Reason", "concerns", "Topic"),
    ("Stance", "concerns", "MentalConcept"),
)
"""What the sentences of an article say, in turn: a relation between two of its concepts."""

_OF_OURS = (
    ("Activity", "isPerformedBy", "therapist"),
    ("Activity", "isPerformedBy", "patient"),
    ("Phase", "involves", "insight"),
)
"""What every article says of concepts of ours."""

_FIRST_THERAPIES = ("psychodynamic-psychotherapy", "expressive-therapy", "supportive-therapy", "psychoanalysis")
_FOLLOWERS = 8
_MODALITIES = ("always", "always", "typically", "may", "recommended")
_SECTIONS, _PARAGRAPHS, _SENTENCES, _STATEMENTS = 2, 4, 5, 3
"""Sections of an article, paragraphs of a section, sentences of a paragraph, statements of a sentence."""

_WORDS = """
early quiet shared open steady inner lasting renewed guarded spoken gentle hidden living mutual plain ready settled
tender unsaid vivid wary slow bright distant
grief trust distance hope anger memory closeness shame curiosity resolve calm doubt envy longing pride regret relief
reserve sorrow warmth worry candor patience silence
"""
_FIRST, _SECOND = _WORDS.split()[:24], _WORDS.split()[24:]
_SYLLABLES = tuple(consonant + vowel for consonant in "bdfghklmnprstvwz" for vowel in "aeiou")
"""Four of them make the name of a school, which stands in the labels of all that its article brings."""


def lines(triples: int, seed: int = 1) -> Iterator[str]:
    """N-Quads of so many triples, or of a few more: no article is broken off. The same seed gives the same lines."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    written = 0
    for number in count():
        if written >= triples:
            return
        for line in _Article(number, chance).lines():
            yield line
            written += 1


@dataclass
class _Article:
    """The article of that number."""

    number: int
    chance: random.Random
    school: str = field(init=False)

    def __post_init__(self) -> None:
        self.school = "".join(self.chance.choices(_SYLLABLES, k=4))

    def lines(self) -> Iterator[str]:
        """All of it."""
        yield from self._text()
        for kind, many in _KINDS.items():
            for place in range(many):
                label = f"{self.chance.choice(_FIRST)} {self.chance.choice(_SECOND)} in {self.school} {kind.lower()}"
                yield from self._described(self._concept(kind, place), kind, label)
                if place % 3 == 0:
                    yield _line(self._concept(kind, place), SKOS + "altLabel", _text(f"{self.school} {kind} {place}"))
        yield from self._claims()

    def _named(self, *parts: object) -> str:
        return f"{PSYKG}art{self.number}-{'-'.join(map(str, parts))}"

    def _concept(self, kind: str, place: int) -> str:
        return self._named(kind.lower(), place)

    def _described(self, thing: str, kind: str, label: str) -> Iterator[str]:
        yield from _kind_and_label(thing, kind, label)
        yield _line(thing, SKOS + "definition", _text(f"What the article on {self.school} work calls {label}."))

    def _text(self) -> Iterator[str]:
        """The article with its sections, paragraphs and sentences."""
        article = self._named("article")
        yield from self._described(article, "Article", f"The {self.school} approach")
        yield _line(
            article, DCTERMS + "bibliographicCitation", _text(f"The {self.school} approach, {1950 + self.number % 70}.")
        )
        for s in range(_SECTIONS):
            section = self._named("section", s)
            yield from _part(section, "Section", f"{self.school} section {s + 1}", s)
            yield _line(section, PSYKG + "isSectionOf", f"<{article}>")
            for p in range(s * _PARAGRAPHS, (s + 1) * _PARAGRAPHS):
                paragraph = self._named("p", p)
                yield from _part(paragraph, "Paragraph", f"{self.school} paragraph {p + 1}", p)
                yield _line(paragraph, PSYKG + "inSection", f"<{section}>")
                yield from self._sentences(p, paragraph)

    def _sentences(self, p: int, paragraph: str) -> Iterator[str]:
        for place in range(_SENTENCES):
            sentence = self._sentence(p * _SENTENCES + place)
            yield from _part(sentence, "Sentence", f"{self.school} p{p + 1}s{place + 1}", place)
            yield _line(sentence, PSYKG + "inParagraph", f"<{paragraph}>")
            yield _line(sentence, PSYKG + "paraphrase", _text(f"What stands there on {self.school} work."))

    def _sentence(self, place: int) -> str:
        return self._named("s", place)

    def _claims(self) -> Iterator[str]:
        """A claim for each sentence. The concepts take turns, so that on each there are a few statements."""
        said = self._statements()
        for place in range(_SECTIONS * _PARAGRAPHS * _SENTENCES):
            claim = f"{CLAIM}art{self.number}-{place}"
            yield _line(claim, RDF + "type", f"<{PSYKG}Claim>")
            yield _line(claim, DCTERMS + "source", f"<{self._sentence(place)}>")
            yield _line(claim, PSYKG + "modality", f"<{PSYKG}{self.chance.choice(_MODALITIES)}>")
            for _ in range(_STATEMENTS):
                subject, relation, value = next(said)
                yield _line(subject, PSYKG + relation, f"<{value}>", claim)

    def _statements(self) -> Iterator[tuple[str, str, str]]:
        yield self._concept("Therapy", 0), "isBasedOn", self._forerunner()
        for kind, relation, ours in _OF_OURS:
            yield self._concept(kind, 0), relation, PSYKG + ours
        for turn in count():
            for kind, relation, other in _WAYS:
                subject = self._concept(kind, turn % _KINDS[kind])
                value = self._concept(other, self.chance.randrange(_KINDS[other]))
                if subject != value:
                    yield subject, relation, value

    def _forerunner(self) -> str:
        """The therapy that this one builds on."""
        if self.number < len(_FIRST_THERAPIES):
            return PSYKG + _FIRST_THERAPIES[self.number]
        return f"{PSYKG}art{self.number // _FOLLOWERS}-therapy-0"


def _kind_and_label(thing: str, kind: str, label: str) -> Iterator[str]:
    yield _line(thing, RDF + "type", f"<{PSYKG}{kind}>")
    yield _line(thing, RDFS + "label", _text(label))
    yield _line(thing, SKOS + "prefLabel", _text(label))


def _part(part: str, kind: str, label: str, place: int) -> Iterator[str]:
    yield from _kind_and_label(part, kind, label)
    yield _line(part, PSYKG + "position", f'"{place + 1}"^^<{XSD}integer>')


def _text(words: str) -> str:
    return f'"{words}"@en'


def _line(subject: str, predicate: str, value: str, graph: str = "") -> str:
    return f"<{subject}> <{predicate}> {value}{f' <{graph}>' if graph else ''} .\n"


if __name__ == "__main__":
    sys.stdout.writelines(lines(int(sys.argv[1])))
