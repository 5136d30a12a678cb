"""The clients that people use, as they are, against a service that runs."""

import csv
import io
import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import pytest
from playwright.sync_api import Browser
from rdflib import RDFS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SKOS
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from SPARQLWrapper import CSV, GET, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from psykg.vocabulary import PSYKG
from tests.npm import NODE, install

pytestmark = pytest.mark.long

EX = Namespace("http://example.org/")
PREFIX = f"PREFIX psykg: <{PSYKG}> PREFIX ex: <{EX}> PREFIX skos: <{SKOS}> "
PHASES = PREFIX + "SELECT ?phase { ?phase a psykg:Phase ; psykg:involves psykg:insight }"
INSIGHT = PREFIX + "CONSTRUCT { psykg:insight ?p ?o } { psykg:insight ?p ?o }"
ABOUT = PREFIX + "SELECT ?note ?label { ?note ex:about ?phase . ?phase a psykg:Phase ; skos:prefLabel ?label }"
FOUND = {f"{PSYKG}middle-phase", f"{PSYKG}termination-phase"}
NOTES = f"<{EX}note> <{EX}about> <{PSYKG}termination-phase> .\n<{EX}other> <{EX}about> <{EX}else> ."
TOKEN = "a-token-of-the-tests"  # noqa: S105

PACKAGES = Path(__file__).parents[1] / "clients"


