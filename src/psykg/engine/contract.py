"""What every engine does, wherever it evaluates."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from psykg.engine.results import Result, Term


@dataclass(frozen=True, slots=True)
class Dataset:
    """Which graphs make up the default graph, and which GRAPH sees, as IRIs (SPARQL 1.1 Query, section 13.2)."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Engine(Protocol):
    """Evaluates SPARQL 1.1 queries over one dataset. Safe to call from several threads."""

    def query(self, text: str, *, bindings: Mapping[str, Term] | None = None) -> Result:
        """`Solutions` for SELECT, `Boolean` for ASK, `Triples` for CONSTRUCT and DESCRIBE.

        `bindings` gives variables (named without their question mark) a value before the query runs, so that no term
        is ever pasted into a query's text. A SELECT must project the variables that are bound.

        Raises `QuerySyntaxError` (with line and column), `QueryRefusedError`, and `EngineUnavailableError` where the
        engine cannot be reached or has no room for another query.
        """
        ...
