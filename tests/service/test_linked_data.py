"""Entities as linked data: one address that negotiates, one for each variant, and what links tell (W3C, Cool URIs)."""

import http.client
import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import pytest
from flask.testing import FlaskClient
from rdflib import DCTERMS, OWL, RDF, SKOS, BNode, Dataset, Graph, URIRef

from psykg.vocabulary import MODALITY, PSYKG
from tests.service.conftest import Running

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD parser uses it

INSIGHT, MODAL = URIRef(PSYKG + "insight"), URIRef(MODALITY)
VARIANTS = {
    "html": "text/html",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "trig": "application/trig",
    "nq": "application/n-quads",
}
LINK = re.compile(r'<([^>]*)>; rel="([^"]*)"(?:; type="([^"]*)")?(?:; anchor="([^"]*)")?')
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


def links(headers: list[str], relation: str) -> list[str]:
    """The targets of the links of that relation type."""
    found = (LINK.fullmatch(each) for each in headers)
    return [link[1] for link in found if link and link[2] == relation]


def fetched(address: str, accept: str | None, method: str = "GET") -> tuple[int, Message, bytes]:
    """What a client gets that says no more than this: no redirect is followed, no header added."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=20)
    connection.putrequest(method, parts.path, skip_accept_encoding=True)
    if accept is not None:
        connection.putheader("Accept", accept)
    connection.endheaders()
    with connection.getresponse() as response:
        body = response.read()
    connection.close()
    return response.status, response.headers, body


@pytest.mark.parametrize(("suffix", "media_type"), VARIANTS.items())
def test_the_variant_sent_has_an_address_of_its_own_at_which_it_is_the_same(
    service: str, suffix: str, media_type: str
) -> None:
    status, headers, body = fetched(f"{service}entity/insight", media_type)
    assert (status, headers["Content-Location"]) == (200, f"/entity/insight.{suffix}")
    assert headers.get_content_type() == media_type
    assert "Accept" in headers["Vary"]
    there, own, same = fetched(f"{service}entity/insight.{suffix}", "image/png")
    assert (there, own["Content-Location"]) == (200, f"/entity/insight.{suffix}")
    assert same == body
    assert headers["ETag"] == own["ETag"]


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        (None, "ttl"),
        ("", "ttl"),
        ("*/*", "ttl"),
        (BROWSER, "html"),
        ("text/*", "ttl"),
        ("application/*", "nt"),
        ("text/*, text/turtle;q=0.1", "html"),
        ("text/turtle;q=0.5, application/rdf+xml;q=0.9", "rdf"),
        ("text/turtle;q=0, */*;q=0.1", "nt"),
        ("text/html;q=0.9, text/turtle;q=0.9", "ttl"),
        ("text/html, text/turtle;q=0.9", "html"),
        ("application/ld+json;profile=http://www.w3.org/ns/json-ld#compacted", "jsonld"),
        ("application/json", "jsonld"),
        ("text/plain", "nt"),
        ("image/png, application/n-triples;q=0.001", "nt"),
    ],
)
def test_the_client_gets_what_it_rates_highest(client: FlaskClient, accept: str | None, suffix: str) -> None:
    response = client.get("/entity/insight", headers={} if accept is None else {"Accept": accept})
    assert response.status_code == 200
    assert response.headers["Content-Location"] == f"/entity/insight.{suffix}"


@pytest.mark.parametrize("accept", ["image/png", "*/*;q=0", "text/csv, application/pdf", "nonsense"])
def test_where_nothing_fits_406_names_every_variant_with_its_address(client: FlaskClient, accept: str) -> None:
    response = client.get("/entity/insight", headers={"Accept": accept})
    assert response.status_code == 406
    assert response.json
    for suffix, media_type in VARIANTS.items():
        assert f"{media_type} (/entity/insight.{suffix})" in response.json["detail"]


def test_a_name_that_nothing_has_is_404_whatever_is_accepted(client: FlaskClient) -> None:
    assert client.get("/entity/insigth", headers={"Accept": "image/png"}).status_code == 404


@pytest.mark.parametrize(
    "path", ["/entity/insight", "/entity/insight.rdf", "/version", "/version/0.1.0", "/.well-known/void"]
)
def test_head_gives_the_headers_alone(client: FlaskClient, path: str) -> None:
    got, headed = client.get(path), client.head(path)
    assert (headed.status_code, headed.data) == (200, b"")
    for name in ("Content-Type", "Content-Location", "Content-Length", "ETag", "Vary"):
        assert headed.headers.get(name) == got.headers.get(name)
    assert headed.headers.getlist("Link") == got.headers.getlist("Link")


def test_who_has_a_variant_already_is_told_so(client: FlaskClient) -> None:
    for accept in VARIANTS.values():
        got = client.get("/entity/insight", headers={"Accept": accept})
        again = client.get("/entity/insight", headers={"Accept": accept, "If-None-Match": got.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["Content-Location"] == got.headers["Content-Location"]


@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_the_links_tell_what_it_is_about_and_belongs_to(client: FlaskClient, accept: str) -> None:
    told = client.get("/entity/insight", headers={"Accept": accept}).headers.getlist("Link")
    assert [link for link in told if not LINK.fullmatch(link)] == []
    assert {link for link in told if 'rel="alternate"' in link} == {
        f'</entity/insight.{suffix}>; rel="alternate"; type="{media_type}"' for suffix, media_type in VARIANTS.items()
    }
    assert links(told, "describedby") == ["/entity/insight.ttl"]
    assert links(told, "about") == links(told, "cite-as") == [str(INSIGHT)]
    assert links(told, "canonical") == ["/entity/insight"]
    assert links(told, "collection") == ["/"]
    assert links(told, "license") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert links(told, "latest-version") == [f"{PSYKG}0.1.0"]
    assert f'</version>; rel="version-history"; anchor="{PSYKG}"' in told


@pytest.mark.parametrize("name", ["psykg:insight", PSYKG + "insight", "psykg:insight.nt"])
def test_all_addresses_of_a_thing_have_one_canonical_one(client: FlaskClient, name: str) -> None:
    told = client.get(f"/entity/{name}").headers.getlist("Link")
    assert links(told, "canonical") == ["/entity/insight"]


def test_the_page_links_to_the_same(client: FlaskClient) -> None:
    head = client.get("/entity/insight.html").text.partition("</head>")[0]
    assert '<link rel="canonical" href="/entity/insight">' in head
    assert '<link rel="alternate" type="application/rdf+xml" href="/entity/insight.rdf">' in head


def test_behind_a_prefix_every_address_of_ours_stands_under_it(client: FlaskClient) -> None:
    response = client.get("/entity/insight", environ_overrides={"SCRIPT_NAME": "/graph"})
    assert response.headers["Content-Location"] == "/graph/entity/insight.ttl"
    told = response.headers.getlist("Link")
    assert links(told, "canonical") == ["/graph/entity/insight"]
    assert [link[1] for link in map(LINK.fullmatch, told) if link and re.match(r"/(?!graph/)", link[1])] == []


ODD = (
    "https://example.org:99999999/x",
    "https://ex\u2100mple.org/x",
    "urn:x:\u00e9",
    "javascript:alert(1)",
    "mailto:a@b",
)
"""IRIs that are well-formed, and that Python takes for no addresses or for odd ones."""


@pytest.fixture(scope="module")
def elsewhere(running: Running, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A client of a service with things that have no name of ours, and letters that no header can hold."""
    data = tmp_path_factory.mktemp("elsewhere") / "data.nt"
    label = '<http://www.w3.org/2004/02/skos/core#prefLabel> "a thing"@en'
    iris = ("https://example.org/é/治療?a=b&c#d", f"{PSYKG}治療", *ODD)
    data.write_text("".join(f"<{iri}> {label} .\n" for iri in iris), encoding="utf-8")
    with running(data=(data,)) as app:
        yield app.test_client()


