"""The forms by which questions speak of relations."""

from psykg.questions.words.keys import key_of
from psykg.questions.words.meaning import Role
from tests.questions.asking import Asked, workshop_with


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


def test_an_article_behind_be_is_no_participle(ask: Asked) -> None:
    assert ask("Is marital therapy an option alongside individual treatment?").boolean is True
