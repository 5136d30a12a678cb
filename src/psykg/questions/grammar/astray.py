"""Readings that pass over part of what is asked, or tell of something else."""

from collections.abc import Iterable
from itertools import pairwise, takewhile

from psykg.questions.grammar.asked import Asked
from psykg.questions.grammar.chart import Parting
from psykg.questions.grammar.clause import Clause
from psykg.questions.grammar.reader import Reader
from psykg.questions.grammar.requests import Request
from psykg.questions.graph.links import Link, Term, ends
from psykg.questions.words.function_words import (
    AUXILIARIES,
    BOUND,
    FOR,
    OWNING,
    PREPOSITIONS,
    RELATIVE,
    TELLING_FILLERS,
    TELLING_PREPOSITIONS,
    TRYING_VERBS,
)
from psykg.questions.words.meaning import Role
from psykg.questions.words.spelling import lemma


def passes_over(request: Request, parting: Parting, clause: Clause) -> bool:
    """Whether a word that no slot holds would be passed over, though the question depends on it."""
    needs = request.word == "what" and _asks_need(parting)
    return _tells_filler(request, parting) or needs or _tries_nothing(parting) or _is_cut_off(request, parting, clause)


def is_astray(request: Request, asked: Asked, links: tuple[Link, ...], reader: Reader) -> bool:
    """Whether the links tell nothing of what is named, or of something else than the question word asks of."""
    if (request.word == "why" or _asks_by_clause(request)) and _is_of_another(asked, links, reader):
        return True
    if _leaves_all_open(asked, links) or _is_of_several(asked, links):
        return True
    return RELATIVE.isdisjoint(request.rest.split()) and _tells_of_actor(asked, links, reader)


def _asks_by_clause(request: Request) -> bool:
    """Whether a clause is about what stands in front of it: “in which phases of treatment is insight gained?”."""
    words = request.rest.split()
    front = list(takewhile(lambda word: word not in AUXILIARIES, words))
    return len(front) < len(words) and not OWNING.isdisjoint(front) and RELATIVE.isdisjoint(words)


def _is_of_another(asked: Asked, links: tuple[Link, ...], reader: Reader) -> bool:
    """Whether the answer is one for something that is not named, of which the rest tells more than who acts in it.

    “Why does treatment begin with an interview?” does not ask why people seek a treatment that does, and “in which
    phases of treatment is it gained?” not which phases there are of one in which it is gained.
    """
    beside, others = _parted(asked, links)
    told = any(not reader.background.actors.issuperset(end.iris) for end in others)
    return told and not any(end.known for end in beside)


def _tells_of_actor(asked: Asked, links: tuple[Link, ...], reader: Reader) -> bool:
    """Whether of what is asked for it is only told who has it, and the rest of that person.

    “What helps the patient see it?” does not ask what helps a patient, who happens to see it.
    """
    beside, others = _parted(asked, links)
    actors = all(end.known and reader.background.actors.issuperset(end.iris) for end in beside)
    return bool(beside) and actors and not all(_are_alike(end, beside, reader) for end in others - beside)


def _are_alike(term: Term, others: Iterable[Term], reader: Reader) -> bool:
    """Whether a concept is of the same narrow kind as some of others: a role beside a role."""
    kinds = reader.schema.index.kinds
    return any(set(kinds(iri)) & set(kinds(other)) for iri in term.iris for end in others for other in end.iris)


def _tells_filler(request: Request, parting: Parting) -> bool:
    """Whether the text ends with what it says of something, and that would be passed over: “which are certain?”.

    “Why are the goals different?” has its “be” in front.
    """
    last = parting.phrases[-1] if len(parting.phrases) > 1 else None
    if last is None or last.meanings or last.text not in TELLING_FILLERS:
        return False
    ahead = parting.phrases[0] if request.word in BOUND else parting.phrases[-2]
    return "be" in (lemma(ahead.text), lemma(parting.phrases[-2].text))


def _asks_need(parting: Parting) -> bool:
    """Whether a “need to” would be passed over: “what do people need to change?” does not ask what they change."""
    return any(
        first.text == "need" and second.text == "to" and not (first.meanings or second.meanings)
        for first, second in pairwise(parting.phrases)
    )


def _tries_nothing(parting: Parting) -> bool:
    """Whether a verb that comes before another would be passed over as the only one: “who tries therapy?”."""
    words = [phrase.text.split()[0] for phrase in parting.phrases]
    tried = zip(parting.phrases, [*words[1:], ""], strict=False)
    return any(phrase.text in TRYING_VERBS and not phrase.meanings and after != "to" for phrase, after in tried)


def _is_cut_off(request: Request, parting: Parting, clause: Clause) -> bool:
    """Whether a preposition at the end belongs to no verb, and it is not asked what it leads to: “when is it off?”."""
    last = parting.phrases[-1].text if parting.phrases else ""
    # “Who is it named after?” does not ask who it is for, nor “who is it for?” who does it.
    named = request.word == "who" and last in TELLING_PREPOSITIONS | FOR
    if last not in PREPOSITIONS or not (named or request.word in BOUND or _ends_in_verb(clause, parting)):
        return False
    return not any(meaning.particle == last for slot in clause.slots for meaning in slot.meanings)


def _ends_in_verb(clause: Clause, parting: Parting) -> bool:
    """Whether the last preposition stands right behind an active verb: “work toward” is more than “work”."""
    if not clause.slots or len(parting.phrases) == 1:
        return False
    verb = clause.slots[-1]
    return verb.role is Role.VERB and not verb.passive and verb.start == parting.phrases[-2].start


def _parted(asked: Asked, links: Iterable[Link]) -> tuple[set[Term], set[Term]]:
    """What is joined with what is asked for, and what the other links name."""
    beside: set[Term] = set()
    others: set[Term] = set()
    for link in links:
        both = {link.subject, link.value}
        if asked.term in both:
            beside |= both - {asked.term}
        else:
            others |= {end for end in both if end.known}
    return beside, others


def _leaves_all_open(asked: Asked, links: tuple[Link, ...]) -> bool:
    """Whether nothing is said of anything that is named: “has some time and some end”, “why: what eases something”.

    One thing said of “what” or “who” may leave its end open, “what is prescribed”.
    """
    named = any(term.known or (asked.bound and term.kinds) for term in ends(links))
    return (len(links) > 1 or (asked.bound and bool(links))) and not named and not asked.term.kinds


def _is_of_several(asked: Asked, links: tuple[Link, ...]) -> bool:
    """Whether nothing but the question word joins, and in several ways: “who: takes part in this, gains from that”."""
    relations = {link.relation for link in links if asked.term in (link.subject, link.value)}
    told = relations <= {meaning.iri for meaning in asked.questions}
    return len(links) > 1 and len(relations) == len(links) and told
