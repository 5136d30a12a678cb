"""Why a text is not a SPARQL query or update, in words for people, with line and column.

pyoxigraph tells the furthest place it looked at, often past the mistake, and what it looked for there character by
character. The grammar tells the token at fault; what the grammar cannot know (undeclared prefixes, variables out of
scope) comes from the tokens, and last from pyoxigraph.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from psykg.engine.language.grammar import Fault, Start, fault
from psykg.engine.language.tokens import Token, place
from psykg.errors import QuerySyntaxError
from psykg.vocabulary import PREFIXES

_UPDATES = {"'ADD'", "'CLEAR'", "'COPY'", "'CREATE'", "'DELETE'", "'DROP'", "'INSERT'", "'LOAD'", "'MOVE'", "'WITH'"}
_QUERIES = {"'ASK'", "'CONSTRUCT'", "'DESCRIBE'", "'SELECT'"}
_PLAIN = {
    "VAR": "a variable",
    "IRIREF": "an IRI",
    "PNAME_LN": "an IRI",
    "PNAME_NS": "an IRI",
    "STRING": "a string",
    "INTEGER": "a number",
    "FRACTION": "a number",
    "SIGNED": "a number",
    "'TRUE'": "true or false",
    "'FALSE'": "true or false",
    "BLANK_NODE_LABEL": "a blank node",
    "ANON": "a blank node",
    "NIL": "“(”",
    "END": "the end",
}
_FEW, _SHORT = 9, 40
_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?")


def fault_in(text: str, found: Sequence[Token], start: Start = "Query") -> QuerySyntaxError | None:
    """The first fault against the grammar, or else the first undeclared prefix; None where there is neither."""
    astray = fault(found, start)
    if astray:
        return _error(_grammatical(astray, start), *place(text, astray.token.start), start)
    undeclared = _undeclared(found)
    return _error(_of_prefix(undeclared, start), *place(text, undeclared.start), start) if undeclared else None


def diagnosis(query: str, reported: str) -> QuerySyntaxError:
    """The error to raise for a query without such a fault, which pyoxigraph refused with the message `reported`."""
    place_told = _PLACE.match(reported)
    line, column = map(int, place_told.groups()) if place_told else place(query, len(query))
    return _error(_of_scope(_PLACE.sub("", reported)), line, column, "Query")


def diagnosis_of_part(update: str, start: int, head: str, reported: str) -> QuerySyntaxError:
    """The error to raise for an update, of which pyoxigraph refused the part from `start` on, read after `head`."""
    place_told = _PLACE.match(reported)
    ahead = _offset(head + update[start:], *map(int, place_told.groups())) - len(head) if place_told else 0
    return _error(_of_scope(_PLACE.sub("", reported)), *place(update, start + max(ahead, 0)), "Update")


def breach(update: str, token: Token, reason: str) -> QuerySyntaxError:
    """The error to raise for a token that breaks a rule beside the grammar of updates."""
    return _error(reason, *place(update, token.start), "Update")


def _error(reason: str, line: int, column: int, start: Start) -> QuerySyntaxError:
    what = "a SPARQL 1.1 query" if start == "Query" else "a SPARQL 1.1 update"
    return QuerySyntaxError(f"Not {what}, line {line}, column {column}: {reason}", line=line, column=column)


def _offset(text: str, line: int, column: int) -> int:
    lines = text.split("\n", line)
    return sum(len(each) + 1 for each in lines[: line - 1]) + column - 1


def _grammatical(astray: Fault, start: Start) -> str:
    token, expected = astray
    if token.kind in _UPDATES and "'SELECT'" in expected:
        return (
            f"{token.text} is an update, and only queries are answered here. Write SELECT, ASK, CONSTRUCT or DESCRIBE."
        )
    if token.kind in _QUERIES and "'INSERT'" in expected:
        return f"{token.text} is a query, and only updates are done here. Send it where queries are answered."
    seen = f"the {start.lower()} ends too early" if token.kind == "END" else _unexpected(token)
    wanted = sorted({_PLAIN.get(kind, f"“{kind[1:-1]}”") for kind in expected})
    return f"{seen}. Expected: {', '.join(wanted)}." if len(wanted) <= _FEW else f"{seen}."


def _unexpected(token: Token) -> str:
    if token.kind == "UNKNOWN" and token.text in "\"'":
        return "a string begins here and does not end"
    return f"“{_shortened(token.text)}” is not expected here"


def _shortened(text: str) -> str:
    shown = text if text.isprintable() else text.encode("unicode_escape").decode()
    return shown if len(shown) <= _SHORT else f"{shown[:_SHORT]}…"


def _undeclared(found: Sequence[Token]) -> Token | None:
    declared = {name.text for word, name in pairwise(found) if word.kind == "'PREFIX'"}
    named = (token for token in found if token.kind in {"PNAME_LN", "PNAME_NS"})
    return next((token for token in named if _prefix(token) not in declared), None)


def _prefix(token: Token) -> str:
    return token.text[: token.text.index(":") + 1]


def _of_prefix(token: Token, start: Start) -> str:
    prefix = _prefix(token)
    namespace = PREFIXES.get(prefix.removesuffix(":"), "…")
    return f"the prefix “{prefix}” is not declared. Begin the {start.lower()} with PREFIX {prefix} <{namespace}>."


def _of_scope(expected: str) -> str:
    """The reason that pyoxigraph puts, in words, among the signs that it expected."""
    sentences = [each for each in expected.split(", ") if re.fullmatch(r"[\w?*]+( [\w?*]+)+", each.strip())]
    return f"{sentences[0].strip()}." if sentences else "it breaks a rule of the language there or just before."