def test_a_name_with_any_letters_makes_headers_that_can_be_sent(elsewhere: FlaskClient) -> None:
    response = elsewhere.get("/entity/治療")
    assert response.headers["Content-Location"] == "/entity/%E6%B2%BB%E7%99%82.ttl"
    assert links(response.headers.getlist("Link"), "about") == [f"{PSYKG}%E6%B2%BB%E7%99%82"]
    assert all(value.isascii() for _, value in response.headers)
    assert elsewhere.get(response.headers["Content-Location"]).status_code == 200


@pytest.mark.parametrize("iri", ODD)
def test_odd_iris_of_others_are_told_as_they_are(elsewhere: FlaskClient, iri: str) -> None:
    response = elsewhere.get(f"/entity/{quote(iri, safe='')}")
    assert response.status_code == 200
    assert list(map(unquote, links(response.headers.getlist("Link"), "about"))) == [iri]
    assert elsewhere.get(response.headers["Content-Location"]).status_code == 200


def test_what_is_not_ours_is_not_said_to_be_under_our_licence(elsewhere: FlaskClient) -> None:
    response = elsewhere.get("/entity/https%3A%2F%2Fexample.org%2F%C3%A9%2F%E6%B2%BB%E7%99%82%3Fa=b&c%23d")
    assert response.status_code == 200
    told = response.headers.getlist("Link")
    assert links(told, "about") == ["https://example.org/%C3%A9/%E6%B2%BB%E7%99%82?a=b&c#d"]
    assert all(value.isascii() for _, value in response.headers)
    for relation in ("license", "collection", "latest-version"):
        assert links(told, relation) == []


