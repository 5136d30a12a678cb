"""The explorer over a graph with 2,000 more concepts: the neighbourhood first, and no page that is too much."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from benchmarks.growth import grown
from psykg.explorer.drawing.scene import MOST
from psykg.service.app import create_app
from psykg.service.current import let_go
from psykg.service.settings import Settings

GRAPH = grown(2000)
HUB = "more-4"
"""A therapy that has every goal there is: more neighbours than are drawn."""
GOALS = [f"psykg:more-{number}" for number in range(2, 2000, 5)]
LABELS = dict(re.findall(r'psykg:(more-\d+) a .*? rdfs:label "([^"]*)"', GRAPH))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    data = tmp_path_factory.mktemp("data") / "more.trig"
    data.write_text(f"{GRAPH}\npsykg:{HUB} psykg:hasGoal {', '.join(GOALS)} .", encoding="utf-8")
    app = create_app(Settings(data=(data,)))
    yield app.test_client()
    let_go(app)


def seen(client: FlaskClient, **parameters: str) -> str:
    response = client.get(f"/?{urlencode(parameters)}", headers={"Accept": "text/html"})
    assert response.status_code == 200
    return response.text


def drawn(page: str) -> dict[str, str]:
    """The concepts that stand out in the drawing, by name, with their places."""
    marks = re.findall(r'<a id="mark-.*?</a>', page, re.DOTALL)
    return dict(re.findall(r'data-concept="(.*?)".*? transform="(.*?)"', "\n".join(marks)))


def neighbours(name: str) -> set[str]:
    ends = re.findall(r"\{ psykg:(more-\d+) psykg:\w+ psykg:(more-\d+) \. \}", GRAPH)
    return {other for pair in ends if name in pair for other in pair}


@pytest.mark.parametrize(
    ("parameters", "kilobytes"),
    [
        ({}, 150),
        ({"focus": "more-7"}, 150),
        ({"focus": "more-7", "steps": "3"}, 600),
        ({"whole": "1"}, 600),
        ({"view": "statements"}, 200),
        ({"view": "course"}, 150),
        ({"view": "compare"}, 150),
        ({"view": "path"}, 150),
        ({"view": "article"}, 150),
        ({"view": "article", "passage": "more-paragraph"}, 600),
    ],
)
def test_no_page_is_large(client: FlaskClient, parameters: dict[str, str], kilobytes: int) -> None:
    page = seen(client, **parameters)
    assert len(page.encode()) < 1000 * kilobytes
    assert len(drawn(page)) <= MOST
    assert page.count('class="line') < 1000


def test_a_concept_is_drawn_with_all_its_neighbours_and_nothing_else(client: FlaskClient) -> None:
    page = seen(client, focus="more-7")
    assert drawn(page).keys() - {HUB} == neighbours("more-7") - {HUB}
    assert "that most is said of" not in page
    assert '<g class="rest" aria-hidden="true">\n    </g>' in page


def test_of_too_many_neighbours_the_weightiest_are_drawn_and_the_page_says_so(client: FlaskClient) -> None:
    page = seen(client, focus=HUB)
    marks = drawn(page)
    assert HUB in marks
    assert len(marks) == MOST
    assert re.search(rf"<p class=\"also\">The {MOST} nearest concepts that most is said of, of \d{{3}}\.</p>", page)


def test_of_the_whole_graph_the_weightiest_concepts_are_drawn_and_the_page_says_so(client: FlaskClient) -> None:
    page = seen(client, whole="1")
    assert HUB in drawn(page)
    assert re.search(rf"<p class=\"also\">The {MOST} concepts that most is said of, of 2,1\d\d\.</p>", page)


def test_a_concept_in_focus_is_in_the_drawing_of_the_whole_with_its_neighbours(client: FlaskClient) -> None:
    assert drawn(seen(client, focus="more-1001", whole="1")).keys() >= {"more-1001"} | neighbours("more-1001")


def test_a_concept_stands_at_the_same_place_in_every_drawing(client: FlaskClient) -> None:
    near, further = (drawn(seen(client, focus="more-7", steps=steps)) for steps in ("1", "2"))
    assert near.items() <= further.items()
    assert len(set(further.values())) == len(further)


def test_the_list_has_some_concepts_of_each_kind_the_one_in_focus_and_a_way_to_all(client: FlaskClient) -> None:
    page = seen(client, focus="more-7")
    goals = re.search(r'<ul aria-label="goal">.*?</ul>', page, re.DOTALL)
    assert goals
    assert 50 < goals[0].count('class="leaf"') <= 62
    assert 'data-concept="more-7" aria-current="true"' in goals[0]
    assert re.search(r'href="/entity/Goal">all 4\d\d</a>', goals[0])


@pytest.mark.parametrize("passage", ["", "more-s3000"])
def test_of_a_long_paragraph_the_sentences_around_the_chosen_one_are_shown(client: FlaskClient, passage: str) -> None:
    page = seen(client, view="article", passage=passage)
    paragraph = page[page.index('id="more-paragraph"') :]
    assert f'passage={passage or "more-s0"}"' in paragraph
    assert paragraph[: paragraph.index("</ol>")].count("<li") == 30
    assert 'These are 30 of 6,000 sentences. <a href="/entity/more-paragraph">All of the paragraph</a>' in paragraph


def test_a_statement_is_told_with_the_sentences_around_its_own(client: FlaskClient) -> None:
    subject, relation, value = re.findall(r"more-3000 \{ psykg:(\S+) psykg:(\S+) psykg:(\S+) \.", GRAPH)[0]
    page = seen(client, statement=f"{subject} {relation} {value}")
    card = page[page.index('id="statement-heading"') :]
    assert re.search(r'<li class="here">.*>m3000</a>', card)
    assert card[: card.index("</ol>")].count("<li") == 30


@pytest.mark.parametrize(("view", "first", "second"), [("compare", "a", "b"), ("path", "from", "to")])
def test_concepts_are_picked_by_what_they_are_called(client: FlaskClient, view: str, first: str, second: str) -> None:
    other = min(neighbours("more-7") - {"more-7", HUB})
    by_label = seen(client, **{"view": view, first: LABELS["more-7"], second: LABELS[other].upper()})
    assert by_label == seen(client, **{"view": view, first: "more-7", second: other})
    boxes = dict(re.findall(r'<input id="pick-\w+" name="(\w+)" .*?value="(.*?)".*? data-offer>', by_label))
    assert boxes == {first: LABELS["more-7"], second: LABELS[other]}
    assert drawn(by_label).keys() >= {"more-7", other}


def test_what_nothing_is_called_leads_to_what_is_called_much_like_it(client: FlaskClient) -> None:
    wrong = LABELS["more-7"].replace("e", "", 1)
    response = client.get(f"/?{urlencode({'view': 'path', 'from': wrong})}", headers={"Accept": "text/html"})
    assert response.status_code == 404
    assert f"Nothing in the graph is called “{wrong}”" in response.text
    assert ">more-7</a>" in response.text
