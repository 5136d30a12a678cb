"""The names that the labels of things make."""

import pytest

from psykg.questions.answers.answer import Status
from psykg.questions.words.keys import key_of
from psykg.questions.words.meaning import Role
from tests.questions.asking import EX, Asked, workshop_with


def _concepts(asked: Asked, phrase: str) -> list[str]:
    meanings = asked.lexicon.meanings(key_of(phrase))
    return [meaning.iri.removeprefix(EX) for meaning in meanings if meaning.role is Role.CONCEPT]


@pytest.mark.parametrize("name", ["fretsaw", "Fretsaws", "the scroll blade", "JIGSAW", "fretsaw\u2019s"])
def test_a_concept_is_known_by_all_its_labels(workshop: Asked, name: str) -> None:
    assert _concepts(workshop, name) == ["saw"]


@pytest.mark.parametrize("name", ["drying time", "time of drying", "times for drying"])
def test_a_noun_before_another_may_stand_behind_it(workshop: Asked, name: str) -> None:
    assert workshop(f"What is the {name}?").reading == "drying time"


def test_who_knows_a_kind_by_another_name_knows_its_members_by_it() -> None:
    asked = workshop_with('ex:rough a ex:Step ; skos:prefLabel "rough step"@en .')
    assert _concepts(asked, "rough stage") == ["rough"]


def test_a_form_that_speaks_of_people_is_known_with_their_other_names() -> None:
    joiner = 'ex:joiner skos:altLabel "carpenter"@en ; skos:hiddenLabel "man at the bench"@en .'
    asked = workshop_with(f'{joiner} ex:isUsedBy psykg:verbForm "lie before joiner"@en .')
    roles = {form: [each.role for each in asked.lexicon.meanings(key_of(f"lie before {form}"))] for form in _CALLED}
    assert roles == {"joiner": [Role.VERB], "carpenter": [Role.VERB], "man at the bench": []}


_CALLED = ("joiner", "carpenter", "man at the bench")


@pytest.mark.parametrize("label", [" ", "|", "—"])
def test_a_label_without_words_stands_in_nobodys_way(label: str) -> None:
    asked = workshop_with(f'ex:nameless a ex:Tool ; skos:prefLabel "{label}"@en .')
    assert _concepts(asked, "fretsaw") == ["saw"]


def test_words_for_an_increase_stand_for_each_other_in_a_name(ask: Asked) -> None:
    found = ask("Is better productivity at work an expected outcome?")
    assert found.boolean is True


def test_a_name_that_begins_with_a_preposition_is_none_with_another(ask: Asked) -> None:
    assert ask("What does the therapist do in sessions?").status is Status.ANSWERED
    assert ask("What is the purpose of sessions?").status is not Status.ANSWERED


def test_a_preferred_label_comes_before_a_lesser_one_of_another() -> None:
    asked = workshop_with(
        'ex:plane a ex:Tool ; skos:prefLabel "plane"@en . ex:jet a ex:Tool ; skos:altLabel "plane"@en .'
    )
    assert _concepts(asked, "plane") == ["plane", "jet"]
