"""What the pages ask has one answer, whichever engine gives it: ours, Oxigraph's server or Virtuoso."""

from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, NamedNode, Quad

import psykg
from psykg.engine import EmbeddedEngine, Engine, Result, Solutions, Triples
from psykg.engine.remote.engine import RemoteEngine
from psykg.vocabulary import PSYKG
from tests.servers import SparqlServer

PACKAGE = Path(psykg.__file__).parent
THINGS = ("insight", "Phase", "hasGoal", "p3s2", "claim/p3s2-1", "p8s4", "claim/p10s2-1", "absence-of-criticism")
"""A concept, a class, a relation, a sentence and a claim, and three that say or are part of what is denied."""

GRAPHS = ("claim/p3s2-1", "nothing-of-that-name")
PARAMETERS = {
    "entities/claims": ["entity"],
    "entities/denials": ["entity"],
    "entities/exists": ["entity"],
    "entities/frame": ["entity"],
    "entities/kinds": ["", "entity"],
    "entities/quads": ["entity"],
    "entities/schema-org": ["entity"],
    "entities/statements": ["subject", "relation", "value", "graph"],
    "entities/triples": ["entity"],
    "entities/values": ["property"],
    "entities/words": ["entity"],
    "service/named": ["graph"],
}
"""The variables that are bound beforehand, one at a time; the empty one stands for none. Other questions have none."""

VIRTUOSO_CANNOT = {
    "service/graph": "its default graph holds its own graphs as well",
    "service/graphs": "it has graphs of its own",
    "service/quads": "it has graphs of its own",
    "service/kinds": "its own graphs hold things of other kinds",
    "service/triples": "its default graph holds its own graphs as well",
    "service/named nothing-of-that-name": "any IRI is a graph there, maybe one without triples",
}
"""What Virtuoso 7.2.5 answers otherwise, and why. The counts are then those of all that it holds."""


def _asked() -> list[tuple[str, str, str]]:
    """Every question in the package's folders, each with the variable and the thing that it is asked of."""
    names = (
        f"{path.parent.name}/{path.stem}"
        for folder in ("entities", "service")
        for path in (PACKAGE / folder).glob("*.rq")
    )
    return [
        (name, variable, thing if variable else "")
        for name in sorted(names)
        for variable in PARAMETERS.get(name, [""])
        for thing in _things(name, variable)
    ]


def _things(question: str, variable: str) -> tuple[str, ...]:
    if not variable:
        return ("",)
    return GRAPHS if question == "service/named" else THINGS


each_question = pytest.mark.parametrize(("question", "variable", "thing"), _asked(), ids=lambda part: part or "-")


def _answer(engine: Engine, question: str, variable: str, thing: str) -> object:
    text = (PACKAGE / f"{question}.rq").read_text(encoding="utf-8")
    bindings = {variable: NamedNode(PSYKG + thing)} if variable else {}
    return _comparable(engine.query(text, bindings=bindings))


def _comparable(result: Result) -> object:
    """Rows in any order, as the pages sort them where it matters; blank nodes without their names."""
    if isinstance(result, Triples):
        graph = Dataset(Quad(triple.subject, triple.predicate, triple.object) for triple in result)
        graph.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
        return graph
    if isinstance(result, Solutions):
        return Counter(
            frozenset((name, "blank" if isinstance(term, BlankNode) else term) for name, term in row.items())
            for row in result
        )
    return result


@each_question
def test_oxigraph_gives_the_same_answer(
    engine: EmbeddedEngine, oxigraph_read_only: SparqlServer, question: str, variable: str, thing: str
) -> None:
    there = RemoteEngine(oxigraph_read_only.query)
    assert _answer(there, question, variable, thing) == _answer(engine, question, variable, thing)


@each_question
def test_virtuoso_gives_the_same_answer_but_for_its_own_graphs(
    engine: EmbeddedEngine, virtuoso: SparqlServer, question: str, variable: str, thing: str
) -> None:
    there = RemoteEngine(virtuoso.query)
    same = _answer(there, question, variable, thing) == _answer(engine, question, variable, thing)
    assert same != (f"{question} {thing}".strip() in VIRTUOSO_CANNOT)


def test_every_exception_is_a_question_that_is_asked() -> None:
    asked = {f"{question} {thing}".strip() for question, _, thing in _asked()}
    assert set(VIRTUOSO_CANNOT) <= asked
