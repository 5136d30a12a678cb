"""The same triples are written the same each time, whatever their blank nodes were called."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse
from rdflib import Graph
from rdflib.compare import isomorphic

from psykg.engine import EmbeddedEngine, Triples
from psykg.entities.description import graph_of
from psykg.entities.index import Index
from psykg.entities.steadiness import steady

nodes = st.sampled_from([BlankNode(name) for name in "abcd"])
iris = st.sampled_from([NamedNode(f"https://example.org/{name}") for name in "xyz"])
values = st.one_of(nodes, iris, st.text(alphabet="_:ab\n", max_size=4).map(Literal))
statements = st.lists(st.builds(Triple, st.one_of(nodes, iris), iris, values), max_size=12)

EXPRESSION = """
@prefix : <https://example.org/> .
:a :is [ :all ( :b [ :some :c ] ) ] ; :is [ :all ( :b [ :some :d ] ) ] ; :was [] , [] .
"""


NODES = 10
"""The blank nodes of the expression."""


def renamed(said: list[Triple], order: list[int]) -> Triples:
    """The same triples with blank nodes called by those numbers."""
    numbers = iter(order)
    found: dict[object, BlankNode] = {}

    def other(node: Any) -> Any:
        if isinstance(node, BlankNode) and node not in found:
            found[node] = BlankNode(f"n{next(numbers)}")
        return found.get(node, node)

    return Triples.of(Triple(other(each.subject), each.predicate, other(each.object)) for each in said)


@given(statements)
@settings(max_examples=40)
def test_the_graph_stays_what_it_is(said: list[Triple]) -> None:
    triples = Triples.of(said)
    before, after = (Graph().parse(data=each.ntriples, format="nt") for each in (triples, steady(triples)))
    assert isomorphic(before, after)


@given(st.permutations(range(NODES)))
@settings(max_examples=40)
def test_class_expressions_and_lists_are_named_the_same_whatever_they_were_called(order: list[int]) -> None:
    said = [quad.triple for quad in parse(EXPRESSION, format=RdfFormat.TURTLE)]
    assert steady(renamed(said, order)).ntriples == steady(renamed(said, list(range(NODES)))).ntriples


def test_an_entity_is_written_the_same_each_time(engine: EmbeddedEngine) -> None:
    index = Index(engine)
    for name in (
        "insight",
        "InsightSeekingTherapy",
        "CombinableTherapy",
        "supportive-therapy",
        "p3s2",
        "claim/p10s2-1",
    ):
        assert graph_of(engine, name, index).ntriples == graph_of(engine, name, index).ntriples
