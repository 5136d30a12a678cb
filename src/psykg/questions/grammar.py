"""From the words of a question to everything it can mean: readings, each with what it costs to believe in it."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from psykg.questions.asking_for import Request, asked_for, requests, unset
from psykg.questions.background import Background
from psykg.questions.chart import Chart, Parting
from psykg.questions.clause import Clause, Slot, clauses
from psykg.questions.connecting import Asked, Budget, Connector, Joined
from psykg.questions.frames import framed, pairs
from psykg.questions.function_words import FILLERS, NEGATIONS, NUMERALS
from psykg.questions.lexicon import Lexicon, Meaning, Role
from psykg.questions.presence import Presence
from psykg.questions.reading import Link, Reading, Sort, Term
from psykg.questions.schema import Schema
from psykg.questions.words import lemma
from psykg.vocabulary import RDF

_MOVED = 0.1
_DIVIDED = (
    re.compile(
        r"(?P<head>.+?) (?:that|which|but|and|while|whereas) (?P<other>(?!not\b).+?) "
        r"(?:does|do|is|are|has|have|did|can|could|will) (?:not|no)(?: (?:have|share|do|aim at|it|them|so|perform|seek|pursue|any|one|involve|show|make))?"
    ),
    re.compile(r"(?P<head>.+?),? (?:but|and) (?:(?:do|does|is|are|has|have) )?not (?:have )?(?:those )?(?:of |in |by |for |with |from |to |during |on )?(?P<other>.+)"),
    re.compile(r"(?P<head>.+?) (?:that|which) (?P<other>.+?) lacks?"),
)
_SHARED = re.compile(r"\b(?:both|shared(?: by| between)?|common(?: to)?|in common|share|alike|the same|same|jointly|as well as|together)\b")
_QUANTIFIERS = frozenset("all each every only always main key major central chief essential basic".split())


class Grammar:
    """Reads questions with one lexicon. A reading never leaves a word out that has or might have a meaning."""

    def __init__(self, schema: Schema, lexicon: Lexicon, presence: Presence, background: Background) -> None:
        self._schema, self._lexicon = schema, lexicon
        self._units_of = background.units
        self._units = frozenset[str]().union(*background.units.values())
        self._connector = Connector(schema, lexicon, presence, background.subjects, background.deeds)

    def readings(self, words: list[str]) -> list[Reading]:
        """All readings, the likeliest first. None where a word means nothing here, or nothing fits together."""
        text = " ".join(words)
        plain = unset(text)
        found = [*self._framed(text), *self._framed(plain, ("source",)), *self._lists(plain), *self._mentions(plain)]
        for other in self._lexicon.rejoined(plain.split()):
            moved = " ".join(other)
            found += [each.dearer(_MOVED) for each in (*self._framed(moved, ("source", "definition")), *self._lists(moved))]
        best: dict[Reading, Reading] = {}
        for reading in found:
            key = replace(reading, cost=0.0)
            if key not in best or reading.cost < best[key].cost:
                best[key] = reading
        return sorted(best.values(), key=lambda reading: reading.cost)

    def unknown(self, words: list[str]) -> tuple[str, ...]:
        """The words that mean nothing here."""
        return Chart(self._lexicon, words).partings[0].unknown if words else ()

    def _framed(self, text: str, apart: Collection[str] = ()) -> Iterator[Reading]:
        readers = {
            "source": self._sources,
            "comparison": self._comparisons,
            "path": self._paths,
            "names": self._names,
            "definition": self._definitions,
            "count": self._counts,
            "exists": self._existence,
            "boolean": self._truths,
        }
        for frame, groups in framed(text):
            if frame.name in apart:
                continue
            for reading in readers[frame.name](groups):
                yield reading.dearer(frame.cost)

    # What is asked for

    def _lists(self, text: str) -> Iterator[Reading]:
        for request in requests(text):
            yield from self._differences(request)
            yield from self._requested(request)

    def _requested(self, request: Request) -> Iterator[Reading]:
        """The readings of a request, the shared and the negated ones among them."""
        shared = _SHARED.search(request.rest)
        rest = " ".join(_SHARED.sub(" ", request.rest).split()) if shared else request.rest
        if year := _YEAR.search(rest):
            yield from self._dated(request, year)
            return
        count, rest = _count(_OF_ALL.sub("", rest))
        for reading, negated in self._selected(replace(request, rest=rest)):
            reading = replace(reading, count=count)
            if shared:
                yield from _distributed(reading)
            elif negated and reading.links:
                yield replace(reading, links=(), excluded=(reading.links,)).dearer(0.1)
            elif not negated:
                yield reading

    def _dated(self, request: Request, year: re.Match[str]) -> Iterator[Reading]:
        """The readings of a request with a year in it."""
        rest = f"{request.rest[: year.start()]} {request.rest[year.end() :]}"
        if year["word"] in ("in", "from", "of"):
            rest = f"{request.rest[: year.start()]} {year['word']} {request.rest[year.end() :]}"
        operator = _COMPARISONS.get(year["word"] or "", "=")
        for reading, negated in self._selected(replace(request, rest=" ".join(rest.split()))):
            if not negated:
                yield from self._bounded(reading, operator, int(year["year"]))

    def _selected(self, request: Request) -> Iterator[tuple[Reading, bool]]:
        """The readings in which everything asked for is linked, or all of a kind is; and whether it is negated."""
        budget = Budget()
        for parting in self._partings(request.rest):
            negated = any(phrase.text in NEGATIONS and not phrase.meanings for phrase in parting.phrases)
            for clause in clauses(parting, request.preposition):
                if not budget.allows(clause.cost):
                    continue
                for asked, rest in asked_for(request, parting, clause, self._lexicon):
                    for joined in self._connector.joined(rest, asked, budget):
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
            if reading.answer and self._schema.allows(meaning.iri, reading.answer, Term("number")):
                yield replace(reading, extreme=(meaning.iri, "MIN" if meaning.role is Role.LEAST else "MAX"))

    def _bounded(self, reading: Reading, operator: str, number: int) -> Iterator[Reading]:
        """The reading with a number that it leaves open compared with one that is given: “published after 1990”."""
        for link in reading.links:
            if self._schema.has_numbers(link.relation) and not link.value.known and link.value != reading.answer:
                yield replace(reading, bound=(link.value.name, operator, number))

    def _mentions(self, text: str) -> Iterator[Reading]:
        """What is said of a matter that has quantities: “how long does a session last” names it, and asks for them."""
        for meaning in self._whole(text, Role.CONCEPT):
            yield Reading(Sort.NUMBER, things=(meaning.iri,), quantity=True, cost=meaning.cost + 0.4)
        if text.startswith("how ") or self._units & set(map(lemma, text.split())):
            for topic in self._only_topics(text):
                yield Reading(Sort.NUMBER, things=(topic,), quantity=True, measured=True, cost=0.8)

    def _only_topics(self, text: str) -> list[str]:
        """The matters with a quantity that a text speaks of, if all that it names may be the same one."""
        topics: set[str] = set()
        rest = " ".join(word for word in text.split() if lemma(word) not in self._units)
        for parting in [*self._partings(text), *self._partings(rest)]:
            named = [phrase for phrase in parting.phrases if phrase.meanings and not phrase.of(Role.VERB)]
            concepts = [{meaning.iri for meaning in phrase.of(Role.CONCEPT)} for phrase in named]
            if concepts:
                topics |= set.intersection(*concepts) & self._units_of.keys()
        return sorted(topics)

    def _completed(self, asked: Asked, joined: Joined) -> Iterator[Reading]:
        answer = asked.term
        linked = any(answer in (link.subject, link.value) for link in joined.links)
        if linked and asked.nouns and not answer.kinds and not self._along(asked.nouns, answer, joined.links):
            return
        if linked and self._answers_word(asked, joined.links):
            yield self._list(asked, joined.links, joined)
        elif not joined.links and answer.kinds:
            yield self._list(asked, (), joined)
        if not linked and asked.nouns and not answer.kinds:
            for meaning in asked.nouns:
                link = Link(Term(f"{asked.text.split()[0]}Of"), meaning.iri, answer, asked.text)
                yield self._list(asked, (*joined.links, link), joined).dearer(0.3)

    def _answers_word(self, asked: Asked, links: tuple[Link, ...]) -> bool:
        """Whether what is found is what the question word asks for: “why” wants a reason, and not whatever fits."""
        if not asked.bound:
            return True
        return self._along(asked.questions, asked.term, links)

    def _along(self, meanings: Iterable[Meaning], answer: Term, links: tuple[Link, ...]) -> bool:
        """Whether one of the links leads to the answer along one of the relations."""
        ahead = {meaning.iri for meaning in meanings}
        back = {inverse for relation in ahead if (inverse := self._schema.inverse(relation))}
        return any(
            (link.relation in ahead and link.value == answer) or (link.relation in back and link.subject == answer)
            for link in links
        )

    def _list(self, asked: Asked, links: tuple[Link, ...], joined: Joined) -> Reading:
        return Reading(Sort.LIST, asked.term, links, cost=joined.cost, denied=joined.denied, noun=asked.text, loose=joined.loose)

    def _differences(self, request: Request) -> Iterator[Reading]:
        """Those of one thing that are not those of another."""
        for pattern in _DIVIDED:
            match = pattern.fullmatch(request.rest)
            if not match:
                continue
            for reading, negated in self._selected(replace(request, rest=match["head"])):
                if negated:
                    continue
                for other in self._whole(match["other"], Role.CONCEPT):
                    yield from self._without(reading, other.iri)
                yield from self._unless(reading, match["other"])

    def _without(self, reading: Reading, other: str) -> Iterator[Reading]:
        """The reading, less what the same question gives for another concept of the same kind."""
        new = Term(iris=(other,), kinds=self._schema.kinds_of(other))
        for old in dict.fromkeys(t for link in reading.links for t in (link.subject, link.value) if t.known):
            if set(self._schema.index.kinds(old.iris[0])) & set(self._schema.index.kinds(other)) and old.iris[0] != other:
                excluded = tuple(link.with_term(old, new) for link in reading.links if old in (link.subject, link.value))
                yield replace(reading, excluded=(excluded,))

    def _unless(self, reading: Reading, text: str) -> Iterator[Reading]:
        """The reading, less what has a further property: “but are not the last one”."""
        budget = Budget()
        for parting in self._partings(text):
            for clause in clauses(parting):
                if reading.answer and reading.links:
                    for joined in self._connector.joined(clause, Asked(reading.answer, -1), budget):
                        if joined.links:
                            yield replace(reading, excluded=(joined.links,)).dearer(joined.cost)

    # Numbers

    def _counts(self, groups: dict[str, str]) -> Iterator[Reading]:
        for reading in self._requested(Request("which", "", groups["x"])):
            if reading.sort is Sort.LIST:
                yield replace(reading, sort=Sort.NUMBER, counted=True)

    # Yes or no

    def _existence(self, groups: dict[str, str]) -> Iterator[Reading]:
        if _QUANTIFIERS & set(groups["x"].split()):
            return
        for reading in self._requested(Request("which", "", groups["x"])):
            if reading.sort is Sort.LIST and not reading.excluded:
                yield replace(reading, sort=Sort.BOOLEAN, counted=reading.count is not None)

    def _truths(self, groups: dict[str, str]) -> Iterator[Reading]:
        if _QUANTIFIERS & set(groups["x"].split()):
            return
        if year := _YEAR.search(groups["x"]):
            yield from self._dated_truths(groups["x"], year)
            return
        count, text = _count(groups["x"])
        if count is not None or _TIMES.keys() & set(text.split()):
            yield from self._counted_truths(groups["x"])
            yield from self._measured_truths(groups["x"])
            return
        for joined in self._stated(text):
            yield Reading(Sort.BOOLEAN, links=joined.links, cost=joined.cost, denied=joined.denied)
        yield from self._predicated(text)

    def _predicated(self, text: str) -> Iterator[Reading]:
        """“Is this an expected outcome?”: what a list would be asked for, said of one concept."""
        for match in _PREDICATE.finditer(text):
            for meaning in self._whole(text[: match.start()], Role.CONCEPT):
                concept = Term(iris=(meaning.iri,), kinds=self._schema.kinds_of(meaning.iri))
                for reading in self._requested(Request("which", "", text[match.end() :])):
                    yield from self._said_of(concept, reading.dearer(meaning.cost))

    def _said_of(self, concept: Term, reading: Reading) -> Iterator[Reading]:
        """A list's reading with the concept in the place of what is asked for, if it is of the kind."""
        answer = reading.answer
        if reading.sort is Sort.LIST and answer and reading.links and not reading.excluded and not reading.extreme:
            if not answer.kinds or answer.kinds & concept.kinds:
                links = tuple(link.with_term(answer, concept) for link in reading.links)
                yield Reading(Sort.BOOLEAN, links=links, cost=reading.cost + 0.1, denied=reading.denied)

    def _dated_truths(self, text: str, year: re.Match[str]) -> Iterator[Reading]:
        """“Was it published in 1984?”"""
        word = f" {year['word']} " if year["word"] in ("in", "from", "of") else " "
        operator = _COMPARISONS.get(year["word"] or "", "=")
        rest = " ".join(f"{text[: year.start()]}{word}{text[year.end() :]}".split())
        for joined in self._stated(rest):
            reading = Reading(Sort.BOOLEAN, links=joined.links, cost=joined.cost)
            yield from self._bounded(reading, operator, int(year["year"]))

    def _counted_truths(self, text: str) -> Iterator[Reading]:
        """“Does X have three phases?”: the list, and how many there should be."""
        for reading in self._requested(Request("list", "", text)):
            if reading.sort is Sort.LIST and reading.count is not None:
                yield replace(reading, sort=Sort.BOOLEAN, counted=True)

    def _measured_truths(self, text: str) -> Iterator[Reading]:
        """“Do sessions last 45 minutes?”: numbers in their units, and a matter that has a quantity in such units."""
        words = text.split()
        numbers = tuple(float(number) for word in words if (number := _number(word)) is not None)
        units = {lemma(word) for word in words if lemma(word) in self._units}
        rest = [word for word in words if _number(word) is None and lemma(word) not in units]
        for parting in self._partings(" ".join(rest)):
            named = [phrase.of(Role.CONCEPT) for phrase in parting.phrases if phrase.meanings and not phrase.of(Role.VERB)]
            for meaning in named[0] if named else ():
                told = all(meaning.iri in {each.iri for each in other} for other in named)
                if told and units and units <= self._units_of.get(meaning.iri, frozenset()):
                    yield Reading(Sort.BOOLEAN, things=(meaning.iri,), quantity=True, numbers=numbers, cost=meaning.cost)

    def _stated(self, text: str) -> Iterator[Joined]:
        """The statements that a clause without anything asked for can make."""
        budget = Budget()
        for parting in self._partings(text):
            for clause in clauses(parting):
                yield from self._memberships(clause)
                for joined in self._connector.joined(clause, None, budget):
                    if joined.links and not _is_loop(joined.links):
                        yield joined

    def _memberships(self, clause: Clause) -> Iterator[Joined]:
        """“Is anxiety a reason for seeking treatment?”: a concept and a kind, and no more."""
        slots = clause.slots
        if [slot.role for slot in slots] == [Role.CONCEPT, Role.KIND]:
            concept = Term(iris=(slots[0].meanings[0].iri,))
            kind = Term(iris=(slots[1].meanings[0].iri,))
            yield Joined((Link(concept, RDF + "type", kind),), clause.cost)

    # Things by themselves

    def _definitions(self, groups: dict[str, str]) -> Iterator[Reading]:
        for meaning in self._whole(groups["x"], Role.CONCEPT, Role.KIND):
            listed = meaning.role is Role.KIND and groups["x"].endswith("s") and not groups["x"].startswith(("a ", "an "))
            cost = meaning.cost + (1.5 if listed else 0.2)
            if meaning.iri in self._units_of:
                yield Reading(Sort.NUMBER, things=(meaning.iri,), quantity=True, measured=True, cost=cost - 0.1)
            if not groups["x"].startswith("how "):
                yield Reading(Sort.DEFINITION, things=(meaning.iri,), cost=cost)

    def _names(self, groups: dict[str, str]) -> Iterator[Reading]:
        for meaning in self._whole(groups["x"], Role.CONCEPT, Role.KIND):
            yield Reading(Sort.LIST, things=(meaning.iri,), names=True, cost=meaning.cost)

    def _comparisons(self, groups: dict[str, str]) -> Iterator[Reading]:
        yield from self._of_two(Sort.COMPARISON, groups)

    def _paths(self, groups: dict[str, str]) -> Iterator[Reading]:
        yield from self._of_two(Sort.PATH, groups)

    def _of_two(self, sort: Sort, groups: dict[str, str]) -> Iterator[Reading]:
        parts = pairs(groups["pair"]) if groups.get("pair") else [(groups["x"], groups["y"])]
        for first, second in parts:
            for one in self._whole(first, Role.CONCEPT):
                for other in self._whole(second, Role.CONCEPT):
                    if one.iri != other.iri:
                        yield Reading(sort, things=(one.iri, other.iri), cost=one.cost + other.cost)

    def _sources(self, groups: dict[str, str]) -> Iterator[Reading]:
        for meaning in self._whole(groups["x"], Role.CONCEPT):
            yield Reading(Sort.SOURCE, things=(meaning.iri,), cost=meaning.cost)
        for joined in self._stated(groups["x"]):
            yield Reading(Sort.SOURCE, links=joined.links, cost=joined.cost + 0.3, denied=joined.denied)
        for reading in self._requested(Request("list", "", groups["x"])):
            if reading.sort is Sort.LIST and reading.links and not reading.excluded:
                yield replace(reading, sort=Sort.SOURCE).dearer(0.6)

    def _whole(self, text: str, *roles: Role) -> list:
        found = Chart(self._lexicon, text.split()).whole(*roles) if text else []
        plain = [word for word in text.split() if word not in FILLERS]
        return found or (Chart(self._lexicon, plain).whole(*roles) if plain else [])

    def _partings(self, text: str) -> list[Parting]:
        """The ways to part a text all of whose words mean something."""
        if not text:
            return [Parting(0.0, ())]
        return [parting for parting in Chart(self._lexicon, text.split()).partings if not _is_unread(parting)]


