"""Readings as SPARQL, in the form in which it is shown and run."""

import re
from collections.abc import Iterable, Iterator, Sequence

from psykg.entities.names import name_of
from psykg.questions.reading import Link, Reading, Term
from psykg.questions.schema import Schema
from psykg.vocabulary import PREFIXES, RDF

TYPE = RDF + "type"
_LOCAL = re.compile(r"[A-Za-z][\w-]*")


class Sparql:
    """Writes queries with the prefixes they need."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    def selection(self, reading: Reading) -> str:
        """The query for what is asked for, as ?answer: each once."""
        return self._with_prefixes(f"SELECT DISTINCT ?answer WHERE {{\n{_indented(self.pattern(reading))}\n}}")

    def union(self, readings: Sequence[Reading]) -> str:
        """The query for the answers to any of the readings."""
        parts = dict.fromkeys(f"{{\n{_indented(self.pattern(reading))}\n}}" for reading in readings)
        body = _indented("\nUNION\n".join(parts))
        return self._with_prefixes(f"SELECT DISTINCT ?answer WHERE {{\n{body}\n}}")

    def truth(self, reading: Reading) -> str:
        """The query whether all links hold."""
        return self._with_prefixes(f"ASK {{\n{_indented(self.facts(reading))}\n}}")

    def answerable(self, readings: Sequence[Reading]) -> str:
        """One query for all: ?reading is the place in the sequence of each that holds, or has an answer."""
        parts = [
            f"{{ SELECT ({number} AS ?reading) WHERE {{ {self._whole(each)} }} LIMIT 1 }}"
            for number, each in enumerate(readings)
        ]
        return self._with_prefixes("SELECT ?reading WHERE {\n" + "\nUNION\n".join(parts) + "\n}")

    def _whole(self, reading: Reading) -> str:
        return self.pattern(reading) if reading.answer else self.facts(reading)

    def mentions(self, iris: Iterable[str]) -> str:
        """The query for the sentences whose claims speak of things: ?thing, ?sentence."""
        things = " ".join(map(self.name, iris))
        return self._with_prefixes(
            f"SELECT DISTINCT ?thing ?sentence WHERE {{\n  VALUES ?thing {{ {things} }}\n"
            "  { GRAPH ?claim { ?thing ?relation ?value } } UNION { GRAPH ?claim { ?subject ?relation ?thing } }\n"
            "  ?claim dcterms:source ?sentence .\n}"
        )

    def pattern(self, reading: Reading) -> str:
        """The graph pattern of what is asked for and of what must not hold of it."""
        lines = [self.links(reading.links)]
        if reading.answer and (kinds := self._needed_kinds(reading)):
            lines.insert(0, self._typed(reading.answer.name, kinds))
        lines += [f"FILTER NOT EXISTS {{ {self.links(group)} }}" for group in reading.excluded]
        if reading.bound:
            lines.append(_compared(*reading.bound))
        pattern = "\n".join(filter(None, lines))
        return self._extreme(pattern, *reading.extreme) if reading.extreme else pattern

    def _extreme(self, pattern: str, relation: str, which: str) -> str:
        """The pattern, of what has the least or the greatest number only."""
        name = self.name(relation)
        inner = _indented(f"{pattern}\n?answer {name} ?number .")
        return f"{{ SELECT ({which}(?number) AS ?extreme) WHERE {{\n{inner}\n}} }}\n{pattern}\n?answer {name} ?extreme ."

    def facts(self, reading: Reading) -> str:
        """The links of a reading without anything asked for, with what its number is compared with."""
        return self.links(reading.links) + (f"\n{_compared(*reading.bound)}" if reading.bound else "")

    def links(self, links: Iterable[Link]) -> str:
        """The links as triples, with what is known of the kinds of what is not named."""
        links = list(links)
        lines = list(self._values(links))
        for term in _unnamed(links):
            if needed := self._unsaid(term, links):
                lines.append(self._typed(term.name, needed))
        lines += [f"{self.term(link.subject)} {self.path(link.relation)} {self.term(link.value)} ." for link in links]
        return "\n".join(lines)

    def path(self, relation: str) -> str:
        """The relation, or the same told from the other side: data need not state both."""
        if relation == TYPE:
            return "a"
        other = self._schema.inverse(relation)
        return self.name(relation) + (f"|^{self.name(other)}" if other else "")

    def term(self, term: Term) -> str:
        """The term as it stands in a triple."""
        if not term.known:
            return f"?{term.name}"
        return self.name(term.iris[0]) if len(term.iris) == 1 else f"?{_any_of(term)}"

    def name(self, iri: str) -> str:
        """The IRI, with its prefix where that can be written."""
        for prefix, namespace in PREFIXES.items():
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri.removeprefix(namespace)):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return f"<{iri}>"

    def written(self, query: str) -> str:
        """A query with the prefixes that it uses."""
        return self._with_prefixes(query)

    def _values(self, links: Iterable[Link]) -> Iterator[str]:
        several = dict.fromkeys(t for link in links for t in (link.subject, link.value) if len(t.iris) > 1)
        for term in several:
            yield f"VALUES ?{_any_of(term)} {{ {' '.join(map(self.name, term.iris))} }}"

    def _needed_kinds(self, reading: Reading) -> frozenset[str]:
        return self._unsaid(reading.answer, reading.links) if reading.answer else frozenset()

    def _unsaid(self, term: Term, links: Iterable[Link]) -> frozenset[str]:
        """The kinds of a term that its links do not say already."""
        for link in links:
            if link.value == term and self._schema.ends_in(link.relation, term.kinds):
                return frozenset()
            if link.subject == term and self._schema.starts_in(link.relation, term.kinds):
                return frozenset()
        return term.kinds

    def _typed(self, name: str, kinds: Iterable[str]) -> str:
        names = sorted(map(self.name, kinds))
        if len(names) == 1:
            return f"?{name} a {names[0]} ."
        return f"VALUES ?{name}Kind {{ {' '.join(names)} }} ?{name} a ?{name}Kind ."

    def _with_prefixes(self, query: str) -> str:
        used = [prefix for prefix in PREFIXES if re.search(rf"(?<![\w<]){prefix}:", query)]
        return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in used) + query


def _unnamed(links: Iterable[Link]) -> list[Term]:
    """What the links speak of without naming it, what is asked for left aside."""
    terms = dict.fromkeys(t for link in links for t in (link.subject, link.value) if not t.known)
    return [term for term in terms if term.name != "answer" and term.kinds]


def _any_of(term: Term) -> str:
    return "any" + "".join(part.capitalize() for part in re.findall(r"[A-Za-z]+", name_of(term.iris[0])))


def _compared(variable: str, operator: str, number: int) -> str:
    return f"FILTER(?{variable} {operator} {number})"


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
