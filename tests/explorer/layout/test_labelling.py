"""How labels of any script and length stand under their marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psykg.explorer.layout.labelling import LINE, MARK, lines, room
from tests.explorer.graphs import EAST_ASIAN, LONG, RIGHT_TO_LEFT

labels = st.text(max_size=80) | st.text(alphabet="ab -\t\n\u200f\u0301é漢", max_size=400)


@given(label=labels)
def test_any_label_stands_in_one_to_three_short_lines(label: str) -> None:
    written = lines(label)
    assert 1 <= len(written) <= 3
    assert all(len(line) <= 22 for line in written)


@given(label=labels)
def test_what_cannot_be_shown_does_not_get_into_the_drawing(label: str) -> None:
    assert all(line.isprintable() for line in lines(label))


@given(label=labels)
def test_the_room_holds_the_mark_and_every_line(label: str) -> None:
    taken = room(label)
    assert taken.above > MARK
    assert taken.side > MARK
    assert taken.below > MARK + LINE * len(lines(label))
    assert taken.side * 2 > max(map(len, lines(label))) * 7


@given(words=st.lists(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=6), min_size=1, max_size=6))
def test_no_word_of_a_label_that_fits_is_lost(words: list[str]) -> None:
    assert " ".join(lines(" ".join(words))).split() == words


def test_a_short_label_is_one_line() -> None:
    assert lines("insight") == ("insight",)


def test_a_label_that_does_not_fit_ends_with_an_ellipsis() -> None:
    assert lines(LONG)[-1].endswith("…")
    assert " ".join(lines(LONG)).removesuffix(" …") in LONG


def test_a_word_that_is_too_long_is_cut() -> None:
    written = lines("x" * 300)
    assert written[:2] == ("x" * 22,) * 2
    assert written[2].endswith("…")


@pytest.mark.parametrize("label", [RIGHT_TO_LEFT, EAST_ASIAN])
def test_labels_of_other_scripts_are_kept_whole_where_they_fit(label: str) -> None:
    assert "".join(lines(label)).replace(" ", "") == label.replace(" ", "")


def test_letters_of_east_asian_scripts_take_twice_the_width() -> None:
    assert room("漢" * 20).side > 1.9 * (room("x" * 20).side - 8)


def test_more_lines_take_more_height_and_no_more_above() -> None:
    rooms = [room(" ".join(["psychotherapy" * 1] * count)) for count in (1, 2, 3)]
    assert [upper.below + LINE == lower.below for upper, lower in pairwise(rooms)] == [True, True]
    assert len({each.above for each in rooms}) == 1


@pytest.mark.parametrize("label", ["", "   ", "\u0001", "\u202e\u202e", "\n\n"])
def test_a_label_with_nothing_to_show_takes_the_room_of_its_mark(label: str) -> None:
    assert lines(label) == ("",)
    assert room(label) == room("i")
