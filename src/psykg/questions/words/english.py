"""English for answers: lists, plurals, articles, verbs that agree. Plain rules; the words come from the graph."""

import re
from collections.abc import Sequence

from psykg.questions.words.function_words import CHOICES, MODALS, PREPOSITIONS
from psykg.questions.words.spelling import lemma

_VERBS = {"is": "are", "has": "have", "does": "do", "was": "were"}
_HAVING = frozenset(["has", "includes"])
"""Verbs of labels behind which a noun says what their objects are to their subject."""
_UNCHANGED = frozenset(["means", "series"])
_PLURALS = frozenset(["people", "children", "men", "women"])
"""Plurals that do not end in “s”."""


def enumerated(parts: Sequence[str], word: str = "and") -> str:
    """“a”, “a and b”, “a, b and c”; with semicolons where a part has a comma of its own."""
    if len(parts) < 2:  # noqa: PLR2004 (one part or none)
        return "".join(parts)
    comma = "; " if any("," in part for part in parts) else ", "
    return f"{comma.join(parts[:-1])} {word} {parts[-1]}"


def plural(noun: str) -> str:
    """The plural of a noun or of a noun with words behind it: “reasons for seeking treatment”."""
    head, space, rest = noun.partition(" ")
    if re.match(r"(of|for|in|to|from)\b", rest):
        return f"{_plural(head)}{space}{rest}"
    before, _, last = noun.rpartition(" ")
    if before and last.endswith("ed"):
        return f"{plural(before)} {last}"
    return f"{before} {_plural(last)}".strip()


def singular(noun: str) -> str:
    """The singular of a noun of one word: “goal” of “goals”; as it is where it is no plural, “basis”."""
    if noun in _UNCHANGED or not noun.endswith("s") or noun.endswith(("ss", "sis", "us")):
        return noun
    return noun[:-3] + "y" if noun.endswith("ies") else noun[:-1]


def number_of(name: str) -> int:
    """2 for a name in the plural, “patterns of thinking”; 1 for any other, a title among them."""
    words = name.removeprefix("the ").split(" (")[0].split()
    end = next((place for place, word in enumerate(words) if place and word in PREPOSITIONS), len(words))
    # “Issues related to the end”: what is said of them comes between.
    head = next((word for word in reversed(words[:end]) if not word.endswith("ed")), "")
    if head in _PLURALS:
        return 2
    plain = head.endswith("s") and not head.endswith(("'s", "ss", "sis", "us"))
    return 2 if plain and name.islower() and lemma(head) != head else 1


def an(noun: str) -> str:
    """The noun with its indefinite article: “an outcome”."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def sentence(text: str) -> str:
    """The text with a capital at its head and a full stop at its end."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def agreeing(verb: str, number: int) -> str:
    """A relation's label for so many subjects: “is a goal of” and “are goals of”, “involves” and “involve”."""
    if number == 1:
        return verb
    first, _, rest = verb.partition(" ")
    if first == "is" and (match := re.match(r"an? (.+?)( (?:of|for|in|to|from|by)\b.*)?$", rest)):
        rest = plural(match[1]) + (match[2] or "")
    if first in MODALS:
        return verb
    return f"{_VERBS.get(first) or _bare(first)} {rest}".strip()


def predicate(label: str, objects: str, number: int, *, several: bool = False) -> str:
    """A relation's label with its objects: “has insight as a goal” for “has goal”, and “involves insight”.

    `number` is that of what it is said of; `several`: there is more than one object.
    """
    first, _, noun = label.partition(" ")
    words = noun.split()
    if first not in _HAVING or not words or words[-1] in PREPOSITIONS or not CHOICES.isdisjoint(words):
        return f"{agreeing(label, number)} {objects}"
    if objects == f"some {noun}":
        return f"{agreeing(first, number)} {an(noun)}"
    return f"{agreeing(first, number)} {objects} as {plural(noun) if several else an(noun)}"


def _bare(verb: str) -> str:
    """The base form of a verb in the third person: “involves”, “focuses”, “carries”."""
    if verb.endswith("ies"):
        return verb[:-3] + "y"
    if re.search(r"(ss|sh|ch|x|cus)es$", verb):
        return verb[:-2]
    return verb.removesuffix("s") if not verb.endswith("ss") else verb


def _plural(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if word in _UNCHANGED:
        return word
    if word.endswith("sis"):
        return word[:-2] + "es"
    return word + ("es" if re.search(r"(s|x|z|ch|sh)$", word) else "s")
