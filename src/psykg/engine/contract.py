"""What every engine does, wherever it evaluates."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from psykg.engine.departure import Departure
from psykg.engine.results import Answer, Result, Term


@dataclass(frozen=True, slots=True)
class Dataset:
    """Which graphs make up the default graph, and which GRAPH sees, as IRIs (SPARQL 1.1 Query, section 13.2)."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Query(NamedTuple):
    """A query and how it is to be answered. A tuple, as it travels between processes: that takes half as long.

    `bindings` gives variables (named without their question mark) a value before the query runs, so that no term is
    ever pasted into a query's text; a SELECT must project the variables that are bound. `dataset` takes the place of
    what the text says with FROM. Relative IRIs are resolved against `base`. `tabular` and `graphical` name the formats
    (`psykg.engine.results.FORMATS`) for solutions and booleans, and for triples; None where none would be accepted.
    An answer has at most `largest` bytes, where the engine does not allow less.

    `own`: psykg wrote the text itself, of terms that an engine gave it. It is small, calls nobody, and need not be read
    before it is evaluated, which would take as long again.
    """

    text: str
    bindings: Mapping[str, Term] = {}
    dataset: Dataset | None = None
    base: str | None = None
    tabular: str | None = "json"
    graphical: str | None = "ntriples"
    largest: int | None = None
    own: bool = False


class Engine(Protocol):
    """Evaluates SPARQL 1.1 queries over one dataset. Safe to call from several threads."""

    def answer(self, query: Query, *, seconds: float | None = None, departure: Departure | None = None) -> Answer:
        """The answer in the format that the query asks for, within `seconds` if that is less than the engine's limit.

        Where the `departure` says that nobody waits any more, the query is ended.

        Raises `QuerySyntaxError` (with line and column), `QueryRefusedError` and what is below it, `UnknownFormatError`
        where no accepted format fits the form of the query, `QueryStoppedError`, and `EngineUnavailableError` where the
        engine cannot be reached or has no room for another query.
        """
        ...

    def query(self, text: str, *, bindings: Mapping[str, Term] | None = None) -> Result:
        """`Solutions` for SELECT, `Boolean` for ASK, `Triples` for CONSTRUCT, DESCRIBE. Raises what `answer` does."""
        ...
