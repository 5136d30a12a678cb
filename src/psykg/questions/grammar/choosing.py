"""Choices: whether it is the one or the other, and which of them it is."""

from collections.abc import Iterator
from dataclasses import replace

from psykg.questions.grammar.reader import Reader
from psykg.questions.grammar.reading import Reading, Sort
from psykg.questions.graph.links import ANSWER, Term, distributed, ends
from psykg.questions.words.meaning import Role

_LONGEST = 5
"""How many words the first of two names may have that are offered at the end of a question."""
_OFFERED = 0.02


def offered_behind(front: str, last: str, noun: str, reader: Reader) -> str:
    """“Which eases distress, the one or the other?” as what is said of either; empty where two are not named.

    `noun` is what both are said to be.
    """
    words = front.split()
    for start in range(max(len(words) - _LONGEST, 1), len(words)):
        first, rest = " ".join(words[start:]), " ".join(words[:start])
        for other in (last, f"{last} {noun}"):
            if _names_both(first, other, reader):
                return f"{first} or {other} {rest}"
    return ""


def _names_both(first: str, other: str, reader: Reader) -> bool:
    """Whether both are names, the first perhaps with the last word of the other: “the one or the other therapy”."""
    if not reader.whole(other, Role.CONCEPT):
        return False
    noun = other.rsplit(maxsplit=1)[-1]
    return any(reader.whole(name, Role.CONCEPT) for name in (first, f"{first} {noun}"))


def or_offered(reading: Reading) -> Iterator[Reading]:
    """The reading; of “is it the one or the other?” a yes where it is so of each, and else of which it is."""
    offered = next((term for term in ends(reading.links) if is_offered(term)), None)
    if offered is None:
        yield reading
        return
    yield replace(reading, links=distributed(reading.links), affirmative=True)
    answer = Term(ANSWER, kinds=offered.kinds, among=offered.iris)
    told = tuple(link.with_term(offered, answer) for link in reading.links)
    if not reading.denied:
        yield Reading(Sort.LIST, answer, told, cost=reading.cost + _OFFERED)


def is_offered(term: Term) -> bool:
    """Whether a term is one thing or another."""
    return len(term.iris) > 1 and not term.each
