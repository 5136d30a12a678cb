import string
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psykg.engine.language.tokens import place, resolved, tokens


def kinds(query: str) -> list[str]:
    return [token.kind for token in tokens(query)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<http://example.org/a#b>", "IRIREF"),
        ("<>", "IRIREF"),
        ("ex:cat", "PNAME_LN"),
        ("ex:a.b:c%20\\,d", "PNAME_LN"),
        (":", "PNAME_NS"),
        ("a.b.c:", "PNAME_NS"),
        ("_:b.1", "BLANK_NODE_LABEL"),
        ("?x", "VAR"),
        ("$été", "VAR"),
        ("@en-GB", "LANGTAG"),
        ("12", "INTEGER"),
        ("-12", "SIGNED"),
        ("+1.5e3", "SIGNED"),
        ("1.5", "FRACTION"),
        (".5", "FRACTION"),
        ("1.e5", "FRACTION"),
        ("'it\\'s'", "STRING"),
        ('"""two\n"lines" """', "STRING"),
        ("''", "STRING"),
        ("( \n)", "NIL"),
        ("[]", "ANON"),
        ("select", "'SELECT'"),
        ("a", "'a'"),
        ("A", "'A'"),
        ("^^", "'^^'"),
        ("<=", "'<='"),
    ],
)
def test_each_terminal_is_one_token(text: str, kind: str) -> None:
    assert kinds(text) == [kind, "END"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?a<?b", ["VAR", "'<'", "VAR"]),
        ("?a<5&&?b>3", ["VAR", "IRIREF", "INTEGER"]),
        ("true.FILTER", ["'TRUE'", "'.'", "'FILTER'"]),
        ("ex:a.}", ["PNAME_LN", "'.'", "'}'"]),
        ("1-1", ["INTEGER", "SIGNED"]),
        ("'''a''''", ["STRING", "UNKNOWN"]),
    ],
)
def test_the_longest_token_wins(query: str, expected: list[str]) -> None:
    assert [kind for kind in kinds(query) if kind != "END"] == expected


def test_comments_and_white_space_are_no_tokens() -> None:
    assert kinds("ASK # SERVICE <http://example.org/> {\r\n\t{}") == ["'ASK'", "'{'", "'}'", "END"]


def test_reading_stops_at_what_is_no_token() -> None:
    assert [(token.kind, token.start) for token in tokens('ASK { "open }')][-1] == ("UNKNOWN", 6)


@given(st.text(alphabet=string.printable + "éſ\u200d\U0001f431"))
def test_any_text_is_read_to_its_end_or_to_what_is_no_token(text: str) -> None:
    found = list(tokens(text))
    assert found[-1].kind in {"END", "UNKNOWN"}
    assert all(text[token.start :].startswith(token.text) for token in found)
    assert all(first.start + len(first.text) <= second.start for first, second in pairwise(found))


@pytest.mark.parametrize("evil", ["a.", "<a", "'''\\'", ":a.", "_:a.", "1e", "@a-", "a.b.c.d:", "(\n"])
def test_long_repetitions_are_read_to_their_end_in_linear_time(evil: str) -> None:
    program = f"from psykg.engine.language.tokens import tokens; print([*tokens({evil!r} * 200_000)][-1].kind)"
    said = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=30)
    assert said.stdout.strip() in {"END", "UNKNOWN"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("S\\u0045LECT", "SELECT"),
        ("\\U0001F431", "\U0001f431"),
        ('"\\\\u0041"', '"\\\\u0041"'),
        ('"\\\\\\u0041"', '"\\\\A"'),
        ("\\uD83D", "\\uD83D"),
        ("\\U00110000", "\\U00110000"),
        ("\\u00zz", "\\u00zz"),
    ],
)
def test_codepoint_escapes_are_replaced_before_anything_else(written: str, meant: str) -> None:
    assert resolved(written) == meant


def test_places_count_lines_and_columns_from_one() -> None:
    query = "ASK\n{\n  ?x"
    assert place(query, 0) == (1, 1)
    assert place(query, query.index("?x")) == (3, 3)
