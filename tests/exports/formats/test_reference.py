"""The reference holds every class, relation and concept with what is said of it, under anchors that links find."""

import csv
import io
import re
from html import unescape
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import html5rdf
import pandas
import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser
from pyoxigraph import NamedNode, Quad

from psykg.entities.names import iri_of, name_of
from psykg.exports.choices import Choices
from psykg.exports.content import Content, Entity
from psykg.exports.formats import reference, reference_csv, reference_md
from psykg.exports.source import Source
from psykg.vocabulary import PSYKG, SKOS
from tests.explorer.axe import violations
from tests.exports.conftest import exported
from tests.exports.recovered import check
from tests.exports.reference_reading import (
    entries,
    links,
    of_class,
    plain,
    recovered,
    shown,
    split,
    tabulated,
    targets,
    words,
)

HOSTILE = "https://example.org/hostile/"


@pytest.fixture(scope="module")
def small(source: Source) -> Source:
    """Little of the graph, and something of every sort."""
    names = ("", "Phase", "Topic", "Concept", "involves", "position", "middle-phase", "insight", "always", "p7s9")
    kept = {*(PSYKG + name for name in names), PSYKG + "claim/p7s9-1"}
    found = [quad for quad in source.read() if {_subject(quad), _graph(quad)} & kept or HOSTILE in str(quad)]
    return Source(lambda: found)


def _subject(quad: Quad) -> str:
    return quad.subject.value if isinstance(quad.subject, NamedNode) else ""


