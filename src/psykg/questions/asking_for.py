"""What a question asks for: its question word and noun, and the text without them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from psykg.questions.chart import Parting
from psykg.questions.clause import EXTREMES, Clause, Slot
from psykg.questions.connecting import Asked, answer_term
from psykg.questions.function_words import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    FUNCTION_WORDS,
    PREPOSITIONS,
    QUESTION_WORDS,
)
from psykg.questions.lexicon import Lexicon, Meaning, Role, key_of
from psykg.questions.words import lemma

_COMMAND = re.compile(
    r"(?:please |can you |could you |i want to know |i would like to know |i d like to know |do you know |"
    r"tell me |show me |give me |and |so |ok |hi |hello )*"
    r"(?:(?:list|name|enumerate|show|give|tell me|mention|state|find|identify|outline|summari[sz]e|describe)(?: me| us)?(?: about)? )"
    r"(?:(?:all|the|some|every|each|of|me|any) )*"
)
_POLITE = re.compile(r"(?:please |can you |could you |would you |i want to know |i would like to know |i d like to know |do you know |tell me |show me |and |so |but |ok |hi |hello |hey |according to the (?:article|text) |in the (?:article|text) )+")
_SETTING = re.compile(
    r"\b(?:(?:as |which are |that are |is |are )?(?:mentioned|named|listed|described|stated|given|covered|discussed|said) (?:in|by) the (?:article|text|entry)"
    r"|(?:according to|in|from|by) (?:the|this) (?:article|text|entry|encyclopedia article|graph)"
    r"|(?:do|does|did) (?:the|this) (?:article|text|entry|author) (?:mention|name|list|describe|give|state|say|talk about|speak of|tell(?: us)?(?: about)?|report|cover|present|distinguish|discuss|identify)(?: about)?(?: that)?"
    r"|(?:the|this) (?:article|text|entry) (?:mentions?|names?|lists?|describes?|gives?|states?|talks about|speaks of|covers))\b"
)
"""Words that say no more than that the answer is to come from the text."""
_WORD = re.compile(
    r"(?P<whole>for how long|until when|at (?:what|which) (?:point|stage|time|moment)|in (?:what|which) way|how long|how often|how frequently|how come)"
    r"(?: (?P<tail>.*))?|"
    r"(?:(?P<prep>[a-z]+) )?(?P<word>which|what|who|whom|whose|when|where|why|how)\b(?: (?P<rest>.*))?"
)
_ROTATED = re.compile(r"(?P<front>(?:in|during|at|for|with|within|by|from|to|on|after|before|of|under|through) .+?) (?P<back>(?:what|which|who|whom|how|why|when|where)\b .+)")
BOUND = frozenset({"when", "where", "why", "how", "how long", "how often", "until when"})
"""Question words that only what they ask for can answer."""
_SAME = {
    "whom": "who", "whose": "who", "how frequently": "how often", "for how long": "how long", "at what point": "when",
    "at what stage": "when", "how come": "why", "in what way": "how",
}
"""Question words that ask for the same as another."""
_FROM_ONE = frozenset("which what list".split())


@dataclass(frozen=True, slots=True)
class Request:
    """The question word (“list” for a command or a bare phrase), a preposition in front of it, and what is left."""

    word: str
    preposition: str
    rest: str
    owner: bool = False


def unset(text: str) -> str:
    """The text without words that say only that the answer is to come from the article."""
    return " ".join(_SETTING.sub(" ", text).split())


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
    if _is_bare(text.split()):
        yield Request("list", "", text)


def _is_bare(words: list[str]) -> bool:
    """Whether a text can be a noun with what belongs to it: “supportive therapy goals”, and no jumble."""
    if not words or words[0] in AUXILIARIES or _WORD.fullmatch(" ".join(words)):
        return False
    return not QUESTION_WORDS & set(words) and words[-1] not in ARTICLES | PREPOSITIONS | CONJUNCTIONS


def requests_of_word(text: str) -> Iterator[Request]:
    """The question word at the head of a text, perhaps behind a preposition."""
    match = _WORD.fullmatch(text)
    if match and match["whole"]:
        yield Request(_SAME.get(re.sub("which|time|moment", _plainer, match["whole"]), match["whole"]), "", match["tail"] or "")
    elif match and (match["prep"] is None or match["prep"] in PREPOSITIONS):
        yield Request(match["word"], match["prep"] or "", match["rest"] or "", match["word"] == "whose")


def _plainer(match: re.Match[str]) -> str:
    return "what" if match[0] == "which" else "point"


def asked_for(request: Request, parting: Parting, clause: Clause, lexicon: Lexicon) -> Iterator[tuple[Asked, Clause]]:
    """What may be asked for in a clause, and the clause without it.

    A noun that names it stands first, or last in a phrase without a verb (“supportive therapy goals”); adjectives may
    come before it. Without a noun the question word alone says what is asked for.
    """
    questions, kinds = _question(request.word, lexicon)
    slots = clause.slots
    for place in _noun_places(request, parting, clause):
        slot, nouns = slots[place], _nouns_of(slots[place], parting)
        if slot.role is Role.NOUN and _kinds_of(slot, parting):
            continue
        rest = replace(clause, slots=(*slots[:place], *slots[place + 1 :]))
        kind = frozenset(meaning.iri for meaning in slot.meanings if slot.role is Role.KIND)
        yield Asked(answer_term(kind), slot.start if place == 0 else -1, nouns, questions, slot.text), rest
    if request.word != "list" and not _names_noun(request, parting, clause):
        for kind in [*kinds, *([frozenset[str]()] if questions or not kinds else [])]:
            bound = not kind and (request.word in BOUND or bool(kinds))
            yield Asked(answer_term(kind), -1, questions=questions, text=request.word, bound=bound), clause


def _nouns_of(slot: Slot, parting: Parting) -> tuple[Meaning, ...]:
    """The relations that the noun stands for, in whichever role it is."""
    return next(phrase.of(Role.NOUN) for phrase in parting.phrases if phrase.start == slot.start)


def _kinds_of(slot: Slot, parting: Parting) -> tuple[Meaning, ...]:
    return next(phrase.of(Role.KIND) for phrase in parting.phrases if phrase.start == slot.start)


def _names_noun(request: Request, parting: Parting, clause: Clause) -> bool:
    """Whether the question says by a noun what it asks for, so that nothing else can answer it."""
    if request.word not in _FROM_ONE:
        return False
    first = next((slot for slot in clause.slots if slot.role is not Role.ADJECTIVE), None)
    named = {phrase.start for phrase in parting.phrases if phrase.of(Role.KIND, Role.NOUN)}
    return first is not None and first.start in named and _leads(parting, first.start)


def _noun_places(request: Request, parting: Parting, clause: Clause) -> list[int]:
    """Where the noun can stand that names what is asked for."""
    slots = clause.slots
    if request.owner or request.word not in (*_FROM_ONE, "who"):
        return []
    first = next((i for i, slot in enumerate(slots) if slot.role is not Role.ADJECTIVE), None)
    places = []
    if first is not None and slots[first].role in (Role.KIND, Role.NOUN) and _leads(parting, slots[first].start):
        places.append(first)
    if first == 0 and len(slots) > 1 and _is_owned(slots[0], slots[1], parting):
        places.append(1)
    last = len(slots) - 1
    if request.word == "list" and last > 1 and last not in places and slots[last].role in (Role.KIND, Role.NOUN):
        if not slots[last].prepositions:
            places.append(last)
    return places


def _is_owned(owner: Slot, noun: Slot, parting: Parting) -> bool:
    """“the therapist's tasks”: a concept, and right after it a noun."""
    between = [phrase for phrase in parting.phrases if owner.start < phrase.start < noun.start]
    if any(lemma(phrase.text) == "do" for phrase in parting.phrases if phrase.end <= owner.start):
        return False
    return owner.role is Role.CONCEPT and noun.role in (Role.KIND, Role.NOUN) and not between


def _leads(parting: Parting, start: int) -> bool:
    """Whether nothing with a meaning of its own, and no preposition, comes before the noun, but adjectives."""
    before = [phrase for phrase in parting.phrases if phrase.end <= start]
    return all(
        phrase.of(Role.ADJECTIVE, *EXTREMES) or (phrase.text in FUNCTION_WORDS and phrase.text not in PREPOSITIONS - {"of"})
        or phrase.text.isdecimal()
        for phrase in before
    )


def _question(word: str, lexicon: Lexicon) -> tuple[tuple[Meaning, ...], list[frozenset[str]]]:
    """The relations that a question word asks along, and the kinds that it asks for."""
    found = lexicon.meanings(key_of(_SAME.get(word, word)))
    meanings = [meaning for meaning in found if meaning.role is Role.QUESTION]
    relations = tuple(meaning for meaning in meanings if not lexicon.is_kind(meaning.iri))
    kinds = frozenset(meaning.iri for meaning in meanings if lexicon.is_kind(meaning.iri))
    return relations, ([kinds] if kinds else [])
