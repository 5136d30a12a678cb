"""Why a text is not a SPARQL query, in words for people, with line and column.

pyoxigraph tells the furthest place it looked at, often past the mistake, and what it looked for there character by
character. The grammar tells the token at fault; what the grammar cannot know (undeclared prefixes, variables out of
scope) comes from the tokens, and last from pyoxigraph.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from psykg.engine.grammar import Fault, fault
from psykg.engine.tokens import Token, place
from psykg.errors import QuerySyntaxError
from psykg.vocabulary import PREFIXES

_UPDATES = {"'ADD'", "'CLEAR'", "'COPY'", "'CREATE'", "'DELETE'", "'DROP'", "'INSERT'", "'LOAD'", "'MOVE'", "'WITH'"}
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
    "END": "the end of the query",
}
_FEW, _SHORT = 9, 40
_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?")


def fault_in(query: str, found: Sequence[Token]) -> QuerySyntaxError | None:
    """The first fault against the grammar, or else the first undeclared prefix; None where there is neither."""
    astray = fault(found)
    if astray:
        return _error(_grammatical(astray), *place(query, astray.token.start))
    undeclared = _undeclared(found)
    return _error(_of_prefix(undeclared), *place(query, undeclared.start)) if undeclared else None


def diagnosis(query: str, reported: str) -> QuerySyntaxError:
    """The error to raise for a query without such a fault, which pyoxigraph refused with the message `reported`."""
    place_told = _PLACE.match(reported)
    line, column = map(int, place_told.groups()) if place_told else place(query, len(query))
    return _error(_of_scope(_PLACE.sub("", reported)), line, column)


def _error(reason: str, line: int, column: int) -> QuerySyntaxError:
    return QuerySyntaxError(f"Not a SPARQL 1.1 query, line {line}, column {column}: {reason}", line=line, column=column)


def _grammatical(astray: Fault) -> str:
    token, expected = astray
    if token.kind in _UPDATES and "'SELECT'" in expected:
        return (
            f"{token.text} is an update, and only queries are answered here. Write SELECT, ASK, CONSTRUCT or DESCRIBE."
        )
    seen = "the query ends too early" if token.kind == "END" else f"“{_shortened(token.text)}” is not expected here"
    if token.kind == "UNKNOWN" and token.text in "\"'":
        seen = "a string begins here and does not end"
    wanted = sorted({_PLAIN.get(kind, f"“{kind[1:-1]}”") for kind in expected})
    return f"{seen}. Expected: {', '.join(wanted)}." if len(wanted) <= _FEW else f"{seen}."


def _shortened(text: str) -> str:
    shown = text if text.isprintable() else text.encode("unicode_escape").decode()
    return shown if len(shown) <= _SHORT else f"{shown[:_SHORT]}…"


def _undeclared(found: Sequence[Token]) -> Token | None:
    declared = {name.text for word, name in pairwise(found) if word.kind == "'PREFIX'"}
    named = (token for token in found if token.kind in {"PNAME_LN", "PNAME_NS"})
    return next((token for token in named if _prefix(token) not in declared), None)


def _prefix(token: Token) -> str:
    return token.text[: token.text.index(":") + 1]


def _of_prefix(token: Token) -> str:
    prefix = _prefix(token)
    namespace = PREFIXES.get(prefix.removesuffix(":"), "…")
    return f"the prefix “{prefix}” is not declared. Begin the query with PREFIX {prefix} <{namespace}>."


def _of_scope(expected: str) -> str:
    """The reason that pyoxigraph puts, in words, among the signs that it expected."""
    sentences = [each for each in expected.split(", ") if re.fullmatch(r"[\w?*]+( [\w?*]+)+", each.strip())]
    return f"{sentences[0].strip()}." if sentences else "it breaks a rule of the language there or just before."
