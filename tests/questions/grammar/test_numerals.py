import pytest

from psykg.questions.grammar.numerals import Year, counted, dated, has_number, in_units, is_counted, number, with_one


@pytest.mark.parametrize(("word", "value"), [("three", 3), ("12", 12), ("4.5", 4.5), ("twice", 2), ("goal", None)])
def test_numbers_are_read_in_words_and_in_figures(word: str, value: float | None) -> None:
    assert number(word) == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two forms of therapy", (2, "forms of therapy")),
        ("the 3 phases", (3, "the phases")),
        ("of the two therapies aims at insight", (None, "therapies aims at insight")),
        ("one goal", (None, "one goal")),
        ("goals", (None, "goals")),
    ],
)
def test_a_number_says_how_many_there_are_unless_it_picks_out_of_them(text: str, found: tuple[int | None, str]) -> None:
    assert counted(text) == found


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("books published after 1990", Year("books published", ">", 1990)),
        ("books published before the year 1990", Year("books published", "<", 1990)),
        ("books since 1990", Year("books", ">=", 1990)),
        ("books until 1990", Year("books", "<=", 1990)),
        ("books published in 1990", Year("books published in", "=", 1990)),
        ("books published in the 1990 s", Year("books published in", "decade", 1990)),
        ("books of three authors", None),
        ("page 123", None),
    ],
)
def test_a_year_is_compared_as_the_preposition_says(text: str, year: Year | None) -> None:
    assert dated(text) == year


def test_how_many_times_is_a_number_too() -> None:
    assert has_number("held twice a week")
    assert not has_number("held often")


@pytest.mark.parametrize(
    ("units", "others", "factor"),
    [
        ({"hour"}, {"minute"}, 60),
        ({"minute"}, {"hour"}, 1 / 60),
        ({"day"}, {"day", "week"}, 1),
        ({"hour"}, {"day"}, None),
        ({"hour"}, {"day", "week"}, None),
    ],
)
def test_units_of_time_are_told_in_each_other(units: set[str], others: set[str], factor: float | None) -> None:
    assert in_units(units, others) == factor


def test_an_hour_is_one() -> None:
    assert with_one("do sessions last an hour") == "do sessions last 1 hour"


def test_a_number_counts_the_noun_that_it_stands_before() -> None:
    assert is_counted("phases", "therapy has three phases")
    assert is_counted("phases", "therapy has three main phases")
    assert not is_counted("therapy", "therapy has three phases")
