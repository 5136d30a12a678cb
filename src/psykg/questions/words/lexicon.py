"""What the words of a question may mean: labels of concepts and kinds, and the forms that speak of relations.

All of it is read from the graph. A concept that is added with its labels is known at once, under the other names of its
kind too: who knows the “evaluation phase” knows the “evaluation stage”.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import pairwise, product
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from psykg.engine import Engine
from psykg.entities.asking import rows
from psykg.entities.index import Index
from psykg.questions.graph.links import Kinds
from psykg.questions.graph.schema import Schema
from psykg.questions.words.function_words import (
    ARTICLES,
    AUXILIARIES,
    FRAMING,
    FUNCTION_WORDS,
    INCREASE,
    LIGHT_VERBS,
    POSSESSIVES,
    PREPOSITIONS,
    RATE,
    SMALL_PREPOSITIONS,
)
from psykg.questions.words.spelling import is_known, lemma, tokens
from psykg.vocabulary import PSYKG

Key = tuple[str, ...]
FORMS = Path(__file__).with_name("forms.rq")
"""The question for the words by which questions speak of relations and kinds."""


class Role(Enum):
    """What a word or phrase does in a question."""

    CONCEPT = "concept"
    TEXT = "text"
    HEAD = "head"
    KIND = "kind"
    VERB = "verbForm"
    NOUN = "nounForm"
    ADJECTIVE = "adjectiveForm"
    LINK = "linkForm"
    QUESTION = "questionWord"
    DENIED = "deniedForm"
    REMOTE = "remoteVerbForm"
    LEAST = "leastForm"
    GREATEST = "greatestForm"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a phrase may stand for. `cost`: 0 for what it is called first of all, more for lesser names.

    `particle`: the preposition that belongs to a verb and stands elsewhere, if at all: “what is it based on?”
    `stative`: a verb form with “be” in it already (“be based on”), which is no passive of another.
    `participle`: one with a participle after “be”, which no active verb can stand for.
    """

    role: Role
    iri: str
    cost: float = 0.0
    stative: bool = False
    particle: str = ""
    participle: bool = False


ALTERNATIVE_COST = 0.05
"""What a name costs that is an alternative to the first."""
_LABEL_COSTS = (0.0, ALTERNATIVE_COST, 0.15)
"""By the rank of a label: preferred, alternative, hidden."""
_HIDDEN = 2
_VARIANT_COST = 0.1
_SHORTENED_COST = 0.1
_SHORT, _REMOTE_COST, _PREDICATE_COST, _HEAD_COST, _RATHER = 2, 0.6, 0.03, 0.2, 0.3
_PREDICATE = re.compile(r"(?:[a-z]+ )?(?:be|is|are|was|were) an? ")
_VOWELS = re.compile("[aeiou]")
_SKIPPED = ARTICLES | AUXILIARIES | POSSESSIVES | RATE
_ANY_PREPOSITION, _ANY_INCREASE = "~", "+"
_INCREASE = frozenset(map(lemma, INCREASE))
_SHORTEST_MISTYPED, _SHORTEST_SOUNDED, _LONG = 4, 6, 8
_MOST_IN_LABEL = 8
"""Words of a label that is looked for in a question."""


