"""How phrases are looked up: by their lemmas, without articles and auxiliaries."""

from collections.abc import Iterator
from functools import lru_cache

from psykg.questions.words.function_words import (
    ARTICLES,
    AUXILIARIES,
    FUNCTION_WORDS,
    INCREASE,
    POSSESSIVES,
    PREPOSITIONS,
    RATE,
    SMALL_PREPOSITIONS,
)
from psykg.questions.words.spelling import lemma, tokens

Key = tuple[str, ...]

_REMEMBERED = 2_000

_SKIPPED = ARTICLES | AUXILIARIES | POSSESSIVES | RATE
_ANY_PREPOSITION, _ANY_INCREASE = "~", "+"
ANY = frozenset({_ANY_PREPOSITION, _ANY_INCREASE})
"""What stands in `loose` phrases for several words."""
_INCREASE = frozenset(map(lemma, INCREASE))


@lru_cache(_REMEMBERED)
def key_of(text: str) -> Key:
    """The phrase as it is looked up: its lemmas without articles and auxiliaries, unless it has nothing else.

    A single “training” is looked up as it is written: who “trains” is no “training”.
    """
    found = tokens(text)
    words = [token for token in found if token not in _SKIPPED] or found
    if len(words) == 1 and words[0].endswith("ing") and lemma(words[0]) != words[0]:
        return (as_written(words[0]),)
    return tuple(map(lemma, words))


def head_of(label: str) -> Key:
    """The noun of a label: the last word before a preposition. Empty where the label has no words."""
    noun = noun_of(label)
    return key_of(noun) if noun else ()


def noun_of(label: str) -> str:
    """As `head_of`, but the word as it is written."""
    words = tokens(label)
    end = next((place for place, word in enumerate(words) if place and word in PREPOSITIONS), len(words))
    return words[end - 1] if words else ""


def loose(key: Key) -> Key:
    """The phrase with every small preposition made the same, and every word for an increase."""
    return tuple(
        _ANY_PREPOSITION if word in SMALL_PREPOSITIONS else _ANY_INCREASE if word in _INCREASE else word for word in key
    )


def turned(key: Key) -> Iterator[Key]:
    """“session length” for “length of session”, “goals agree on” for “agree on goals”, “sessions more frequent”."""
    if key.count("of") == 1 and key[0] != "of" and key[-1] != "of":
        place = key.index("of")
        yield key[place + 1 :] + key[:place]
    elif len(key) == 2 and not set(key) & FUNCTION_WORDS:  # noqa: PLR2004 (two words)
        yield (key[1], "of", key[0])
        yield (key[1], key[0])
    elif len(key) > 2 and (key[1] in PREPOSITIONS - {"of"} or not set(key) & PREPOSITIONS):  # noqa: PLR2004 (three words)
        yield (*key[2:], key[0], key[1])


def as_written(word: str) -> str:
    """How a word is looked up in the form it has: “following” as an adjective is no form of “follow”."""
    return f"={word.casefold()}"


def is_skipped(token: str) -> bool:
    """Whether phrases are looked up without this word."""
    return token in _SKIPPED
