"""Every competency question has one answer, whichever engine gives it: ours, Oxigraph's server or Virtuoso."""

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad

from psykg.engine import EmbeddedEngine, Result, Triples
from psykg.engine.remote.engine import RemoteEngine
from psykg.knowledge.competency import CompetencyQuestion, competency_questions
from tests.servers import SparqlServer

each_question = pytest.mark.parametrize("question", competency_questions(), ids=lambda question: question.name)


def _comparable(result: Result) -> object:
    """Rows in their order; a graph without the names of its blank nodes."""
    if not isinstance(result, Triples):
        return result
    graph = Dataset(Quad(triple.subject, triple.predicate, triple.object) for triple in result)
    graph.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return graph


@each_question
def test_oxigraph_gives_the_same_answer(
    engine: EmbeddedEngine, oxigraph_read_only: SparqlServer, question: CompetencyQuestion
) -> None:
    there = RemoteEngine(oxigraph_read_only.query)
    assert _comparable(there.query(question.sparql)) == _comparable(engine.query(question.sparql))


@each_question
def test_virtuoso_gives_the_same_answer(
    engine: EmbeddedEngine, virtuoso: SparqlServer, question: CompetencyQuestion
) -> None:
    there = RemoteEngine(virtuoso.query)
    assert _comparable(there.query(question.sparql)) == _comparable(engine.query(question.sparql))
