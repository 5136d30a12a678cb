"""What the answers rest on: the sentences that say so and how firmly, or the derivation of what only follows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from psykg.engine import Engine, Row, Term
from psykg.entities.asking import rows_for
from psykg.entities.index import Index
from psykg.entities.reasons import Reason, Reasons
from psykg.entities.statements import natural_order
from psykg.questions.answers.sparql import Sparql, filled, name, written
from psykg.questions.grammar.force import Force
from psykg.questions.grammar.reading import Reading
from psykg.questions.graph.links import ANSWER, Link
from psykg.questions.graph.links import Term as LinkEnd
from psykg.vocabulary import DCTERMS, INFERRED_GRAPH, MODALITY

_Statement = tuple[str, str, str]
_MENTIONS = 3


@dataclass(frozen=True, slots=True)
class Ground:
    """What one answer rests on. `firmness` is the number that the graph gives the modality: the less the firmer."""

    sources: tuple[str, ...] = ()
    modality: str | None = None
    firmness: int = 0
    inferred: bool = False
    derivation: Reason | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """That a claim states something: the sentence and the modality, both by their label."""

    sentence: str
    modality: str
    firmness: int


class Evidence:
    """Finds the grounds of answers in an engine's graph."""

    def __init__(self, engine: Engine, index: Index, reasons: Reasons, sparql: Sparql) -> None:
        self._engine, self._index, self._reasons, self._sparql = engine, index, reasons, sparql
        told = rows_for(engine, filled("firmness"))
        self._firmness = {row["modality"].value: int(row["degree"].value) for row in told}
        self._firm = {
            Force.NORM: {index.thing(row["modality"].value).label for row in told if "norm" in row},
            Force.NUMBER: {index.thing(row["modality"].value).label for row in told if "many" in row},
            Force.CUSTOM: {index.thing(row["modality"].value).label for row in told if "rule" in row},
        }
        self._exceptions = {index.thing(row["modality"].value).label for row in told if "exception" in row}

    def of(self, reading: Reading) -> tuple[dict[Term, Ground], Sequence[Link]]:
        """The answers to a selection, as its query gives them, each with its ground; all looked up at once.

        And the links as `of_statement` gives them.
        """
        rows = self._told(self._sparql.pattern(reading), reading.links, beside=True)
        by_answer: dict[Term, list[Row]] = defaultdict(list)
        for row in rows:
            by_answer[row["answer"]].append(row)
        grounds = {answer: self._ground(found, reading.links) for answer, found in by_answer.items()}
        return grounds, _named(reading.links, rows)

    def of_links(self, links: Sequence[Link]) -> Ground:
        """The ground of a statement, or of several that hold together."""
        return self._ground(self._told(self._sparql.links(links), links), links)

    def of_statement(self, links: Sequence[Link]) -> tuple[Ground, Sequence[Link]]:
        """The ground as `of_links`; and the links with the names of what they leave open, as far as it is one thing."""
        rows = self._told(self._sparql.links(links), links)
        return self._ground(rows, links), _named(links, rows)

    def of_each(self, links: Sequence[Link]) -> list[Ground]:
        """The ground of each of several statements between given things, all looked up at once."""
        told: dict[_Statement, list[Row]] = defaultdict(list)
        subjects = dict.fromkeys(self._sparql.term(link.subject) for link in links)
        for row in rows_for(self._engine, filled("grounds", things=" ".join(subjects))):
            subject, relation, value = row["subject"], row["relation"].value, row["value"]
            told[subject.value, relation, value.value].append(row)
            if inverse := self._sparql.inverse(relation):
                told[value.value, inverse, subject.value].append({**row, "subject": value, "value": subject})
        return [self._of_link(link, told[link.subject.iris[0], link.relation, link.value.iris[0]]) for link in links]

    def stated(self, links: Sequence[Link]) -> list[Link]:
        """Those of some links that a sentence states, each told from one side."""
        found: list[Link] = []
        for link, ground in zip(links, self.of_each(links), strict=True):
            inverse = self._sparql.inverse(link.relation)
            told = inverse is not None and Link(link.value, inverse, link.subject) in found
            if ground.sources and not ground.inferred and not told:
                found.append(link)
        return found

    def places(self, thing: str) -> tuple[str, ...]:
        """The sentences whose claims speak of a thing, in the order of the text."""
        return self._mentioned([thing], "mentions").get(thing, ())

    def mentions(self, things: Sequence[str]) -> dict[str, Ground]:
        """Where the text speaks of each thing at all: the first sentences whose claims do.

        Of what the ontology names those are its own, however many other articles speak of it too.
        """
        ours = not self._index.is_whole and all(thing in self._index for thing in things)
        found = self._mentioned(things, "own-mentions" if ours else "mentions")
        return {thing: Ground(places[:_MENTIONS]) for thing, places in found.items()}

    def _mentioned(self, things: Sequence[str], question: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, set[str]] = defaultdict(set)
        for row in rows_for(self._engine, filled(question, things=" ".join(map(name, things)))):
            found[row["thing"].value].add(self._index.thing(row["sentence"].value).label)
        return {thing: tuple(sorted(places, key=natural_order)) for thing, places in found.items()}

    def values(self, links: Sequence[Link]) -> list[str]:
        """The plain values that the links lead to."""
        rows = self._told(self._sparql.links(links), links)
        return sorted({row["value"].value for row in rows if isinstance(row["value"], Literal)})

    def of_denial(self, rows: Iterable[Row]) -> Ground:
        """The ground of what is denied, given the claims."""
        said = [found for row in rows if (found := self._said(row))]
        return _from_claims(said)

    def is_as_firm(self, modality: str | None, force: Force) -> bool:
        """Whether what is said with the modality is said with that force."""
        return modality in self._firm.get(force, ())

    def has_exceptions(self, modality: str | None) -> bool:
        """Whether what is said with the modality is not always so."""
        return modality in self._exceptions

    def degree(self, modality: str) -> int:
        """How firm a modality is by its IRI; the less the firmer."""
        return self._firmness.get(modality, 0)

    def _told(self, pattern: str, links: Sequence[Link], *, beside: bool = False) -> list[Row]:
        """One row for each link of each answer and each graph that states it.

        `beside`: also one for each answer alone, as no graph may state anything of it.
        """
        parts = [
            f"{{ GRAPH ?graph {{ {self._sparql.term(link.subject)} {self._sparql.path(link.relation)} "
            f"{self._sparql.term(link.value)} }} BIND({number} AS ?link) "
            f"BIND({self._sparql.term(link.subject)} AS ?subject) BIND({self._sparql.term(link.value)} AS ?value) }}"
            for number, link in enumerate(links)
        ]
        if not parts:
            return []
        # Sentence and modality each by itself: of both together pyoxigraph looks up those of all claims. And nothing is
        # in an OPTIONAL as a whole: that would be worked out anew for each answer.
        told = f"OPTIONAL {{ ?graph <{DCTERMS}source> ?sentence }} OPTIONAL {{ ?graph <{MODALITY}> ?modality }}"
        found = f"{pattern}\n{' UNION '.join(parts)}\n{told}"
        query = (
            "SELECT DISTINCT ?answer ?link ?subject ?value ?graph ?sentence ?modality WHERE { "
            f"{f'{{ {found} }} UNION {{ {pattern} }}' if beside else found} }}"
        )
        return rows_for(self._engine, written(query))

    def _ground(self, rows: Iterable[Row], links: Sequence[Link]) -> Ground:
        by_link: dict[int, list[Row]] = defaultdict(list)
        for row in rows:
            if "link" in row:
                by_link[int(row["link"].value)].append(row)
        return together([self._of_link(links[number], found) for number, found in sorted(by_link.items())])

    def _of_link(self, link: Link, rows: list[Row]) -> Ground:
        """The ground of one link: the claims that state it, of several ways to hold the one that is stated."""
        said = [found for row in rows if (found := self._said(row))]
        if said:
            return _from_claims(said)
        inferred = next((row for row in rows if row["graph"].value == INFERRED_GRAPH), None)
        return self._derived(link, inferred) if inferred else Ground()

    def _derived(self, link: Link, row: Row) -> Ground:
        subject, value = row["subject"], row["value"]
        reason = None
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode):
            reason = self._reasons.follows(self._index, subject.value, link.relation, value.value)
        if reason is None:
            return Ground(inferred=True)
        said = list(self._leaves(reason))
        weakest = max(said, key=lambda each: each.firmness, default=None)
        sources = tuple(dict.fromkeys(each.sentence for each in said))
        if not weakest:
            return Ground(inferred=True, derivation=reason)
        return Ground(sources, weakest.modality, weakest.firmness, inferred=True, derivation=reason)

    def _leaves(self, reason: Reason) -> Iterator[Said]:
        claims = [claim for claim in reason.claims if claim.sentence and claim.modality]
        told = [
            Said(claim.sentence.label, claim.modality.label, self.degree(claim.modality.iri))
            for claim in claims
            if claim.sentence and claim.modality
        ]
        if told:
            yield min(told, key=lambda each: each.firmness)
        for premise in reason.premises:
            yield from self._leaves(premise)

    def _said(self, row: Row) -> Said | None:
        if "sentence" not in row or "modality" not in row:
            return None
        modality = row["modality"].value
        return Said(
            self._index.thing(row["sentence"].value).label, self._index.thing(modality).label, self.degree(modality)
        )


