"""`/sparql` over real HTTP, with the clients that people use."""
# ruff: noqa: S310 - every address is that of a service which the tests have started

import json
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import SKOS

from psykg.engine.results import FORMATS, GRAPHICAL, TABULAR, ResultFormat
from psykg.vocabulary import PSYKG

PREFIX = f"PREFIX psykg: <{PSYKG}> "
PHASES = PREFIX + "SELECT ?phase { ?phase a psykg:Phase ; psykg:involves psykg:insight }"
INSIGHT = PREFIX + "CONSTRUCT { psykg:insight ?p ?o } { psykg:insight ?p ?o }"
FOUND = {f"{PSYKG}middle-phase", f"{PSYKG}termination-phase"}


def answer(request: Request) -> tuple[int, str, bytes]:
    try:
        with urlopen(request) as response:
            return response.status, response.headers["Content-Type"], response.read()
    except HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read()


def by_get(service: str, query: str, accept: str = "*/*") -> tuple[int, str, bytes]:
    return answer(Request(f"{service}sparql?{urlencode({'query': query})}", headers={"Accept": accept}))


def phases(body: bytes) -> set[str]:
    return {row["phase"]["value"] for row in json.loads(body)["results"]["bindings"]}


def test_a_query_comes_by_get_by_form_and_as_the_body_itself(service: str) -> None:
    form = Request(f"{service}sparql", data=urlencode({"query": PHASES}).encode())
    direct = Request(
        f"{service}sparql", data=PHASES.encode(), headers={"Content-Type": "application/sparql-query; charset=UTF-8"}
    )
    for status, content_type, body in (by_get(service, PHASES), answer(form), answer(direct)):
        assert (status, content_type) == (200, "application/sparql-results+json")
        assert phases(body) == FOUND


@pytest.mark.parametrize("target", TABULAR, ids=lambda each: each.name)
@pytest.mark.parametrize("query", [PHASES, "ASK {}"], ids=["select", "ask"])
def test_select_and_ask_come_in_the_format_accepted(service: str, query: str, target: ResultFormat) -> None:
    status, content_type, body = by_get(service, query, target.media_type)
    assert (status, content_type.partition(";")[0]) == (200, target.media_type)
    assert body


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD parser uses it
@pytest.mark.parametrize("target", GRAPHICAL, ids=lambda each: each.name)
@pytest.mark.parametrize("query", [INSIGHT, f"DESCRIBE <{PSYKG}insight>"], ids=["construct", "describe"])
def test_construct_and_describe_come_in_the_format_accepted(service: str, query: str, target: ResultFormat) -> None:
    status, content_type, body = by_get(service, query, target.media_type)
    assert (status, content_type.partition(";")[0]) == (200, target.media_type)
    assert (URIRef(f"{PSYKG}insight"), SKOS.prefLabel, None) in Graph().parse(data=body, format=target.media_type)


@pytest.mark.parametrize(
    ("accept", "query", "given"),
    [
        ("", "ASK {}", "application/sparql-results+json"),
        ("*/*", INSIGHT, "text/turtle; charset=utf-8"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "ASK {}", "application/sparql-results+xml"),
        ("application/*, text/csv;q=0.9", "ASK {}", "application/sparql-results+json"),
        ("application/json", "ASK {}", "application/json"),
        ("application/json", INSIGHT, "application/json"),
        ("text/turtle;charset=utf-8", INSIGHT, "text/turtle; charset=utf-8"),
        ("application/sparql-results+json;q=0, */*;q=0.1", "ASK {}", "application/json"),
        ("image/png, */*;q=0.1", "ASK {}", "application/sparql-results+json"),
        ("text/html;q=0.3, text/csv", "ASK {}", "text/csv; charset=utf-8"),
    ],
)
def test_quality_values_decide(service: str, accept: str, query: str, given: str) -> None:
    assert by_get(service, query, accept)[:2] == (200, given)


@pytest.mark.parametrize(("accept", "query"), [("image/png", "ASK {}"), ("text/csv", INSIGHT), ("text/turtle", PHASES)])
def test_what_is_not_to_be_had_is_406_and_names_what_is(service: str, accept: str, query: str) -> None:
    status, content_type, body = by_get(service, query, accept)
    assert (status, content_type) == (406, "application/problem+json")
    offered = GRAPHICAL if query == INSIGHT else TABULAR
    assert all(each.media_type in json.loads(body)["detail"] for each in offered)


@pytest.mark.parametrize(
    ("query", "line", "column"), [("SELECT * { ?s ?p }", 1, 18), ("SELECT *\n{ ?s foaf:name ?o }", 2, 6)]
)
def test_a_malformed_query_is_400_with_line_and_column(service: str, query: str, line: int, column: int) -> None:
    status, content_type, body = by_get(service, query)
    problem = json.loads(body)
    assert (status, content_type) == (400, "application/problem+json")
    assert (problem["status"], problem["line"], problem["column"]) == (400, line, column)
    assert problem["title"] == "Bad Request"
    assert f"line {line}, column {column}" in problem["detail"]


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"", "application/x-www-form-urlencoded", 400),
        (b"query=ASK+%7B%7D&query=ASK+%7B%7D", "application/x-www-form-urlencoded", 400),
        (b"update=DROP+ALL", "application/x-www-form-urlencoded", 400),
        ("ASK {}".encode("utf-16"), "application/sparql-query", 400),
        (b"DROP ALL", "application/sparql-query", 400),
        (b"ASK { SERVICE <http://example.org/> {} }", "application/sparql-query", 403),
        (b"ASK {} #" + b"x" * 100_000, "application/sparql-query", 413),
        (b"ASK {} #" + b"x" * 1_000_000, "application/sparql-query", 413),
        (b"query=" + b"x" * 1_000_000, "application/x-www-form-urlencoded", 413),
        (b"SELECT * " + b"{" * 20_000 + b"}" * 20_000, "application/sparql-query", 413),
        (b"ASK {}", "text/plain", 415),
        (b"DROP ALL", "application/sparql-update", 415),
        (b"--b\r\n\r\n\r\n--b--", "multipart/form-data; boundary=b", 415),
    ],
)
def test_what_is_not_one_query_is_a_problem(service: str, body: bytes, content_type: str, status: int) -> None:
    request = Request(f"{service}sparql", data=body, headers={"Content-Type": content_type})
    got, problem_type, problem = answer(request)
    assert (got, problem_type) == (status, "application/problem+json")
    assert json.loads(problem)["status"] == status
    assert json.loads(problem)["detail"]


def test_other_methods_are_405_and_name_the_ones_there_are(service: str) -> None:
    status, content_type, _ = answer(Request(f"{service}sparql", method="DELETE"))
    assert (status, content_type) == (405, "application/problem+json")


def test_head_gives_the_headers_alone(service: str) -> None:
    request = Request(f"{service}sparql?{urlencode({'query': PHASES})}", method="HEAD")
    assert answer(request) == (200, "application/sparql-results+json", b"")


@pytest.mark.parametrize("name", ["format", "output", "results", "default-graph", "x"])
def test_parameters_that_clients_add_are_left_aside(service: str, name: str) -> None:
    _, content_type, body = answer(Request(f"{service}sparql?{urlencode({'query': PHASES, name: 'csv'})}"))
    assert content_type == FORMATS["json"].media_type
    assert phases(body) == FOUND
