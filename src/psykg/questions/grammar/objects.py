"""Questions for the object of what somebody does, where a verb names the deed: “what does it relieve?”."""

from collections.abc import Iterator
from itertools import pairwise

from psykg.questions.grammar.chart import Parting
from psykg.questions.grammar.clause import Clause, Slot
from psykg.questions.grammar.reader import Reader
from psykg.questions.grammar.requests import Request
from psykg.questions.words.function_words import OWNING, PREPOSITIONS
from psykg.questions.words.meaning import Meaning, Role

OF_WHAT = frozenset(["which", "what", "list"])
"""Question words that ask for what is done or undergoes it, and not for who does it."""
_OBJECT = 0.3


def objects(request: Request, parting: Parting, clause: Clause, reader: Reader) -> tuple[Meaning, ...]:
    """The relations to the object of what somebody does, where the question may ask for that.

    A preposition says which: “what does the therapist form ideas about?”
    """
    # “In which phase” asks by its noun and its preposition, whatever is done.
    if request.word not in OF_WHAT or (request.preposition and request.word != "what"):
        return ()
    prepositions = left(request, parting)
    found: list[str] = []
    if not request.preposition and _names_deed(clause, reader.background.actors):
        found = list(reader.background.objects)
    elif prepositions and not any(slot.is_form and slot.text not in prepositions for slot in clause.slots):
        found = sorted(_linked(prepositions, request.word, reader))
    return tuple(Meaning(Role.NOUN, relation, _OBJECT) for relation in found)


def left(request: Request, parting: Parting) -> list[str]:
    """The prepositions of what is asked for: before the question word, or left at the end."""
    end = parting.phrases[-1].text.split()[-1] if parting.phrases else ""
    return [each for each in (request.preposition, end) if each in PREPOSITIONS]


def _linked(prepositions: list[str], word: str, reader: Reader) -> set[str]:
    """The relations that the prepositions say, none to who does something; “what” asks for nobody at all."""
    links = {each.iri for told in prepositions for each in reader.lexicon.meanings((told,)) if each.role is Role.LINK}
    links -= {reader.schema.inverse(deed) for deed in reader.background.deeds}
    return {each for each in links if word != "what" or not reader.schema.ends_in(each, reader.schema.people)}


def _names_deed(clause: Clause, actors: frozenset[str]) -> bool:
    """Whether a verb may name what is done, and no other verb or noun says more of it."""
    slots = clause.slots
    return len(slots) > 1 and not any(slot.is_form for slot in slots) and any(_deeds(slots, actors))


def _deeds(slots: tuple[Slot, ...], actors: frozenset[str]) -> Iterator[bool]:
    """For each place where a verb may stand whether a thing is named there: the end, a passive, after who acts."""
    verb = slots[0] if slots[0].text.endswith("ed") else slots[-1]
    named = verb.role is Role.CONCEPT and verb.meanings[0].iri not in actors
    yield named and " " not in verb.text and OWNING.isdisjoint(verb.prepositions)
    for actor, deed in pairwise(slots):
        if actor.meanings[0].iri in actors and not deed.prepositions and deed is not slots[-1]:
            yield deed.role is Role.CONCEPT
