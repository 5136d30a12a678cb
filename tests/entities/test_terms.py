"""Since when a name is retired, as a moment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psykg.entities.terms import Retirement


@pytest.mark.parametrize(
    ("since", "moment"),
    [
        ("1970-01-01", 0),
        ("1970-01-02T00:00:00", 86400),
        ("1970-01-02T00:00:00Z", 86400),
        ("1970-01-02T01:00:00.5+01:00", 86400),
        ("1969-12-31", -86400),
        ("1970-01", None),
        ("1970-01-01Z", None),
        ("-0001-01-01", None),
        ("12026-01-01", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_or_a_time_is_a_moment_and_all_else_is_none(since: str | None, moment: int | None) -> None:
    assert Retirement((), since).moment == moment


@given(st.one_of(st.text(), st.datetimes(timezones=st.timezones()).map(str)))
def test_whatever_the_graph_says_makes_no_error(since: str) -> None:
    assert isinstance(Retirement((), since).moment, int | None)
