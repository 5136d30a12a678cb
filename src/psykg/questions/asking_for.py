"""What a question asks for: its question word and noun, and the text without them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from psykg.questions.chart import Chart, Parting, Phrase
from psykg.questions.clause import Clause
from psykg.questions.connecting import Asked, answer_term
from psykg.questions.function_words import FILLERS, FUNCTION_WORDS, PREPOSITIONS
from psykg.questions.lexicon import Lexicon, Meaning, Role, key_of
from psykg.questions.reading import Term

_COMMAND = re.compile(
    r"(?:please |can you |could you |i want to know |i would like to know |i d like to know |do you know |"
    r"tell me |show me |give me |and |so |ok |hi |hello )*"
    r"(?:(?:list|name|enumerate|show|give|tell me|mention|state|find|identify|outline|summari[sz]e|describe)(?: me| us)?(?: about)? )"
    r"(?:(?:all|the|some|every|each|of|me|any) )*"
)
_POLITE = re.compile(r"(?:please |can you |could you |would you |i want to know |i would like to know |i d like to know |do you know |tell me |show me |and |so |but |ok |hi |hello |hey |according to the (?:article|text) |in the (?:article|text) )+")
_WORD = re.compile(
    r"(?:(?P<prep>[a-z]+) )?(?P<word>which|what|who|whom|whose|when|where|why|how long|how often|how frequently|"
    r"until when|since when|how come|for how long|at what point|at what stage|in what way|in which way|how)\b(?: (?P<rest>.*))?"
)
_ROTATED = re.compile(r"(?P<front>(?:in|during|at|for|with|within|by|from|to|on|after|before|of|under|through) .+?) (?P<back>(?:what|which|who|whom|how|why|when|where)\b .+)")
_BOUND = frozenset("when where why".split()) | {"how long", "how often", "how frequently", "until when", "for how long", "at what point", "at what stage"}
"""Question words that only what they ask for can answer."""
_FROM_ONE = frozenset("which what whose list".split())


@dataclass(frozen=True, slots=True)
class Request:
    """The question word (“list” for a command or a bare phrase), a preposition in front of it, and what is left."""

    word: str
    preposition: str
    rest: str


def requests(text: str) -> Iterator[Request]:
    """The ways to see a text as a question for something."""
    text = _POLITE.sub("", text, count=1) if _POLITE.match(text) else text
    if match := _COMMAND.match(text):
        rest = text[match.end() :]
        yield from requests_of_word(rest)
        yield Request("list", "", rest)
    yield from requests_of_word(text)
    if match := _ROTATED.fullmatch(text):
        yield from requests_of_word(f"{match['back']} {match['front']}")
    yield Request("list", "", text)


def requests_of_word(text: str) -> Iterator[Request]:
    """The question word at the head of a text, perhaps behind a preposition."""
    match = _WORD.fullmatch(text)
    if match and (match["prep"] is None or match["prep"] in PREPOSITIONS):
        yield Request(match["word"], match["prep"] or "", match["rest"] or "")


def asked_for(request: Request, parting: Parting, clause: Clause, lexicon: Lexicon) -> Iterator[tuple[Asked, Clause]]:
    """What may be asked for in a clause, and the clause without it.

    A noun that names it stands first, or last in a phrase without a verb (“supportive therapy goals”); adjectives may
    come before it. Without a noun the question word alone says what is asked for.
    """
    questions, kinds = _question(request.word, lexicon)
    slots = clause.slots
    if request.word in _FROM_ONE or request.word in {"who", "whom", "when", "where", "how"}:
        for place in _noun_places(request, parting, clause):
            slot = slots[place]
            rest = replace(clause, slots=(*slots[:place], *slots[place + 1 :]))
            yield _asked_noun(slot.meanings, slot.start if place == 0 else -1, slot.text, questions), rest
    if request.word != "list":
        for kind in [*kinds, *([frozenset[str]()] if questions or not kinds else [])]:
            bound = request.word in _BOUND and not kind
            yield Asked(answer_term(kind), -1, questions=questions, bound=bound), clause


def _noun_places(request: Request, parting: Parting, clause: Clause) -> list[int]:
    """Where the noun can stand that names what is asked for."""
    slots = clause.slots
    first = next((i for i, slot in enumerate(slots) if slot.role is not Role.ADJECTIVE), None)
    places = []
    if first is not None and slots[first].role in (Role.KIND, Role.NOUN) and _leads(parting, slots[first].start):
        places.append(first)
    last = len(slots) - 1
    if request.word == "list" and last > 0 and last not in places and slots[last].role in (Role.KIND, Role.NOUN):
        if not slots[last].prepositions:
            places.append(last)
    return places


def _leads(parting: Parting, start: int) -> bool:
    """Whether nothing with a meaning of its own, and no preposition, comes before the noun, but adjectives."""
    before = [phrase for phrase in parting.phrases if phrase.end <= start]
    return all(
        phrase.of(Role.ADJECTIVE) or (phrase.text in FUNCTION_WORDS and phrase.text not in PREPOSITIONS - {"of"})
        or phrase.text.isdecimal()
        for phrase in before
    )


def _asked_noun(meanings: tuple[Meaning, ...], place: int, text: str, questions: tuple[Meaning, ...]) -> Asked:
    kinds = frozenset(meaning.iri for meaning in meanings if meaning.role is Role.KIND)
    nouns = tuple(meaning for meaning in meanings if meaning.role is Role.NOUN)
    return Asked(answer_term(kinds), place, nouns, questions, text)


def _question(word: str, lexicon: Lexicon) -> tuple[tuple[Meaning, ...], list[frozenset[str]]]:
    """The relations that a question word asks along, and the kinds that it asks for."""
    same = {"whom": "who", "whose": "who", "how frequently": "how often", "for how long": "how long", "at what point": "when", "at what stage": "when", "how come": "why", "in what way": "how", "in which way": "how"}
    found = lexicon.meanings(key_of(same.get(word, word)))
    meanings = [meaning for meaning in found if meaning.role is Role.QUESTION]
    relations = tuple(meaning for meaning in meanings if not lexicon.is_kind(meaning.iri))
    kinds = frozenset(meaning.iri for meaning in meanings if lexicon.is_kind(meaning.iri))
    return relations, ([kinds] if kinds else [])
