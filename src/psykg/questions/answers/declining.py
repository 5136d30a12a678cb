"""What is said where there is no answer: why, and what can be asked instead."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache
from itertools import islice

from rapidfuzz import fuzz, process

from psykg.entities.index import Index
from psykg.knowledge.competency import competency_questions, example_questions
from psykg.questions.answers.answer import Answer, Status
from psykg.questions.answers.telling import Telling
from psykg.questions.grammar.reading import Reading
from psykg.questions.words.english import enumerated
from psykg.questions.words.function_words import EACH, FUNCTION_WORDS, QUESTION_WORDS
from psykg.questions.words.lexicon import Lexicon
from psykg.questions.words.meaning import Role
from psykg.questions.words.spelling import tokens

_SUGGESTED = 4
_NEAR, _MOST_NEAR = 75, 2


class Declining:
    """Words for what cannot be answered. `has_answer`: whether a question has one, so that it can be asked instead."""

    def __init__(self, index: Index, lexicon: Lexicon, telling: Telling, has_answer: Callable[[str], bool]) -> None:
        self._telling, self._has_answer = telling, cache(has_answer)
        self._labels: dict[str, list[str]] = defaultdict(list)
        for label in {index.thing(iri).label for _, iri in lexicon.phrases(Role.CONCEPT)}:
            for word in set(tokens(label)):
                self._labels[word].append(label)

    def unreadable(self, question: str) -> Answer:
        """To what is no question, or too long for one."""
        text = "Please ask one question in plain words, in a sentence of at most 500 characters."
        return Answer(question, Status.NOT_UNDERSTOOD, text=text, suggestions=self._examples(()))

    def not_understood(self, question: str, unknown: Sequence[str]) -> Answer:
        """To words that mean nothing here, or that do not fit together."""
        named = enumerated([f"“{word}”" for word in dict.fromkeys(unknown)])
        if named:
            text = f"The graph has nothing that is called {named}, so the question cannot be answered from it."
        else:
            text = "The words are known here, but the question could not be read as one about what the article says."
        return Answer(question, Status.NOT_UNDERSTOOD, text=text, suggestions=self._instead(question, unknown))

    def double(self, question: str) -> Answer:
        """To two questions in one."""
        text = "The question asks for two things at once. Please ask for one after the other."
        return Answer(question, Status.NOT_UNDERSTOOD, text=text, suggestions=self._instead(question, ()))

    def not_in_graph(self, question: str, reading: Reading) -> Answer:
        """To a question that was understood, and on which the text is silent.

        How it was understood is only told where that is plain: a reading through something unnamed may be far-fetched.
        """
        told = "" if reading.things or reading.is_told_through else self._telling.reading(reading)
        text = (
            "The article does not say."
            if not told
            else f"The article does not say. The question was understood as: {told}."
        )
        return Answer(question, Status.NOT_IN_GRAPH, reading=told, text=text, suggestions=self._instead(question, ()))

    def ambiguous(self, question: str, readings: Sequence[Reading]) -> Answer:
        """To a question that can be read in several ways."""
        told = tuple(dict.fromkeys(filter(None, map(self._telling.question, readings))))
        text = "The question can be read in more than one way. Please say which is meant."
        return Answer(question, Status.NOT_UNDERSTOOD, text=text, suggestions=told)

    def _instead(self, question: str, unknown: Sequence[str]) -> tuple[str, ...]:
        """Labels near the unknown words, then questions that share words with this one."""
        near = [f"What is {label}?" for word in unknown for label in self._near(word)]
        return tuple(dict.fromkeys([*near, *self._examples(tokens(question))]))[:_SUGGESTED]

    def _near(self, word: str) -> list[str]:
        """Labels with a word that looks like this one, the likest first."""
        alike = process.extract(word, self._labels.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None)
        labels = sorted((-likeness, label) for each, likeness, _ in alike for label in self._labels[each])
        return list(dict.fromkeys(label for _, label in labels))[:_MOST_NEAR]

    def _examples(self, words: Sequence[str]) -> tuple[str, ...]:
        return tuple(islice(filter(self._has_answer, _ranked(set(words) - FUNCTION_WORDS)), _SUGGESTED))


def _ranked(wanted: Set[str]) -> Iterator[str]:
    """The competency questions, first those that share most words with what is wanted, then those shown as examples."""
    shown = example_questions()
    ranked = sorted(_known_questions(), key=lambda each: (-len(wanted & each[1]), each[0] not in shown, len(each[0])))
    return (question for question, _ in ranked)


@cache
def _known_questions() -> list[tuple[str, frozenset[str]]]:
    """The competency questions that ask for one thing, each with its words: of two things the answer tells but one."""
    questions = [(each.question, tokens(each.question)) for each in competency_questions()]
    return [(text, frozenset(words)) for text, words in questions if "," not in text and _asks_once(words)]


def _asks_once(words: Sequence[str]) -> bool:
    return sum(word in QUESTION_WORDS for word in words) <= 1 and not EACH & set(words)
