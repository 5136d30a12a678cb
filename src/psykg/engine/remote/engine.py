"""The engine elsewhere: any SPARQL 1.1 endpoint, spoken to with SPARQLWrapper.

Not imported by `psykg.engine` itself: SPARQLWrapper takes its time to load, and the embedded engine needs none of it.
"""

from collections.abc import Mapping
from functools import partial
from http import HTTPStatus

from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

from psykg.engine.binding import bound
from psykg.engine.contract import Dataset, Query
from psykg.engine.departure import Departure
from psykg.engine.evaluation import format_for, too_large
from psykg.engine.language.admission import admitted
from psykg.engine.language.diagnosis import diagnosis
from psykg.engine.language.masking import check_calls, names_service
from psykg.engine.language.tokens import Token, tokens
from psykg.engine.remote.answers import graph, table
from psykg.engine.remote.credentials import Credentials
from psykg.engine.remote.deadline import Deadline
from psykg.engine.remote.endpoint import LARGEST, Answer, Endpoint
from psykg.engine.remote.extensions import check_functions
from psykg.engine.remote.virtuoso import check_whole, is_virtuoso, rows_behind
from psykg.engine.results import Answer as Written
from psykg.engine.results import Boolean, Result, Term
from psykg.engine.stack import with_deep_stack
from psykg.errors import (
    EngineUnavailableError,
    PsykgError,
    QueryRefusedError,
    QueryStoppedError,
    QuerySyntaxError,
)

_GRAPHS = "application/n-triples, text/turtle;q=0.9"
_GRACE = 1
"""Seconds that Virtuoso is given beyond our own patience: it should stop, and not give the part that it has."""

_KINDS: dict[int, type[PsykgError]] = {
    HTTPStatus.BAD_REQUEST: QuerySyntaxError,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: QueryRefusedError,
    HTTPStatus.UNPROCESSABLE_ENTITY: QueryRefusedError,
    HTTPStatus.REQUEST_TIMEOUT: QueryStoppedError,
    HTTPStatus.GATEWAY_TIMEOUT: QueryStoppedError,
}
"""What a status says of the query. All others say something of the endpoint."""


class RemoteEngine:
    """Sends queries to the endpoint at `url`, and gives it `patience` seconds and `largest` bytes for each answer.

    The same queries are taken on as by the embedded engine, and nothing else is sent. What FROM names is the endpoint's
    own affair. Can be pickled. Raises as `Endpoint`.
    """

    def __init__(
        self,
        url: str,
        patience: float = 60,
        largest: int = LARGEST,
        credentials: Credentials | None = None,
        services: frozenset[str] = frozenset(),
    ) -> None:
        self._endpoint = Endpoint(url, patience=patience, largest=largest, credentials=credentials)
        self._patience = patience
        self._largest = largest
        self._services = services
        self._is_virtuoso = False

    def answer(
        self,
        query: Query,
        *,
        seconds: float | None = None,  # noqa: ARG002 (the patience is for every query; who waits less ends the worker)
        departure: Departure | None = None,  # noqa: ARG002
    ) -> Written:
        """As `Engine.answer` says. Raises what `query` does."""
        text = admitted(query.text, self._services)
        target = format_for(query, text)
        largest = min(self._largest, query.largest or self._largest)
        based = _with_base(text, query.base) if query.base else text
        body = self._evaluated(based, query.bindings, query.dataset, query.base).serialize(target)
        if len(body) > largest:
            raise too_large(largest)
        return Written(body, target.name)

    def query(self, text: str, *, bindings: Mapping[str, Term] | None = None, dataset: Dataset | None = None) -> Result:
        """As `Engine.query` says.

        Raises as well `QueryStoppedError` at the end of the patience, or where the endpoint stops the query, and
        `ResultTooLargeError` for more than `largest` bytes, or where the endpoint gives a part only.
        """
        return self._evaluated(admitted(text, self._services), bindings or {}, dataset, None)

    def _evaluated(self, query: str, bindings: Mapping[str, Term], dataset: Dataset | None, base: str | None) -> Result:
        found = tuple(tokens(query))
        check_functions(found)
        if names_service(query):
            with_deep_stack(partial(_check_calls, query, base))
        deadline = Deadline(self._patience)
        sent, graphs = bound(query, found, bindings), dataset or Dataset()
        answer = self._answer(sent, _form(found), graphs, deadline)
        if is_virtuoso(answer.headers) and (rows := rows_behind(sent, tuple(tokens(sent)))):
            self._answer(rows, "SELECT", graphs, deadline)
        return self._result(_form(found), answer)

    def _answer(self, query: str, form: str, dataset: Dataset, deadline: Deadline) -> Answer:
        """What the endpoint answers; raises where that is a failure or a part of the whole."""
        answer = self._endpoint.answer(self._request(query, form, dataset)._createRequest(), deadline)
        self._is_virtuoso = is_virtuoso(answer.headers)
        if answer.status >= HTTPStatus.MULTIPLE_CHOICES:
            raise _KINDS.get(answer.status, EngineUnavailableError)(self._endpoint.failure(answer))
        check_whole(self._endpoint.url, answer.headers)
        return answer

    def _request(self, query: str, form: str, dataset: Dataset) -> SPARQLWrapper:
        """SPARQLWrapper makes the request. It would send it without a deadline, and to wherever it is redirected."""
        tabular = form in _TABULAR
        request = SPARQLWrapper(self._endpoint.url, returnFormat=JSON if tabular else TURTLE, agent="psykg")
        request.setMethod(POST)
        request.setOnlyConneg(True)
        request.setQuery(query)
        # SPARQLWrapper looks for the form with a pattern, and a comment that holds INSERT can make it send an update.
        request.queryType = form
        for iri in dataset.default:
            request.addDefaultGraph(iri)
        for iri in dataset.named:
            request.addNamedGraph(iri)
        if not tabular:
            request.addCustomHttpHeader("Accept", _GRAPHS)
        if self._is_virtuoso:
            request.addParameter("timeout", str(round(1000 * (self._patience + _GRACE))))
        return request

    def _result(self, form: str, answer: Answer) -> Result:
        read = table if form in _TABULAR else partial(graph, largest=self._largest)
        try:
            result = read(answer.headers.get_content_type(), answer.body)
        except (SyntaxError, ValueError, RecursionError) as error:
            reason = self._endpoint.said(str(error).encode())
            raise EngineUnavailableError(
                f"{self._endpoint.url} answered with something else than a result: {reason}."
            ) from None
        if isinstance(result, Boolean) != (form == "ASK"):
            raise EngineUnavailableError(f"{self._endpoint.url} answered {form} with a result of another kind.")
        return result


_TABULAR = {"SELECT", "ASK"}


def _form(found: tuple[Token, ...]) -> str:
    """The first keyword after the prologue."""
    keywords = (token.kind.strip("'") for token in found if token.kind.startswith("'"))
    return next(word for word in keywords if word not in {"PREFIX", "BASE"})


def _with_base(query: str, base: str) -> str:
    """The query with the base IRI declared, where it has IRIs that need one: the endpoint would take its own."""
    relative = any(token.kind == "IRIREF" and ":" not in token.text for token in tokens(query))
    return f"BASE <{base}> {query}" if relative else query


def _check_calls(query: str, base: str | None) -> None:
    """Raises `QuerySyntaxError` where the query can be read only as a call to another endpoint."""
    try:
        check_calls(query, base)
    except SyntaxError as error:
        raise diagnosis(query, error.msg) from None
