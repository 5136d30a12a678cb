"""Questions for a list: which, what, who, when, why …, a command, or a bare noun with what belongs to it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from psykg.questions.grammar.asked import Asked, asked_for, leads_along
from psykg.questions.grammar.chart import Parting
from psykg.questions.grammar.clause import Clause, Slot, clauses
from psykg.questions.grammar.connecting import Connector, Joined
from psykg.questions.grammar.numerals import Year, counted, dated, number
from psykg.questions.grammar.objects import OF_WHAT, left
from psykg.questions.grammar.others import rivals
from psykg.questions.grammar.owners import is_owner
from psykg.questions.grammar.reader import Budget, Reader
from psykg.questions.grammar.reading import UNEQUAL, Reading, Sort
from psykg.questions.grammar.requests import Request, worded
from psykg.questions.grammar.turns import turn, turns
from psykg.questions.grammar.wording import with_words
from psykg.questions.graph.links import Link, Term, distributed
from psykg.questions.words.function_words import (
    BOUND,
    CHOICES,
    COORDINATORS,
    EACH_DENIED,
    FUNCTION_WORDS,
    NEGATIONS,
    PREPOSITIONS,
    QUESTION_WORDS,
    RELATIVE,
    TELLING_FILLERS,
    TELLING_PREPOSITIONS,
)
from psykg.questions.words.lexicon import Meaning, Role
from psykg.questions.words.spelling import lemma

_NEGATED, _UNLINKED = 0.1, 0.3
_OF = "of"


class Lists:
    """Reads requests for lists."""

    def __init__(self, reader: Reader, connector: Connector) -> None:
        self._reader, self._connector = reader, connector

    def requested(self, request: Request) -> Iterator[Reading]:
        """The readings of a request, the shared and the negated ones among them; none of more or less than a number."""
        if turn("compared").search(request.rest) or turn("with_all").search(request.rest):
            return  # What is in some phase need not be in every phase.
        yield from self._differences(request)
        if told := worded(request.rest):
            head, words = told
            for reading in self._plain(replace(request, rest=head)):
                yield from with_words(reading, words, self._reader)
        if match := turn("along").search(f" {request.rest}"):
            yield from self._apart(request, match, along=True)
        if match := turn("apart").search(f" {request.rest}"):
            yield from self._apart(request, match)
        elif turn("shared").search(request.rest) and NEGATIONS.isdisjoint(request.rest.split()):
            yield from self._shared(request)
        elif year := dated(request.rest):
            yield from self._dated(request, year)
        else:
            yield from self._plain(request)

    def _plain(self, request: Request) -> Iterator[Reading]:
        for count, numbered in self._numbered(request):
            for reading, negated in self._selected(numbered):
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

    def _apart(self, request: Request, match: re.Match[str], *, along: bool = False) -> Iterator[Reading]:
        """What is asked for, but for one thing that is named; `along`: only where the same is said of both."""
        for reading, others in self._beside(request, match):
            if told := self._of_itself(reading, others):
                yield told
            elif shared := self._of_the_same(reading, others):
                yield replace(shared, apart=others)
            elif not along:
                yield replace(reading, apart=others)

    def _of_itself(self, reading: Reading, others: tuple[str, ...]) -> Reading | None:
        """The reading about the thing named beside, where that is what it can be about: what is added beside it."""
        ends = [end for link in reading.links for end in (link.subject, link.value) if end != reading.answer]
        if len(others) != 1 or len(ends) != 1 or len(reading.links) != 1 or ends[0].known or ends[0].kinds:
            return None
        named = Term(iris=others, kinds=self._reader.schema.kinds_of(others[0]))
        link = reading.links[0].with_term(ends[0], named)
        return replace(reading, links=(link,)) if self._connector.fits(link) else None

    def _of_the_same(self, reading: Reading, others: tuple[str, ...]) -> Reading | None:
        """The reading about something of which the same is said of another: what is discussed where payment is."""
        ends = {end for link in reading.links for end in (link.subject, link.value)}
        if not reading.answer or len(others) != 1 or len(reading.links) != 1 or any(end.known for end in ends):
            return None
        named = Term(iris=others, kinds=self._reader.schema.kinds_of(others[0]))
        return replace(reading, links=(*reading.links, reading.links[0].with_term(reading.answer, named)))

    def _beside(self, request: Request, match: re.Match[str]) -> Iterator[tuple[Reading, tuple[str, ...]]]:
        """The readings without what is named beside what is asked for, one thing or several, and that."""
        text = f" {request.rest}"
        head, words = text[: match.start()], text[match.end() :].split()
        for end in range(len(words), 0, -1):
            if words[end : end + 1] and words[end] not in FUNCTION_WORDS - COORDINATORS - CHOICES:
                continue  # “besides talking treatments” does not set apart talking.
            others = self._set_apart(" ".join(words[:end]))
            rest = " ".join([*head.split(), *words[end:]])
            for reading in self._plain(replace(request, rest=rest)) if others else ():
                if not reading.excluded:
                    yield reading, tuple(dict.fromkeys(other.iri for other in others))

    def _set_apart(self, text: str) -> list[Meaning]:
        """What the text names as a whole, and each of what it names side by side."""
        whole = self._reader.whole(text, Role.CONCEPT)
        parts = [self._reader.whole(part, Role.CONCEPT) for part in re.split(r" (?:and|or) ", text)]
        if len(parts) == 1 or not all(parts):
            return whole
        return [*whole, *(meaning for part in parts for meaning in part if meaning.cost == part[0].cost)]

    def _shared(self, request: Request) -> Iterator[Reading]:
        """What several things share: the words that say so may also be those of a relation, “have in common”."""
        for text in (" ".join(turn("shared").sub(" ", request.rest).split()), request.rest):
            count, rest = counted(text)
            for reading, _ in self._selected(replace(request, rest=rest)):
                yield from _distributed(replace(reading, count=count))

    def bounded(self, reading: Reading, year: Year) -> Iterator[Reading]:
        """The reading with a number that it leaves open compared with a year: “published after 1990”."""
        for link in reading.links:
            if self._reader.schema.has_numbers(link.relation) and not link.value.known and link.value != reading.answer:
                yield replace(reading, bound=(link.value.name, year.operator, year.number))

    def _dated(self, request: Request, year: Year) -> Iterator[Reading]:
        for reading, negated in self._selected(replace(request, rest=year.rest)):
            if not negated:
                yield from self.bounded(reading, year)
            elif year.operator == "=" and not _known(reading.links):
                yield from self.bounded(reading, replace(year, operator=UNEQUAL))

    def _selected(self, request: Request) -> Iterator[tuple[Reading, bool]]:
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
        if (
            _tells_filler(parting)
            or (request.word == "what" and _asks_need(parting))
            or _is_cut_off(request, parting, clause)
        ):
            return
        loose = left(request, parting)
        for asked, rest in asked_for(request, parting, clause, self._reader):
            for joined in self._connector.joined(rest, asked, budget):
                if loose and not joined.links:
                    continue  # “To whom is it given?” does not ask for all there is of it.
                if self._is_astray(request, asked, joined.links):
                    continue
                if request.object and self._connector.is_doer(asked.term, joined.links):
                    continue
                if self._tells_of_actor(asked, joined.links) and RELATIVE.isdisjoint(request.rest.split()):
                    continue
                if request.owner and not is_owner(asked, rest, parting, joined.links, self._reader.schema):
                    continue
                for reading in self._completed(asked, joined):
                    # “Which view need not be accepted?” says what the relation says.
                    if not joined.denied:
                        yield from ((each, negated) for each in self._picked(reading, clause.extreme))
                    elif negated:
                        yield replace(reading, denied=False), False

    def _is_astray(self, request: Request, asked: Asked, links: tuple[Link, ...]) -> bool:
        """Whether the links tell nothing of what is named, or of something else than the question word asks of."""
        of_another = request.word == "why" and self._is_of_another(asked, links)
        return of_another or _leaves_all_open(asked, links) or _is_of_several(asked, links)

    def _is_of_another(self, asked: Asked, links: tuple[Link, ...]) -> bool:
        """Whether the reason is one for something that is not named, of which the rest tells more than who acts in it.

        “Why does treatment begin with an interview?” does not ask why people seek a treatment that does.
        """
        beside, others = _parted(asked, links)
        told = any(not self._reader.background.actors.issuperset(end.iris) for end in others)
        return told and not any(end.known for end in beside)

    def _tells_of_actor(self, asked: Asked, links: tuple[Link, ...]) -> bool:
        """Whether of what is asked for it is only told who has it, and the rest of that person.

        “What helps the patient see it?” does not ask what helps a patient, who happens to see it.
        """
        beside, others = _parted(asked, links)
        actors = all(end.known and self._reader.background.actors.issuperset(end.iris) for end in beside)
        return bool(beside) and actors and not all(self._are_alike(end, beside) for end in others - beside)

    def _are_alike(self, term: Term, others: Iterable[Term]) -> bool:
        """Whether a concept is of the same narrow kind as some of others: a role beside a role."""
        kinds = self._reader.schema.index.kinds
        return any(set(kinds(iri)) & set(kinds(other)) for iri in term.iris for end in others for other in end.iris)

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
        # “Which authors hold a degree?” says of them too that they are authors of something.
        if named and (not linked or self._says_values(answer, links)):
            for meaning in asked.nouns:
                link = Link(Term(f"{asked.text.split()[0]}Of"), meaning.iri, answer, asked.text)
                yield _list(asked, (*links, link), joined).dearer(_UNLINKED)

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

    def _differences(self, request: Request) -> Iterator[Reading]:
        """Those of one thing that are not those of another."""
        for match in filter(None, (pattern.fullmatch(request.rest) for pattern in turns("divided"))):
            for reading, negated in self._selected(replace(request, rest=match["head"])):
                if not negated and reading.links:
                    for other in self._reader.whole(match["other"], Role.CONCEPT):
                        yield from self._without(reading, other.iri)
                    yield from self._unless(reading, match["other"])
        for match in filter(None, (pattern.fullmatch(request.rest) for pattern in turns("alone"))):
            text = f"{match['head']} {match.groupdict().get('prep', _OF)} {match['one']}"
            for one in self._reader.whole(match["one"], Role.CONCEPT):
                for reading, negated in self._selected(replace(request, rest=text)):
                    yield from self._alone(reading, rivals(one.iri, self._reader)) if not negated else ()

    def _alone(self, reading: Reading, others: Iterable[str]) -> Iterator[Reading]:
        """The reading, less what the same question gives for each of the others."""
        groups = [group for other in others for each in self._without(reading, other) for group in each.excluded]
        if groups:
            yield replace(reading, excluded=tuple(groups))

    def _without(self, reading: Reading, other: str) -> Iterator[Reading]:
        """The reading, less what the same question gives for another concept of the same kind."""
        schema = self._reader.schema
        new = Term(iris=(other,), kinds=schema.kinds_of(other))
        for old in _known(reading.links):
            if old.iris[0] != other and set(schema.index.kinds(old.iris[0])) & set(schema.index.kinds(other)):
                own = (link for link in reading.links if old in (link.subject, link.value))
                yield replace(reading, excluded=(tuple(link.with_term(old, new) for link in own),))

    def _unless(self, reading: Reading, text: str) -> Iterator[Reading]:
        """The reading, less what has a further property: “but are not the last one”."""
        if not (reading.answer and reading.links):
            return
        budget = self._reader.budget()
        for parting in self._reader.partings(text):
            for clause in clauses(parting):
                for joined in self._connector.joined(clause, Asked(reading.answer, -1), budget):
                    if joined.links:
                        yield replace(reading, excluded=(joined.links,)).dearer(joined.cost)


def _list(asked: Asked, links: tuple[Link, ...], joined: Joined) -> Reading:
    return Reading(
        Sort.LIST, asked.term, links, cost=joined.cost, denied=joined.denied, noun=asked.text, loose=joined.loose
    )


def _denied(links: tuple[Link, ...], text: str) -> tuple[tuple[Link, ...], ...]:
    """What must not hold: the links together, or each by itself, “neither the first nor the last”, “not A or B”."""
    return (links,) if (EACH_DENIED | CHOICES).isdisjoint(text.split()) else tuple((link,) for link in links)


def _is_cut_off(request: Request, parting: Parting, clause: Clause) -> bool:
    """Whether a preposition at the end belongs to no verb, and it is not asked what it leads to: “when is it off?”."""
    last = parting.phrases[-1].text if parting.phrases else ""
    # “Who is it named after?” does not ask who it is for.
    named = request.word == "who" and last in TELLING_PREPOSITIONS
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
        ends = {link.subject, link.value}
        if asked.term in ends:
            beside |= ends - {asked.term}
        else:
            others |= {end for end in ends if end.known}
    return beside, others


def _leaves_all_open(asked: Asked, links: tuple[Link, ...]) -> bool:
    """Whether nothing is said of anything that is named: “has some time and some end”, “why: what eases something”.

    One thing said of “what” or “who” may leave its end open, “what is prescribed”.
    """
    ends = [term for link in links for term in (link.subject, link.value)]
    named = any(term.known or (asked.bound and term.kinds) for term in ends)
    return (len(links) > 1 or (asked.bound and bool(links))) and not named and not asked.term.kinds


def _is_of_several(asked: Asked, links: tuple[Link, ...]) -> bool:
    """Whether nothing but the question word joins, and in several ways: “who: takes part in this, gains from that”."""
    relations = {link.relation for link in links if asked.term in (link.subject, link.value)}
    told = relations <= {meaning.iri for meaning in asked.questions}
    return len(links) > 1 and len(relations) == len(links) and told


def _tells_filler(parting: Parting) -> bool:
    """Whether the text ends with what it says of something, and that would be passed over: “which are certain?”."""
    last = parting.phrases[-1] if len(parting.phrases) > 1 else None
    if last is None or last.meanings or last.text not in TELLING_FILLERS:
        return False
    return lemma(parting.phrases[-2].text) == "be"


def _asks_need(parting: Parting) -> bool:
    """Whether a “need to” would be passed over: “what do people need to change?” does not ask what they change."""
    return any(
        first.text == "need" and second.text == "to" and not (first.meanings or second.meanings)
        for first, second in pairwise(parting.phrases)
    )


def _known(links: Iterable[Link]) -> list[Term]:
    return list(dict.fromkeys(term for link in links for term in (link.subject, link.value) if term.known))


def _distributed(reading: Reading) -> Iterator[Reading]:
    """The reading with each of several concepts on its own: what is shared by all of them."""
    links = distributed(reading.links)
    if links != reading.links:
        yield replace(reading, links=links, shared=True)
