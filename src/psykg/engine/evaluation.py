"""A query evaluated over a store in this thread, and its answer written while it is found."""

from io import BytesIO
from typing import TYPE_CHECKING, cast

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    Variable,
)

from psykg.engine.contract import Query
from psykg.engine.language.masking import check_calls, names_service
from psykg.engine.language.tokens import form, tokens
from psykg.engine.merging import dataset_of, merged
from psykg.engine.projection import with_columns_in_order
from psykg.engine.results import FORMATS, GRAPHICAL, TABULAR, Answer, ResultFormat, Triples
from psykg.engine.well_formed import check_well_formed
from psykg.errors import EngineUnavailableError, QueryRefusedError, ResultTooLargeError, UnknownFormatError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_Found = QueryBoolean | QuerySolutions | QueryTriples

_TRIPLES = {"'CONSTRUCT'", "'DESCRIBE'"}


def evaluated(store: Store, query: Query, text: str, largest: int) -> Answer:
    """The answer to a query whose admitted text is `text`; the store's default graph is used where it names none.

    Raises `SyntaxError` where pyoxigraph has something against the text, and otherwise what `Engine.answer` says.
    """
    target = format_for(query, text)
    if names_service(text):
        check_calls(text, query.base)
    ordered = with_columns_in_order(text, query.base)
    try:
        return Answer(_written(_found(store, query, ordered), target, largest), target.name)
    except RuntimeError as error:
        raise QueryRefusedError(f"The query cannot be evaluated: {error}.") from None
    except OSError as error:
        raise EngineUnavailableError(f"The store, or an endpoint that is called, does not answer: {error}.") from None


def format_for(query: Query, text: str) -> ResultFormat:
    """The format to answer in, by the form of the query. Raises `UnknownFormatError` where none is accepted."""
    start = form(tokens(text))
    graphical = start is not None and start.kind in _TRIPLES
    name = query.graphical if graphical else query.tabular
    if name is None:
        possible = ", ".join(each.media_type for each in (GRAPHICAL if graphical else TABULAR))
        raise UnknownFormatError(f"This result comes as {possible}. Name one of them in the Accept header.")
    return FORMATS[name]


def _found(store: Store, query: Query, text: str) -> _Found:
    bindings: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
        Variable(name): term for name, term in query.bindings.items()
    }
    dataset = query.dataset or dataset_of(text, query.base)
    if dataset is None:
        return store.query(text, base_iri=query.base, substitutions=bindings)
    merge = len(dataset.default) > 1
    default: list[NamedNode | BlankNode | DefaultGraph] = [NamedNode(iri) for iri in dataset.default]
    return (merged(store, dataset) if merge else store).query(
        text,
        base_iri=query.base,
        substitutions=bindings,
        default_graph=[DefaultGraph()] if merge else default,
        named_graphs=[NamedNode(iri) for iri in dataset.named],
    )


def _written(found: _Found, target: ResultFormat, largest: int) -> bytes:
    output = _Bounded(largest)
    if isinstance(found, QueryTriples):
        found.serialize(output, format=RdfFormat.N_TRIPLES)
        return Triples.of_lines(output.getvalue()).serialize(target)
    found.serialize(output, format=cast("QueryResultsFormat", target.writer))
    check_well_formed(output.getvalue(), target.media_type)
    return output.getvalue()


def too_large(largest: int) -> ResultTooLargeError:
    """The error for a result of more than `largest` bytes."""
    return ResultTooLargeError(
        f"The result is larger than {largest:,} bytes, the most that is given, and nothing is cut off. "
        "Ask for less: with LIMIT, or for fewer columns."
    )


class _Bounded(BytesIO):
    """Takes so many bytes and no more. pyoxigraph evaluates while it writes: what is too large ends early."""

    def __init__(self, largest: int) -> None:
        super().__init__()
        self._room = largest
        self._largest = largest

    def write(self, data: "ReadableBuffer") -> int:
        self._room -= memoryview(data).nbytes
        if self._room < 0:
            raise too_large(self._largest)
        return super().write(data)
