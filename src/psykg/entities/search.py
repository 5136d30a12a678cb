"""Finding things by label: whatever the case and the accents, whole words before parts of words."""

import difflib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from operator import attrgetter

from psykg.entities.index import Index
from psykg.entities.terms import Thing

_LONGEST = 200
_ALIKE = 0.7


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found: what it is, and the label that matched."""

    thing: Thing
    kind: str
    matched: str
    rank: tuple[int, ...]

    @property
    def data(self) -> dict[str, str]:
        """What programs are told of it."""
        return asdict(self.thing) | {"kind": self.kind, "matched": self.matched}


def search(index: Index, words: str, limit: int = 20) -> list[Hit]:
    """What the words lead to, the nearest first; the same words give the same answer, and no words give none.

    Nearest is the label itself, then labels that begin so, labels with words that begin so, labels with the letters
    somewhere. Among equals preferred labels go before alternative and hidden ones, short labels before long ones.
    """
    wanted = folded(words[:_LONGEST])
    if not wanted:
        return []
    best = [min(hits, key=attrgetter("rank")) for iri in index if (hits := list(_hits(index, iri, wanted)))]
    best.sort(key=lambda hit: (hit.rank, hit.thing.label.casefold(), hit.thing.iri))
    return best[:limit]


def labelled(index: Index, label: str) -> list[Thing]:
    """The things that have this very label, whatever its case and accents; by preferred label if there are any."""
    exact = [hit for hit in search(index, label) if hit.rank[0] == 0]
    return [hit.thing for hit in exact if hit.rank[1] == exact[0].rank[1]]


def nearest(index: Index, text: str, limit: int = 5) -> list[Thing]:
    """Things whose label or name looks like the text, for those who mistyped it."""
    looks: dict[str, str] = {}
    for iri in index:
        looks.setdefault(folded(index.thing(iri).name), iri)
        looks.update((folded(label.text), iri) for label in index.labels(iri) if label.rank == 0)
    close = difflib.get_close_matches(folded(text[:_LONGEST]), looks, n=2 * limit, cutoff=_ALIKE)
    return [index.thing(iri) for iri in dict.fromkeys(looks[look] for look in close)][:limit]


@lru_cache(maxsize=2**15)  # Every search looks at all labels again.
def folded(text: str) -> str:
    """The words of a text in small letters without accents, one space between them."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(re.findall(r"\w+", plain.casefold()))


def _hits(index: Index, iri: str, wanted: str) -> Iterator[Hit]:
    for label in index.labels(iri):
        nearness = _nearness(wanted, folded(label.text))
        if nearness is not None:
            rank = (nearness, label.rank, len(label.text))
            yield Hit(index.thing(iri), index.kind(iri), label.text, rank)


def _nearness(wanted: str, label: str) -> int | None:
    if label == wanted:
        return 0
    if label.startswith(wanted):
        return 1
    if all(f" {word}" in f" {label}" for word in wanted.split()):
        return 2
    return 3 if wanted in label else None
