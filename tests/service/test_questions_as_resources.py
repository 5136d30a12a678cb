"""The competency questions as a resource: parameters, formats by suffix, and pages with links that hold."""

import csv
import re
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from psykg.knowledge.competency import competency_questions

GOALS = "/queries/all-goals"
KIND = "/queries/concepts-of-a-kind"
STATEMENTS = "/queries/statements-about-a-concept"


def links(response: TestResponse) -> dict[str, str]:
    """The address of each page that the response leads to, by relation."""
    found = re.findall(r'<([^>]+)>; rel="(first|prev|next|last)"', ", ".join(response.headers.getlist("Link")))
    return {relation: address for address, relation in found}


def rows(response: TestResponse) -> list[list[str]]:
    assert response.status_code == 200, response.text
    return list(csv.reader(response.text.splitlines()))[1:]


def test_following_next_gives_every_row_once_and_ends(client: FlaskClient) -> None:
    whole = rows(client.get(f"{GOALS}.csv"))
    address, seen, pages = f"{GOALS}.csv?limit=5", list[list[str]](), 0
    while address:
        page = client.get(address)
        seen += rows(page)
        pages += 1
        address = links(page).get("next", "")
    assert seen == whole
    assert pages == -(-len(whole) // 5)


def test_only_pages_that_there_are_are_linked(client: FlaskClient) -> None:
    last = -(-len(rows(client.get(f"{GOALS}.csv"))) // 5)
    first = links(client.get(f"{GOALS}.csv?limit=5"))
    assert first == {
        "first": f"{GOALS}.csv?limit=5&page=1",
        "next": f"{GOALS}.csv?limit=5&page=2",
        "last": f"{GOALS}.csv?limit=5&page={last}",
    }
    assert set(links(client.get(first["next"]))) == {"first", "prev", "next", "last"}
    assert set(links(client.get(first["last"]))) == {"first", "prev", "last"}


@pytest.mark.parametrize("rows_of_a_page", [0, 1])
def test_a_page_that_ends_with_the_last_row_has_no_next(client: FlaskClient, rows_of_a_page: int) -> None:
    number = len(rows(client.get(f"{GOALS}.csv")))
    whole = client.get(f"{GOALS}.csv?limit={number + rows_of_a_page}")
    assert len(rows(whole)) == number
    assert set(links(whole)) == {"first", "last"}


def test_without_a_word_of_pages_all_rows_come_and_no_links(client: FlaskClient) -> None:
    assert links(client.get(f"{GOALS}.csv")) == {}


def test_the_header_of_a_question_may_say_how_long_its_pages_are(client: FlaskClient) -> None:
    first = client.get(f"{KIND}.csv?kind=Concept")
    assert len(rows(first)) == 50
    assert "kind=Concept&limit=50&page=2" in links(first)["next"]


def test_pages_keep_the_format_and_the_parameters(client: FlaskClient) -> None:
    page = client.get(f"{KIND}?kind=Goal&limit=5", headers={"Accept": "text/csv"})
    address = links(page)["next"]
    assert address == f"{KIND}?kind=Goal&limit=5&page=2"
    assert len(rows(client.get(address, headers={"Accept": "text/csv"}))) == 5


def test_an_empty_table_is_one_page(client: FlaskClient) -> None:
    page = client.get("/queries/goals-shared-by-the-two-methods.csv?limit=5")
    assert rows(page) == []
    assert set(links(page)) == {"first", "last"}


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("limit=0", "“limit” is to be a whole number"),
        ("limit=ten", "“ten” is none"),
        ("limit=100000", "to 10,000"),
        ("page=-1", "“page” is to be"),
        ("page=", "“page” is to be"),
        ("limit=5&page=99", "There is no page 99"),
    ],
)
def test_pages_that_cannot_be_are_told_so(client: FlaskClient, query: str, told: str) -> None:
    response = client.get(f"{GOALS}?{query}")
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert told in response.get_json()["detail"]


@pytest.mark.parametrize("name", ["does-evaluation-come-before-termination", "course-of-treatment-as-a-graph"])
def test_what_is_no_table_has_no_pages(client: FlaskClient, name: str) -> None:
    assert "no table" in client.get(f"/queries/{name}?limit=5").get_json()["detail"]


@pytest.mark.parametrize("kind", ["Stance", "psykg:Stance", "https://w3id.org/psykg/Stance"])
def test_a_parameter_is_given_in_the_address_by_name_or_iri(client: FlaskClient, kind: str) -> None:
    asked = rows(client.get(f"{KIND}.csv?{urlencode({'kind': kind})}"))
    stances = rows(client.get("/queries/all-stances.csv"))
    assert [row[:2] for row in asked] == stances


def test_without_its_parameters_a_question_is_answered_by_their_defaults(client: FlaskClient) -> None:
    assert rows(client.get(f"{KIND}.csv")) == rows(client.get(f"{KIND}.csv?kind=Phase"))


