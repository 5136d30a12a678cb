"""What words may mean, all of it read from the graph."""

import random

import pytest

from psykg.questions.answers.answer import Status
from psykg.questions.words.function_words import FUNCTION_WORDS
from psykg.questions.words.lexicon import Role, key_of
from psykg.questions.words.spelling import lemma, tokens
from tests.questions.asking import EX, Asked, labels, workshop_with


def _concepts(asked: Asked, phrase: str) -> list[str]:
    meanings = asked.lexicon.meanings(key_of(phrase))
    return [meaning.iri.removeprefix(EX) for meaning in meanings if meaning.role is Role.CONCEPT]


@pytest.mark.parametrize("name", ["fretsaw", "Fretsaws", "the scroll blade", "JIGSAW", "fretsaw\u2019s"])
def test_a_concept_is_known_by_all_its_labels(workshop: Asked, name: str) -> None:
    assert _concepts(workshop, name) == ["saw"]


def test_every_concept_served_is_known_by_every_label_it_has(ask: Asked) -> None:
    for iri in filter(ask.schema.is_concept, ask.index):
        for label in ask.index.labels(iri):
            meanings = ask.lexicon.meanings(key_of(label.text))
            assert label.foreign or iri in {meaning.iri for meaning in meanings}, label.text


def test_a_preferred_label_comes_before_a_lesser_one_of_another() -> None:
    asked = workshop_with(
        'ex:plane a ex:Tool ; skos:prefLabel "plane"@en . ex:jet a ex:Tool ; skos:altLabel "plane"@en .'
    )
    assert _concepts(asked, "plane") == ["plane", "jet"]


@pytest.mark.parametrize("name", ["drying time", "time of drying", "times for drying"])
def test_a_noun_before_another_may_stand_behind_it(workshop: Asked, name: str) -> None:
    assert workshop(f"What is the {name}?").reading == "drying time"


def test_who_knows_a_kind_by_another_name_knows_its_members_by_it() -> None:
    asked = workshop_with('ex:rough a ex:Step ; skos:prefLabel "rough step"@en .')
    assert _concepts(asked, "rough stage") == ["rough"]


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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("insigth", "insight"),
        ("terapy", "therapy"),
        ("suportive", "supportive"),
        ("psycodinamic", "psychodynamic"),
        ("gaols", "goals"),
        ("wich", "which"),
        ("editers", "editor"),
    ],
)
def test_a_slip_in_a_word_is_mended(ask: Asked, typed: str, meant: str) -> None:
    assert ask.lexicon.corrected(typed) == meant


@pytest.mark.parametrize("word", ["oppressive", "repressive", "progressive", "phrases", "patience", "incite", "state"])
def test_a_word_that_exists_is_never_changed_into_another(ask: Asked, workshop: Asked, word: str) -> None:
    assert ask.lexicon.corrected(word) == workshop.lexicon.corrected(word) == word


@pytest.mark.parametrize("word", ["ok", "oka", "ins", "xlate", "qqqqqqqq"])
def test_what_is_too_short_too_far_off_or_near_to_two_concepts_is_left_as_it_is(workshop: Asked, word: str) -> None:
    """“xlate” is as near to “slate” as to “plate”."""
    assert workshop.lexicon.corrected(word) == word


def test_a_typo_never_turns_one_concept_into_another(ask: Asked) -> None:
    written = {token for iri in ask.index for label in ask.index.labels(iri) for token in tokens(label.text)}
    chance = random.Random(4)  # noqa: S311 (no secret)
    for word in chance.sample(sorted(word for word in written - FUNCTION_WORDS if len(word) > 4), 150):
        place = chance.randrange(len(word))
        for typed in (word[:place] + word[place + 1 :], word[:place] + "q" + word[place:]):
            mended = ask.lexicon.corrected(typed)
            assert mended in FUNCTION_WORDS | {typed} or lemma(mended) == lemma(word), (typed, mended)


@pytest.mark.parametrize("label", [" ", "|", "—"])
def test_a_label_without_words_stands_in_nobodys_way(label: str) -> None:
    asked = workshop_with(f'ex:nameless a ex:Tool ; skos:prefLabel "{label}"@en .')
    assert _concepts(asked, "fretsaw") == ["saw"]


def test_texts_of_the_graph_are_phrases_too(ask: Asked) -> None:
    found = ask.lexicon.meanings(key_of("New York"))
    assert [(meaning.role, meaning.iri) for meaning in found] == [(Role.TEXT, '"New York"')]


def test_words_for_an_increase_stand_for_each_other_in_a_name(ask: Asked) -> None:
    found = ask("Is better productivity at work an expected outcome?")
    assert found.boolean is True


def test_a_verb_may_have_its_object_between_its_first_word_and_the_rest(ask: Asked) -> None:
    words = ["what", "sets", "growth", "in", "motion"]
    assert ["what", "sets", "in", "motion", "growth"] in list(ask.lexicon.rejoined(words))


def test_a_name_that_begins_with_a_preposition_is_none_with_another(ask: Asked) -> None:
    assert ask("What does the therapist do in sessions?").status is Status.ANSWERED
    assert ask("What is the purpose of sessions?").status is not Status.ANSWERED


def test_ph_may_be_written_as_it_sounds(ask: Asked) -> None:
    assert ask.lexicon.corrected("fase") == "phase"


def test_another_name_of_a_relation_is_a_noun_unless_it_begins_with_a_verb() -> None:
    asked = workshop_with('ex:isMadeOf skos:altLabel "stuff"@en , "consists of"@en .')
    roles = {word: {each.role for each in asked.lexicon.meanings(key_of(word))} for word in ("stuff", "consist of")}
    assert roles == {"stuff": {Role.NOUN}, "consist of": {Role.VERB}}


def test_that_something_can_be_had_gives_no_verb_of_the_noun() -> None:
    asked = workshop_with("""
        ex:hasGloss a owl:ObjectProperty ; skos:prefLabel "has gloss"@en .
        ex:canHavePolish a owl:ObjectProperty ; skos:prefLabel "can have polish"@en .
    """)
    assert {each.role for each in asked.lexicon.meanings(key_of("gloss"))} == {Role.NOUN}
    assert asked.lexicon.meanings(key_of("polish")) == ()


def test_of_two_words_that_are_as_near_the_one_with_a_letter_doubled_was_meant(ask: Asked) -> None:
    assert ask.lexicon.corrected("arange") == "arrange"


def test_an_article_behind_be_is_no_participle(ask: Asked) -> None:
    assert ask("Is marital therapy an option alongside individual treatment?").boolean is True


def test_of_a_verb_and_a_name_that_are_as_near_a_mistyped_word_is_the_name(ask: Asked) -> None:
    """“insigt” is as near to “insist”, which is how a verb is put and no name."""
    assert ask.lexicon.corrected("insigt") == "insight"
