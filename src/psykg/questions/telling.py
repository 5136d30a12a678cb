"""Answers in English: what was found, said in the words of the graph and no firmer than it is said there."""

from collections import Counter
from collections.abc import Sequence

from psykg.engine import Engine
from psykg.entities.index import Index
from psykg.questions.answer import Item
from psykg.questions.english import agreeing, enumerated, plural, sentence
from psykg.questions.evidence import Ground
from psykg.questions.reading import Link, Reading, Term
from psykg.questions.schema import Schema
from psykg.questions.sparql import TYPE
from psykg.vocabulary import PSYKG

_MOST_NAMED = 12
_HEDGES = "SELECT ?modality ?hedge { ?modality <" + PSYKG + "hedge> ?hedge }"
_ARTICLES = "SELECT ?concept { ?concept <" + PSYKG + "takesArticle> true }"


_JOINED = {"who": "", "what": "", **dict.fromkeys(("when", "where", "why", "how", "how long", "how often"), ": what")}
"""What stands between what is asked for and what is said of it, where that is a question word."""
_OPERATORS = {"=": "of", ">": "after", ">=": "from", "<": "before", "<=": "up to"}


class Telling:
    """Puts readings and what was found for them into words."""

    def __init__(self, engine: Engine, index: Index, schema: Schema) -> None:
        self._index, self._schema = index, schema
        self._hedges = {index.thing(row["modality"].value).label: row["hedge"].value for row in engine.query(_HEDGES)}  # type: ignore[union-attr]
        self._articled = {row["concept"].value for row in engine.query(_ARTICLES)}  # type: ignore[union-attr]

    def name(self, iri: str) -> str:
        """A concept as it stands in a sentence: “the middle phase”, “insight”."""
        label = self._index.thing(iri).label
        return f"the {label}" if iri in self._articled else label

    def reading(self, reading: Reading) -> str:
        """The question as understood: “phase that involves insight”."""
        asked = self._asked(reading)
        parts = [self._condition(link, reading) for link in reading.links]
        for group in reading.excluded:
            parts.append(f"is not said to be one that {' and '.join(self._condition(link, reading) for link in group)}")
        if reading.extreme:
            which = "least" if reading.extreme[1] == "MIN" else "greatest"
            parts.append(f"has the {which} {self._label(reading.extreme[0])}")
        if not parts:
            return f"every {asked}" if reading.answer else asked
        return f"{asked}{_JOINED.get(asked, ' that')} {' and '.join(parts)}"

    def found(self, reading: Reading, items: Sequence[Item]) -> str:
        """What was found for a selection, in a sentence or two."""
        hedge = self._shared_hedge(items)
        names = [self._item(item, hedge=not hedge) for item in items[:_MOST_NAMED]]
        more = len(items) - _MOST_NAMED
        listed = enumerated(names if more <= 0 else [*names, f"{more} more"])
        told = self._told(reading, listed, len(items))
        return sentence(f"{hedge}, {told}" if hedge else told)

    def nothing(self, reading: Reading) -> str:
        """That the text says nothing of what was asked."""
        return sentence(f"the article does not say ({self.reading(reading)})")

    def statement(self, links: Sequence[Link]) -> str:
        """Links in words: “supportive therapy has goal personality change”."""
        return " and ".join(self._clause(link) for link in links)

    def hedged(self, text: str, ground: Ground) -> str:
        """A statement, no firmer than its ground."""
        hedge = self._hedges.get(ground.modality or "")
        return f"{hedge}, {text}" if hedge else text

    def hedged_value(self, item: Item) -> str:
        """A number with its unit, no firmer than it is said."""
        hedge = self._hedges.get(item.modality or "")
        return f"{hedge.casefold()} {item.value}" if hedge else str(item.value)

    def _told(self, reading: Reading, listed: str, number: int) -> str:
        links = reading.links
        if reading.excluded:
            return self._told_excluding(reading, listed, number)
        if not links:
            kind = self._asked(reading, number)
            return f"the article names {'this' if number == 1 else 'these'} {kind}: {listed}"
        if len(links) == 1 and links[0].told_by and links[0].value == reading.answer and not reading.extreme:
            noun = _singular_first(links[0].told_by, number)
            return f"the {noun} of {self._term(links[0].subject)} {'is' if number == 1 else 'are'} {listed}"
        if len(links) == 1 and links[0].value == reading.answer and self._schema.has_values(links[0].relation):
            return f"the {self._index.thing(links[0].relation).label} of {self._term(links[0].subject)} is {listed}"
        if len(links) == 1 and links[0].value == reading.answer:
            return f"{self._term(links[0].subject)} {self._verb(links[0].relation, 1)} {listed}"
        if reading.bound:
            return f"{listed} fit this: {' and '.join(self._condition(link, reading) for link in links)}"
        return f"{listed} {' and '.join(self._predicate(link, reading.answer, number) for link in links)}"

    def _told_excluding(self, reading: Reading, listed: str, number: int) -> str:
        rest = " and ".join(self._condition(link, reading) for group in reading.excluded for link in group)
        own = " and ".join(self._condition(link, reading) for link in reading.links)
        each = "each" if number > 1 else "it"
        if own:
            return f"the article says of {listed} that {each} {own}, and does not say that it {rest}"
        return f"of {listed} the article does not say that {each} {rest}"

    def _asked(self, reading: Reading, number: int = 1) -> str:
        kinds = [self._label(kind) for kind in (reading.answer.kinds if reading.answer else ())]
        if len(kinds) == 1:
            return plural(kinds[0]) if number != 1 else kinds[0]
        return reading.noun or "what"

    def _condition(self, link: Link, reading: Reading) -> str:
        if reading.bound and link.value.name == reading.bound[0]:
            _, operator, number = reading.bound
            return f"has a {self._label(link.relation)} {_OPERATORS[operator]} {number}"
        return self._predicate(link, reading.answer, 1)

    def _predicate(self, link: Link, answer: Term | None, number: int) -> str:
        """What a link says of what is asked for, with that as its subject where a relation tells it so."""
        if link.subject == answer and self._schema.has_values(link.relation):
            return f"{'has' if number == 1 else 'have'} a {self._label(link.relation)}"
        if link.subject == answer:
            return f"{self._verb(link.relation, number)} {self._term(link.value)}"
        inverse = self._schema.inverse(link.relation)
        if link.value == answer and inverse:
            return f"{self._verb(inverse, number)} {self._term(link.subject)}"
        if link.value == answer:
            return f"{'is' if number == 1 else 'are'} the {self._label(link.relation)} of {self._term(link.subject)}"
        return f"fits that {self._clause(link)}"

    def _clause(self, link: Link) -> str:
        if link.relation == TYPE:
            label = self._index.thing(link.value.iris[0]).label
            return f"{self._term(link.subject)} is {'an' if label[0] in 'aeiou' else 'a'} {label}"
        if self._schema.has_values(link.relation):
            return f"{self._term(link.subject)} has a {self._index.thing(link.relation).label}"
        return f"{self._term(link.subject)} {self._verb(link.relation, 1)} {self._term(link.value)}"

    def _label(self, iri: str) -> str:
        return self._index.thing(iri).label

    def _verb(self, relation: str, number: int) -> str:
        return agreeing(self._index.thing(relation).label, number)

    def _term(self, term: Term) -> str:
        if term.known:
            return enumerated([self.name(iri) for iri in term.iris], "or")
        kinds = sorted(self._index.thing(kind).label for kind in term.kinds)
        return f"some {' or '.join(kinds)}" if kinds else "something"

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


def _singular_first(noun: str, number: int) -> str:
    """The noun as the question has it, in the number of what was found."""
    words = noun.split()
    base = words[0].removesuffix("s") if number == 1 and not words[0].endswith("ss") else words[0]
    if number > 1 and not words[-1].endswith("s") and not words[0].endswith("s"):
        return plural(noun)
    return " ".join([base, *words[1:]])
