"""Words as they are compared: tokens of a text, their lemmas, one spelling for British and American, no accents."""

import re
import unicodedata
from functools import cache, lru_cache

from simplemma.strategies import DictionaryLookupStrategy
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

from psykg.questions.words.function_words import INFORMAL, LEMMAS

_REMEMBERED = 20_000
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+(?:'[^\W\d_]+)?")
_WORD = re.compile(r"(?<!\S)[^\W\d_]+(?=[.,:;?!]*(?:\s|$))")
"""A word by itself, with the punctuation of the sentence behind it at most: none within “U.S.”."""
_APOSTROPHES = re.compile("[\u2019\u2018\u02bc`\u00b4]")
_CONTRACTED = re.compile("'|cannot")
_CANNOT = re.compile(r"\bcan't\b|\bcannot\b")
_NOT = re.compile(r"n't\b")
_IS = re.compile(r"\b(what|who|where|when|why|how|that|it|there)'s\b")
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')(?!\w)")
_SPELLINGS = (
    (re.compile(r"is(?=ations?$|e[drs]?$|ing$)"), "iz"),
    (re.compile(r"ys(?=e[drs]?$|ing$)"), "yz"),
    (re.compile(r"(?<=\w\w)our(?=s?$|ed$|ing$|al$|ally$)"), "or"),
    (re.compile(r"ll(?=ed$|ing$|ers?$)"), "l"),
    (re.compile(r"(?<=d|g)g?ement(?=al$|ally$)"), "gment"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"ence(?=s?$)(?<=defence|offence)"), "ense"),
    (re.compile(r"mme(?=s?$)"), "m"),
)
"""British endings and the American ones that stand for both."""


def tokens(text: str) -> list[str]:
    """The words of a text in small letters, without accents or punctuation."""
    plain = _WORD.sub(lambda match: INFORMAL.get(match[0], match[0]), plainly(text))
    return _TOKEN.findall(_in_full(plain) if _CONTRACTED.search(plain) else plain)


def _in_full(text: str) -> str:
    """The text without contractions and possessives: “is not” for “isn't”, “what is” for “what's”."""
    text = _NOT.sub(" not", _CANNOT.sub("can not", text))
    return _POSSESSIVE.sub("", _IS.sub(r"\1 is", text))


@lru_cache(_REMEMBERED)
def lemma(token: str) -> str:
    """The dictionary form of a word, in American spelling; the word itself where the dictionary lacks it."""
    return LEMMAS.get(token) or _american(_looked_up(token) or token)


def is_known(token: str) -> bool:
    """Whether the word is one of English, so that nobody mistyped it."""
    return token.isdecimal() or _looked_up(token) is not None


def plainly(text: str) -> str:
    """Small letters without accents and invisible characters, one sort of apostrophe."""
    if text.isascii() and text.isprintable():
        return _APOSTROPHES.sub("'", text.lower())
    decomposed = unicodedata.normalize("NFKD", text)
    return _APOSTROPHES.sub("'", "".join(filter(_is_shown, decomposed)).casefold())


def _is_shown(char: str) -> bool:
    return char.isspace() or unicodedata.category(char)[0] not in "MC"


def _looked_up(token: str) -> str | None:
    return _dictionary().get_lemma(token, "en")


def _american(word: str) -> str:
    for british, american in _SPELLINGS:
        word = british.sub(american, word)
    return word


@cache
def _dictionary() -> DictionaryLookupStrategy:
    """The lemmas that simplemma ships, read once; in the form that takes little memory."""
    return DictionaryLookupStrategy(StreamDictionaryFactory())
