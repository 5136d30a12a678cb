"""Questions that a graph may well answer, put in plain English from its statements and the words of its relations."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from psykg.engine import Engine
from psykg.entities.asking import each_row
from psykg.entities.index import Index
from psykg.knowledge.competency import competency_questions
from psykg.questions.words.english import agreeing, plural
from psykg.questions.words.forms import FORMS
from psykg.questions.words.function_words import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    NEGATIONS,
    PREPOSITIONS,
    QUESTION_WORDS,
)
from psykg.questions.words.lexicon import Lexicon
from psykg.questions.words.meaning import Role
from psykg.questions.words.spelling import lemma
from psykg.vocabulary import PSYKG

Sense = tuple[str, ...]
_HERE = Path(__file__).parent
_MOST = 20_000
_LONGEST = 160
_MOST_FORMS = 8
"""How many wordings of a relation are offered beside the one in its label: the shortest."""
_PREPOSITIONS = PREPOSITIONS | {"than"}
_BEHIND = PREPOSITIONS | {"once", "outside"}
_NO_NAME = QUESTION_WORDS | AUXILIARIES | NEGATIONS
_PREDICATE = re.compile(r"(?:is|be) an? (.+?)((?: named)? (?:of|for|in|to|from)\b.*)")


@dataclass(frozen=True, slots=True)
class Askable:
    """A question in one wording. Those with the same `sense` ask the same; `rank` is 0 for the wording to be preferred.

    `awaited` are things of which a right answer names one; none where nothing is known of the answer.
    """

    rank: int
    text: str
    sense: Sense
    awaited: tuple[str, ...] = ()


def askable(engine: Engine, index: Index, lexicon: Lexicon) -> list[Askable]:
    """The questions, those to be preferred first; no text twice, and a bounded number of them."""
    generated = [*_Generation(engine, index, lexicon), *_competency()]
    generated.sort(key=lambda each: (each.rank, len(each.text), each.text, not each.awaited, each.sense))
    once: dict[str, Askable] = {}
    for each in generated:
        if len(each.text) <= _LONGEST:
            once.setdefault(each.text, each)
    return list(once.values())[:_MOST]


def _competency() -> Iterator[Askable]:
    return (Askable(0, each.question, ("query", each.name)) for each in competency_questions())


class _Generation:
    """Makes questions of one graph."""

    def __init__(self, engine: Engine, index: Index, lexicon: Lexicon) -> None:
        self._index, self._lexicon = index, lexicon
        self._concepts = {iri for _, iri in lexicon.phrases(Role.CONCEPT)}
        self._told: dict[str, set[str]] = defaultdict(set)
        for row in index.asked(_HERE / "nameable.rq"):
            self._told[row["told"].value].add(row["thing"].value)
        self._forms: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in each_row(engine, FORMS):
            self._forms[row["property"].value, row["thing"].value].add(row["form"].value)
        self._values: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._subjects: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for row in index.asked(_HERE / "statements.rq"):
            self._enter(row["subject"].value, row["relation"].value, row["value"].value)

    def _enter(self, subject: str, relation: str, value: str) -> None:
        if subject not in self._concepts:
            return
        self._values[subject, relation].add(value)
        if value in self._concepts:
            for kind in filter(self._lexicon.is_kind, self._index.kinds(subject)):
                self._subjects[kind, relation, value].add(subject)

    def __iter__(self) -> Iterator[Askable]:
        for concept in self._concepts & self._told["defined"]:
            yield from self._definitions(concept)
        for (subject, relation), values in self._values.items():
            yield from self._nouns(subject, relation, values)
        for (kind, relation, value), subjects in self._subjects.items():
            yield from self._verbs(kind, relation, value, subjects)

    def _definitions(self, concept: str) -> Iterator[Askable]:
        """“What is insight?”, and by other names that are names: not by “how many sessions”."""
        word = "Who" if concept in self._told["person"] else "What"
        for label in self._index.labels(concept):
            words = label.text.split()
            if label.rank <= 1 and not label.foreign and (label.rank == 0 or _NO_NAME.isdisjoint(words)):
                asked = f"{word} {'are' if _is_many(label.text) else 'is'} {self._named(concept, label.text)}?"
                yield Askable(label.rank, asked, ("definition", concept), (concept,))

    def _nouns(self, subject: str, relation: str, values: set[str]) -> Iterator[Askable]:
        """“What are the goals of supportive therapy?”."""
        name = self._named(subject, self._index.thing(subject).label)
        sense, awaited = ("of", relation, subject), tuple(sorted(values & self._concepts))
        for noun, rank in self._words(relation, f"{PSYKG}nounForm"):
            many = len(values) > 1 and not noun.endswith(("ing", "ed"))
            asked = f"What {'are' if many else 'is'} the {_plural(noun) if many else noun}"
            yield Askable(rank, f"{asked} {_of(noun)}{name}?", sense, awaited)

    def _verbs(self, kind: str, relation: str, value: str, subjects: set[str]) -> Iterator[Askable]:
        """“Which phases involve insight?”."""
        name = self._named(value, self._index.thing(value).label)
        kinds = plural(self._index.thing(kind).label)
        sense, awaited = ("which", kind, relation, value), tuple(sorted(subjects))
        for verb, rank in self._words(relation, f"{PSYKG}verbForm"):
            asked = f"Which {kinds} {_agreeing(verb)} {name}?"
            yield Askable(rank, asked, sense, awaited)

    def _words(self, relation: str, sort: str) -> Iterator[tuple[str, int]]:
        """The wordings of a relation that are of the sort, each with its rank: first the one in its label."""
        label = self._index.thing(relation).label
        first, _, noun = label.partition(" ")
        told = noun if first == "has" else label
        own = sort.endswith("nounForm") == (first == "has")
        forms = self._forms.get((sort, relation), set())
        if own and forms and _is_whole(told, sort):
            yield told, 0
        others = sorted((form for form in forms if form != told and _is_whole(form, sort)), key=_shortest_first)
        yield from ((form, 1) for form in others[:_MOST_FORMS])

    def _named(self, iri: str, label: str) -> str:
        return f"the {label}" if iri in self._told["articled"] else label


def _shortest_first(form: str) -> tuple[int, str]:
    return len(form), form


def _is_whole(form: str, sort: str) -> bool:
    """Whether a name can follow: “be unique” takes none, and “a point of difference in”, of a label, is no noun."""
    first, last = form.partition(" ")[0], form.rpartition(" ")[2]
    if sort.endswith("nounForm"):
        return first not in CONJUNCTIONS | ARTICLES and last not in PREPOSITIONS
    return first != "be" or last in _PREPOSITIONS


def _agreeing(verb: str) -> str:
    """A verb, in the base form or as a label has it, for several subjects: “are possible goals of”."""
    verb = re.sub(r"\bits\b", "their", verb)
    first, _, rest = verb.partition(" ")
    if noun := _PREDICATE.match(verb):
        return f"are {_plural(noun[1])}{noun[2]}"
    if first == "be":
        return f"are {rest}"
    if first.endswith("ly") and rest:
        return f"{first} {_agreeing(rest)}"
    return agreeing(verb, 2) if lemma(first) != first else verb


def _plural(noun: str) -> str:
    """The plural; “means” is one already."""
    return noun if noun.endswith("s") and not noun.endswith(("ss", "sis")) else plural(noun)


def _of(noun: str) -> str:
    """What stands between a noun and a name: “goals of”, but “reasons for seeking” has all it needs."""
    return "" if noun.endswith("ing") and PREPOSITIONS.intersection(noun.split()) else "of "


def _is_many(label: str) -> bool:
    """Whether a name is in the plural: “patterns of feeling” are many, the “absence of needs” is one."""
    words = label.split()
    end = next((place for place, word in enumerate(words) if place and word in _BEHIND), len(words))
    nouns = [word for word in words[:end] if not _is_participle(word)]
    return bool(nouns) and not words[0].endswith("ing") and _is_plural(nouns[-1])


def _is_participle(word: str) -> bool:
    """“goals met”, “issues related to”: what follows its noun."""
    return not word.endswith("s") and lemma(word) != word.casefold()


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss") and word.isalpha() and word.islower() and lemma(word) != word
