import pytest

from psykg.questions.grammar.reader import Reader
from psykg.questions.grammar.timing import names_nothing, takes_place
from tests.questions.asking import Asked


@pytest.mark.parametrize(
    ("text", "told"),
    [("session last", True), ("patient come", True), ("therapist listen", True), ("insight stimulate growth", False)],
)
def test_a_verb_says_only_that_something_takes_place_or_says_more(ask: Asked, text: str, told: bool) -> None:
    reader = Reader(ask.schema, ask.lexicon, ask.background)
    assert takes_place(reader.partings(text)[0], ask.schema) is told


def test_a_verb_that_is_a_name_as_well_names_something(ask: Asked) -> None:
    (change,) = Reader(ask.schema, ask.lexicon, ask.background).partings("change")[0].phrases
    (involve,) = Reader(ask.schema, ask.lexicon, ask.background).partings("involve")[0].phrases
    assert not names_nothing(change)
    assert names_nothing(involve)
