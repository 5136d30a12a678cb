"""What words may mean, all of it read from the graph."""

import re

from pyoxigraph import Literal

from psykg.knowledge.dataset import asserted_quads
from psykg.questions.answers.answer import Status
from psykg.questions.words.keys import key_of
from psykg.questions.words.meaning import Role
from psykg.vocabulary import PSYKG
from tests.questions.asking import Asked, labels, workshop_with


def test_every_concept_served_is_known_by_every_label_it_has(ask: Asked) -> None:
    for iri in filter(ask.schema.is_concept, ask.index):
        for label in ask.index.labels(iri):
            meanings = ask.lexicon.meanings(key_of(label.text))
            assert label.foreign or iri in {meaning.iri for meaning in meanings}, label.text


def test_adding_a_concept_with_its_labels_teaches_the_questions_about_it() -> None:
    more = """
        ex:rasp a ex:Tool ; skos:prefLabel "rasp"@en ; skos:altLabel "wood file"@en ;
            skos:definition "A coarse file."@en .
        ex:c2 { ex:rasp ex:cuts ex:oak , ex:horn . }
        ex:horn a ex:Material ; skos:prefLabel "horn"@en .
    """
    before, after = workshop_with(), workshop_with(more)
    assert before("What is a wood file?").status is Status.NOT_UNDERSTOOD
    assert after("What is a wood file?").text == "Rasp: A coarse file."
    assert labels(after("Which tools cut horn?")) == ["rasp"]
    assert set(labels(after("Which tools cut oak?"))) == {"fretsaw", "chisel", "rasp"}
    assert after("Does the rasp cut horn?").boolean is True


def test_a_pattern_teaches_all_the_names_that_it_stands_for_and_their_words_are_spelled_by_it() -> None:
    before = workshop_with()
    after = workshop_with('ex:drying psykg:labelPattern "(|full )(hardening|curing) (period|interval)"@en .')
    for name in ("hardening period", "full curing interval", "full hardenning interval"):
        assert before(f"What is the {name}?").status is Status.NOT_UNDERSTOOD
        assert after(f"What is the {name}?").reading == "drying time"
    assert after("What is the full interval?").status is Status.NOT_UNDERSTOOD


def test_every_pattern_is_words_and_brackets_with_choices_and_no_more() -> None:
    given = (quad.object for quad in asserted_quads() if quad.predicate.value == PSYKG + "labelPattern")
    patterns = [pattern.value for pattern in given if isinstance(pattern, Literal)]
    assert len(patterns) > 100
    for pattern in patterns:
        assert re.fullmatch(r"(?:[A-Za-z' ,-]+|\([A-Za-z' ,-]*(?:\|[A-Za-z' ,-]*)+\))+", pattern), pattern


def test_adding_a_relation_with_its_forms_teaches_the_questions_that_ask_by_it() -> None:
    more = """
        ex:polishes a owl:ObjectProperty ; skos:prefLabel "polishes"@en ; rdfs:domain ex:Tool ; rdfs:range ex:Material ;
            psykg:verbForm "burnish"@en ; psykg:nounForm "sheen"@en .
        ex:c2 { ex:brush ex:polishes ex:slate . }
    """
    asked = workshop_with(more)
    assert labels(asked("Which tools burnish slate?")) == ["colour brush"]
    assert labels(asked("What is burnished by the colour brush?")) == ["slate"]
    assert labels(asked("What is the sheen of the colour brush?")) == ["slate"]


def test_texts_of_the_graph_are_phrases_too(ask: Asked) -> None:
    found = ask.lexicon.meanings(key_of("New York"))
    assert [(meaning.role, meaning.iri) for meaning in found] == [(Role.TEXT, '"New York"')]


def test_a_verb_may_have_its_object_between_its_first_word_and_the_rest(ask: Asked) -> None:
    words = ["what", "sets", "growth", "in", "motion"]
    assert ["what", "sets", "in", "motion", "growth"] in list(ask.lexicon.rejoined(words))


def test_a_town_is_named_without_its_state(ask: Asked) -> None:
    assert ask("Was Textbook of Psychoanalysis published in Washington?").boolean is True
    assert ask("Was Becoming a Psychotherapist published in Washington?").boolean is None


def test_what_a_treatment_works_by_may_be_an_adjective(ask: Asked) -> None:
    assert ask("Is psychodynamic psychotherapy a verbal method?").boolean is True
    assert ask("Is group therapy a verbal method?").boolean is None
