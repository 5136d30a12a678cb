"""“Is this an expected outcome?”: what a list would be asked for, said of one concept."""

from collections.abc import Iterator

from psykg.questions.grammar.choosing import is_offered, or_offered
from psykg.questions.grammar.lists import Lists
from psykg.questions.grammar.reader import Reader
from psykg.questions.grammar.reading import Reading, Sort
from psykg.questions.grammar.requests import Request
from psykg.questions.grammar.turns import turn
from psykg.questions.graph.links import Term, ends
from psykg.questions.words.function_words import CHOICES, FILLING_VERBS
from psykg.questions.words.meaning import Role

_SAID_OF = 0.1


def predicated(text: str, reader: Reader, lists: Lists) -> Iterator[Reading]:
    """The readings of a text that names a concept first, and then what it is said to be."""
    for match in turn("predicate").finditer(text):
        named = text[: match.start()]
        if not FILLING_VERBS.isdisjoint(named.split()):
            continue
        for meaning in reader.whole(named, Role.CONCEPT):
            concept = Term(iris=(meaning.iri,), kinds=reader.schema.kinds_of(meaning.iri))
            for reading in lists.requested(Request("which", "", text[match.end() :])):
                for said in _said_of(concept, reading.dearer(meaning.cost + _SAID_OF)):
                    offers = any(map(is_offered, ends(said.links)))
                    yield from or_offered(said) if offers or CHOICES.isdisjoint(text.split()) else ()


def _said_of(concept: Term, reading: Reading) -> Iterator[Reading]:
    """A list's reading with the concept in the place of what is asked for, if it is of the kind."""
    answer = reading.answer
    plain = reading.sort is Sort.LIST and reading.links and not reading.excluded and not reading.extreme
    if plain and answer and (not answer.kinds or answer.kinds & concept.kinds):
        links = tuple(link.with_term(answer, concept) for link in reading.links)
        yield Reading(Sort.BOOLEAN, links=links, cost=reading.cost, denied=reading.denied)
