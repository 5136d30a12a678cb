"""The turns of phrase that stand in TOML."""

import pytest

from psykg.questions.grammar.turns import turn, turns


@pytest.mark.parametrize(
    ("name", "text", "groups"),
    [
        ("divided", "goals does x have but y does not", {"head": "goals does x have", "other": "y"}),
        ("of_whole", "second phase of the therapy", {"thing": "second phase", "whole": "the therapy"}),
    ],
)
def test_the_likeliest_way_to_put_it_gives_its_parts(name: str, text: str, groups: dict[str, str]) -> None:
    match = turns(name)[0].fullmatch(text)
    assert match
    assert match.groupdict() == groups


def test_a_year_comes_with_what_it_is_compared_by() -> None:
    match = turn("year").search("books published after 1990")
    assert match
    assert (match["word"], match["year"]) == ("after", "1990")


def test_what_is_put_in_several_ways_is_not_asked_for_as_one() -> None:
    with pytest.raises(ValueError, match="too many"):
        turn("divided")
