"""Which other endpoints a text calls with SERVICE, as the tokens of the grammar tell."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from psykg.engine.language.terms import DECLARATIONS, IRI, iri, written
from psykg.engine.language.tokens import Token, tokens
from psykg.errors import QueryRefusedError


class Call(NamedTuple):
    """A keyword SERVICE, what names the endpoint, and whether its failure is to be passed over in silence."""

    keyword: Token
    endpoint: Token
    silent: bool

    @property
    def end(self) -> int:
        """Where the name of the endpoint ends."""
        return self.endpoint.start + len(self.endpoint.text)


def with_endpoints_in_full(text: str, found: Sequence[Token], services: frozenset[str]) -> str:
    """The text with `SERVICE <IRI>` for each call, so that there is one way to read it and no declaration to follow.

    Raises `QueryRefusedError` for a call to an endpoint that is not among `services`, or that the text does not name.
    """
    if not any(token.kind == "'SERVICE'" for token in found):
        return text
    parts, done = list[str](), 0
    for call, prologue in _calls(found):
        called = f"SERVICE {'SILENT ' if call.silent else ''}<{_allowed(call, prologue, services)}>"
        parts += text[done : call.keyword.start], called
        done = call.end
    return "".join(parts) + text[done:]


def with_graphs_for_calls(text: str) -> str:
    """The text with `GRAPH` for each `SERVICE`: as well formed as it was, and it calls nobody."""
    parts, done = list[str](), 0
    for call, _ in _calls(list(tokens(text))):
        parts += text[done : call.keyword.start], f"GRAPH {call.endpoint.text}"
        done = call.end
    return "".join(parts) + text[done:]


def _calls(found: Sequence[Token]) -> Iterator[tuple[Call, str]]:
    """Each call with the declarations that stand before it."""
    prologue = list[Token]()
    for place, token in enumerate(found):
        prologue += found[place : place + DECLARATIONS.get(token.kind, 0)]
        if token.kind == "'SERVICE'":
            silent = found[place + 1].kind == "'SILENT'"
            yield Call(token, found[place + 1 + silent], silent), written(prologue)


def _allowed(call: Call, prologue: str, services: frozenset[str]) -> str:
    if not services:
        raise QueryRefusedError(
            "The query calls another endpoint with SERVICE, and this one sends no requests elsewhere. "
            "Query both and join the results yourself."
        )
    endpoint = _named(call.endpoint, prologue)
    if endpoint not in services:
        raise QueryRefusedError(
            f"The query calls {endpoint or call.endpoint.text} with SERVICE, and this endpoint sends requests only to "
            f"{', '.join(sorted(services))}. Write one of these in full, or query both and join the results yourself."
        )
    return endpoint


def _named(name: Token, prologue: str) -> str | None:
    try:
        return iri(name, prologue).value if name.kind in IRI else None
    except SyntaxError:
        return None
