"""Quads in other graphs than those they stand in, blank nodes and all."""

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from psykg.knowledge.moving import with_union

A, SAYS, GRAPH, HOME = (NamedNode(f"http://example.org/{name}") for name in ("a", "says", "graph", "home"))
NODE, TEXT = BlankNode("node"), Literal("line\nbreak .\n“quoted”", language="en")
GIVEN = [Quad(A, SAYS, NODE, GRAPH), Quad(NODE, SAYS, TEXT)]
UNION = {Quad(A, SAYS, NODE, DefaultGraph()), Quad(NODE, SAYS, TEXT, DefaultGraph())}


def test_the_union_has_each_triple_with_the_same_blank_nodes() -> None:
    assert set(with_union(GIVEN)) == {*GIVEN, *UNION}


def test_what_stands_in_no_graph_comes_home_and_stands_in_the_union() -> None:
    assert set(with_union(GIVEN, HOME)) == {GIVEN[0], Quad(NODE, SAYS, TEXT, HOME), *UNION}


def test_more_than_are_moved_at_a_time_lose_none() -> None:
    many = [Quad(A, SAYS, Literal(str(number)), GRAPH) for number in range(10_001)]
    assert len(set(with_union(many))) == 2 * len(many)
