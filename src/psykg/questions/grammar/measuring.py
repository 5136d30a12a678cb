"""Statements of how much: “do sessions last 45 minutes?”."""

from collections.abc import Iterator

from psykg.questions.grammar.chart import Parting
from psykg.questions.grammar.numerals import in_units, number
from psykg.questions.grammar.reader import Reader
from psykg.questions.grammar.reading import Reading, Sort
from psykg.questions.grammar.timing import takes_place
from psykg.questions.words.function_words import DEGREES, DIMENSIONS, MINUTES, OCCASIONS, TIMES
from psykg.questions.words.meaning import Role
from psykg.questions.words.spelling import lemma


def measured(text: str, reader: Reader) -> Iterator[Reading]:
    """Numbers in their units, and a matter that has a quantity in such units."""
    if DEGREES & set(text.split()):
        return
    units = reader.background.units
    words = [(word, number(word)) for word in text.split()]
    counted_in = {lemma(word) for word, _ in words} & (reader.background.unit_words | MINUTES.keys())
    often = bool((TIMES.keys() | OCCASIONS) & set(text.split()))
    if often and not counted_in <= reader.background.periods:
        return  # “Twice a day” counts no days.
    told = counted_in | DIMENSIONS | OCCASIONS
    rest = " ".join(word for word, found in words if found is None and not {word, lemma(word)} & told)
    numbers = tuple(found for _, found in words if found is not None)
    for parting in reader.partings(rest):
        for topic in _topics(parting, reader, often=often) if takes_place(parting, reader.schema) else ():
            factor = in_units(counted_in, units.get(topic, ())) if counted_in else None
            if factor is not None:
                inside = tuple(factor * number for number in numbers)
                yield Reading(Sort.BOOLEAN, things=(topic,), quantity=True, numbers=inside)


def _topics(parting: Parting, reader: Reader, *, often: bool) -> frozenset[str]:
    """What is measured: what is named or, of what all is about and who is helped by it, how often they come to it."""
    background = reader.background
    told = {meaning.iri for phrase in parting.phrases for meaning in phrase.meanings}
    comes = told.intersection(background.helped) or told & (reader.of_all - background.actors)
    if not often or not comes or parting.names_beyond(reader.of_all):
        return parting.common(Role.CONCEPT)
    return frozenset(topic for topic, words in background.units.items() if words & background.periods)
