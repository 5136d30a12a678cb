"""Where a query or an update leaves the SPARQL 1.1 grammar.

The grammar is read from `sparql.ebnf`; it is LL(1): one token tells.
"""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from psykg.engine.language.tokens import Token

_SYMBOL = re.compile(r"'[^']*'|\w+|[()|?*+]")
_NOTHING = ""
"""Stands in a set of kinds for the empty sequence of tokens."""

_STEPS = 20_000
"""Steps remembered: more than the grammar has forms and kinds of token that meet; texts may hold any other word."""

_SHAPES, _USUAL = 512, 200
"""Sequences of kinds remembered, and the most tokens that one of these may have."""

Start = Literal["Query", "Update"]
"""The rule that a whole text follows."""


@dataclass(frozen=True, eq=False)
class _Sequence:
    parts: tuple["_Form", ...]


@dataclass(frozen=True, eq=False)
class _Choice:
    options: tuple["_Form", ...]


@dataclass(frozen=True, eq=False)
class _Optional:
    part: "_Form"
    repeated: bool


_Form = str | _Sequence | _Choice | _Optional
"""The right side of a rule, or a part of it. A string names another rule or a kind of token."""


class Fault(NamedTuple):
    """The first token that the grammar has no place for, and the kinds of token that it has a place for there."""

    token: Token
    expected: frozenset[str]


def fault(text: Iterable[Token], start: Start = "Query") -> Fault | None:
    """The fault in the tokens of a text; None where they follow the grammar. Takes time linear in their number."""
    found = tuple(text)
    kinds = tuple(token.kind for token in found)
    # Programs send the same query with other names in it: what it looks like is soon known.
    astray = (_astray if len(kinds) <= _USUAL else _astray.__wrapped__)(kinds, start)
    return astray and Fault(found[astray[0]], astray[1])


@lru_cache(_SHAPES)
def _astray(kinds: tuple[str, ...], start: Start) -> tuple[int, frozenset[str]] | None:
    """Where the first token is that the grammar has no place for, and what it has a place for there."""
    awaited: list[_Form] = [start]
    for place, kind in enumerate(kinds):
        tried, taken = list[_Form](), False
        while not taken:
            tried.append(awaited.pop())
            found = _taking(tried[-1], kind)
            if found is None:
                return place, frozenset().union(*map(_first, tried)) - {_NOTHING}
            taken, after = found
            awaited += after
    return None


@lru_cache(_STEPS)
def _taking(form: _Form, kind: str) -> tuple[bool, list[_Form]] | None:
    """Whether the form takes a token of that kind or is passed over, and what it awaits then, last first.

    None where it has no place for one.
    """
    awaited = [form]
    while awaited:
        top = awaited.pop()
        if top == kind:
            return True, awaited
        steps = _steps(top, kind)
        if steps is None:
            return None
        awaited.extend(reversed(steps))
    return False, []


def _steps(form: _Form, kind: str) -> tuple[_Form, ...] | None:
    """What the form asks for when a token of that kind is next; None where it has no place for one."""
    match form:
        case _Sequence():
            return form.parts
        case _Choice():
            return next(
                ((each,) for wanted in (kind, _NOTHING) for each in form.options if wanted in _first(each)), None
            )
        case _Optional():
            again = (form,) if form.repeated else ()
            return (form.part, *again) if kind in _first(form.part) else ()
        case _:
            return (_rules()[form],) if form in _rules() else None


@cache
def _first(form: _Form) -> frozenset[str]:
    """The kinds of token that the form can begin with, and `_NOTHING` where it can be empty."""
    match form:
        case _Sequence():
            return _first_of_sequence(form.parts)
        case _Choice():
            return frozenset().union(*map(_first, form.options))
        case _Optional():
            return _first(form.part) | {_NOTHING}
        case _:
            return _first(_rules()[form]) if form in _rules() else frozenset({form})


def _first_of_sequence(parts: tuple[_Form, ...]) -> frozenset[str]:
    kinds = frozenset({_NOTHING})
    for part in parts:
        kinds = (kinds - {_NOTHING}) | _first(part)
        if _NOTHING not in kinds:
            break
    return kinds


@cache
def _rules() -> dict[str, _Form]:
    lines = Path(__file__).with_name("sparql.ebnf").read_text(encoding="utf-8").splitlines()
    named = (line.split("::=") for line in lines if "::=" in line)
    return {name.strip(): _choice(deque(_SYMBOL.findall(form))) for name, form in named}


def _choice(symbols: deque[str]) -> _Form:
    options = [_sequence(symbols)]
    while symbols and symbols[0] == "|":
        symbols.popleft()
        options.append(_sequence(symbols))
    return _Choice(tuple(options)) if len(options) > 1 else options[0]


def _sequence(symbols: deque[str]) -> _Form:
    parts: list[_Form] = []
    while symbols and symbols[0] not in {"|", ")"}:
        parts.extend(_repeated(symbols))
    return _Sequence(tuple(parts)) if len(parts) > 1 else parts[0]


def _repeated(symbols: deque[str]) -> tuple[_Form, ...]:
    part = _single(symbols)
    match symbols[0] if symbols else None:
        case "?":
            symbols.popleft()
            return (_Optional(part, repeated=False),)
        case "*":
            symbols.popleft()
            return (_Optional(part, repeated=True),)
        case "+":
            symbols.popleft()
            return (part, _Optional(part, repeated=True))
        case _:
            return (part,)


def _single(symbols: deque[str]) -> _Form:
    symbol = symbols.popleft()
    if symbol != "(":
        return symbol
    inner = _choice(symbols)
    symbols.popleft()
    return inner
