"""Verbs that say of something only that it takes place, for so long or so often, or that people come to it."""

from psykg.questions.grammar.chart import Parting, Phrase
from psykg.questions.graph.schema import Schema
from psykg.questions.words.function_words import COMING, LASTING
from psykg.questions.words.meaning import Role
from psykg.questions.words.spelling import lemma
from psykg.vocabulary import SCHEDULE

_SCHEDULES = frozenset({SCHEDULE})


def takes_place(parting: Parting, schema: Schema) -> bool:
    """Whether all verbs say no more than that."""
    verbs = (phrase for phrase in parting.phrases if phrase.of(Role.VERB) and not _is_name(phrase))
    return all(_is_plain(phrase) or any(_is_timed(each.iri, schema) for each in phrase.meanings) for phrase in verbs)


def names_nothing(phrase: Phrase) -> bool:
    """Whether a phrase is a verb and no name, or a verb that says no more than that."""
    return bool(phrase.of(Role.VERB)) and (_is_plain(phrase) or not _is_name(phrase))


def _is_plain(phrase: Phrase) -> bool:
    return lemma(phrase.text.split()[0]) in LASTING | COMING


def _is_name(phrase: Phrase) -> bool:
    return bool(phrase.of(Role.CONCEPT, Role.KIND))


def _is_timed(relation: str, schema: Schema) -> bool:
    return schema.ends_in(relation, _SCHEDULES) or schema.starts_in(relation, _SCHEDULES)
