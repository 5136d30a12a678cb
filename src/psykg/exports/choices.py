"""What of the graph is exported: with what follows or without, with provenance or without, in which language."""

import re
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from psykg.errors import ParameterError
from psykg.vocabulary import INFERRED_GRAPH

_INFERRED = NamedNode(INFERRED_GRAPH)
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Choices:
    """`inferred`: the closure, and not only what is asserted. `provenance`: where each statement is said.

    `language`: texts in this language only, by its tag (`en`, which takes `en-GB` with it), beside those without a
    language; None for all. Inferred graphs are psykg's own and those below it, which hold what follows from added data.
    """

    inferred: bool = True
    provenance: bool = True
    language: str | None = None

    def __post_init__(self) -> None:
        """Raise `ParameterError` for what is no tag of a language (BCP 47)."""
        if self.language is not None and not _TAG.fullmatch(self.language):
            raise ParameterError(f"“{self.language[:40]}” is no language tag. Give one such as en or pt-BR.")

    def keeps(self, quad: Quad) -> bool:
        """Whether the quad is one that was chosen, apart from its provenance."""
        return (self.inferred or not is_inferred(quad)) and self._speaks(quad)

    def _speaks(self, quad: Quad) -> bool:
        text = quad.object
        if self.language is None or not isinstance(text, Literal) or not text.language:
            return True
        return f"{text.language}-".lower().startswith(f"{self.language}-".lower())


def is_inferred(quad: Quad) -> bool:
    """Whether a quad is not stated, but follows."""
    graph = quad.graph_name
    return graph == _INFERRED or (isinstance(graph, NamedNode) and graph.value.startswith(f"{INFERRED_GRAPH}/"))