def _graph(quad: Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""


@pytest.fixture(scope="module")
def page(source: Source) -> str:
    """The page."""
    return exported(reference.FORMAT, source).decode()


@pytest.fixture(scope="module")
def read(page: str) -> Element:
    """The page as a browser understands it; a breach of HTML's syntax fails."""
    found: Element = html5rdf.HTMLParser(namespaceHTMLElements=False, strict=True).parse(page)
    return found


@pytest.fixture(scope="module")
def markdown(source: Source) -> str:
    """The Markdown."""
    return exported(reference_md.FORMAT, source).decode()


@pytest.fixture(scope="module")
def rendered(small: Source) -> Element:
    """The Markdown of little as it is shown."""
    written = exported(reference_md.FORMAT, small).decode()
    found: Element = html5rdf.parse(MarkdownIt("commonmark").render(written), namespaceHTMLElements=False)
    return found


@pytest.fixture(scope="module")
def table(source: Source) -> str:
    """The table."""
    return exported(reference_csv.FORMAT, source).decode()


def schema_and_concepts(content: Content) -> list[Entity]:
    return [*content.classes, *content.relations, *content.attributes, *content.concepts]


def test_the_page_is_valid_and_asks_for_nothing(page: str, read: Element) -> None:
    ids = [each.get("id") for each in read.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert not {each.tag for each in read.iter()} & {"script", "link", "img", "iframe", "object", "form"}
    assert "url(" not in page
    assert "@import" not in page


def test_a_reader_finds_on_the_page_all_but_what_is_said_to_be_lost(read: Element, content: Content) -> None:
    check(reference.FORMAT, recovered(read, content), content)


def test_every_link_within_the_page_leads_to_an_anchor(read: Element) -> None:
    ids = {each.get("id") for each in read.iter()}
    within = {unquote(href[1:]) for href in links(read) if href.startswith("#")}
    assert len(within) > 500
    assert within - ids == set()


def test_every_link_within_the_markdown_leads_to_an_anchor(markdown: str) -> None:
    ids = {unescape(each) for each in re.findall(r'^<a id="(.+)"></a>$', markdown, re.MULTILINE)}
    within = {unquote(each) for each in re.findall(r"\]\(#(.*?)\)", markdown)}
    assert len(within) > 500
    assert within - ids == set()


def test_every_class_relation_attribute_and_concept_has_its_texts(read: Element, content: Content) -> None:
    found = entries(read)
    for entity in schema_and_concepts(content):
        entry = found[entity.iri]
        assert entity.iri in [words(each) for each in entry.iter("code")]
        for name, texts in (("labels", entity.labels), ("alternatives", entity.alternatives)):
            spans = [span for each in of_class(entry, name) for span in each.iter("span")]
            assert [(words(each), each.get("lang")) for each in spans] == [(plain(t.text), t.language) for t in texts]
        said = {(words(each), each.get("lang")) for each in of_class(entry, "words")}
        assert {(plain(each.text), each.language) for each in entity.definitions} <= said


def test_an_inferred_statement_names_the_sentences_that_say_it_from_the_other_side(read: Element) -> None:
    found = list(shown(entries(read)[PSYKG + "new-insights"]))
    assert (
        PSYKG + "isDevelopedThrough",
        PSYKG + "identification-of-patterns",
        True,
        [PSYKG + "p7s9", PSYKG + "always"],
    ) in found


def test_a_relation_shows_where_it_leads_and_what_it_is(read: Element) -> None:
    entry = entries(read)[PSYKG + "involves"]
    shown_facts = dict(
        zip(map(words, entry.iter("dt")), [words(each) for each in entry.iter("dd")], strict=True),
    )
    assert (shown_facts["from (domain)"], shown_facts["to (range)"]) == ("phase", "mental concept")
    assert shown_facts["inverse"] == "is involved in"
    assert "has activity, then develops" in shown_facts["follows from the steps"]


def test_the_page_says_what_it_is_of(read: Element) -> None:
    (header,) = of_class(read, "header")
    said = [words(each) for each in header.iter("dd")]
    assert "0.1.0" in said
    assert links(header)[0] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_label_that_is_markup_is_shown_and_does_nothing(page: str, rendered: Element, content: Content) -> None:
    hostile = content.entity(HOSTILE + "markup")
    assert "<script" not in page
    headings = [words(each) for each in rendered.iter("h4")]
    assert f"{hostile.label} (concept)" in headings
    assert [each for each in rendered.iter() if each.tag in {"script", "img"}] == []


def test_the_markdown_has_every_text(rendered: Element, small: Source) -> None:
    lines = {words(each) for each in rendered.iter("li")}
    anchors = {each.get("id") for each in rendered.iter("a")}
    for entity in schema_and_concepts(Content(small)):
        assert name_of(entity.iri) in anchors
        for each in entity.definitions:
            language = "" if each.language in {"", "en"} else f" ({each.language})"
            assert f"definition: {plain(each.text)}{language}" in lines


def test_the_markdown_has_every_statement(rendered: Element, small: Source) -> None:
    content = Content(small)
    by_entry: dict[str, set[tuple[str, ...]]] = {}
    here = ""
    for place in rendered.iter():
        here = place.get("id") or here
        if place.tag == "li":
            by_entry.setdefault(here, set()).add(tuple(targets(place)[:2]))
    for each in content.relationships:
        if not each.denied:
            assert (each.relation, each.object) in by_entry[name_of(each.subject)]


def test_the_table_has_a_row_for_everything(table: str, content: Content) -> None:
    found = list(csv.DictReader(io.StringIO(table, newline="")))
    rows = {row["iri"]: row for row in found}
    assert len(rows) == len(found)
    for entity in schema_and_concepts(content):
        row = rows[entity.iri]
        assert row["label"]
        assert split(row["labels"]) == [each.text for each in entity.labels]
        assert split(row["alternative_labels"]) == [each.text for each in entity.alternatives]
        assert set(split(row["definition"])) >= {each.text for each in entity.definitions}
        assert [iri_of(kind) for kind in split(row["kind"])] == entity.kinds
        told = {(SKOS + way, term) for way in row if way.endswith("Match") for term in split(row[way])}
        assert told == {(match.relation, match.term) for match in entity.matches}
    assert {row["sort"] for row in found} == {"class", "relation", "attribute", "concept", "individual"}


def test_a_reader_finds_in_the_table_all_but_what_is_said_to_be_lost(table: str, content: Content) -> None:
    check(reference_csv.FORMAT, tabulated(list(csv.DictReader(io.StringIO(table, newline="")))), content)


def test_pandas_reads_the_table(table: str) -> None:
    frame = pandas.read_csv(io.StringIO(table, newline=""), index_col="name")
    assert (frame.loc["involves", "domain"], frame.loc["involves", "range"]) == ("Phase", "MentalConcept")
    assert frame.loc["insight", "sentences"] == "p2s2|p7s9|p9s1|p9s5|p10s1"


def test_the_same_graph_gives_the_same_bytes(source: Source, page: str) -> None:
    turned = list(source.read())[::-1]
    assert exported(reference.FORMAT, Source(lambda: turned)).decode() == page


def test_what_was_not_chosen_is_not_there(small: Source) -> None:
    chosen = Source(small.read, Choices(inferred=False, provenance=False, language="en"))
    found = html5rdf.parse(exported(reference.FORMAT, chosen).decode(), namespaceHTMLElements=False)
    told = [each for entry in entries(found).values() for each in shown(entry)]
    assert told
    assert [each for each in told if each[2] or each[3]] == []
    assert "Anführung" not in words(found)


def test_an_empty_graph_makes_an_empty_reference() -> None:
    empty = Source(tuple)
    assert exported(reference_csv.FORMAT, empty) == b"\r\n"
    assert html5rdf.HTMLParser(strict=True).parse(exported(reference.FORMAT, empty).decode()) is not None


def test_the_page_is_accessible(small: Source, browser: Browser) -> None:
    view = browser.new_page()
    view.set_content(exported(reference.FORMAT, small).decode())
    assert violations(view) == []
    view.close()
