import pytest

from psykg.engine.language.tokens import tokens
from psykg.engine.remote.extensions import check_functions
from psykg.errors import QueryRefusedError

PREFIXES = "PREFIX b: <bif:> PREFIX e: <> PREFIX x: <http://www.w3.org/2001/XMLSchema#> PREFIX b: <http://e.org/> "


@pytest.mark.parametrize(
    "call",
    [
        "<bif:http_get>('http://e.org/')",
        "<BIF:http_get> # a comment\n ('http://e.org/')",
        "<sql:anything>()",
        "<java:java.net.URL>(1)",
        "<relative>(1)",
        "b:http_get(1)",
        "e:bif(1)",
        "b:(1)",
        "1 + (2 * <bif:f>(DISTINCT 1))",
    ],
)
def test_functions_of_an_endpoint_of_its_own_are_refused(call: str) -> None:
    with pytest.raises(QueryRefusedError, match="of the endpoint's own"):
        check_functions(tuple(tokens(f"{PREFIXES} SELECT ({call} AS ?y) {{}}")))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (x:integer('1') AS ?y) {}",
        "SELECT (<http://www.opengis.net/def/function/geosparql/distance>(?a, ?b) AS ?y) {}",
        "SELECT (<urn:f>() AS ?y) {}",
        "ASK { ?s x:list (1 2), () }",
        "ASK { VALUES (?x) { (<bif:a>) } }",
        "ASK { <bif:a> ?p '<bif:a>(1)' } # <bif:a>(1)",
        "ASK { ?text <bif:contains> 'insight' }",
    ],
)
def test_functions_of_the_web_and_names_that_are_not_called_are_let_through(query: str) -> None:
    check_functions(tuple(tokens(PREFIXES + query)))
