"""Finding things by label: whatever the case and the accents, whole words before parts of words."""

import difflib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache

from psykg.entities.index import Index
from psykg.entities.terms import Thing
from psykg.knowledge import folding

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
    found = (min(ranks) for iri in index.candidates(wanted) if (ranks := list(_ranks(index, iri, wanted))))
    best = sorted(found, key=lambda each: (each[0], index.thing(each[2]).label.casefold(), each[2]))
    return [Hit(index.thing(iri), index.kind(iri), matched, rank) for rank, matched, iri in best[:limit]]


def labelled(index: Index, label: str) -> list[Thing]:
    """The things that have this very label, whatever its case and accents; by preferred label if there are any."""
    exact = [hit for hit in search(index, label) if hit.rank[0] == 0]
    return [hit.thing for hit in exact if hit.rank[1] == exact[0].rank[1]]


def nearest(index: Index, text: str, limit: int = 5) -> list[Thing]:
    """Things whose label or name looks like the text, for those who mistyped it."""
    looks: dict[str, str] = {}
    for iri in (*index, *index.alike(folded(text[:_LONGEST]))):
        looks.setdefault(folded(index.thing(iri).name), iri)
        looks.update((folded(label.text), iri) for label in index.labels(iri) if label.rank == 0)
    close = difflib.get_close_matches(folded(text[:_LONGEST]), looks, n=2 * limit, cutoff=_ALIKE)
    return [index.thing(iri) for iri in dict.fromkeys(looks[look] for look in close)][:limit]


folded = lru_cache(maxsize=2**15)(folding.folded)  # Every search looks at all labels again.


def _ranks(index: Index, iri: str, wanted: str) -> Iterator[tuple[tuple[int, ...], str, str]]:
    for label in index.labels(iri):
        nearness = _nearness(wanted, folded(label.text))
        if nearness is not None:
            yield (nearness, label.rank, len(label.text)), label.text, iri


def _nearness(wanted: str, label: str) -> int | None:
    if label == wanted:
        return 0
    if label.startswith(wanted):
        return 1
    if all(f" {word}" in f" {label}" for word in wanted.split()):
        return 2
    return 3 if wanted in label else None