@pytest.mark.parametrize("name", ["insight", "insight.ttl", "insight.nt", "insight.jsonld", "insight.rdf"])
def test_rdflib_reads_an_entity_by_its_address_alone(service: str, name: str) -> None:
    graph = Graph().parse(f"{service}entity/{name}")
    assert (URIRef(PSYKG + "middle-phase"), URIRef(PSYKG + "involves"), INSIGHT) in graph


@pytest.mark.filterwarnings("ignore:.*Dataset:DeprecationWarning")  # rdflib's own parsers use what is deprecated
@pytest.mark.parametrize("name", ["insight", "p3s2", "claim/p10s2-1", "hasGoal"])
def test_as_a_dataset_it_has_the_same_triples_in_their_graphs_and_what_is_said_of_their_claims(
    client: FlaskClient, name: str
) -> None:
    graph = Graph().parse(data=client.get(f"/entity/{name}.nt").text, format="nt")
    dataset, lines = Dataset(), Dataset()
    dataset.parse(data=client.get(f"/entity/{name}.trig").text, format="trig")
    lines.parse(data=client.get(f"/entity/{name}.nq").text, format="nquads")
    said = _without_blanks(each[:3] for each in dataset.quads())
    assert _without_blanks(lines.quads()) == _without_blanks(dataset.quads())
    assert said >= _without_blanks(graph)
    for axiom in graph.subjects(RDF.type, OWL.Axiom):
        source, relation, target = (
            graph.value(axiom, OWL[f"annotated{part}"]) for part in ("Source", "Property", "Target")
        )
        sentence, modality = graph.value(axiom, DCTERMS.source), graph.value(axiom, MODAL)
        claims = [claim for *_, claim in dataset.quads((source, relation, target, None))]
        assert sentence is None or any(
            {(claim, DCTERMS.source, sentence), (claim, MODAL, modality)} <= said for claim in claims
        )


def _without_blanks(found: Iterable[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    return {each for each in found if not any(isinstance(term, BNode) for term in each)}


def test_a_name_that_xml_cannot_write_is_told_and_comes_in_other_formats(running: Running, tmp_path: Path) -> None:
    data = tmp_path / "numbered.nt"
    said = "<https://example.org/thing> <https://example.org/1> 'a' .".replace("'", '"')
    data.write_text(said, encoding="utf-8")
    with running(data=(data,)) as app:
        client, thing = app.test_client(), "/entity/https%3A%2F%2Fexample.org%2Fthing"
        refused = client.get(f"{thing}.rdf")
        assert refused.status_code == 406
        assert refused.json
        assert "a predicate that it cannot name" in refused.json["detail"]
        assert said in client.get(f"{thing}.nt").text


def test_urllib_reads_an_entity_and_is_told_what_went_wrong(service: str) -> None:
    request = urllib.request.Request(f"{service}entity/insight", headers={"Accept": "application/ld+json"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=20) as response:  # noqa: S310
        assert Graph().parse(data=response.read(), format="json-ld").value(INSIGHT, SKOS.definition)
        assert response.headers["Content-Location"] == "/entity/insight.jsonld"
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{service}entity/insight.pdf", timeout=20)  # noqa: S310
    with refused.value as error:
        assert error.code == 406
        assert "Choose one of .html, .ttl" in json.load(error)["detail"]
