"""`search`: things by a label or part of one."""

from psykg.entities.search import Hit, nearest, search
from psykg.mcp.holdings import Holdings
from psykg.mcp.mentions import mentions
from psykg.mcp.records import Record, Sentence, Source, Thing, sentences


class Found(Thing):
    """A thing that was found."""

    kind: str
    """What it is: the label of its kind, or class, or relation."""
    matched: str
    """The label that matched."""
    sources: list[Source]
    """The first sentences that speak of it."""


class Findings(Record):
    """What was found, the nearest first."""

    hits: list[Found]
    suggestions: list[str]
    """Names that look alike, where nothing was found."""
    sentences: list[Sentence]
    """What the sentences say."""


def findings(holdings: Holdings, words: str, limit: int) -> Findings:
    """What the words lead to."""
    hits = [_found(holdings, hit) for hit in search(holdings.index, words, limit)]
    near = [] if hits else nearest(holdings.index, words)
    return Findings(
        hits=hits,
        suggestions=[thing.name for thing in near],
        sentences=sentences(holdings.atlas.outline, (each.sentence for hit in hits for each in hit.sources)),
    )


def _found(holdings: Holdings, hit: Hit) -> Found:
    thing = hit.thing
    return Found(
        name=thing.name,
        label=thing.label,
        iri=thing.iri,
        kind=hit.kind,
        matched=hit.matched,
        sources=mentions(holdings, thing.iri),
    )
