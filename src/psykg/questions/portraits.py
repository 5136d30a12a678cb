"""Answers about things by themselves: what one is, what it is called, where it is spoken of, two side by side."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from psykg.engine import Engine, Row
from psykg.entities.index import Index
from psykg.entities.statements import natural_order
from psykg.questions.answer import Answer, Item, Status
from psykg.questions.english import enumerated, sentence
from psykg.questions.evidence import Evidence, Ground
from psykg.questions.paths import Paths
from psykg.questions.reading import Link, Reading, Sort, Term
from psykg.questions.sparql import Sparql
from psykg.questions.telling import Telling


class Portraits:
    """Tells of things."""

    def __init__(
        self, engine: Engine, index: Index, evidence: Evidence, telling: Telling, sparql: Sparql, paths: Paths
    ) -> None:
        self._engine, self._index, self._evidence = engine, index, evidence
        self._telling, self._sparql, self._paths = telling, sparql, paths
        self._tellers: dict[Sort, Callable[[str, Reading], Answer | None]] = {
            Sort.DEFINITION: self._definition,
            Sort.COMPARISON: self._comparison,
            Sort.PATH: self._path,
            Sort.SOURCE: self._mentions,
            Sort.NUMBER: self._quantity,
            Sort.LIST: self._names,
            Sort.BOOLEAN: self._within,
        }

    def of(self, question: str, reading: Reading) -> Answer | None:
        """The answer about the reading's things; None where the graph does not hold it."""
        return self._tellers[reading.sort](question, reading)

    def sources(self, question: str, reading: Reading) -> Answer:
        """The sentences that say what the reading's links say."""
        ground = self._evidence.of_links(reading.links)
        return self._said_in(question, self._telling.statement(reading.links), ground.sources, ground)

    def _definition(self, question: str, reading: Reading) -> Answer | None:
        thing = reading.things[0]
        name = self._sparql.name(thing)
        query = self._sparql.written(
            f"SELECT DISTINCT ?answer ?definition WHERE {{\n  BIND({name} AS ?answer)\n  ?answer skos:definition ?definition .\n}}"
        )
        found = self._rows(query)
        if not found:
            return None
        text = f"{self._telling.name(thing)}: {found[0]['definition'].value}"
        places = self._places(thing)
        shown = self._item(thing, Ground(places[:3]), value=found[0]["definition"].value)
        return self._answer(question, reading, f"what {self._telling.name(thing)} is", sentence(text), [shown], query)

    def _names(self, question: str, reading: Reading) -> Answer | None:
        thing = reading.things[0]
        names = [label.text for label in self._index.labels(thing) if label.rank == 1]
        if not names:
            return None
        query = self._sparql.written(
            f"SELECT DISTINCT ?answer ?name WHERE {{\n  BIND({self._sparql.name(thing)} AS ?answer)\n  ?answer skos:altLabel ?name .\n}}"
        )
        text = sentence(f"{self._telling.name(thing)} is also called {enumerated(names)}")
        return self._answer(question, reading, f"other names of {self._telling.name(thing)}", text, [self._item(thing)], query)

    def _quantity(self, question: str, reading: Reading) -> Answer | None:
        """The numbers that concern a matter; failing these the arrangements, and then what it depends on."""
        topic = reading.things[0]
        told = self._telling.name(topic)
        concerns = f"?answer psykg:concerns|^psykg:isConcernOf {self._sparql.name(topic)} ."
        query = self._sparql.written(
            f"SELECT DISTINCT ?answer ?lower ?upper ?unit WHERE {{\n  ?answer a psykg:Schedule .\n  {concerns}\n"
            "  ?answer schema:minValue ?lower ; schema:maxValue ?upper ; schema:unitText ?unit .\n}"
        )
        if found := self._rows(query):
            items = [self._measured(row, topic) for row in found]
            values = enumerated([self._telling.hedged_value(item) for item in items], "or")
            return self._answer(question, reading, told, sentence(f"the {_bare(told)} is {values}"), items, query)
        if reading.measured:
            return None
        return self._arrangement(question, reading, topic) or self._dependence(question, reading, topic)

    def _within(self, question: str, reading: Reading) -> Answer | None:
        """Whether numbers lie within what the text gives; outside of it the text says neither yes nor no."""
        topic, least, most = reading.things[0], min(reading.numbers), max(reading.numbers)
        pattern = (
            f"?answer a psykg:Schedule ; psykg:concerns|^psykg:isConcernOf {self._sparql.name(topic)} ;\n"
            "    schema:minValue ?lower ; schema:maxValue ?upper ; schema:unitText ?unit ."
        )
        found = self._rows(self._sparql.written(f"SELECT DISTINCT ?answer ?lower ?upper ?unit WHERE {{ {pattern} }}"))
        items = [self._measured(row, topic) for row in found]
        values = enumerated([self._telling.hedged_value(item) for item in items], "or")
        told = f"{_bare(self._telling.name(topic))} is {values}"
        if not any(float(row["lower"].value) <= least and most <= float(row["upper"].value) for row in found):
            return Answer(question, Status.NOT_IN_GRAPH, None, told, sentence(f"the article does not speak of that; what it says is that the {told}"))
        query = self._sparql.written(f"ASK {{\n  {pattern}\n  FILTER(?lower <= {least:g} && {most:g} <= ?upper)\n}}")
        return Answer(question, Status.ANSWERED, "boolean", told, f"Yes. {sentence(f'the {told}')}", True, tuple(items), query)

    def _measured(self, row: Row, topic: str) -> Item:
        schedule = row["answer"].value
        numbers = list(dict.fromkeys(row[end].value for end in ("lower", "upper")))
        ground = self._evidence.of_links([_link(schedule, self._relation("concerns"), topic)])
        return self._item(schedule, ground, value=f"{' to '.join(numbers)} {row['unit'].value}")

    def _arrangement(self, question: str, reading: Reading, topic: str) -> Answer | None:
        query = self._sparql.written(
            f"SELECT DISTINCT ?answer WHERE {{\n  ?answer a psykg:Schedule ; psykg:concerns {self._sparql.name(topic)} .\n}}"
        )
        return self._listing(question, reading, query, f"for {self._telling.name(topic)} the article speaks of", topic, "concerns", turned=True)

    def _dependence(self, question: str, reading: Reading, topic: str) -> Answer | None:
        query = self._sparql.written(
            f"SELECT DISTINCT ?answer WHERE {{\n  {self._sparql.name(topic)} psykg:dependsOn ?answer .\n}}"
        )
        return self._listing(question, reading, query, f"{self._telling.name(topic)} depends on", topic, "dependsOn", turned=False)

    def _listing(
        self, question: str, reading: Reading, query: str, words: str, topic: str, relation: str, *, turned: bool
    ) -> Answer | None:
        items = []
        for row in self._rows(query):
            ends = (row["answer"].value, topic) if turned else (topic, row["answer"].value)
            ground = self._evidence.of_links([_link(ends[0], self._relation(relation), ends[1])])
            items.append(self._item(row["answer"].value, ground))
        if not items:
            return None
        text = sentence(f"{words} {enumerated([item.label for item in items])}")
        listed = replace(reading, sort=Sort.LIST)
        return self._answer(question, listed, self._telling.name(topic), text, items, query)

    def _comparison(self, question: str, reading: Reading) -> Answer | None:
        """What is said of two things: what of both, and what of one only."""
        one, other = reading.things
        names = f"{self._sparql.name(one)} {self._sparql.name(other)}"
        query = self._sparql.written(
            f"SELECT DISTINCT ?thing ?relation ?answer WHERE {{\n  VALUES ?thing {{ {names} }}\n"
            "  ?thing ?relation ?answer .\n  ?relation a owl:ObjectProperty .\n"
            "  ?answer a psykg:Concept .\n"
            "  FILTER NOT EXISTS { ?narrower rdfs:subPropertyOf ?relation . ?thing ?narrower ?answer . FILTER(?narrower != ?relation) }\n}"
        )
        held: dict[str, dict[str, list[str]]] = {one: defaultdict(list), other: defaultdict(list)}
        for row in self._rows(query):
            held[row["thing"].value][row["relation"].value].append(row["answer"].value)
        if not held[one] or not held[other]:
            return None
        text = self._side_by_side(one, other, held)
        items = self._compared(one, other, held)
        told = f"{self._telling.name(one)} beside {self._telling.name(other)}"
        return self._answer(question, reading, told, text, items, query)

    def _side_by_side(self, one: str, other: str, held: dict[str, dict[str, list[str]]]) -> str:
        """Relation by relation what they share and what each has for itself; what joins the two comes first."""
        names = {thing: self._telling.name(thing) for thing in held}
        parts = []
        for thing, against in ((one, other), (other, one)):
            for relation, values in sorted(held[thing].items()):
                if against in values:
                    parts.append((0, f"{names[thing]} {self._label(relation)} {names[against]}"))
        for relation in sorted({*held[one], *held[other]}, key=self._label):
            first, second = held[one].get(relation, []), held[other].get(relation, [])
            both = [value for value in first if value in second]
            if both:
                parts.append((1, f"both {names[one]} and {names[other]} {self._label(relation)} {self._labels(both)}"))
            for thing, values, against in ((one, first, second), (other, second, first)):
                own = [value for value in values if value not in against and value not in held]
                if own and relation:
                    parts.append((2, f"{names[thing]} {self._label(relation)} {self._labels(own)}"))
        ordered = [text for _, text in sorted(parts, key=lambda part: part[0])]
        return " ".join(sentence(text) for text in ordered)

    def _compared(self, one: str, other: str, held: dict[str, dict[str, list[str]]]) -> list[Item]:
        told: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for thing in (one, other):
            for relation, values in held[thing].items():
                for value in values:
                    told[value].append((thing, relation))
        items = []
        for value, said in sorted(told.items(), key=lambda pair: self._index.thing(pair[0]).label.casefold()):
            ground = self._evidence.of_links([_link(said[0][0], said[0][1], value)])
            whose = enumerated([self._index.thing(thing).label for thing in dict.fromkeys(thing for thing, _ in said)])
            items.append(self._item(value, ground, value=whose))
        return items

    def _path(self, question: str, reading: Reading) -> Answer | None:
        start, end = reading.things
        links = self._paths.between(start, end)
        if not links:
            return None
        steps = []
        for link in links:
            ground = self._evidence.of_links([link])
            places = f" ({'follows from ' if ground.inferred else ''}{enumerated(ground.sources)})" if ground.sources else ""
            steps.append(f"{self._telling.statement([link])}{places}")
        query = self._sparql.written(
            "SELECT DISTINCT ?answer WHERE {\n  VALUES (?subject ?relation ?value) {\n"
            + "".join(f"    ( {self._sparql.term(link.subject)} {self._sparql.name(link.relation)} {self._sparql.term(link.value)} )\n" for link in links)
            + "  }\n  ?subject ?relation ?value .\n  { BIND(?subject AS ?answer) } UNION { BIND(?value AS ?answer) }\n}"
        )
        how = "directly" if len(links) == 1 else f"in {len(links)} steps"
        text = f"{self._telling.name(start)} and {self._telling.name(end)} are connected {how}: {'; '.join(steps)}"
        shown = list(dict.fromkeys(node for link in links for node in (*link.subject.iris, *link.value.iris)))
        items = [self._item(node, self._evidence.of_links([next(link for link in links if node in (*link.subject.iris, *link.value.iris))])) for node in shown]
        return self._answer(question, reading, f"how {self._telling.name(start)} and {self._telling.name(end)} are connected", sentence(text), items, query)

    def _mentions(self, question: str, reading: Reading) -> Answer | None:
        thing = reading.things[0]
        places = self._places(thing)
        if not places:
            return None
        return self._said_in(question, f"something of {self._telling.name(thing)}", places, Ground())

    def _places(self, thing: str) -> tuple[str, ...]:
        """The sentences whose claims speak of a thing, in the order of the text."""
        found = {self._index.thing(row["sentence"].value).label for row in self._rows(self._sparql.mentions([thing]))}
        return tuple(sorted(found, key=natural_order))

    def _said_in(self, question: str, told: str, places: Sequence[str], ground: Ground) -> Answer:
        names = " ".join(f'"{place}"@en' for place in places)
        query = self._sparql.written(
            f"SELECT DISTINCT ?answer ?paraphrase WHERE {{\n  VALUES ?locator {{ {names} }}\n"
            "  ?answer a psykg:Sentence ; skos:prefLabel ?locator .\n  OPTIONAL { ?answer psykg:paraphrase ?paraphrase }\n}"
        )
        items = []
        for row in self._rows(query):
            label = self._index.thing(row["answer"].value).label
            said = row["paraphrase"].value if "paraphrase" in row else None
            items.append(Item(row["answer"].value, label, (), said, ground.inferred, (label,), ground.modality, ground.derivation))
        items.sort(key=lambda item: natural_order(item.label))
        verb = "follows from" if ground.inferred else "is said in"
        listed = [f"{item.label} (“{item.value}”)" if item.value else item.label for item in items[:3]]
        more = f" and {len(items) - 3} more" if len(items) > 3 else ""
        text = sentence(f"{told} {verb} {enumerated(listed) if not more else ', '.join(listed)}{more}")
        return Answer(question, Status.ANSWERED, "source", f"which sentences say: {told}", text, None, tuple(items), query)

    def denied(self, reading: Reading, link: Link, found: Sequence[Row]) -> Answer:
        """Those of which the text denies it, given the denials."""
        end = "value" if link.value == reading.answer else "subject"
        known = self._sparql.term(link.subject if end == "value" else link.value)
        places = ("owl:sourceIndividual", "owl:targetIndividual") if end == "value" else ("owl:targetIndividual", "owl:sourceIndividual")
        relations = " ".join(dict.fromkeys(self._sparql.name(row["relation"].value) for row in found))
        query = self._sparql.written(
            f"SELECT DISTINCT ?answer WHERE {{\n  VALUES ?relation {{ {relations} }}\n"
            f"  ?denial a owl:NegativePropertyAssertion ;\n    owl:assertionProperty ?relation ;\n"
            f"    {places[0]} {known} ;\n    {places[1]} ?answer .\n}}"
        )
        items = [
            self._item(iri, self._evidence.of_denial([row for row in found if row[end].value == iri]))
            for iri in dict.fromkeys(row[end].value for row in found)
        ]
        said = [Link(Term(iris=(row["subject"].value,)), row["relation"].value, Term(iris=(row["value"].value,))) for row in found]
        denied = enumerated([self._telling.statement([each]) for each in dict.fromkeys(said)])
        told = self._telling.reading(reading)
        return self._answer("", reading, told, sentence(f"the article denies that {denied}"), items, query)

    def _rows(self, query: str) -> list[Row]:
        return list(self._engine.query(query))  # type: ignore[arg-type]

    def _item(self, iri: str, ground: Ground = Ground(), value: str | None = None) -> Item:
        others = tuple(label.text for label in self._index.labels(iri) if label.rank == 1 and not label.foreign)
        return Item(iri, self._index.thing(iri).label, others, value, ground.inferred, ground.sources, ground.modality, ground.derivation)

    def _answer(self, question: str, reading: Reading, told: str, text: str, items: Iterable[Item], query: str) -> Answer:
        return Answer(question, Status.ANSWERED, reading.sort.value, told, text, None, tuple(items), query)

    def _label(self, relation: str) -> str:
        return self._index.thing(relation).label

    def _labels(self, iris: Iterable[str]) -> str:
        return enumerated([self._telling.name(iri) for iri in iris])

    def _relation(self, name: str) -> str:
        return f"https://w3id.org/psykg/{name}"


def _link(subject: str, relation: str, value: str) -> Link:
    return Link(Term(iris=(subject,)), relation, Term(iris=(value,)))


def _bare(told: str) -> str:
    return told.removeprefix("the ")
