"""The quads that are exported, as the user chose them, always in the same order with the same names of blank nodes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from sys import intern

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, parse

from psykg.entities.steadiness import names_for
from psykg.exports.choices import Choices
from psykg.exports.sorting import Key, LineReader, Sorted
from psykg.vocabulary import CLAIM_CLASS, DCTERMS, MODALITY, RDF

Reader = Callable[[], Iterable[Quad]]
"""Reads the dataset from its beginning, each time it is called."""

NAMED = "axiom"
"""What the names of blank nodes begin with that stay as they are."""

_TYPE = NamedNode(RDF + "type")
_CLAIM = NamedNode(CLAIM_CLASS)
_SENTENCE = NamedNode(DCTERMS + "source")
_MODALITY = NamedNode(MODALITY)


@dataclass(slots=True)
class Ground:
    """What stands behind a claim: its IRI, its sentence and how firmly that says it; None where this is not told."""

    claim: str
    sentence: str | None = None
    modality: str | None = None


@dataclass
class Source:
    """A dataset and the choices. Large ones are read several times, and never held as a whole by what streams."""

    read: Reader
    choices: Choices = field(default_factory=Choices)

    def quads(self) -> Iterator[Quad]:
        """The chosen quads, in the order of the dataset. Without provenance no quad of a claim itself is among them."""
        claims = self._claims if not self.choices.provenance else {}
        for quad in self.read():
            if self.choices.keeps(quad) and _subject(quad) not in claims:
                yield quad

    @cached_property
    def grounds(self) -> dict[str, Ground]:
        """What stands behind each claim, by the IRI of its graph. Without provenance nothing."""
        return self._claims if self.choices.provenance else {}

    @cached_property
    def _claims(self) -> dict[str, Ground]:
        claims = (_subject(each) for each in self.read() if each.predicate == _TYPE and each.object == _CLAIM)
        found = {claim: Ground(claim) for claim in claims if claim}
        for quad in self.read():
            ground = found.get(_subject(quad))
            if ground and isinstance(quad.object, NamedNode):
                if quad.predicate == _SENTENCE:
                    ground.sentence = intern(quad.object.value)
                elif quad.predicate == _MODALITY:
                    ground.modality = intern(quad.object.value)
        return found

    def ordered(self, *, graphs: bool, key: Key | None = None) -> "Ordered":
        """The chosen quads, each once, in order; without `graphs` all in the default graph."""
        return Ordered.of(self.quads() if graphs else map(unnamed, self.quads()), key)


class Ordered:
    """Quads in the order of their N-Quads, each once, blank nodes named by what is said of them."""

    def __init__(self, lines: Sorted) -> None:
        self.lines = lines

    @classmethod
    def of(cls, quads: Iterable[Quad], key: Key | None = None) -> "Ordered":
        """The quads in order, or in that of a key of their lines."""
        return cls(Sorted(_lines(quads), key))

    def __iter__(self) -> Iterator[Quad]:
        yield from parse(LineReader(self.lines), format=RdfFormat.N_QUADS)  # type: ignore[arg-type]


def _lines(quads: Iterable[Quad]) -> Iterator[bytes]:
    blank: list[Quad] = []
    for quad in quads:
        if _has_unnamed(quad):
            blank.append(quad)
        else:
            yield _line(quad)
    yield from map(_line, _renamed(blank))


def unnamed(quad: Quad) -> Quad:
    """The quad in the default graph."""
    return Quad(quad.subject, quad.predicate, quad.object)


def _subject(quad: Quad) -> str:
    """The IRI of the subject; empty for a blank node."""
    return quad.subject.value if isinstance(quad.subject, NamedNode) else ""


def _has_unnamed(quad: Quad) -> bool:
    """Whether it holds a blank node that has to be named. Those called `NAMED…` are called after what they tell."""
    terms = (quad.subject, quad.object, quad.graph_name)
    return any(isinstance(term, BlankNode) and not term.value.startswith(NAMED) for term in terms)


def _renamed(quads: list[Quad]) -> Iterator[Quad]:
    said = [(each.subject, each.predicate, each.object, each.graph_name) for each in quads]
    names = names_for(said)
    for terms in said:
        subject, predicate, value, graph = (names.get(term, term) for term in terms)
        yield Quad(subject, predicate, value, graph)  # type: ignore[arg-type]


def _line(quad: Quad) -> bytes:
    triple = f"{quad.subject} {quad.predicate} {quad.object}"
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else f" {quad.graph_name}"
    return f"{triple}{graph} .\n".encode()
