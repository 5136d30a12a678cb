"""Derivations and places as lines of text."""

from collections.abc import Iterable, Iterator

from psykg.entities.reasons import Reason
from psykg.entities.terms import Claim

INDENT = "  "


def outline(reason: Reason) -> Iterator[str]:
    """Each conclusion with its rule above its premises, each premise that people wrote with where it stands."""
    source = f"[{reason.rule}]" if reason.rule else f"({places(reason.claims) or reason.origin})"
    yield f"{reason.words} {source}"
    for premise in reason.premises:
        yield from (INDENT + line for line in outline(premise))


def places(claims: Iterable[Claim]) -> str:
    """Where claims stand and how firmly they are made: “p7s7, always; p9s5, may”."""
    where = ([claim.sentence or claim.thing, claim.modality] for claim in claims)
    return "; ".join(", ".join(thing.label for thing in things if thing) for things in where)