_PREDICATE = re.compile(r" (?:a|an|the|one of the|one of|among the|part of the|considered an?|really an?) ")
_YEAR = re.compile(r"(?:\b(?P<word>after|before|since|until|in|from|of|by) )?(?:the year )?\b(?P<year>[12]\d{3})\b")
_COMPARISONS = {"after": ">", "since": ">=", "before": "<", "until": "<=", "by": "<="}
_OF_ALL = re.compile(r"^of the (?:two|three|four|five|six|seven|eight) |^of (?:these|those|them|the)? ?")
"""What says of how many one is asked for, and not how many are asked for."""
_TIMES = {"once": 1, "twice": 2, "thrice": 3}


def _number(word: str) -> float | None:
    """The number that a word stands for."""
    if word.replace(".", "", 1).isdecimal():
        return float(word)
    return NUMERALS.get(word, _TIMES.get(word))


def _count(text: str) -> tuple[int | None, str]:
    """How many things a text takes for granted, and the text without that: “two forms”."""
    words = text.split()
    for place, word in enumerate(words):
        number = int(word) if word.isdecimal() else NUMERALS.get(word)
        if number is not None and word != "one":
            return number, " ".join(words[:place] + words[place + 1 :])
    return None, text


def _distributed(reading: Reading) -> Iterator[Reading]:
    """The reading with each of several concepts on its own: what is shared by all of them."""
    several = dict.fromkeys(t for link in reading.links for t in (link.subject, link.value) if len(t.iris) > 1)
    if not several:
        yield reading
        return
    old = next(iter(several))
    each = [Term(iris=(iri,), kinds=old.kinds) for iri in old.iris]
    links = tuple(dict.fromkeys(link.with_term(old, new) for new in each for link in reading.links))
    yield replace(reading, links=links, shared=True)


def _is_unread(parting: Parting) -> bool:
    """Whether a word means nothing here, or a number was not taken account of."""
    return bool(parting.unknown) or any(phrase.text.isdecimal() for phrase in parting.phrases if not phrase.meanings)


def _is_loop(links: Iterable[Link]) -> bool:
    return any(link.subject == link.value for link in links)
