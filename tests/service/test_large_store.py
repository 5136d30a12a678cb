"""The service over a store with more labels than are read: what people do with one concept asks for a bounded part."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, parse

import psykg
from benchmarks.articles import lines
from psykg.engine.storage import Storage
from psykg.entities import stored_index
from psykg.knowledge.dataset import closure_quads
from psykg.service.app import create_app
from psykg.service.current import held, let_go
from psykg.service.settings import Settings

NAME = "art7-goal-2"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = tmp_path_factory.mktemp("large") / "store"
    Storage(folder, bare=False, ours=closure_quads).add(parse("".join(lines(10_000)), format=RdfFormat.N_QUADS))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("psykg.service.current.MOST", 1000)
        app = create_app(Settings(store=folder))
        with app.app_context():
            assert isinstance(held().index, stored_index.StoredIndex)
        yield app.test_client()
        let_go(app)


@pytest.fixture(scope="module")
def label(client: FlaskClient) -> str:
    with client.application.app_context():
        return held().index.thing(f"https://w3id.org/psykg/{NAME}").label


def told(client: FlaskClient, path: str) -> Any:
    return client.get(path).json


def seen(client: FlaskClient, path: str) -> str:
    response = client.get(path, headers={"Accept": "text/html"})
    assert response.status_code == 200
    return response.text


def test_an_added_concept_is_found_by_its_label_and_by_the_beginnings_of_its_words(
    client: FlaskClient, label: str
) -> None:
    first, second, _, school, _ = label.split()
    for words in (label, label.upper(), label[:-3], f"{school} {first[:4]}", f"{second} {school[:5]}"):
        found = told(client, f"/search?q={quote(words)}")
        assert NAME in [hit["iri"].rpartition("/")[2] for hit in found["results"]]


def test_a_concept_of_ours_is_found_as_in_a_small_graph(client: FlaskClient) -> None:
    (first, *_) = told(client, "/search?q=insi")["results"]
    assert first["matched"] == "insight"
    assert first["kind"] == "mental concept"


def test_a_mistyped_label_leads_to_what_is_called_much_like_it(client: FlaskClient, label: str) -> None:
    assert NAME in told(client, f"/search?q={quote(label[:-1] + 'x')}")["suggestions"]


def test_a_question_about_an_added_concept_is_answered(client: FlaskClient, label: str) -> None:
    answer = told(client, f"/ask?q={quote(f'What is {label}?')}")
    assert answer["status"] == "answered"
    assert [each["iri"].rpartition("/")[2] for each in answer["answers"]] == [NAME]


def test_the_same_question_of_ours_is_answered_as_without_the_rest(client: FlaskClient) -> None:
    answer = told(client, f"/ask?q={quote('What are the goals of supportive therapy?')}")
    assert answer["status"] == "answered"
    assert all("/art" not in each["iri"] for each in answer["answers"])


def test_of_what_the_ontology_names_its_own_sentences_are_told(client: FlaskClient) -> None:
    """Other articles speak of it too, and there may be any number of them."""
    question = "What is insight?"
    (here,) = told(client, f"/ask?q={quote(question)}")["answers"]
    (alone,) = psykg.ask(question).data["answers"]
    assert here["sources"] == alone["sources"] != []


def test_nothing_is_drawn_for_orientation_where_it_would_not_be_the_whole(client: FlaskClient) -> None:
    page = seen(client, f"/?focus={NAME}")
    assert page.count('class="mark') < 100


def test_the_explorer_draws_an_added_concept_with_its_neighbours(client: FlaskClient) -> None:
    page = seen(client, f"/?focus={NAME}")
    assert f'data-concept="{NAME}"' in page
    assert 'data-concept="art7-' in page.replace(f'data-concept="{NAME}"', "")


def test_of_surroundings_of_which_not_all_is_drawn_the_page_says_so(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, part = f"/?focus={NAME}", "A part: in a graph of this size"
    assert part not in seen(client, page)
    monkeypatch.setattr("psykg.explorer.drawing.network._MOST_TOLD", 1)
    assert part in seen(client, page)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?view=article",
        "/?view=statements",
        "/?view=course",
        "/?whole=1",
        "/?focus=insight&steps=2",
    ],
)
def test_pages_of_much_are_answered(client: FlaskClient, path: str) -> None:
    assert len(seen(client, path)) < 2_000_000


def test_of_what_very_much_is_said_a_page_shows_a_part_and_says_so(client: FlaskClient) -> None:
    assert "More is said of it than a page can show" in seen(client, "/entity/Claim")
    assert "More is said of it" not in seen(client, f"/entity/{NAME}")


def test_a_sentence_has_the_sentences_of_its_article_beside_it(client: FlaskClient) -> None:
    page = seen(client, "/entity/art3-s-5")
    assert 'rel="prev" href="/entity/art3-s-4"' in page
    assert 'rel="next" href="/entity/art3-s-6"' in page


def test_the_kinds_are_listed_with_how_many_concepts_each_has(client: FlaskClient) -> None:
    with client.application.app_context():
        index = held().index
        counted = {kind.label: index.count(kind.iri) for kind, _ in index.concepts}
    assert counted["goal"] > 60
    assert "all " in seen(client, "/")