def test_a_parameter_that_may_be_left_out_narrows_the_answer(client: FlaskClient) -> None:
    whole, narrowed = rows(client.get(f"{STATEMENTS}.csv")), rows(client.get(f"{STATEMENTS}.csv?modality=may"))
    assert {row[-1] for row in whole} > {row[-1] for row in narrowed} == {"may"}
    assert rows(client.get(f"{STATEMENTS}.csv?modality=")) == whole


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (f"{KIND}?kid=Goal", "no parameter “kid”: it has kind"),
        (f"{GOALS}?kind=Goal", "it has none"),
        (f"{KIND}?kind=a+b", "“kind” is to be an iri"),
        (f"{KIND}?kind=Goal&kind=Phase", "given 2 times"),
        (f"{STATEMENTS}?modality=never", "Choose one of"),
    ],
)
def test_a_parameter_that_cannot_be_is_told_so(client: FlaskClient, address: str, told: str) -> None:
    response = client.get(address)
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert told in response.get_json()["detail"]


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        ("csv", "text/csv"),
        ("tsv", "text/tab-separated-values"),
        ("srj", "application/sparql-results+json"),
        ("json", "application/sparql-results+json"),
        ("srx", "application/sparql-results+xml"),
        ("html", "text/html"),
        ("rq", "application/sparql-query"),
    ],
)
def test_a_suffix_chooses_the_format_whatever_is_accepted(client: FlaskClient, suffix: str, media_type: str) -> None:
    assert client.get(f"{GOALS}.{suffix}", headers={"Accept": "image/png"}).mimetype == media_type


def test_a_graph_comes_by_its_own_suffixes(client: FlaskClient) -> None:
    graph = "/queries/course-of-treatment-as-a-graph"
    assert client.get(f"{graph}.ttl").mimetype == "text/turtle"
    assert client.get(f"{graph}.json").mimetype == "application/ld+json"
    refused = client.get(f"{graph}.csv")
    assert refused.status_code == 406
    assert ".ttl" in refused.get_json()["detail"]


def test_the_formats_and_the_query_are_linked(client: FlaskClient) -> None:
    told = ", ".join(client.get(f"{KIND}?kind=Goal").headers.getlist("Link"))
    assert f'<{KIND}.csv?kind=Goal>; rel="alternate"; type="text/csv"' in told
    assert f'<{KIND}.rq?kind=Goal>; rel="describedby"; type="application/sparql-query"' in told


def test_the_query_of_an_answer_gives_the_same_answer_at_the_endpoint(client: FlaskClient) -> None:
    query = client.get(f"{KIND}.rq?kind=Stance").text
    assert "<https://w3id.org/psykg/Stance>" in query
    there = client.get("/sparql", query_string={"query": query}, headers={"Accept": "text/csv"})
    assert rows(there) == rows(client.get(f"{KIND}.csv?kind=Stance"))


def test_the_list_tells_the_parameters_and_where_the_query_is(client: FlaskClient) -> None:
    listed = {each["name"]: each for each in client.get("/queries").get_json()}
    assert listed["concepts-of-a-kind"]["parameters"] == [
        {
            "name": "kind",
            "type": "iri",
            "datatype": None,
            "language": None,
            "default": "https://w3id.org/psykg/Phase",
            "choices": [],
            "required": False,
        }
    ]
    assert listed["concepts-of-a-kind"]["rows"] == 50
    assert listed["all-goals"]["parameters"] == []
    assert client.get(listed["all-goals"]["links"]["query"]).mimetype == "application/sparql-query"


def test_the_page_has_a_form_for_the_parameters_and_leads_from_page_to_page(client: FlaskClient) -> None:
    page = client.get(f"{STATEMENTS}.html?concept=insight&limit=2&page=2").text
    assert '<input id="parameter-concept" name="concept" value="insight">' in page
    assert '<option value="">any</option>' in page
    assert "Page 2 of" in page
    assert '<a rel="next" href="?concept=insight&amp;limit=2&amp;page=3">Next page</a>' in page


def test_what_is_given_comes_back_on_the_page_as_text(client: FlaskClient) -> None:
    hostile = {"concept": 'http://example.org/"onfocus=alert(1)', "limit": 1}
    for given in (hostile, {"concept": "http://example.org/'x&y", "limit": 1}):
        response = client.get(f"{STATEMENTS}.html?{urlencode(given)}", headers={"Accept": "text/html"})
        assert "onfocus=alert" not in response.text.replace("&#34;onfocus=alert", "")


def test_no_parameter_takes_a_name_that_pages_need() -> None:
    names = {parameter.name for question in competency_questions() for parameter in question.parameters}
    assert names
    assert not names & {"limit", "page"}
