"""The forms by which questions speak of relations: verbs, nouns and what belongs to them, and what each may mean."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from psykg.questions.graph.schema import Schema
from psykg.questions.words.function_words import ARTICLES, AUXILIARIES, LIGHT_VERBS, PREPOSITIONS
from psykg.questions.words.keys import Key, as_written, key_of
from psykg.questions.words.meaning import Meaning, Role
from psykg.questions.words.spelling import lemma, tokens

FORMS = Path(__file__).with_name("forms.rq")
"""The question for the words by which questions speak of relations and kinds."""
_PREDICATE = re.compile(r"(?:[a-z]+ )?(?:be|is|are|was|were) an? ")
_SHORT = 2
_SHORTENED_COST, _REMOTE_COST, _PREDICATE_COST = 0.1, 0.6, 0.03


def of_label(iri: str, label: str, schema: Schema, *, first: bool) -> Iterator[tuple[Key, Meaning]]:
    """The phrases that a relation's label makes.

    A label such as “has goal” gives a noun for what the relation leads to, and so does “goal” as another name. Others
    are verb forms.
    """
    word, _, rest = label.partition(" ")
    noun = rest if word == "has" else "" if first or _is_verbal(label) else label
    if rest.startswith("have ") and word in AUXILIARIES:
        return  # No more would be left of “can have goal” than the noun.
    yield from of_form(Role.NOUN if noun else Role.VERB, iri, noun or label, schema)


def of_form(role: Role, iri: str, form: str, schema: Schema) -> Iterator[tuple[Key, Meaning]]:
    """The phrase of a form, and of a verb the one without the preposition that may stand elsewhere."""
    cost = _REMOTE_COST if role is Role.REMOTE else _PREDICATE_COST if _PREDICATE.match(form) else 0.0
    role = Role.VERB if role is Role.REMOTE else role
    key, stative = key_of(form), role in (Role.VERB, Role.DENIED) and "be" in map(lemma, tokens(form))
    if role is Role.VERB and all(word in PREPOSITIONS for word in key):
        role = Role.LINK
    if role in (Role.ADJECTIVE, Role.LEAST, Role.GREATEST) and len(key) == 1:
        key = (as_written(form),)
    participle = stative and _is_participle(form)
    yield key, Meaning(role, iri, cost, stative, participle=participle)
    if role is Role.VERB and _parts_from_preposition(key):
        free = schema.has_values(iri) or schema.is_symmetric(iri)
        yield key[:-1], Meaning(role, iri, cost + _SHORTENED_COST, stative, "" if free else key[-1], participle)


def _parts_from_preposition(key: Key) -> bool:
    """Whether a verb is told without its preposition too: “based” of “be based on”, but no “go” of “go to”."""
    return len(key) > 1 and key[-1] in PREPOSITIONS and (len(key) > _SHORT or key[0] not in LIGHT_VERBS)


def _is_verbal(label: str) -> bool:
    """Whether a label begins with a verb or ends in the preposition of one: “gains”, “can grow with”, “edited by”."""
    words = label.split()
    return words[0].endswith("s") or words[0] in AUXILIARIES or words[-1] in PREPOSITIONS


def _is_participle(form: str) -> bool:
    """Whether a participle follows “be”: “be based on”, and not “be part of” or “be an option in”."""
    words = [word for word in tokens(form) if word not in ARTICLES]
    after = next((word for be, word in pairwise(words) if lemma(be) == "be"), "")
    return lemma(after) != after and not after.endswith(("s", "ing"))
