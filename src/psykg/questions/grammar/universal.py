"""Statements of all of a kind, or of one that is not named: what is so of some answers neither."""

from psykg.questions.grammar.reader import Reader
from psykg.questions.grammar.turns import turn, turns
from psykg.questions.words.function_words import DURING, LASTING_ON, NEGATIONS, PREPOSITIONS, QUESTION_WORDS
from psykg.questions.words.meaning import Role
from psykg.questions.words.spelling import lemma


def says_all(text: str, reader: Reader) -> bool:
    """Whether it is said of all of a kind: “the phases”, “both books”. What is so of one is no yes to it."""
    named = [match["kind"] for pattern in turns("of_all") for match in pattern.finditer(text)]
    heads = ((kind, kind.split()[0]) for kind in named)
    several = (kind for kind, head in heads if head != lemma(head) and not _is_in_name(head, text, reader))
    return any(reader.whole(kind, Role.KIND) for kind in several)


def _is_in_name(word: str, text: str, reader: Reader) -> bool:
    """Whether the word is but a part of a name: who agrees “on the goals” may have agreed on some of them."""
    phrases = (phrase for parting in reader.partings(text)[:1] for phrase in parting.phrases)
    names = (phrase.text.split() for phrase in phrases if phrase.of(Role.CONCEPT) and not phrase.of(Role.KIND))
    return any(word in name[1:] or (word == name[0] and not PREPOSITIONS.isdisjoint(name[1:2])) for name in names)


def says_which(text: str, reader: Reader) -> bool:
    """Whether it is said of one that was spoken of, and could be any of its kind: “is the book sold?”."""
    schema, background = reader.schema, reader.background
    subjects = frozenset[str]().union(*map(schema.kinds_of, background.subjects))
    match = turn("of_one").match(text)
    if not match or reader.whole(match["kind"], Role.CONCEPT) or _is_begun(match["kind"], text, reader):
        return False
    kinds = {meaning.iri for meaning in reader.whole(match["kind"], Role.KIND)} - subjects
    return any(sum(kind in schema.kinds_of(iri) for iri in schema.index) > 1 for kind in kinds)


def _is_begun(word: str, text: str, reader: Reader) -> bool:
    """Whether the word begins a name: “the relationship between therapist and patient” is a certain one."""
    phrases = (phrase for parting in reader.partings(text)[:1] for phrase in parting.phrases)
    return any(phrase.text.startswith(f"{word} ") and phrase.of(Role.CONCEPT) for phrase in phrases)


def is_unclear(text: str) -> bool:
    """Whether it is asked if something is not so, or still is, or if somebody knows it: the answer could mean either.

    “Isn't it so?” asks if it is.
    """
    words = (NEGATIONS - PREPOSITIONS) | (QUESTION_WORDS - DURING) | LASTING_ON
    return not words.isdisjoint(text.removeprefix("not ").split())


def by_themselves(text: str, reader: Reader) -> set[str]:
    """The words that are no part of a name of several: “feeling sad all the time” says “all” of nothing."""
    likeliest = reader.partings(text)[:1]
    return {phrase.text for phrase in likeliest[0].phrases} if likeliest else set(text.split())
