"""The quads that are exported: each once, in one order, with names of blank nodes that depend on the graph alone."""

from itertools import pairwise

from pyoxigraph import BlankNode, NamedNode, Quad

from psykg.exports.source import Source

RELATION = NamedNode("https://example.org/p")


def test_blank_nodes_that_nothing_tells_apart_hold_nothing_up() -> None:
    """Sixty nodes, each related to every other: to try all their orders would take longer than there is time."""
    nodes = [BlankNode(f"n{number}") for number in range(60)]
    quads = [Quad(one, RELATION, other) for one in nodes for other in nodes if one != other]
    written = list(Source(lambda: quads).ordered(graphs=True))
    assert len(written) == len(quads)
    assert len({quad.subject for quad in written}) == len(nodes)


def test_long_lists_that_begin_alike_are_told_apart_by_their_ends() -> None:
    def chain(name: str, last: str) -> list[Quad]:
        nodes = [BlankNode(f"{name}{number}") for number in range(30)]
        steps = [Quad(one, RELATION, other) for one, other in pairwise(nodes)]
        return [*steps, Quad(nodes[-1], RELATION, NamedNode(f"https://example.org/{last}"))]

    first, second = [*chain("a", "x"), *chain("b", "y")], [*chain("b", "x"), *chain("a", "y")]
    orders = [list(Source(quads.copy).ordered(graphs=True).lines) for quads in (first, second)]
    assert orders[0] == orders[1]