@pytest.fixture
def writable(
    serving: Callable[..., AbstractContextManager[Any]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[str]:
    monkeypatch.setenv("PSYKG_TOKEN", TOKEN)
    with serving("--writable", "--store", str(tmp_path / "store")) as served:
        yield served.url


def run(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def phases(text: str) -> set[str]:
    return {row["phase"]["value"] for row in json.loads(text)["results"]["bindings"]}


def test_curl_asks_by_get_by_form_and_with_a_file(service: str, tmp_path: Path) -> None:
    (tmp_path / "phases.rq").write_text(PHASES)
    curl = ("curl", "--silent", "--show-error", "--fail", "--compressed", f"{service}sparql")
    body = ("--header", "Content-Type: application/sparql-query", "--data-binary", f"@{tmp_path / 'phases.rq'}")
    for options in (("--get", "--data-urlencode", f"query={PHASES}"), ("--data-urlencode", f"query={PHASES}"), body):
        assert phases(run(*curl, *options)) == FOUND


def put(turtle: str, address: str) -> None:
    options = ("--request", "PUT", "--oauth2-bearer", TOKEN, "--header", "Content-Type: text/turtle")
    run("curl", "--silent", "--show-error", "--fail", *options, "--data-binary", turtle, address)


def test_curl_writes_a_graph_and_reads_it_back(writable: str) -> None:
    address = f"{writable}graph-store?{urlencode({'graph': EX.notes})}"
    put(NOTES, address)
    assert (EX.note, EX.about, URIRef(f"{PSYKG}termination-phase")) in Graph().parse(
        data=run("curl", "--silent", "--fail", address), format="turtle"
    )


@pytest.mark.parametrize("method", [GET, POST])
@pytest.mark.parametrize("how", [None, POSTDIRECTLY])
@pytest.mark.parametrize("wanted", [JSON, XML, CSV, TSV])
def test_sparqlwrapper_reads_solutions(service: str, method: str, how: str | None, wanted: str) -> None:
    wrapper = SPARQLWrapper(f"{service}sparql", returnFormat=wanted)
    wrapper.setMethod(method)
    if how:
        wrapper.setMethod(POST)
        wrapper.setRequestMethod(how)
    wrapper.setQuery(PHASES)
    assert values(wrapper.queryAndConvert()) == FOUND


def values(converted: Any) -> set[str]:
    """The IRIs in what SPARQLWrapper makes of each format."""
    if isinstance(converted, dict):
        return {row["phase"]["value"] for row in converted["results"]["bindings"]}
    if isinstance(converted, bytes):
        rows = csv.reader(io.StringIO(converted.decode()), delimiter="\t")
        return {row[0].strip("<>") for row in list(rows)[1:]}
    return {node.firstChild.data for node in converted.getElementsByTagName("uri")}


@pytest.mark.parametrize("wanted", [JSON, XML])
@pytest.mark.parametrize(("query", "truth"), [("ASK {}", True), ("ASK { FILTER(false) }", False)])
def test_sparqlwrapper_reads_a_truth(service: str, wanted: str, query: str, truth: bool) -> None:
    wrapper = SPARQLWrapper(f"{service}sparql", returnFormat=wanted)
    wrapper.setQuery(query)
    converted: Any = wrapper.queryAndConvert()
    told = converted["boolean"] if wanted == JSON else converted.getElementsByTagName("boolean")[0].firstChild.data
    assert str(told).lower() == str(truth).lower()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # what SPARQLWrapper converts to
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
@pytest.mark.parametrize("wanted", [TURTLE, N3, RDFXML, XML, JSONLD])
@pytest.mark.parametrize("query", [INSIGHT, f"DESCRIBE <{PSYKG}insight>"], ids=["construct", "describe"])
def test_sparqlwrapper_reads_graphs(service: str, query: str, wanted: str) -> None:
    wrapper = SPARQLWrapper(f"{service}sparql", returnFormat=wanted)
    wrapper.setQuery(query)
    converted: Any = wrapper.queryAndConvert()
    graph = converted if isinstance(converted, Graph) else Graph().parse(data=str(converted, "utf-8"), format="turtle")
    assert (URIRef(f"{PSYKG}insight"), SKOS.prefLabel, None) in graph


def test_sparqlwrapper_is_told_of_a_malformed_query(service: str) -> None:
    wrapper = SPARQLWrapper(f"{service}sparql", returnFormat=JSON)
    wrapper.setQuery("SELECT * { ?s ?p")
    with pytest.raises(QueryBadFormed, match=r"line.: 1"):
        wrapper.query()


def test_sparqlwrapper_updates_with_the_token(writable: str) -> None:
    wrapper = SPARQLWrapper(f"{writable}sparql", updateEndpoint=f"{writable}update", returnFormat=JSON)
    wrapper.addCustomHttpHeader("Authorization", f"Bearer {TOKEN}")
    wrapper.setMethod(POST)
    wrapper.setQuery(f"INSERT DATA {{ {NOTES} }}")
    wrapper.query()
    wrapper.setQuery(ABOUT)
    converted: Any = wrapper.queryAndConvert()
    assert {row["label"]["value"] for row in converted["results"]["bindings"]} == {"termination phase"}


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_uses_the_service_as_a_store(service: str, method: Any) -> None:
    graph = Graph(store=SPARQLStore(f"{service}sparql", method=method))
    assert {str(row[0]) for row in graph.query(PHASES)} == FOUND  # type: ignore[index]
    assert (URIRef(f"{PSYKG}insight"), SKOS.prefLabel, None) in graph
    assert len(graph) > 1000


def test_rdflib_writes_through_the_service(writable: str) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    store = SPARQLUpdateStore(f"{writable}sparql", f"{writable}update", headers=headers)
    graph = Graph(store=store, identifier=EX.notes)
    graph.add((EX.note, RDFS.label, Literal("über\n“dies”", lang="de")))
    graph.add((EX.note, EX.weight, Literal(1.5)))
    assert set(graph.objects(EX.note)) == {Literal("über\n“dies”", lang="de"), Literal(1.5)}
    graph.remove((EX.note, EX.weight, None))
    assert len(graph) == 1


def test_pandas_reads_a_table_from_an_address(service: str) -> None:
    query = PREFIX + "SELECT ?phase ?label { ?phase a psykg:Phase ; skos:prefLabel ?label } ORDER BY ?label"
    table = pd.read_csv(
        f"{service}sparql?{urlencode({'query': query})}", storage_options={"Accept": "text/csv"}, index_col="label"
    )
    assert list(table.columns) == ["phase"]
    assert table.loc["termination phase", "phase"] == f"{PSYKG}termination-phase"


@pytest.fixture(scope="module")
def comunica() -> Callable[..., str]:
    """Asks comunica a query over the endpoints given. It is installed from npm where that was not done yet."""
    install(PACKAGES)
    return lambda query, *endpoints: run(NODE, PACKAGES / "comunica.mjs", query, *endpoints)


def test_comunica_selects_asks_and_constructs(service: str, comunica: Callable[..., str]) -> None:
    endpoint = f"{service}sparql"
    assert phases(comunica(PHASES, endpoint)) == FOUND
    assert json.loads(comunica(PREFIX + "ASK { psykg:insight ?p ?o }", endpoint))["boolean"] is True
    graph = Graph().parse(data=comunica(INSIGHT, endpoint), format="nt")
    assert (URIRef(f"{PSYKG}insight"), SKOS.prefLabel, None) in graph


def test_comunica_joins_what_two_services_hold(
    service: str,
    serving: Callable[..., AbstractContextManager[Any]],
    comunica: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PSYKG_TOKEN", TOKEN)
    with serving("--bare", "--writable") as other:
        put(NOTES, f"{other.url}graph-store?default")
        assert json.loads(comunica(ABOUT, f"{service}sparql"))["results"]["bindings"] == []
        answered = json.loads(comunica(ABOUT, f"{service}sparql", f"{other.url}sparql"))
    (row,) = answered["results"]["bindings"]
    assert (row["note"]["value"], row["label"]["value"]) == (str(EX.note), "termination phase")


READ = """async ([address, query]) => {
    const headers = { "Content-Type": "application/sparql-query", "Authorization": "Bearer x", "X-Of-Theirs": "1" };
    const response = await fetch(address, { method: "POST", headers, body: query });
    return [await response.text(), response.headers.get("Content-Type")];
}"""
WRITE = """async ([address, token, body]) => {
    const headers = { "Content-Type": "text/turtle", "Authorization": `Bearer ${token}` };
    const response = await fetch(address, { method: "PUT", headers, body });
    const wrong = await fetch(address, { method: "DELETE", headers: { "Authorization": "Bearer wrong" } });
    return [response.status, wrong.status, wrong.headers.get("WWW-Authenticate")];
}"""


def test_a_page_of_another_site_reads_and_with_the_token_writes(browser: Browser, service: str, writable: str) -> None:
    """A real browser asks for leave first. The page is one of ours, served at another origin, without its policy."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(service)
    text, content_type = page.evaluate(READ, [f"{writable}sparql", PHASES])
    assert (phases(text), content_type) == (FOUND, "application/sparql-results+json")
    address = f"{writable}graph-store?{urlencode({'graph': EX.notes})}"
    assert page.evaluate(WRITE, [address, TOKEN, NOTES]) == [201, 401, 'Bearer realm="writing to psykg"']
    context.close()
