"""What an update may not say although the grammar has a place for it (SPARQL 1.1 Query, sections 19.6 and 19.8)."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from psykg.engine.language.operations import Operation
from psykg.engine.language.tokens import Token

_BLANK = {"BLANK_NODE_LABEL", "ANON", "'['", "'('"}
_LITERAL = {"STRING", "INTEGER", "FRACTION", "SIGNED", "'TRUE'", "'FALSE'"}
_DATA = ("INSERT DATA", "DELETE DATA")
_DELETED = ("DELETE", "DELETE DATA", "DELETE WHERE")


class Breach(NamedTuple):
    """A token that breaks a rule, and the rule in words."""

    token: Token
    reason: str


def breaches(update: Iterable[Operation]) -> Iterator[Breach]:
    """What breaks the rules in the operations of an update."""
    labels: dict[str, set[str]] = {"INSERT DATA": set(), "WHERE": set()}
    for operation in update:
        for name, block in operation.blocks.items():
            yield from _in_block(name, block)
            if name in labels:
                yield from _shared(block, labels[name], name)


def _in_block(name: str, block: tuple[Token, ...]) -> Iterator[Breach]:
    """Notes 6 to 8 of the grammar; and that data, of which nothing may be left out, is made of triples."""
    for before, token in pairwise(block):
        if name in _DELETED and token.kind in _BLANK:
            yield Breach(token, "what is deleted cannot be named by a blank node. Put a variable there and use WHERE.")
        if name in _DATA and token.kind == "VAR":
            yield Breach(token, f"{name} takes no variables. Use INSERT or DELETE with WHERE.")
        if name in _DATA and token.kind in _LITERAL and before.kind in {"'{'", "'.'", "'}'"}:
            yield Breach(token, "a literal cannot be the subject of a triple. Begin with an IRI.")


def _shared(block: tuple[Token, ...], earlier: set[str], name: str) -> Iterator[Breach]:
    """Labels of blank nodes that stand in another block of that name, too: they would not be the same there."""
    labels = {token.text: token for token in block if token.kind == "BLANK_NODE_LABEL"}
    for label in labels.keys() & earlier:
        yield Breach(labels[label], f"the blank node {label} stands in another {name}, too. Rename one of them.")
    earlier.update(labels)
