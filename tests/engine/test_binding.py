import pytest
from pyoxigraph import Literal, NamedNode

from psykg.engine import EmbeddedEngine, Solutions, Triples
from psykg.engine.binding import bound
from psykg.engine.language.tokens import tokens
from psykg.engine.results import FORMATS

EX = "http://example.org/"
MOUSE = {"who": NamedNode(EX + "mouse")}


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT ?who ?food WHERE {{ ?who <{EX}eats> ?food }}",
        f"SELECT ?who ?food {{ ?x <{EX}eats> ?food FILTER(?x = ?who) }}",
        f"SELECT ?who (COUNT(?food) AS ?foods) {{ ?who <{EX}eats> ?food }} GROUP BY ?who",
        f"SELECT ?who ?food {{ {{ SELECT ?who ?food {{ ?who <{EX}eats> ?food }} }} }} ORDER BY ?food VALUES ?z {{ 1 }}",
        f"CONSTRUCT {{ ?who <{EX}likes> ?food }} WHERE {{ ?who <{EX}eats> ?food }}",
        "DESCRIBE ?who",
        "DESCRIBE ?who { ?who ?p ?o }",
    ],
)
def test_a_values_block_means_what_a_binding_means(engine: EmbeddedEngine, query: str) -> None:
    written = engine.query(bound(query, tuple(tokens(query)), MOUSE))
    given = engine.query(query, bindings=MOUSE)
    name = "json" if isinstance(given, Solutions) else "ntriples"
    assert written.serialize(FORMATS[name]) == given.serialize(FORMATS[name])
    assert list(given) if isinstance(given, Solutions | Triples) else given


def test_a_literal_stays_one_term() -> None:
    query = "ASK { ?s ?p ?text }"
    assert '("a \\"}\\" b"@en)' in bound(query, tuple(tokens(query)), {"text": Literal('a "}" b', language="en")})


def test_without_bindings_the_query_stays_as_it_is() -> None:
    assert bound("ASK {}", (), {}) == "ASK {}"
