"""Whose something is: “whose view need not be accepted?” asks for who has the view, and for nobody else."""

from collections.abc import Collection, Iterable

from psykg.questions.grammar.asked import Asked
from psykg.questions.grammar.chart import Parting
from psykg.questions.grammar.clause import Clause, Slot
from psykg.questions.grammar.uses import variable
from psykg.questions.graph.links import Link, Term
from psykg.questions.graph.schema import Schema
from psykg.questions.words.meaning import Role


def is_owner(asked: Asked, clause: Clause, parting: Parting, links: Iterable[Link], schema: Schema) -> bool:
    """Whether what is asked for has what the clause names first, by the relation of its noun or of “whose”."""
    if not clause.slots or clause.slots[0].role in (Role.VERB, Role.DENIED):
        return True  # “Whose help was not enough?” is told by the verb as a whole.
    first = clause.slots[0]
    nouns = {
        meaning.iri for phrase in parting.phrases if phrase.start == first.start for meaning in phrase.of(Role.NOUN)
    }
    having = nouns | {inverse for meaning in asked.questions if (inverse := schema.inverse(meaning.iri))}
    return any(_has(asked.term, link, first, having, schema) for link in links)


def _has(owner: Term, link: Link, first: Slot, having: Collection[str], schema: Schema) -> bool:
    """Whether the link leads from the owner to what stands first, by one of the relations."""
    back = schema.inverse(link.relation) or ""
    ways = [(link.subject, link.relation, link.value), (link.value, back, link.subject)]
    return any(
        start == owner and relation in having and (first.is_form or _is_named(end, first))
        for start, relation, end in ways
    )


def _is_named(term: Term, slot: Slot) -> bool:
    """Whether the term is the one that the slot names."""
    iris = {meaning.iri for meaning in slot.meanings}
    return not iris.isdisjoint(term.iris) or (not term.known and term.name.startswith(variable(slot.text)))
