"""Graphs to explore: the garden of the tests of `entities`, maybe with more in it, and others written on the spot."""

from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from psykg.engine import EmbeddedEngine, united
from psykg.entities.index import Index
from psykg.entities.terms import Statement
from psykg.explorer.atlas import Atlas
from psykg.vocabulary import PSYKG

_GARDEN = (Path(__file__).parents[1] / "entities" / "data" / "garden.trig").read_text(encoding="utf-8")
_PREFIXES = "\n".join(line for line in _GARDEN.splitlines() if line.startswith("@prefix"))

LONG = "a label that goes on and on " * 10 + "to its 300th letter!"
RIGHT_TO_LEFT = "العلاج النفسي الديناميكي طويل الأمد"
EAST_ASIAN = "精神力動的精神療法における転移の解釈"


def atlas_of(trig: str) -> Atlas:
    """What the explorer makes of a graph in TriG; the prefixes of the garden stand before it already."""
    engine = EmbeddedEngine(united(list(parse(f"{_PREFIXES}\n{trig}", RdfFormat.TRIG))))
    return Atlas(engine, Index(engine))


def garden_with(more: str = "") -> Atlas:
    """The garden, with what is added to it in TriG."""
    return atlas_of(f"{_GARDEN.removeprefix(_PREFIXES)}\n{more}")


def iri(name: str) -> str:
    """The IRI of something of the project's namespace."""
    return PSYKG + name


def told(statement: Statement) -> str:
    """A statement by the names of its parts."""
    value = getattr(statement.value, "name", statement.value.label)
    return f"{'NOT ' if statement.denied else ''}{statement.subject.name} {statement.relation.name} {value}"


def triple_of(quad: Quad) -> tuple[str, str, str]:
    """The IRIs, names or texts that a quad says something with."""
    subject, relation, value = (str(getattr(term, "value", term)) for term in quad.triple)
    return subject, relation, value
