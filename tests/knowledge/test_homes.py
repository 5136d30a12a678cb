"""A file and the graph named after it lead to each other."""

from pathlib import Path

import pytest

from psykg.knowledge.homes import file_name, graph_of
from psykg.vocabulary import INFERRED_GRAPH


@pytest.mark.parametrize("name", ["mine.ttl", "a:b #1.trig", "Fälle.nodes.csv"])
def test_a_graph_tells_its_file_packed_or_not(name: str) -> None:
    assert file_name(graph_of(Path(name))) == name
    assert graph_of(Path(name + ".gz")) == graph_of(Path("elsewhere", name))


def test_a_graph_of_another_name_tells_none() -> None:
    assert file_name(INFERRED_GRAPH) is None
