"""What a clause that asks for a list selects: all for which its links hold, or do not hold."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from psykg.questions.grammar.asked import Asked, asked_for, leads_along
from psykg.questions.grammar.astray import is_astray, passes_over
from psykg.questions.grammar.chart import Parting
from psykg.questions.grammar.clause import Clause, Slot, clauses
from psykg.questions.grammar.connecting import Connector, Joined
from psykg.questions.grammar.numerals import counted, number
from psykg.questions.grammar.objects import OF_WHAT, left
from psykg.questions.grammar.owners import is_owner
from psykg.questions.grammar.reader import Budget, Reader
from psykg.questions.grammar.reading import Reading, Sort
from psykg.questions.grammar.requests import Request
from psykg.questions.grammar.turns import turn
from psykg.questions.graph.links import Link, Term
from psykg.questions.words.function_words import CHOICES, EACH_DENIED, NEGATIONS, QUESTION_WORDS
from psykg.questions.words.meaning import Meaning, Role

_NEGATED, _UNLINKED, _BESIDE = 0.1, 0.3, 0.6


class Selecting:
    """Reads clauses in which something is asked for."""

    def __init__(self, reader: Reader, connector: Connector) -> None:
        self._reader, self._connector = reader, connector

    def plain(self, request: Request) -> Iterator[Reading]:
        """The readings of a request, those that ask for what is not so among them, each with its number."""
        for count, numbered in self._numbered(request):
            for reading, negated in self.selected(numbered):
                told = replace(reading, count=count)
                if negated and told.links:
                    if any(self._reader.schema.is_possibility(link.relation) for link in told.links):
                        continue  # That the text does not recommend a thing does not speak against it.
                    yield replace(told, links=(), excluded=_denied(told.links, request.rest)).dearer(_NEGATED)
                elif not negated:
                    yield told

    def _numbered(self, request: Request) -> Iterator[tuple[int | None, Request]]:
        """How many are taken for granted, and the request without that; or as it is, a number in a name."""
        if request.word != "list" and turn("having").match(request.rest):
            return
        count, rest = counted(request.rest)
        # “List two goals” would be content with two of many.
        count = None if request.commanded else count
        yield count, replace(request, rest=rest, counted=count is not None)
        likeliest = self._reader.partings(request.rest)[:1] if count is not None else []
        if likeliest and all(each.meanings or number(each.text) is None for each in likeliest[0].phrases):
            yield None, request

    def selected(self, request: Request) -> Iterator[tuple[Reading, bool]]:
        """The readings in which everything asked for is linked, or all of a kind is; and whether it is negated."""
        budget = self._reader.budget()
        for parting in self._reader.partings(request.rest):
            negated = any(phrase.text in NEGATIONS and not phrase.meanings for phrase in parting.phrases)
            for clause in clauses(parting, request.particle, short=request.word in OF_WHAT):
                if budget.allows(clause.cost):
                    yield from self._of_clause(request, parting, clause, budget, negated=negated)

    def _of_clause(
        self, request: Request, parting: Parting, clause: Clause, budget: Budget, *, negated: bool
    ) -> Iterator[tuple[Reading, bool]]:
        if passes_over(request, parting, clause):
            return
        loose = left(request, parting)
        for asked, rest in asked_for(request, parting, clause, self._reader):
            for joined in self._connector.joined(rest, asked, budget):
                if loose and not joined.links:
                    continue  # “To whom is it given?” does not ask for all there is of it.
                if is_astray(request, asked, joined.links, self._reader):
                    continue
                if request.object and self._connector.is_doer(asked.term, joined.links):
                    continue
                if request.owner and not is_owner(asked, rest, parting, joined.links, self._reader.schema):
                    continue
                for reading in self._completed(asked, joined):
                    # “Which view need not be accepted?” says what the relation says.
                    if not joined.denied:
                        yield from ((each, negated) for each in self._picked(reading, clause.extreme))
                    elif negated:
                        yield replace(reading, denied=False), False

    def _picked(self, reading: Reading, extreme: Slot | None) -> Iterator[Reading]:
        """The reading, of the least or the greatest only where there is a superlative."""
        if extreme is None:
            yield reading
        for meaning in extreme.meanings if extreme and reading.answer else ():
            if reading.answer and self._reader.schema.allows(meaning.iri, reading.answer, Term("number")):
                yield replace(reading, extreme=(meaning.iri, "MIN" if meaning.role is Role.LEAST else "MAX"))

    def _completed(self, asked: Asked, joined: Joined) -> Iterator[Reading]:
        """The reading, if the links lead to what the noun or the question word asks for."""
        answer = asked.term
        links = joined.links if answer.kinds else tuple(map(self._on_subject, joined.links))
        if joined.loose and not (asked.bound or asked.nouns or answer.kinds):
            return  # “What of the therapist?” could be anything.
        linked = any(answer in (link.subject, link.value) for link in links)
        named = asked.named_by_relation and not self._along(asked.nouns, answer, links)
        if linked and not named and (not asked.bound or self._along(asked.questions, answer, links)):
            yield _list(asked, links, joined)
        elif not links and answer.kinds and asked.text not in QUESTION_WORDS:
            yield _list(asked, (), joined)
        yield from self._of_noun(asked, joined, links) if named else ()

    def _of_noun(self, asked: Asked, joined: Joined, links: tuple[Link, ...]) -> Iterator[Reading]:
        """The reading in which the noun says one thing more: “which authors hold a degree” asks for authors of works.

        It is told beside what the verb says of them: “which feelings are understood in that phase?”.
        """
        answer = asked.term
        linked = any(answer in (link.subject, link.value) for link in links)
        cost = _BESIDE if linked and not self._says_values(answer, links) else _UNLINKED
        for meaning in asked.nouns:
            every = (*links, Link(Term(f"{asked.text.split()[0]}Of"), meaning.iri, answer, asked.text))
            if self._connector.agree(every):
                yield _list(asked, every, joined).dearer(cost)

    def _says_values(self, answer: Term, links: tuple[Link, ...]) -> bool:
        """Whether the links say of the answer nothing but plain values that it has."""
        own = [link for link in links if answer in (link.subject, link.value)]
        return all(self._reader.schema.has_values(link.relation) and link.subject == answer for link in own)

    def _on_subject(self, link: Link) -> Link:
        """The link; of what only a kind names, such as treatment, the forms are those of what the text is about."""
        background, schema = self._reader.background, self._reader.schema
        ahead, back = link.relation in background.forms, schema.inverse(link.relation) in background.forms
        whole = link.subject if ahead else link.value
        for subject in sorted(background.subjects) if (ahead or back) and not whole.known else ():
            kinds = schema.kinds_of(subject)
            if whole.kinds & kinds:
                return link.with_term(whole, Term(iris=(subject,), kinds=kinds))
        return link

    def _along(self, meanings: Iterable[Meaning], answer: Term, links: tuple[Link, ...]) -> bool:
        """Whether one of the links leads to the answer along one of the relations."""
        return any(leads_along(meanings, answer, link, self._reader.schema) for link in links)


def _list(asked: Asked, links: tuple[Link, ...], joined: Joined) -> Reading:
    return Reading(
        Sort.LIST, asked.term, links, cost=joined.cost, denied=joined.denied, noun=asked.text, loose=joined.loose
    )


def _denied(links: tuple[Link, ...], text: str) -> tuple[tuple[Link, ...], ...]:
    """What must not hold: the links together, or each by itself, “neither the first nor the last”, “not A or B”."""
    return (links,) if (EACH_DENIED | CHOICES).isdisjoint(text.split()) else tuple((link,) for link in links)