def _named(links: Sequence[Link], rows: Sequence[Row]) -> Sequence[Link]:
    """The links with each end that is left open replaced by its name, where it is the same in all that is stated."""
    found: dict[LinkEnd, set[Term]] = defaultdict(set)
    for row in [row for row in rows if "sentence" in row] or [row for row in rows if "link" in row]:
        link = links[int(row["link"].value)]
        for end, node in ((link.subject, row["subject"]), (link.value, row["value"])):
            if not end.known and end.name != ANSWER:
                found[end].add(node)
    for end, nodes in found.items():
        node = nodes.pop()
        if not nodes and isinstance(node, NamedNode):
            links = [link.with_term(end, LinkEnd(iris=(node.value,))) for link in links]
    return list(dict.fromkeys(links))


def _from_claims(said: Sequence[Said]) -> Ground:
    """What several claims say alike: all their sentences, and the firmness of the firmest."""
    if not said:
        return Ground()
    firmest = min(said, key=lambda each: each.firmness)
    sources = tuple(sorted(dict.fromkeys(each.sentence for each in said), key=natural_order))
    return Ground(sources, firmest.modality, firmest.firmness)


def together(grounds: Sequence[Ground]) -> Ground:
    """What rests on several grounds: all their sources, and no firmer than the weakest."""
    if not grounds:
        return Ground()
    weakest = max(grounds, key=lambda ground: ground.firmness)
    return Ground(
        sources=tuple(dict.fromkeys(source for ground in grounds for source in ground.sources)),
        modality=weakest.modality,
        firmness=weakest.firmness,
        inferred=any(ground.inferred for ground in grounds),
        derivation=next((ground.derivation for ground in grounds if ground.derivation), None),
    )
