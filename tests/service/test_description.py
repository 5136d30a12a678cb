"""What the service says of itself, compared with what it does."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, VOID, Namespace

from psykg.service.settings import Settings
from psykg.vocabulary import INFERRED_GRAPH, PSYKG, SCHEMA_GRAPH
from tests.service.conftest import Running

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")
SCHEMA = Namespace("https://schema.org/")


def described(client: FlaskClient, path: str = "/sparql") -> Graph:
    response = client.get(path, headers={"Accept": "text/turtle"})
    assert (response.status_code, response.content_type) == (200, "text/turtle; charset=utf-8")
    return Graph().parse(data=response.text, format="turtle")


def count(client: FlaskClient, pattern: str) -> int:
    query = f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"
    response = client.post("/sparql", data={"query": query}, headers={"Accept": "text/csv"})
    return int(response.text.split()[1])


@pytest.fixture(scope="module")
def writable(running: Running, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A client of a writable service over a bare store, which may call an endpoint."""
    folder = tmp_path_factory.mktemp("writable")
    (folder / "token").write_text("secret")
    settings = {"store": folder / "store", "bare": True, "writable": True, "token_file": folder / "token"}
    with running(**settings, services=("http://localhost:9/",), timeout=2.5) as app:
        yield app.test_client()


def test_it_names_the_endpoint_and_what_it_understands(client: FlaskClient) -> None:
    graph = described(client)
    (service,) = graph.subjects(RDF.type, SD.Service)
    assert list(graph.objects(service, SD.endpoint)) == [URIRef("http://localhost/sparql")]
    assert set(graph.objects(service, SD.supportedLanguage)) == {SD.SPARQL11Query}
    assert set(graph.objects(service, SD.feature)) == {SD.UnionDefaultGraph}
    assert list(graph.objects(service, SD.inputFormat)) == []


def test_every_result_format_that_it_names_is_to_be_had(client: FlaskClient) -> None:
    names = {str(each).removeprefix(FORMATS) for each in described(client).objects(None, SD.resultFormat)}
    assert names == {
        "SPARQL_Results_JSON",
        "SPARQL_Results_XML",
        "SPARQL_Results_CSV",
        "SPARQL_Results_TSV",
        "Turtle",
        "N-Triples",
        "JSON-LD",
        "RDF_XML",
    }


def test_a_writable_bare_service_says_that_it_is_one(writable: FlaskClient) -> None:
    graph = described(writable)
    assert set(graph.objects(None, SD.supportedLanguage)) == {SD.SPARQL11Query, SD.SPARQL11Update}
    assert set(graph.objects(None, SD.feature)) == {SD.BasicFederatedQuery}
    assert FORMATS.Turtle in set(graph.objects(None, SD.inputFormat))


def test_its_limits_are_those_that_hold(client: FlaskClient, writable: FlaskClient) -> None:
    def limits(told: Graph) -> dict[str, float]:
        found = told.subject_objects(SCHEMA.propertyID)
        return {str(name): float(str(told.value(limit, SCHEMA.value))) for limit, name in found}

    usual = Settings()
    expected = {"timeout": usual.timeout, "memory": usual.memory, "result": usual.result, "workers": usual.workers}
    assert limits(described(client)) == expected
    assert limits(described(writable)) == {**expected, "timeout": 2.5}


def test_it_lists_the_named_graphs_with_their_sizes(client: FlaskClient) -> None:
    graph = described(client)
    sizes = {
        str(graph.value(each, SD.name)): graph.value(graph.value(each, SD.graph), VOID.triples)
        for each in graph.objects(None, SD.namedGraph)
    }
    assert len(sizes) > 50
    for name in (SCHEMA_GRAPH, INFERRED_GRAPH):
        assert sizes[name] == Literal(count(client, f"GRAPH <{name}> {{ ?s ?p ?o }}"))
    (default,) = graph.objects(None, SD.defaultGraph)
    assert graph.value(default, VOID.triples) == Literal(count(client, "?s ?p ?o"))


@pytest.mark.parametrize("target", ["application/rdf+xml", "application/ld+json", "application/n-triples"])
def test_it_comes_in_other_formats_too(client: FlaskClient, target: str) -> None:
    response = client.get("/sparql", headers={"Accept": target})
    assert (response.status_code, response.content_type) == (200, target)


def test_a_description_follows_what_is_written(writable: FlaskClient) -> None:
    headers = {"Authorization": "Bearer secret"}
    put = writable.put("/graph-store?graph=a:g", data=b"<a:x> a 1 .", content_type="text/turtle", headers=headers)
    assert put.status_code == 201
    assert URIRef("a:g") in set(described(writable).objects(None, SD.name))
    assert writable.delete("/graph-store?graph=a:g", headers=headers).status_code == 204
    assert URIRef("a:g") not in set(described(writable).objects(None, SD.name))


def test_void_describes_the_dataset(client: FlaskClient) -> None:
    graph = described(client, "/.well-known/void")
    dataset = URIRef(PSYKG)
    assert (dataset, RDF.type, VOID.Dataset) in graph
    assert graph.value(dataset, VOID.sparqlEndpoint) == URIRef("http://localhost/sparql")
    assert graph.value(dataset, VOID.triples) == Literal(count(client, "?s ?p ?o"))
    assert graph.value(dataset, DCTERMS.title)
    assert graph.value(dataset, DCTERMS.license)
    phases = graph.value(None, VOID["class"], URIRef(f"{PSYKG}Phase"))
    assert graph.value(phases, VOID.entities) == Literal(count(client, f"?phase a <{PSYKG}Phase>"))
    examples = list(graph.objects(dataset, VOID.exampleResource))
    assert examples
    for each in examples:
        assert client.get("/entity/" + str(each).removeprefix(PSYKG)).status_code == 200


def test_void_of_a_bare_dataset_without_data_is_well_formed(writable: FlaskClient) -> None:
    graph = described(writable, "/.well-known/void")
    assert graph.value(URIRef(PSYKG), VOID.triples) == Literal(0)
