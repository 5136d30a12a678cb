"""The terms and triples that a text writes, as the engine reads them: it resolves names in its own way."""

from collections.abc import Iterable

from pyoxigraph import NamedNode, QueryTriples, Store, Triple

from psykg.engine.language.tokens import Token

IRI = frozenset({"IRIREF", "PNAME_LN", "PNAME_NS"})
"""The kinds of token that name an IRI."""

DECLARATIONS = {"'BASE'": 2, "'PREFIX'": 3}
"""How many tokens a declaration has, by the first."""


def written(found: Iterable[Token]) -> str:
    """The tokens as a text that reads as they do, whatever stood between them."""
    return " ".join(token.text for token in found)


def triples(template: str, prologue: str, base: str | None) -> list[Triple]:
    """The triples of a template without variables. Raises `SyntaxError`.

    It is read as the template of a query: however it is written, nothing can be loaded from elsewhere.
    """
    answer = Store().query(f"{prologue} CONSTRUCT {{ {template} }} {{}}", base_iri=base)
    return list(answer) if isinstance(answer, QueryTriples) else []


def iri(name: Token, prologue: str, base: str | None = None) -> NamedNode:
    """What the name stands for after the declarations of the prologue. Raises `SyntaxError` where that is no IRI."""
    return triples(f"<urn:x> {name.text} <urn:x>", prologue, base)[0].predicate
