"""Where the article speaks of a thing at all: what a result rests on that is no statement."""

from pathlib import Path

from psykg.entities.asking import rows
from psykg.entities.statements import natural_order
from psykg.entities.terms import Claim
from psykg.mcp.holdings import Holdings
from psykg.mcp.records import Source

_MENTIONS = Path(__file__).with_suffix(".rq")
_MOST = 3


def mentions(holdings: Holdings, iri: str) -> list[Source]:
    """The first sentences of the text whose claims speak of the thing."""
    index = holdings.index
    claims = [
        Claim(
            index.thing(row["claim"].value),
            index.thing(row["sentence"].value),
            index.thing(row["modality"].value) if "modality" in row else None,
        )
        for row in rows(holdings.engine, _MENTIONS, thing=iri)
    ]
    return sorted(Source.all_of(claims), key=lambda source: natural_order(source.sentence))[:_MOST]
