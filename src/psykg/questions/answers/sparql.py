"""Readings as SPARQL, in the form in which it is shown and run; and the queries of this folder, filled in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from psykg.entities.names import name_of
from psykg.questions.grammar.reading import Reading
from psykg.questions.graph.links import ANSWER, TRUE, Link, Term, is_text
from psykg.questions.graph.schema import Schema
from psykg.vocabulary import PREFIXES, TYPE

_LOCAL = re.compile(r"[A-Za-z][\w-]*")
_PREFIX = re.compile(r"(?<![\w<])([a-z]+):")


class Sparql:
    """Writes queries with the prefixes they need."""

    def __init__(self, schema: Schema, forms: Sequence[str] = ()) -> None:
        self._schema, self._forms = schema, forms

    def selection(self, reading: Reading) -> str:
        """The query for what is asked for, as ?answer: each once."""
        return written(f"SELECT DISTINCT ?answer WHERE {{\n{_indented(self.pattern(reading))}\n}}")

    def union(self, readings: Sequence[Reading]) -> str:
        """The query for the answers to any of the readings."""
        parts = dict.fromkeys(f"{{\n{_indented(self.pattern(reading))}\n}}" for reading in readings)
        body = _indented("\nUNION\n".join(parts))
        return written(f"SELECT DISTINCT ?answer WHERE {{\n{body}\n}}")

    def truth(self, reading: Reading) -> str:
        """The query whether the reading holds; of one that denies what was asked, whether it does not."""
        pattern = self.whole(reading)
        return written(f"ASK {{\n{_indented(_negated(pattern) if reading.denied else pattern)}\n}}")

    def untruth(self, links: Sequence[Link]) -> str:
        """The query whether links do not hold."""
        return written(f"ASK {{\n{_indented(_negated(self.links(links)))}\n}}")

    def count(self, reading: Reading) -> str:
        """The query whether there are as many answers as the reading says."""
        inner = _indented(_indented(self.pattern(reading)))
        return written(
            f"ASK {{\n  {{ SELECT (COUNT(DISTINCT ?answer) AS ?count) WHERE {{\n{inner}\n  }} }}\n"
            f"  FILTER(?count = {reading.count})\n}}"
        )

    def answerable(self, patterns: Iterable[str]) -> str:
        """One query for all: ?reading is the place in the sequence of each pattern that holds, or has an answer."""
        parts = [
            f"{{ SELECT ({number} AS ?reading) WHERE {{ {pattern} }} LIMIT 1 }}"
            for number, pattern in enumerate(patterns)
        ]
        return written("SELECT ?reading WHERE {\n" + "\nUNION\n".join(parts) + "\n}")

    def pattern(self, reading: Reading) -> str:
        """The graph pattern of what is asked for and of what must not hold of it."""
        lines = [self.links(reading.links)]
        if reading.answer and reading.answer.among:
            lines.insert(0, self._chosen(reading.answer))
        elif reading.answer and (kinds := self._unsaid(reading.answer, reading.links)):
            lines.insert(0, self._typed(reading.answer.name, kinds))
        lines += [f"FILTER NOT EXISTS {{ {self.links(group)} }}" for group in reading.excluded]
        if reading.bound:
            lines.append(_compared(*reading.bound))
        if reading.answer and reading.unasked:
            lines.append(f"FILTER(?{reading.answer.name} NOT IN ({', '.join(map(name, reading.unasked))}))")
        pattern = "\n".join(filter(None, lines))
        return self._extreme(pattern, *reading.extreme) if reading.extreme else pattern

    def _chosen(self, term: Term) -> str:
        """That the term is one of several things, or a form of one."""
        forms = "|".join(map(self.path, self._forms))
        # Virtuoso follows a path of any length in a union only from a constant, and only one of a step or more.
        parts = [f"{{ BIND({name(iri)} AS ?{term.name}) }}" for iri in term.among]
        parts += [f"{{ {name(iri)} ({forms})+ ?{term.name} . }}" for iri in term.among if forms]
        return " UNION ".join(parts)

    def links(self, links: Iterable[Link]) -> str:
        """The links as triples, with what is known of the kinds of what is not named."""
        links = list(links)
        lines = list(self._values(links))
        unsaid = ((term, self._unsaid(term, links)) for term in _unnamed(links))
        lines += [self._typed(term.name, needed) for term, needed in unsaid if needed]
        lines += [f"{self.term(link.subject)} {self.path(link.relation)} {self.term(link.value)} ." for link in links]
        return "\n".join(lines)

    def path(self, relation: str) -> str:
        """The relation, or the same told from the other side: data need not state both."""
        if relation == TYPE:
            return "a"
        other = self.inverse(relation)
        return name(relation) + (f"|^{name(other)}" if other else "")

    def inverse(self, relation: str) -> str | None:
        """The relation that tells the same from the other side."""
        return self._schema.inverse(relation)

    def term(self, term: Term) -> str:
        """The term as it stands in a triple."""
        if not term.known:
            return f"?{term.name}"
        if term == TRUE:
            return term.name
        return name(term.iris[0]) if len(term.iris) == 1 else f"?{_any_of(term)}"

    def whole(self, reading: Reading) -> str:
        """The pattern of a reading, whether anything is asked for or not."""
        if reading.answer:
            return self.pattern(reading)
        return self.links(reading.links) + (f"\n{_compared(*reading.bound)}" if reading.bound else "")

    def _extreme(self, pattern: str, relation: str, which: str) -> str:
        """The pattern, of what has the least or the greatest number only."""
        inner = _indented(f"{pattern}\n?answer {name(relation)} ?number .")
        best = f"{{ SELECT ({which}(?number) AS ?extreme) WHERE {{\n{inner}\n}} }}"
        return f"{best}\n{pattern}\n?answer {name(relation)} ?extreme ."

    def _values(self, links: Iterable[Link]) -> Iterator[str]:
        several = dict.fromkeys(t for link in links for t in (link.subject, link.value) if len(t.iris) > 1)
        for term in several:
            yield f"VALUES ?{_any_of(term)} {{ {' '.join(map(name, term.iris))} }}"

    def _unsaid(self, term: Term, links: Iterable[Link]) -> frozenset[str]:
        """The kinds of a term that its links do not say already."""
        for link in links:
            if link.value == term and self._schema.ends_in(link.relation, term.kinds):
                return frozenset()
            if link.subject == term and self._schema.starts_in(link.relation, term.kinds):
                return frozenset()
        return term.kinds

    def _typed(self, variable: str, kinds: Iterable[str]) -> str:
        names = sorted(map(name, kinds))
        if len(names) == 1:
            # Data that nobody reasoned over say only the narrowest kind.
            path = "a/rdfs:subClassOf*" if any(map(self._schema.is_wide, kinds)) else "a"
            return f"?{variable} {path} {names[0]} ."
        return f"VALUES ?{variable}Kind {{ {' '.join(names)} }} ?{variable} a ?{variable}Kind ."


def filled(query: str, **parts: str) -> str:
    """The query in the file of that name here, with what stands in it as $name replaced."""
    text = _text(query)
    for part, value in parts.items():
        text = text.replace(f"${part}", value)
    return written(text)


def name(iri: str) -> str:
    """The IRI as it stands in a query, with its prefix where that can be written; a text as it is."""
    if is_text(iri):
        return iri
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri.removeprefix(namespace)):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"


def written(query: str) -> str:
    """A query with the prefixes that it uses."""
    named = set(_PREFIX.findall(query))
    used = [prefix for prefix in PREFIXES if prefix in named]
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in used) + query


@cache
def _text(query: str) -> str:
    return Path(__file__).with_name(f"{query}.rq").read_text(encoding="utf-8").strip()


def _unnamed(links: Iterable[Link]) -> list[Term]:
    """What the links speak of without naming it, what is asked for left aside."""
    terms = dict.fromkeys(t for link in links for t in (link.subject, link.value) if not t.known)
    return [term for term in terms if term.name != ANSWER and term.kinds]


def _any_of(term: Term) -> str:
    return "any" + "".join(part.capitalize() for part in re.findall(r"[A-Za-z]+", name_of(term.iris[0])))


def _negated(pattern: str) -> str:
    return f"FILTER NOT EXISTS {{ {pattern} }}"


def _compared(variable: str, operator: str, number: int) -> str:
    if operator == "decade":
        return f"FILTER(?{variable} >= {number} && ?{variable} < {number + 10})"
    return f"FILTER(?{variable} {operator} {number})"


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
