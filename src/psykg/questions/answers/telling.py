"""Answers in English: what was found, said in the words of the graph and no firmer than it is said there."""

import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from psykg.engine import Engine
from psykg.entities.asking import rows_for
from psykg.entities.index import Index
from psykg.questions.answers.answer import Item
from psykg.questions.answers.evidence import Ground
from psykg.questions.answers.sparql import filled
from psykg.questions.grammar.reading import Reading
from psykg.questions.graph.links import SOMEBODY, TRUE, Link, Term, distributed, ends, is_text
from psykg.questions.graph.schema import Schema
from psykg.questions.words.english import (
    agreeing,
    an,
    enumerated,
    number_of,
    plural,
    predicate,
    sentence,
    singular,
)
from psykg.vocabulary import TYPE

_MOST_NAMED = 12
_JOINED = {"who": "", "what": "", **dict.fromkeys(("when", "where", "why", "how", "how long", "how often"), ": what")}
"""What stands between what is asked for and what is said of it, where that is a question word."""
_OPERATORS = {
    "=": "of",
    "!=": "other than",
    ">": "after",
    ">=": "from",
    "<": "before",
    "<=": "up to",
    "decade": "in the decade of",
}


class Telling:
    """Puts readings and what was found for them into words."""

    def __init__(self, engine: Engine, index: Index, schema: Schema) -> None:
        self._index, self._schema = index, schema
        hedges = (row for row in rows_for(engine, filled("firmness")) if "hedge" in row)
        self._hedges = {index.thing(row["modality"].value).label: row["hedge"].value for row in hedges}
        self.differences = frozenset(row["relation"].value for row in rows_for(engine, filled("telling-differences")))
        self._articled = {row["thing"].value for row in rows_for(engine, filled("articled"))}

    def name(self, iri: str) -> str:
        """A concept as it stands in a sentence: “the middle phase”, “insight”; a text as it is."""
        if is_text(iri):
            return str(json.loads(iri, strict=False))
        label = self._index.thing(iri).label
        return f"the {label}" if iri in self._articled else label

    def reading(self, reading: Reading) -> str:
        """The question as understood: “phase that involves insight”."""
        if not reading.answer:
            return whether(reading, self.statement(reading.links))
        asked = self._asked(reading)
        parts = [self._conditions(reading.links, reading)] if reading.links else []
        parts += [f"is not said to be one that {self._conditions(group, reading)}" for group in reading.excluded]
        if reading.apart:
            parts.append(f"is not {enumerated(list(map(self.name, reading.apart)), 'or')}")
        if reading.words:
            words = enumerated([f"“{word}”" for word in reading.words], "or")
            parts.append(f"is meant by {words}" if " " in reading.words[0] else f"has {words} in its name")
        if reading.extreme:
            which = "least" if reading.extreme[1] == "MIN" else "greatest"
            parts.append(f"has the {which} {self.label(reading.extreme[0])}")
        if not parts:
            return f"every {asked}"
        return f"{asked}{_JOINED.get(asked, ' that')} {' and '.join(parts)}"

    def question(self, reading: Reading) -> str:
        """The reading put as a question that has only this one."""
        if not reading.answer or not (reading.links or reading.excluded):
            return f"What is {self.name(reading.things[0])}?" if reading.things else ""
        asked = f"Which {self._asked(reading)}" if len(reading.answer.kinds) == 1 else "What"
        groups = reading.excluded if not reading.links else (reading.links,)
        return f"{asked} {self._conditions(groups[0], reading)}?"

    def found(self, reading: Reading, items: Sequence[Item]) -> str:
        """What was found for a selection, in a sentence or two."""
        hedge = self._shared_hedge(items)
        names = [self._item(item, hedge=not hedge) for item in items[:_MOST_NAMED]]
        more = len(items) - _MOST_NAMED
        listed = enumerated(names if more <= 0 else [*names, f"{more} more"])
        # Of several things none may be left out: what is the only answer is so of each of them.
        alone = len(items) == 1 and bool(reading.each)
        told = self._told(replace(reading, links=distributed(reading.links)) if alone else reading, listed, len(items))
        if reading.apart:
            told = f"besides {enumerated(list(map(self.name, reading.apart)))}, {told}"
        return sentence(f"{hedge}, {told}" if hedge else told)

    def nothing(self, reading: Reading) -> str:
        """That the text says nothing of what was asked."""
        return sentence(f"the article does not say ({self.reading(reading)})")

    def statement(self, links: Sequence[Link]) -> str:
        """Links in words: “supportive therapy has goal personality change”."""
        told: list[str] = []
        links = self._led_on(links)
        for place, link in enumerate(links):
            if place and link.subject == links[place - 1].value and not link.subject.each:
                told[-1] += self._more_of(link.subject, [link])
            else:
                told.append(self._clause(link))
        return " and ".join(dict.fromkeys(told))

    def _led_on(self, links: Sequence[Link]) -> list[Link]:
        """The links, those turned round whose unnamed subject the next link says more of: “of something that …”."""
        led = list(links)
        for place, (link, after) in enumerate(pairwise(links)):
            inverse = self._schema.inverse(link.relation)
            if inverse and link.value.known and not link.subject.known and link.subject == after.subject:
                led[place] = Link(link.value, inverse, link.subject)
        return led

    def hedged(self, text: str, ground: Ground) -> str:
        """A statement, no firmer than its ground."""
        hedge = self._hedges.get(ground.modality or "")
        return f"{hedge}, {text}" if hedge else text

    def hedged_value(self, item: Item) -> str:
        """A number with its unit, no firmer than it is said."""
        hedge = self._hedges.get(item.modality or "")
        return f"{hedge.casefold()} {item.value}" if hedge else str(item.value)

    def _told(self, reading: Reading, listed: str, number: int) -> str:
        if reading.excluded:
            return self._told_excluding(reading, listed, number)
        if not reading.links:
            return f"the article names {'this' if number == 1 else 'these'} {self._asked(reading, number)}: {listed}"
        if len(reading.links) == 1 and reading.links[0].value == reading.answer and not reading.extreme:
            return self._told_of(reading.links[0], listed, number)
        if reading.bound or reading.extreme:
            return f"{listed}: {self._conditions(reading.links, reading)}"
        return f"{listed} {self._conditions(reading.links, reading, max(number, number_of(listed)))}"

    def _told_of(self, link: Link, listed: str, number: int) -> str:
        """What leads to the answers, as the subject: by the noun that was asked for, or by the relation."""
        subject, inverse = self._term(link.subject), self._schema.inverse(link.relation)
        if inverse and not link.subject.known and not link.told_by:
            return f"{listed} {self._verb(inverse, max(number, number_of(listed)))} {subject}"
        if link.told_by:
            noun = _in_number(link.told_by, number)
            return f"the {noun} of {subject} {'is' if number == 1 else 'are'} {listed}"
        if self._schema.has_values(link.relation):
            return f"the {self.label(link.relation)} of {subject} is {listed}"
        said = predicate(self.label(link.relation), listed, self._number(link.subject), several=number > 1)
        return f"{subject} {said}"

    def _told_excluding(self, reading: Reading, listed: str, number: int) -> str:
        rest = " or ".join(self._conditions(group, reading) for group in reading.excluded)
        each = "each" if number > 1 else "it"
        if reading.links:
            own = self._conditions(reading.links, reading)
            return f"the article says of {listed} that {each} {own}, and does not say that it {rest}"
        return f"of {listed} the article does not say that {each} {rest}"

    def _conditions(self, links: Sequence[Link], reading: Reading, number: int = 1) -> str:
        """What the links say of what is asked for, and then what they say of others."""
        own = [link for link in links if reading.answer in (link.subject, link.value)]
        others = [link for link in links if link not in own and not self._is_bound(link, reading)]
        last, clause = self._continued(own, others, reading)
        # What goes on with a clause of its own comes last.
        ordered = sorted((link for link in links if link not in others), key=lambda link: link == last)
        told = [self._condition(link, reading, number) for link in ordered]
        if clause:
            return f"{' and '.join(dict.fromkeys(told))}{clause}"
        again = {term for term in ends(own) if not term.known and term.kinds}
        beside = [f"where {' and '.join(self._clause(link, again) for link in others)}"] if others else []
        return ", ".join([" and ".join(told), *beside])

    def _continued(self, own: Sequence[Link], others: Sequence[Link], reading: Reading) -> tuple[Link | None, str]:
        """The link whose other end all further links speak of, and the clause that they make behind it, if any."""
        found = ((link, self._of_other_end(link, others, reading)) for link in own)
        return next(((link, clause) for link, clause in found if clause), (None, ""))

    def _of_other_end(self, link: Link, others: Sequence[Link], reading: Reading) -> str:
        """What other links say of the other end of a link, as a clause behind it; empty where they do not."""
        told_last = link.subject == reading.answer or self._schema.inverse(link.relation)
        end = link.value if link.subject == reading.answer else link.subject
        if not told_last or end.each or not others or any(end not in (other.subject, other.value) for other in others):
            return ""
        return self._more_of(end, others)

    def _more_of(self, term: Term, links: Sequence[Link]) -> str:
        """What links say of a term, as a clause right behind it."""
        told = " and ".join(self._predicate(link, term, self._number(term)) for link in links)
        if not term.known:
            return f" that {told}"
        people = any(self._schema.people & self._schema.kinds_of(iri) for iri in term.iris)
        return f", {'who' if people else 'which'} {told}"

    def _is_bound(self, link: Link, reading: Reading) -> bool:
        return reading.bound is not None and link.value.name == reading.bound[0]

    def _asked(self, reading: Reading, number: int = 1) -> str:
        kinds = [self.label(kind) for kind in (reading.answer.kinds if reading.answer else ())]
        if len(kinds) == 1:
            return plural(kinds[0]) if number != 1 else kinds[0]
        return _in_number(reading.noun, 1) if reading.noun else "what"

    def _condition(self, link: Link, reading: Reading, number: int) -> str:
        if reading.bound and self._is_bound(link, reading):
            _, operator, year = reading.bound
            return f"has {an(self.label(link.relation))} {_OPERATORS[operator]} {year}"
        return self._predicate(link, reading.answer, number)

    def _predicate(self, link: Link, answer: Term | None, number: int) -> str:
        """What a link says of what is asked for, with that as its subject where a relation tells it so."""
        if link.value.is_text:
            return self._having_text(link, number)
        if link.subject == answer and self._schema.has_values(link.relation):
            return f"{'has' if number == 1 else 'have'} {an(self.label(link.relation))}"
        if link.subject == answer:
            return self.predicate(link.relation, link.value, number)
        inverse = self._schema.inverse(link.relation)
        if link.value == answer and inverse:
            return self.predicate(inverse, link.subject, number)
        return f"{'is' if number == 1 else 'are'} what {self._clause_without(link)}"

    def _having_text(self, link: Link, number: int) -> str:
        has, its = ("has", "its") if number == 1 else ("have", "their")
        return f"{has} {self._term(link.value)} as {its} {self.label(link.relation)}"

    def _clause_without(self, link: Link) -> str:
        if self._schema.has_values(link.relation):
            return f"{self._term(link.subject)} has as its {self.label(link.relation)}"
        return f"{self._term(link.subject)} {self._verb(link.relation, self._number(link.subject))}"

    def _clause(self, link: Link, again: Collection[Term] = ()) -> str:
        """A link in words. `again` has been told of before: “that book”."""
        subject, value = (self._term(end, again) for end in (link.subject, link.value))
        if link.relation == TYPE:
            return f"{subject} is {an(self.label(link.value.iris[0]))}"
        if link.value == TRUE:
            return f"{subject} {self._verb(link.relation, self._number(link.subject))}"
        if link.value.is_text:
            return f"{subject} {self._having_text(link, 1)}"
        if self._schema.has_values(link.relation):
            return f"{subject} has {an(self.label(link.relation))}"
        said = predicate(self.label(link.relation), value, self._number(link.subject))
        return self._had(link, subject, value) or f"{subject} {said}"

    def _had(self, link: Link, subject: str, value: str) -> str:
        """That there is something of the sort, or that a thing is of the sort; empty where both ends are told."""
        has, _, noun = self.label(link.relation).partition(" ")
        if has != "has" or not noun:
            return ""
        if not (link.value.known or link.value.kinds):
            return f"{subject} has {an(noun)}"
        return "" if link.subject.known or link.subject.kinds else f"{value} is {an(noun)}"

    def label(self, iri: str) -> str:
        """What a thing is called."""
        return self._index.thing(iri).label

    def predicate(self, relation: str, value: Term, number: int) -> str:
        """A relation with what it leads to: “has insight as a goal”."""
        return predicate(self.label(relation), self._term(value), number, several=value.each)

    def _verb(self, relation: str, number: int) -> str:
        return agreeing(self._index.thing(relation).label, number)

    def _number(self, term: Term) -> int:
        """2 where a verb has to be in the plural behind the term: it agrees with the last of several names."""
        return number_of(self.name(term.iris[-1])) if term.known else 1

    def _term(self, term: Term, again: Collection[Term] = ()) -> str:
        if term.known:
            return enumerated([self.name(iri) for iri in term.iris], "or")
        if term.name == SOMEBODY:
            return SOMEBODY
        kinds = sorted(self._index.thing(kind).label for kind in term.kinds)
        which = "that" if term in again else "some"
        return f"{which} {' or '.join(kinds)}" if kinds else "something"

    def _item(self, item: Item, *, hedge: bool) -> str:
        name = self.name(item.iri) if item.iri else item.label
        weaker = hedge and item.modality and item.modality in self._hedges
        return f"{name} ({item.modality})" if weaker else name

    def _shared_hedge(self, items: Sequence[Item]) -> str:
        """The words that hold all of it back, where all is said with the same modality."""
        modalities = Counter(item.modality for item in items)
        if len(modalities) != 1:
            return ""
        return self._hedges.get(next(iter(modalities)) or "", "")


def whether(reading: Reading, statement: str) -> str:
    """What a yes-or-no question asks, where its verb may be one that the statement denies."""
    return f"whether it is not so that {statement}" if reading.denied else f"whether {statement}"


def _in_number(noun: str, number: int) -> str:
    """The noun as the question has it, in the number of what was found."""
    words = noun.split()
    base = singular(words[0]) if number == 1 else words[0]
    if number > 1 and not words[-1].endswith("s") and not words[0].endswith("s"):
        return plural(noun)
    return " ".join([base, *words[1:]])
