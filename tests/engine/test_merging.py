"""Default graphs made of several graphs, described by the query or by the request."""

import socket

import pytest
from pyoxigraph import RdfFormat, Store, parse

from psykg.engine import EmbeddedEngine, united
from psykg.engine.contract import Dataset, Query
from psykg.engine.merging import dataset_of

EX = "http://example.org/"
DATA = b"""
PREFIX : <http://example.org/>
:cat :eats :mouse ; :name "Tom" .
:one { :cat :eats :mouse ; :weight 4 . _:b :sees :cat . }
:two { :cat :eats :mouse . :dog :eats :bone . }
:three { :cow :eats :grass . }
"""
COUNT = "SELECT (COUNT(*) AS ?n) {} {{ ?s <http://example.org/eats> ?o }}"
PLACES = "SELECT ?g {} {{ GRAPH ?g {{ ?s <http://example.org/eats> ?o }} }}"


@pytest.fixture(params=["united", "bare"], scope="module")
def engine(request: pytest.FixtureRequest) -> EmbeddedEngine:
    """The engine over a dataset of either shape."""
    quads = parse(DATA, format=RdfFormat.TRIG)
    if request.param == "united":
        return EmbeddedEngine(united(quads))
    store = Store()
    store.bulk_extend(quads)
    return EmbeddedEngine(store)


def values(engine: EmbeddedEngine, text: str, dataset: Dataset | None = None) -> list[str]:
    """The values of the only column."""
    body = engine.answer(Query(text, dataset=dataset, base=EX, tabular="csv")).body
    return sorted(body.decode().split("\r\n")[1:-1])


def test_a_triple_of_several_graphs_counts_once(engine: EmbeddedEngine) -> None:
    assert values(engine, COUNT.format(f"FROM <{EX}one> FROM <{EX}two>")) == ["2"]
    assert values(engine, COUNT.format(f"FROM <{EX}one> FROM <{EX}two> FROM <{EX}three>")) == ["3"]
    assert values(engine, COUNT.format(f"FROM <{EX}one> FROM <{EX}one>")) == ["1"]


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX : <http://example.org/> SELECT (COUNT(*) AS ?n) FROM :one FROM :two { ?s :eats ?o }",
        "BASE <http://example.org/> SELECT (COUNT(*) AS ?n) FROM <one> FROM <two> { ?s <eats> ?o }",
        "SELECT (COUNT(*) AS ?n) FROM <one> FROM <two> { ?s <eats> ?o }",
        "PREFIX : <one> PREFIX t: <two> SELECT (COUNT(*) AS ?n) FROM : FROM t: { ?s <eats> ?o }",
        "SELECT (COUNT(*) AS ?n) from<\\u006Fne>FROM#\n<two>{ ?s <eats> ?o }",
    ],
    ids=["prefixed", "relative to BASE", "relative to the request", "a prefix alone", "oddly spelt"],
)
def test_the_graphs_may_be_named_in_any_spelling(engine: EmbeddedEngine, query: str) -> None:
    assert values(engine, query) == ["2"]


def test_graph_sees_the_graphs_of_from_named_alone(engine: EmbeddedEngine) -> None:
    named = f"FROM NAMED <{EX}two> FROM NAMED <{EX}three>"
    assert values(engine, PLACES.format(named)) == [EX + "three", EX + "two", EX + "two"]
    assert values(engine, COUNT.format(named)) == ["0"]
    assert values(engine, PLACES.format(f"FROM <{EX}one> FROM <{EX}two>")) == []
    both = f"FROM <{EX}one> FROM <{EX}two> {named}"
    assert values(engine, PLACES.format(both)) == [EX + "three", EX + "two", EX + "two"]
    assert values(engine, COUNT.format(both)) == ["2"]


def test_the_dataset_of_the_request_wins_over_from(engine: EmbeddedEngine) -> None:
    text = COUNT.format(f"FROM <{EX}one> FROM <{EX}three>")
    assert values(engine, text, Dataset((EX + "three",))) == ["1"]
    assert values(engine, text, Dataset((EX + "two", EX + "three"))) == ["3"]
    assert values(engine, text, Dataset((), (EX + "two",))) == ["0"]
    assert values(engine, PLACES.format(f"FROM NAMED <{EX}one>"), Dataset((), (EX + "three",))) == [EX + "three"]
    assert values(engine, PLACES.format(f"FROM NAMED <{EX}one>"), Dataset((EX + "three",))) == []


def test_a_graph_that_is_not_there_is_empty_and_nothing_is_fetched(
    engine: EmbeddedEngine, listener: socket.socket
) -> None:
    there = f"http://127.0.0.1:{listener.getsockname()[1]}/data.ttl"
    assert values(engine, COUNT.format(f"FROM <{there}>")) == ["0"]
    assert values(engine, COUNT.format(f"FROM <{there}> FROM <{EX}two>")) == ["2"]
    assert values(engine, PLACES.format(f"FROM NAMED <{there}>")) == []
    assert values(engine, COUNT.format(""), Dataset((there, EX + "one"), (there,))) == ["1"]
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_blank_nodes_of_the_graphs_stay_what_they_are(engine: EmbeddedEngine) -> None:
    query = "SELECT ?cat FROM <one> FROM <two> FROM NAMED <one> { ?b <sees> ?cat GRAPH ?g { ?b <sees> ?cat } }"
    assert values(engine, query) == [EX + "cat"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?from { ?from ?p 'FROM <http://example.org/one>' }",
        "SELECT * { ?s <http://example.org/FROM> ?named } # FROM <http://example.org/one>",
        "PREFIX from: <http://example.org/> SELECT * { ?s from:named from:from }",
    ],
)
def test_the_word_alone_describes_no_dataset(query: str) -> None:
    assert dataset_of(query, None) is None
