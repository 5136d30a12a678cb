"""The parameters of the SPARQL Protocol, wherever in the request they stand."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from psykg.engine.contract import Dataset
from psykg.service.parameters import FORM, Parameters, text_of

Told = tuple[str, Parameters]


def read(path: str, body: bytes | None = None, content_type: str | None = None, operation: str = "query") -> Told:
    """What a request with this address and body says; it is a POST where there is a body."""
    method = "GET" if body is None else "POST"
    with Flask(__name__).test_request_context(path, method=method, data=body, content_type=content_type):
        return text_of(operation)


def parameters(path: str) -> Parameters:
    with Flask(__name__).test_request_context(path):
        return Parameters()


@pytest.mark.parametrize(
    "told",
    [
        lambda: read("/?query=ASK+%7B%7D"),
        lambda: read("/", b"query=ASK+%7B%7D", FORM),
        lambda: read("/", b"query=ASK%20%7b%7d&output=json", f"{FORM}; charset=utf-8"),
        lambda: read("/", b"ASK {}", "application/sparql-query"),
        lambda: read("/?query=ASK+%7B%7D", b"", FORM),
    ],
)
def test_the_text_comes_from_the_address_the_form_or_the_body(told: Callable[[], Told]) -> None:
    assert told()[0] == "ASK {}"


@pytest.mark.parametrize(
    "told",
    [
        lambda: read("/"),
        lambda: read("/?query=a&query=a"),
        lambda: read("/?query=a", b"query=b", FORM),
        lambda: read("/?query=a", b"b", "application/sparql-query"),
        lambda: read("/?update=a"),
        lambda: read("/?query=%ff"),
        lambda: read("/?query=a&other=%C3"),
        lambda: read("/", b"query=%ed%a0%80", FORM),
        lambda: read("/", "ASK {}".encode("utf-16"), "application/sparql-query"),
        lambda: read("/?query=a" + "&b=c" * 1000),
    ],
)
def test_none_several_and_what_is_no_utf_8_are_errors(told: Callable[[], Told]) -> None:
    with pytest.raises(BadRequest):
        told()


@pytest.mark.parametrize("content_type", [None, "text/plain", "application/sparql-update", "multipart/form-data"])
def test_a_body_of_another_sort_is_told_what_to_be(content_type: str | None) -> None:
    with pytest.raises(UnsupportedMediaType, match="application/sparql-query"):
        read("/", b"query=ASK+%7B%7D", content_type)


def test_text_of_any_script_arrives_as_it_was_sent() -> None:
    assert read("/?query=%E2%9C%93+%22%F0%9F%A6%8A%22")[0] == '✓ "🦊"'
    assert read("/", "✓ é".encode(), "application/sparql-update", "update")[0] == "✓ é"
    assert read("/?query=a%00b")[0] == "a\0b"


def test_the_values_of_a_parameter_stand_in_order_and_with_plus_for_space() -> None:
    assert parameters("/?g=a+b&h=x&g=c%2Bd&g=").all("g") == ("a b", "c+d", "")


def test_the_dataset_is_what_both_parameters_say_or_none() -> None:
    names = ("default-graph-uri", "named-graph-uri")
    assert parameters("/?default-graph=x").dataset(*names) is None
    assert parameters("/?default-graph-uri=a:g&default-graph-uri=a:h").dataset(*names) == Dataset(("a:g", "a:h"))
    assert parameters("/?named-graph-uri=a:g").dataset(*names) == Dataset((), ("a:g",))


@pytest.mark.parametrize(
    ("given", "seconds"), [("", None), ("0", None), ("2.5", 2.5), ("+1e-1+", 0.1), ("inf", float("inf"))]
)
def test_a_client_may_ask_for_a_deadline(given: str, seconds: float | None) -> None:
    assert parameters(f"/?timeout={given}").seconds() == seconds
    assert parameters("/").seconds() is None


@pytest.mark.parametrize("given", ["-1", "nan", "soon", "1s", "-inf"])
def test_a_deadline_that_is_no_number_of_seconds_is_an_error(given: str) -> None:
    with pytest.raises(BadRequest, match="no number of seconds"):
        parameters(f"/?timeout={given}").seconds()


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("iri", ["AAA", "", "http://example.org/a b", "//example.org/"])
def test_a_graph_of_the_dataset_that_is_no_absolute_iri_is_400(client: FlaskClient, name: str, iri: str) -> None:
    response = client.get("/sparql", query_string={"query": "ASK {}", name: iri})
    assert response.status_code == 400
    assert response.get_json(force=True)["detail"]