class Lexicon:
    """The phrases of a graph and their meanings. `texts`: plain texts of the graph, as they are written in SPARQL."""

    def __init__(self, engine: Engine, index: Index, schema: Schema, texts: Iterable[str] = ()) -> None:
        self._index, self._schema = index, schema
        self._meanings: dict[Key, tuple[Meaning, ...]] = {}
        self._shared: dict[tuple[Meaning, ...], tuple[Meaning, ...]] = {}
        for iri in index:
            self._enter_labels(iri)
        for row in rows(engine, FORMS):
            role = Role(row["property"].value.removeprefix(PSYKG))
            self._enter_form(role, row["thing"].value, row["form"].value)
        for text in texts:
            self._enter(key_of(text), Meaning(Role.TEXT, text))
            # “Washington, DC” is Washington as well.
            if "," in text:
                self._enter(key_of(text.partition(",")[0]), Meaning(Role.TEXT, text, cost=_VARIANT_COST))
        self._enter_heads()
        self._shared.clear()

    def knowing(self, words: Sequence[str]) -> "Lexicon":
        """The lexicon with what of a graph too large to be read has a label that stands in these words as a whole."""
        ends = range(1, _MOST_IN_LABEL + 1)
        spans = {" ".join(words[start : start + length]) for start in range(len(words)) for length in ends}
        named = [iri for iri in self._index.called(sorted(spans)) if self._schema.is_concept(iri)]
        return self._with(named) if named else self

    def _with(self, concepts: Sequence[str]) -> "Lexicon":
        wider = copy(self)
        wider._meanings, wider._shared = self._meanings.copy(), {}
        for iri in concepts:
            wider._enter_labels(iri)
        texts = (label.text for iri in concepts for label in self._index.labels(iri))
        vars(wider)["_sorted"] = sorted([*self._sorted, *(wider._meanings.keys() - self._meanings.keys())])
        vars(wider)["_vocabulary"] = self._vocabulary | {token for text in texts for token in tokens(text)}
        return wider

    def meanings(self, key: Key) -> tuple[Meaning, ...]:
        """What the phrase of these lemmas may mean, the likeliest first."""
        return self._meanings.get(key, ())

    def is_kind(self, iri: str) -> bool:
        """Whether the thing is a kind of concepts."""
        return self._schema.is_kind(iri)

    def begins(self, key: Key) -> bool:
        """Whether some phrase begins so."""
        place = bisect_left(self._sorted, key)
        return place < len(self._sorted) and self._sorted[place][: len(key)] == key

    def rejoined(self, words: list[str]) -> Iterator[list[str]]:
        """The words with the later part of a verb put right behind the first: “make easy it” for “make it easy”."""
        lemmas = [lemma(word) for word in words]
        for i, first in enumerate(lemmas):
            for j, length in product(range(i + 2, len(lemmas)), (1, 2)):
                end = j + length
                if (first, *lemmas[j:end]) in self._verbs[length + 1] and words[end - 1] not in PREPOSITIONS:
                    yield [*words[: i + 1], *words[j:end], *words[i + 1 : j], *words[end:]]

    @cached_property
    def _verbs(self) -> dict[int, frozenset[Key]]:
        """The verbs of two words, and of three: “set in motion”."""
        verbs = [key for key, _ in self.phrases(Role.VERB)]
        return {length: frozenset(key for key in verbs if len(key) == length) for length in (2, 3)}

    def phrases(self, role: Role) -> Iterator[tuple[Key, str]]:
        """The phrases with that role, each with what it stands for."""
        for key, found in self._meanings.items():
            yield from ((key, meaning.iri) for meaning in found if meaning.role is role)

    def worded(self, word: str) -> frozenset[str]:
        """The concepts that have the word in a label, hidden ones apart."""
        return self._worded.get(lemma(word), frozenset())

    @cached_property
    def _worded(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for iri in filter(self._schema.is_concept, self._index):
            for label in self._index.labels(iri):
                for token in tokens(label.text) if label.rank < _HIDDEN and not label.foreign else ():
                    found[lemma(token)].add(iri)
        return {word: frozenset(iris) for word, iris in found.items()}

    def corrected(self, token: str) -> str:
        """The word that was meant, if the token is no word of English and just one word here is near; else the token.

        Of several that are as near it is the one that stands in a label, if just one does.

        Near is one slip for words of four letters or more, two for words of eight or more. A word that exists is never
        changed, so that no concept turns into another.
        """
        if len(token) < _SHORTEST_MISTYPED or token in self._vocabulary or lemma(token) in self._vocabulary:
            return token
        if is_known(token):
            return self._unswapped(token)
        sounded = token.replace("f", "ph")
        if sounded in self._vocabulary or lemma(sounded) in self._vocabulary:
            return sounded
        stem = token.removesuffix("s")
        near = self._near(token) or (self._near(stem) if len(stem) >= _SHORTEST_MISTYPED else [])
        return self._nearest(token, near) or token

    def _nearest(self, token: str, near: list[str]) -> str:
        """Of words that are as near as each other the only one, that of English itself, or the only one in a label."""
        one = len({lemma(word) for word in near}) == 1
        english = near if one else _likest(token, [word for word in near if word in FUNCTION_WORDS])
        named = {lemma(word): word for word in near if word in self._written}
        return min(english, default="") or (min(named.values()) if len(named) == 1 else "")

    def _near(self, token: str) -> list[str]:
        """The words that are nearest to a token, if any is near enough."""
        reach = 1 if len(token) < _LONG else 2
        near = process.extract(token, self._vocabulary, scorer=OSA.distance, score_cutoff=reach, limit=None)
        nearest = [word for word, distance, _ in near if distance == near[0][1]]
        one = len({lemma(word) for word in nearest}) == 1
        return nearest if one else _doubled(token, nearest) or _sounding(token, nearest) or nearest

    def _unswapped(self, token: str) -> str:
        """“goals” for “gaols”: two letters that changed places may make another word, though not another concept."""
        near = [word for word in self._anagrams.get(_letters(token), ()) if OSA.distance(token, word) == 1]
        return near[0] if len(near) == 1 else token

    @cached_property
    def _anagrams(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self._vocabulary:
            found[_letters(word)].append(word)
        return found

    @cached_property
    def _sorted(self) -> list[Key]:
        """The phrases, those that begin alike next to each other."""
        return sorted(self._meanings)

    @cached_property
    def _written(self) -> frozenset[str]:
        """The words of labels, in small letters."""
        labels = (label.text.casefold() for iri in self._index for label in self._index.labels(iri))
        return frozenset(token for label in labels for token in tokens(label))

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """All words that questions here may hold, as they are written and by their lemmas."""
        words = (
            self._written
            | {word.removeprefix("=") for key in self._meanings for word in key}
            | FUNCTION_WORDS
            | FRAMING
        )
        return frozenset(word for word in words if len(word) >= _SHORTEST_MISTYPED - 1)

    def _enter_labels(self, iri: str) -> None:
        schema = self._schema
        if schema.is_concept(iri):
            for key, cost in self._names(iri):
                self._enter(key, Meaning(Role.CONCEPT, iri, cost))
                self._enter_loosely(key, iri, cost)
            for key, cost in self._own_names(iri):
                for other in _turned(key):
                    self._enter(other, Meaning(Role.CONCEPT, iri, cost + _VARIANT_COST))
                    alike = tuple("for" if word == "of" else word for word in other)
                    self._enter(alike, Meaning(Role.CONCEPT, iri, cost + _VARIANT_COST))
                    if len(key) > _SHORT:
                        self._enter_loosely(other, iri, cost + _VARIANT_COST)
        elif schema.is_kind(iri):
            for key, cost in self._own_names(iri):
                self._enter(key, Meaning(Role.KIND, iri, cost))
        elif iri in schema.relations:
            for label in self._index.labels(iri):
                self._enter_relation(iri, label.text, first=label.rank == 0)

    def _enter_heads(self) -> None:
        """What the things are, by the nouns of their labels: “disturbance” of “disturbance of mood”.

        A noun that is the name of a kind is left to that, and what names a relation rather means that.
        """
        for iri in filter(self._schema.is_concept, self._index):
            labels = (label for label in self._index.labels(iri) if label.rank == 0 and not label.foreign)
            for key in {_head_of(label.text) for label in labels}:
                roles = {meaning.role for meaning in self.meanings(key)}
                if Role.KIND not in roles:
                    self._enter(key, Meaning(Role.HEAD, iri, _HEAD_COST + _RATHER * (Role.NOUN in roles)))

    def _enter_relation(self, iri: str, label: str, *, first: bool) -> None:
        """A label such as “has goal” gives a noun for what the relation leads to, and so does “goal” as another name.

        Others are verb forms.
        """
        word, _, rest = label.partition(" ")
        noun = rest if word == "has" else "" if first or _is_verbal(label) else label
        if rest.startswith("have ") and word in AUXILIARIES:
            return  # No more would be left of “can have goal” than the noun.
        self._enter_form(Role.NOUN if noun else Role.VERB, iri, noun or label)

    def _enter_form(self, role: Role, iri: str, form: str) -> None:
        cost = _REMOTE_COST if role is Role.REMOTE else _PREDICATE_COST if _PREDICATE.match(form) else 0.0
        role = Role.VERB if role is Role.REMOTE else role
        key, stative = key_of(form), role in (Role.VERB, Role.DENIED) and "be" in map(lemma, tokens(form))
        if role is Role.VERB and all(word in PREPOSITIONS for word in key):
            role = Role.LINK
        if role in (Role.ADJECTIVE, Role.LEAST, Role.GREATEST) and len(key) == 1:
            key = (as_written(form),)
        participle = stative and _is_participle(form)
        self._enter(key, Meaning(role, iri, cost, stative, participle=participle))
        if (
            role is Role.VERB
            and len(key) > 1
            and key[-1] in PREPOSITIONS
            and (len(key) > _SHORT or key[0] not in LIGHT_VERBS)
        ):
            free = self._schema.has_values(iri) or self._schema.is_symmetric(iri)
            particle = "" if free else key[-1]
            self._enter(key[:-1], Meaning(role, iri, cost + _SHORTENED_COST, stative, particle, participle))

    def _own_names(self, iri: str) -> Iterator[tuple[Key, float]]:
        for label in self._index.labels(iri):
            if not label.foreign:
                yield key_of(label.text), _LABEL_COSTS[label.rank]

    def _names(self, iri: str) -> Iterator[tuple[Key, float]]:
        """The labels, and those that another name of the kind makes of them: “neutral attitude” of “neutral stance”."""
        for key, cost in self._own_names(iri):
            if plain := tuple(word for word in key if len(word) > 1):
                yield plain, cost + _VARIANT_COST * (plain != key)
        for key in self._composed(iri):
            yield key, _VARIANT_COST
        for key, cost in self._own_names(iri):
            yield key, cost
            yield from ((other, cost + _VARIANT_COST) for other in self._renamed(key, self._schema.kinds_of(iri)))

    def _composed(self, iri: str) -> Iterator[Key]:
        """The label with other names of what its end names: “length of the last phase”."""
        for label in self._index.labels(iri):
            key = key_of(label.text) if label.rank == 0 and not label.foreign else ()
            if "of" in key[1:-1]:
                place = key.index("of", 1) + 1
                for other in self._labelled.get(key[place:], ()):
                    yield from (key[:place] + name for name, _ in self._own_names(other) if name != key[place:])

    @cached_property
    def _labelled(self) -> dict[Key, list[str]]:
        """What concepts are labelled so, first of all."""
        found: dict[Key, list[str]] = defaultdict(list)
        for iri in filter(self._schema.is_concept, self._index):
            for label in self._index.labels(iri):
                if label.rank == 0 and not label.foreign:
                    found[key_of(label.text)].append(iri)
        return found

    def _renamed(self, key: Key, kinds: Iterable[str]) -> Iterator[Key]:
        """The label with another name of a kind in it: its own, or that of what it ends with, “length of a phase”."""
        within = {kind for start in range(1, len(key) - 1) for kind in self._kinds_by_name.get(key[start:], ())}
        for kind in {*kinds, *within}:
            heads = {head for head, _ in self._kind_names.get(kind, ())}
            for head in heads:
                if len(key) > len(head) and key[-len(head) :] == head:
                    yield from (key[: -len(head)] + other for other in heads - {head})

    @cached_property
    def _kinds_by_name(self) -> dict[Key, Kinds]:
        """What concepts are that have names of several words."""
        concepts = filter(self._schema.is_concept, self._index)
        return {key: self._schema.kinds_of(iri) for iri in concepts for key, _ in self._own_names(iri) if len(key) > 1}

    @cached_property
    def _kind_names(self) -> dict[str, list[tuple[Key, float]]]:
        return {kind: list(self._own_names(kind)) for kind in self._schema.concept_kinds}

    def _enter_loosely(self, key: Key, iri: str, cost: float) -> None:
        """A label with prepositions or words for an increase, whichever people put in their place.

        Not where a preposition comes first, without which it would be another name: “in sessions”, “at work”.
        """
        if loose(key) != key and key[0] not in PREPOSITIONS:
            self._enter(loose(key), Meaning(Role.CONCEPT, iri, cost + _VARIANT_COST))

    def _enter(self, key: Key, meaning: Meaning) -> None:
        if key:
            meanings = _in_order((*self.meanings(key), meaning))
            self._meanings[key] = self._shared.setdefault(meanings, meanings)  # Most phrases mean what others mean.


def _in_order(found: Iterable[Meaning]) -> tuple[Meaning, ...]:
    least: dict[tuple[object, ...], Meaning] = {}
    for each in sorted(found, key=lambda each: (each.cost, each.iri, each.stative)):
        least.setdefault((each.role.value, each.iri, each.stative, each.particle, each.participle), each)
    return tuple(least.values())


def key_of(text: str) -> Key:
    """The phrase as it is looked up: its lemmas without articles and auxiliaries, unless it has nothing else.

    A single “training” is looked up as it is written: who “trains” is no “training”.
    """
    found = tokens(text)
    words = [token for token in found if token not in _SKIPPED] or found
    if len(words) == 1 and words[0].endswith("ing") and lemma(words[0]) != words[0]:
        return (as_written(words[0]),)
    return tuple(map(lemma, words))


def _head_of(label: str) -> Key:
    """The noun of a label: the last word before a preposition. Empty where the label has no words."""
    words = tokens(label)
    if not words:
        return ()
    end = next((place for place, word in enumerate(words) if place and word in PREPOSITIONS), len(words))
    return key_of(words[end - 1])


def loose(key: Key) -> Key:
    """The phrase with every small preposition made the same, and every word for an increase."""
    return tuple(
        _ANY_PREPOSITION if word in SMALL_PREPOSITIONS else _ANY_INCREASE if word in _INCREASE else word for word in key
    )


def _turned(key: Key) -> Iterator[Key]:
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


def _sounding(token: str, near: list[str]) -> list[str]:
    """Of words as near as each other those that differ from a longer token in late vowels: “editor” for “editer”."""
    consonants = _VOWELS.sub("", token) if len(token) >= _SHORTEST_SOUNDED else None
    alike = token[: len(token) // 2]
    return [word for word in near if word.startswith(alike) and _VOWELS.sub("", word) == consonants]


def _likest(token: str, near: list[str]) -> list[str]:
    """Of words that only hold a question together the one that looks most like the token: a wrong one does no harm."""
    return sorted(near, key=lambda word: -JaroWinkler.similarity(token, word))[:1]


def _doubled(token: str, near: list[str]) -> list[str]:
    """Of words as near as each other those with a letter doubled: who types “arange” means “arrange”, not “range”."""
    long = len(token) > _SHORTEST_MISTYPED
    return [word for word in near if long and re.sub(r"(.)\1", r"\1", word) == token]


def _is_verbal(label: str) -> bool:
    """Whether a label begins with a verb or ends in the preposition of one: “gains”, “can grow with”, “edited by”."""
    words = label.split()
    return words[0].endswith("s") or words[0] in AUXILIARIES or words[-1] in PREPOSITIONS


def _is_participle(form: str) -> bool:
    """Whether a participle follows “be”: “be based on”, and not “be part of” or “be an option in”."""
    words = [word for word in tokens(form) if word not in ARTICLES]
    after = next((word for be, word in pairwise(words) if lemma(be) == "be"), "")
    return lemma(after) != after and not after.endswith(("s", "ing"))


def _letters(word: str) -> str:
    return "".join(sorted(word))
