"""Names that differ in a word or two, in one pattern: “(agree on|settle) (goals|aims)” is four of them.

A pattern is followed word by word: what it names is never written out, however much that is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from psykg.questions.words.keys import ANY, Key, is_skipped, loose
from psykg.questions.words.meaning import HIDDEN_COST, Meaning, Role
from psykg.questions.words.spelling import lemma, tokens

PATTERNS = Path(__file__).with_name("patterns.rq")
"""The question for the patterns of names."""
_PART = re.compile(r"\(([^()]*)\)|([^()]+)")


@dataclass(slots=True)
class _Place:
    """A place between two words of a pattern. `ends`: a name may end here."""

    ends: bool = False
    ways: dict[str, list["_Place"]] = field(default_factory=dict)

    def leads(self, word: str, place: "_Place") -> None:
        """Lay a way to another place; whichever small preposition people put there leads on as well."""
        for written in {word, *loose((word,))}:
            self.ways.setdefault(written, []).append(place)

    def adopt(self, other: "_Place") -> None:
        """Be the other place as well: what stands before it may be left out."""
        self.ends = self.ends or other.ends
        for word, places in other.ways.items():
            self.ways.setdefault(word, []).extend(places)


class Patterns:
    """What patterns name. `given`: what is named, and the pattern."""

    def __init__(self, given: Iterable[tuple[str, str]]) -> None:
        self._begun: dict[str, list[tuple[str, _Place]]] = defaultdict(list)
        self.words: set[str] = set()
        """The words that are written in them."""
        for iri, pattern in given:
            self.words.update(tokens(pattern))
            parts = [list(map(_key, part)) for part in _parts(pattern)]
            for word, places in _compiled(parts).ways.items():
                if word not in ANY:  # “In sessions” is another name without its preposition.
                    self._begun[word].extend((iri, place) for place in places)

    def meanings(self, key: Key) -> Iterator[Meaning]:
        """What the phrase of these lemmas names."""
        named = dict.fromkeys(iri for iri, place in self._reached(key) if place.ends)
        return (Meaning(Role.CONCEPT, iri, HIDDEN_COST) for iri in named)

    def begin(self, key: Key) -> bool:
        """Whether some name begins so."""
        return bool(self._reached(key))

    def _reached(self, key: Key) -> list[tuple[str, _Place]]:
        reached = self._begun.get(key[0], []) if key else []
        for word in key[1:]:
            reached = [(iri, after) for iri, place in reached for after in place.ways.get(word, ())]
        return reached


def _parts(pattern: str) -> Iterator[list[str]]:
    """The parts of a pattern in order, each with what may stand there."""
    for choices, text in _PART.findall(pattern):
        yield [text] if text else choices.split("|")


def _key(text: str) -> Key:
    """As `key_of`, but empty where nothing is left."""
    return tuple(lemma(token) for token in tokens(text) if not is_skipped(token))


def _compiled(parts: list[list[Key]]) -> _Place:
    """The place before the first word."""
    after = _Place(ends=True)
    for part in reversed(parts):
        before = _Place()
        for key in part:
            _lay(before, key, after)
        after = before
    return after


def _lay(before: _Place, key: Key, after: _Place) -> None:
    """Lay the words between two places."""
    if not key:
        before.adopt(after)
        return
    place = before
    for word in key[:-1]:
        following = _Place()
        place.leads(word, following)
        place = following
    place.leads(key[-1], after)
