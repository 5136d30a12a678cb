"""Quads in other graphs than those they stand in, blank nodes and all."""

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from psykg.knowledge.moving import housed, lines, lines_with_union, with_union

A, SAYS, GRAPH, HOME = (NamedNode(f"http://example.org/{name}") for name in ("a", "says", "graph", "home"))
NODE, TEXT = BlankNode("node"), Literal("line\nbreak .\n“quoted”", language="en")
GIVEN = [Quad(A, SAYS, NODE, GRAPH), Quad(NODE, SAYS, TEXT)]
UNION = {Quad(A, SAYS, NODE, DefaultGraph()), Quad(NODE, SAYS, TEXT, DefaultGraph())}
HOUSED = {GIVEN[0], Quad(NODE, SAYS, TEXT, HOME)}


def read(text: bytes) -> set[Quad]:
    return set(parse(text, format=RdfFormat.N_QUADS))


def test_the_union_has_each_triple_with_the_same_blank_nodes() -> None:
    assert set(with_union(GIVEN)) == {*GIVEN, *UNION}


def test_what_stands_in_no_graph_comes_home_and_stands_in_the_union() -> None:
    assert read(lines_with_union(GIVEN, HOME)) == {*HOUSED, *UNION}


def test_what_stands_in_no_graph_comes_home_where_there_is_one() -> None:
    assert read(lines(GIVEN, HOME)) == set(housed(GIVEN, HOME)) == HOUSED
    assert read(lines(GIVEN, None)) == set(GIVEN)


def test_more_than_are_moved_at_a_time_lose_none() -> None:
    many = [Quad(A, SAYS, Literal(str(number)), GRAPH) for number in range(10_001)]
    assert len(set(with_union(many))) == 2 * len(many)
