"""`/version`: the release under its number, and where the version is told."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, Triple, parse
from rdflib import OWL, RDF, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, VOID

from psykg import __version__
from psykg.knowledge.files import ONTOLOGY
from psykg.vocabulary import PSYKG
from tests.service.conftest import Running
from tests.service.test_linked_data import links

VERSION = URIRef(PSYKG + __version__)
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def bare(running: Running, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A client of a service that holds what it is sent, and nothing of ours."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / "token").write_text("secret")
    with running(store=folder / "store", bare=True, writable=True, token_file=folder / "token") as app:
        yield app.test_client()


def hold(client: FlaskClient, turtle: str) -> None:
    """Have the service hold this and nothing else."""
    headers = {"Authorization": "Bearer secret"}
    put = client.put("/graph-store?default", data=turtle.encode(), content_type="text/turtle", headers=headers)
    assert put.status_code in {201, 204}


@pytest.mark.parametrize("name", [f"/{__version__}", f"/{__version__}.ttl", ""])
def test_a_version_is_the_ontology_as_it_was_released(client: FlaskClient, name: str) -> None:
    response = client.get(f"/version{name}", headers={"Accept": "text/turtle"})
    assert response.headers["Content-Location"] == f"/version/{__version__}.ttl"
    said = {quad.triple for quad in parse(response.data, format=RdfFormat.TURTLE)}
    for subject, relation, value in (
        (PSYKG, f"{OWL}versionIRI", VERSION),
        (PSYKG, f"{RDF}type", f"{OWL}Ontology"),
        (f"{PSYKG}expressive-therapy", f"{RDF}type", f"{PSYKG}Therapy"),
    ):
        assert Triple(NamedNode(subject), NamedNode(relation), NamedNode(value)) in said


def test_its_page_tells_what_it_is_and_how_to_cite_it(client: FlaskClient) -> None:
    response = client.get(f"/version/{__version__}", headers=HTML)
    assert response.headers["Content-Location"] == f"/version/{__version__}.html"
    assert f"<h1>Version {__version__}</h1>" in response.text
    assert "https://creativecommons.org/licenses/by/4.0/" in response.text
    assert "The psykg developers: psykg, a knowledge graph of psychodynamic psychotherapy." in response.text
    assert links(response.headers.getlist("Link"), "about") == [str(VERSION)]


@pytest.mark.parametrize("name", ["0.0.1", "9.9.9", "0.1", "0.1.0.0", "0.0.1.ttl", "latest", "%3Cscript%3E"])
def test_a_version_that_is_not_held_is_404_and_told_which_is(client: FlaskClient, name: str) -> None:
    response = client.get(f"/version/{name}")
    assert response.status_code == 404
    assert response.json
    assert "does not hold version" in response.json["detail"]
    assert f"It holds {__version__}, at /version." in response.json["detail"]


def test_a_version_that_fits_nothing_names_its_variants(client: FlaskClient) -> None:
    response = client.get(f"/version/{__version__}", headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert response.json
    assert f"application/rdf+xml (/version/{__version__}.rdf)" in response.json["detail"]


@pytest.mark.parametrize("path", ["/", "/.well-known/void", "/entity/insight", "/entity/insight.nt", "/version"])
def test_what_comes_from_the_release_tells_its_version(client: FlaskClient, path: str) -> None:
    told = client.get(path, headers=HTML if path == "/" else {}).headers.getlist("Link")
    assert f'<{VERSION}>; rel="latest-version"; anchor="{PSYKG}"' in told
    assert f'</version>; rel="version-history"; anchor="{PSYKG}"' in told


def test_the_page_of_a_thing_names_the_version(client: FlaskClient) -> None:
    assert f'<a href="/version">version {__version__}</a>' in client.get("/entity/insight", headers=HTML).text


def test_void_tells_the_version_and_where_its_files_are(client: FlaskClient) -> None:
    graph = Graph().parse(data=client.get("/.well-known/void").text, format="turtle")
    assert (URIRef(PSYKG), DCTERMS.hasVersion, VERSION) in graph
    assert (VERSION, DCTERMS.isVersionOf, URIRef(PSYKG)) in graph
    assert (VERSION, OWL.versionInfo, Literal(__version__)) in graph
    dumps = [str(dump) for dump in graph.objects(VERSION, VOID.dataDump)]
    assert len(dumps) == 4
    for dump in dumps:
        assert client.get(dump.removeprefix("http://localhost")).status_code == 200


def test_a_service_over_another_release_names_it_and_gives_no_files(bare: FlaskClient) -> None:
    schema = (ONTOLOGY / "schema.ttl").read_text(encoding="utf-8")
    header = schema[: schema.index("# Classes:")].replace(__version__, "0.0.9")
    hold(bare, f"{header} <{PSYKG}> owl:priorVersion <{PSYKG}0.0.8> .")
    graph = Graph().parse(data=bare.get("/.well-known/void").text, format="turtle")
    version = URIRef(PSYKG + "0.0.9")
    assert (URIRef(PSYKG), DCTERMS.hasVersion, version) in graph
    assert (version, DCTERMS.replaces, URIRef(PSYKG + "0.0.8")) in graph
    assert list(graph.objects(None, VOID.dataDump)) == []
    for path in ("/version", "/version/0.0.9", f"/version/{__version__}"):
        response = bare.get(path)
        assert response.status_code == 404
        assert response.json
        assert "holds no release of psykg" in response.json["detail"]


def test_a_service_over_other_data_names_no_version(bare: FlaskClient) -> None:
    hold(bare, "<https://example.org/a> a <https://example.org/B> .")
    assert bare.get("/version").status_code == 404
    response = bare.get("/.well-known/void")
    assert links(response.headers.getlist("Link"), "latest-version") == []
    assert list(Graph().parse(data=response.text, format="turtle").objects(None, DCTERMS.hasVersion)) == []
    page = bare.get("/", headers=HTML)
    assert page.status_code == 200
    assert "application/ld+json" not in page.text
    assert bare.get("/entity/https://example.org/a", headers=HTML).status_code == 200
