"""Clauses in which nothing is asked for: the statements that their words can make."""

from collections.abc import Iterable, Iterator

from psykg.questions.grammar.chart import Parting
from psykg.questions.grammar.clause import Clause, clauses
from psykg.questions.grammar.connecting import Connector, Joined
from psykg.questions.grammar.others import one_by_one
from psykg.questions.grammar.reader import Reader
from psykg.questions.graph.links import Link, Term
from psykg.questions.words.function_words import ARTICLES, CHOICES, FILLING_VERBS
from psykg.questions.words.meaning import Role
from psykg.questions.words.spelling import lemma
from psykg.vocabulary import TYPE


def stated(text: str, reader: Reader, connector: Connector) -> Iterator[Joined]:
    """The statements that a text can make, each as its links, with what it costs to believe in it."""
    budget = reader.budget()
    for parting in reader.partings(one_by_one(text, reader)):
        if _passes_over_verb(parting):
            continue
        choice = any(phrase.text in CHOICES and not phrase.meanings for phrase in parting.phrases)
        for clause in clauses(parting, short=True):
            offers = any(len(slot.meanings) > 1 and not slot.each for slot in clause.slots if not slot.is_form)
            if choice and not offers and any(slot.role is Role.KIND for slot in clause.slots):
                continue  # “Is it a book or a chapter?” offers kinds, of which nothing else is said.
            members = list(_memberships(clause, parting))
            yield from members
            if members and reader.loosely:
                continue  # “Is it an outcome?” is not true because something of it is one.
            for joined in connector.joined(clause, None, budget):
                if joined.links and not any(link.subject == link.value for link in joined.links):
                    yield from [joined] if _joins(joined.links, clause.beside) else ()


def _passes_over_verb(parting: Parting) -> bool:
    """Whether a verb that means nothing here comes behind what it is said of: “does relief show it?”."""
    named = next((phrase.end for phrase in parting.phrases if phrase.meanings), 0)
    unread = {phrase.text for phrase in parting.phrases if phrase.start >= named and not phrase.meanings}
    return not FILLING_VERBS.isdisjoint(unread)


def _memberships(clause: Clause, parting: Parting) -> Iterator[Joined]:
    """“Is anxiety a reason for seeking treatment?”: a concept and a kind, and no more."""
    had = any(lemma(phrase.text) == "have" for phrase in parting.phrases)
    if had or [slot.role for slot in clause.slots] != [Role.CONCEPT, Role.KIND]:
        return
    start, text = clause.slots[1].start, clause.slots[1].text
    before = next((phrase.text for phrase in parting.phrases if phrase.end == start), "")
    if before in ARTICLES - {"the"} or text.endswith("s"):
        concept, kind = (Term(iris=(slot.meanings[0].iri,)) for slot in clause.slots)
        yield Joined((Link(concept, TYPE, kind),), clause.cost)


def _joins(links: Iterable[Link], beside: Iterable[frozenset[str]]) -> bool:
    """Whether what stands side by side is told of each other, if it is not told of both: “A and B are apart”."""
    ends = {frozenset((*link.subject.iris, *link.value.iris)) for link in links}
    return all(pair in ends for pair in beside)
