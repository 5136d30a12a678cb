from psykg.questions.words.function_words import FUNCTION_WORDS, LIGHT_VERBS, NUMERALS
from psykg.questions.words.meaning import Role
from tests.questions.asking import Asked


def test_words_that_hold_a_question_together_name_nothing_of_the_field(ask: Asked) -> None:
    named = {key[0] for key, _ in ask.lexicon.phrases(Role.CONCEPT) if len(key) == 1}
    assert named & (FUNCTION_WORDS | LIGHT_VERBS) == set()


def test_numerals_count_from_zero() -> None:
    assert [NUMERALS[word] for word in ("zero", "one", "three", "twelve")] == [0, 1, 3, 12]
