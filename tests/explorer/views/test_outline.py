"""The article in outline, and how much rests on each of its sentences."""

from collections import Counter, defaultdict

import pytest
from pyoxigraph import NamedNode

from psykg.entities.description import describe
from psykg.explorer.atlas import Atlas
from psykg.explorer.views.outline import Outline, Paragraph, Sentence
from psykg.knowledge.dataset import asserted_quads
from psykg.vocabulary import DCTERMS, OWL, PSYKG
from tests.explorer.graphs import atlas_of, garden_with, iri, triple_of


def paragraphs(outline: Outline) -> list[Paragraph]:
    return [paragraph for section in outline.sections for paragraph in section.paragraphs]


def sentences(outline: Outline) -> list[Sentence]:
    return [sentence for paragraph in paragraphs(outline) for sentence in paragraph.sentences]


@pytest.fixture(scope="module")
def said() -> Counter[str]:
    """How many statements the claims' graphs hold for each sentence: a denial is one, a unit goes with its number."""
    quads = list(asserted_quads())
    sources: dict[object, list[str]] = defaultdict(list)
    for quad in quads:
        if quad.predicate.value == DCTERMS + "source":
            sources[quad.subject].append(triple_of(quad)[2])
    counted: Counter[str] = Counter()
    for quad in quads:
        plain = isinstance(quad.subject, NamedNode) and quad.predicate.value != "https://schema.org/unitText"
        if plain or quad.predicate.value == OWL + "assertionProperty":
            counted.update(sources[quad.graph_name])
    return counted


def test_every_sentence_has_as_many_statements_as_its_claims_make_or_deny(atlas: Atlas, said: Counter[str]) -> None:
    found = {each.thing.iri: each.statements for each in sentences(atlas.outline)}
    assert len(found) >= 48
    assert found == {name: said[name] for name in found}


@pytest.mark.parametrize("name", ["p1s1", "p3s3", "p6s1", "p8s4"])
def test_the_page_of_a_sentence_tells_as_many_statements(atlas: Atlas, name: str) -> None:
    (sentence,) = (each for each in sentences(atlas.outline) if each.thing.name == name)
    page = describe(atlas.engine, name, atlas.index)
    assert sum(len(saying.statements) for saying in page.sayings) == sentence.statements


def test_a_paragraph_has_the_statements_of_its_sentences(atlas: Atlas, said: Counter[str]) -> None:
    for paragraph in paragraphs(atlas.outline):
        assert paragraph.statements == sum(said[each.thing.iri] for each in paragraph.sentences)


def test_the_sentences_come_in_reading_order_and_each_once(atlas: Atlas) -> None:
    names = [each.thing.name for each in sentences(atlas.outline)]
    assert len(set(names)) == len(names)
    body = [name for name in names if name.startswith("p")]
    assert len(body) > 40
    assert body == sorted(body, key=lambda name: [int(part) for part in name[1:].split("s")])


def test_every_paragraph_says_what_it_is_about_and_every_sentence_is_in_our_words(atlas: Atlas) -> None:
    assert len(paragraphs(atlas.outline)) == 13
    assert all(each.subject for each in paragraphs(atlas.outline))
    assert all(each.paraphrase for each in sentences(atlas.outline))


def test_a_sentence_leads_to_its_paragraph_and_a_paragraph_to_its_sentences(garden: Atlas) -> None:
    first = paragraphs(garden.outline)[0]
    assert [each.thing.name for each in first.sentences] == ["p1s2", "p1s10"]
    assert garden.outline.paragraph_of(garden.index.thing(iri("p1s10"))) == first
    assert [each.name for each in garden.outline.sentences_in(iri("p1"))] == ["p1s2", "p1s10"]
    assert [each.name for each in garden.outline.sentences_in(iri("p1s10"))] == ["p1s10"]


@pytest.mark.parametrize("name", ["crocus", "section", "nothing-of-that-name"])
def test_what_is_no_part_of_the_text_has_no_sentences(garden: Atlas, name: str) -> None:
    assert garden.outline.sentences_in(iri(name)) == []
    assert garden.outline.paragraph_of(garden.index.thing(iri(name))) is None


def test_statements_and_denials_count_and_sentences_without_any_are_there_too(garden: Atlas) -> None:
    assert {each.thing.name: each.statements for each in sentences(garden.outline)} == {
        "p1s2": 3,
        "p1s10": 3,
        "p2s1": 0,
    }


def test_values_that_look_the_same_are_two_statements() -> None:
    outline = garden_with('claim:p1s10-1 { psykg:tulip ex:note "rot"@de , "rot"@en . }').outline
    assert {each.thing.name: each.statements for each in sentences(outline)}["p1s10"] == 5


def test_translations_do_not_make_sentences_come_twice() -> None:
    outline = garden_with("""
        ex:mine {
            psykg:p1 skos:definition "Alles über Blumen"@de , "All about flowers"@en .
            psykg:p1s2 psykg:paraphrase "Frühe Blumen."@de .
        }
    """).outline
    assert [each.thing.name for each in sentences(outline)] == ["p1s2", "p1s10", "p2s1"]
    assert paragraphs(outline)[0].subject == "All about flowers"
    assert sentences(outline)[0].paraphrase == "On early flowers."
    assert paragraphs(outline)[0].statements == 6


def test_a_paragraph_of_which_nothing_is_said_is_there_without_words(garden: Atlas) -> None:
    last = paragraphs(garden.outline)[-1]
    assert (last.subject, last.sentences[0].paraphrase, last.statements) == ("", "", 0)


def test_a_graph_without_an_article_has_an_empty_outline() -> None:
    outline = atlas_of(f'ex:mine {{ ex:a ex:b ex:c . <{PSYKG}p1s1> skos:prefLabel "p1s1" . }}').outline
    assert outline.sections == ()
    assert outline.sentences_in(iri("p1s1")) == []
