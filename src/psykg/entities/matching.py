"""Matching: which concepts a text from elsewhere may mean, such as a cell of a spreadsheet, and how well each fits."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from pyoxigraph import Literal

from psykg.engine import Term
from psykg.entities.index import Index, Label
from psykg.entities.kinds import Kinds
from psykg.entities.names import iri_of, is_name
from psykg.entities.properties import Properties
from psykg.entities.search import folded
from psykg.entities.terms import Thing

_LONGEST = 200
_LEAST = 60.0
"""The score below which a concept is not proposed: what is left out is no more like the text than chance."""

_WORTH = (1.0, 0.99)
"""What a likeness counts by the rank of the label: preferred, alternative."""

_HIDDEN = 95.0
"""The score of a concept that has the text as a hidden label. Those are many and loose: only whole ones count."""

_SHARE = 0.25
"""The part of the score that falls to the properties, where any are given beside a text."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A property that what is meant should have, with one of the values: texts, numbers, or IRIs of things."""

    property: str
    texts: tuple[str, ...] = ()
    numbers: tuple[float, ...] = ()
    iris: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """What is to be matched. `kinds`: of which, by IRI, it is to belong to one, or to each with `every`; none is any.

    Without a text, concepts are proposed by their properties alone.
    """

    text: str = ""
    kinds: tuple[str, ...] = ()
    every: bool = False
    properties: tuple[Wanted, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concept that may be meant. `score` is between 0 and 100; `match`: whether it and nothing else is meant.

    `features` are what the score is made of.
    """

    thing: Thing
    kinds: tuple[Thing, ...]
    score: float
    match: bool
    features: Mapping[str, float | bool]


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How a concept's labels are like the text; `exact`: one that is not hidden, its name or its IRI is the text."""

    exact: bool = False
    similarity: float = 0.0
    words: float = 0.0
    score: float = 0.0


class Matching:
    """Matches texts against the concepts of an index."""

    def __init__(self, index: Index, kinds: Kinds, properties: Properties) -> None:
        self._index, self._kinds, self._properties = index, kinds, properties
        self._of_kinds = {iri: kinds.of(iri) for iri in index.members}
        self._labels: dict[str, list[tuple[float, str]]] = {}
        self._hidden: dict[str, set[str]] = defaultdict(set)
        for iri in index.members:
            self._labels[iri] = []
            for label in index.labels(iri):
                self._enter(iri, label)

    def _enter(self, iri: str, label: Label) -> None:
        text = folded(label.text)
        if label.rank < len(_WORTH):
            self._labels[iri].append((_WORTH[label.rank], text))
        elif text:
            self._hidden[text].add(iri)

    def candidates(self, sought: Sought, limit: int) -> list[Candidate]:
        """The concepts that may be meant, the best first; the same is found for the same in any order of asking.

        One matches where the text is its label, its name or its IRI, all properties hold, and no other concept of the
        kinds asked for has that label. Without a text it is the only one of which all properties hold.
        """
        found = list(self._rated(sought))
        exact = [iri for iri, likeness, _ in found if likeness.exact]
        rated = [self._candidate(sought, *each, sole=exact == [each[0]]) for each in found]
        rated.sort(key=lambda each: (-each.score, each.thing.label.casefold(), each.thing.iri))
        return [each for each in rated if each.score >= _LEAST][:limit]

    def _rated(self, sought: Sought) -> Iterator[tuple[str, _Likeness, float]]:
        """Each concept of the right kinds, how its labels are like the text, and the part of the properties it has."""
        text, meant = folded(sought.text[:_LONGEST]), _meant(sought.text)
        for iri in self._index.members:
            if self._fits(iri, sought):
                held = self._held(iri, sought.properties)
                likeness = self._likeness(iri, text, meant) if sought.text else _by_properties(held)
                yield iri, likeness, held

    def _fits(self, iri: str, sought: Sought) -> bool:
        belongs = [kind in self._of_kinds[iri] for kind in sought.kinds]
        return not belongs or (all(belongs) if sought.every else any(belongs))

    def _likeness(self, iri: str, text: str, meant: str | None) -> _Likeness:
        if iri == meant:
            return _Likeness(exact=True, similarity=100, words=100, score=100)
        alike = [_alike(text, label, worth) for worth, label in self._labels[iri]] if text else []
        best = max(alike, key=attrgetter("score"), default=_Likeness())
        return replace(best, score=max(best.score, _HIDDEN)) if iri in self._hidden.get(text, ()) else best

    def _held(self, iri: str, properties: tuple[Wanted, ...]) -> float:
        """The part of the properties that the concept has: 1 is all of them."""
        if not properties:
            return 1.0
        return sum(self._has(iri, wanted) for wanted in properties) / len(properties)

    def _has(self, iri: str, wanted: Wanted) -> bool:
        return any(self._is(value, wanted) for value in self._properties.values(wanted.property).get(iri, ()))

    def _is(self, value: Term, wanted: Wanted) -> bool:
        if isinstance(value, Literal):
            return folded(value.value) in map(folded, wanted.texts) or _number(value.value) in wanted.numbers
        labels = {folded(label.text) for label in self._index.labels(value.value)}
        named = any(folded(text) in labels or _meant(text) == value.value for text in wanted.texts)
        return named or value.value in wanted.iris

    def _candidate(self, sought: Sought, iri: str, likeness: _Likeness, held: float, *, sole: bool) -> Candidate:
        features: dict[str, float | bool] = {"exact_label": likeness.exact} if sought.text else {}
        score = likeness.score
        if sought.text:
            features |= {"label_similarity": round(likeness.similarity, 1), "shared_words": round(likeness.words, 1)}
        if sought.properties:
            features["properties"] = round(held, 3)
        if sought.text and sought.properties:
            score = (1 - _SHARE) * score + _SHARE * 100 * held
        match = sole and held == 1
        return Candidate(self._index.thing(iri), self._kinds.shown(iri), round(score, 1), match, features)


def _alike(text: str, label: str, worth: float) -> _Likeness:
    from rapidfuzz import fuzz  # noqa: PLC0415  (takes a part of the start, and few ask for it)

    similarity, words = fuzz.token_sort_ratio(text, label), fuzz.token_set_ratio(text, label)
    return _Likeness(text == label, similarity, words, worth * (similarity + words) / 2)


def _by_properties(held: float) -> _Likeness:
    return _Likeness(exact=held == 1, score=100 * held)


def _meant(text: str) -> str | None:
    """The IRI that the text is, or is the name of."""
    return iri_of(text) if is_name(text) else None


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
