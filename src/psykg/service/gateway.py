"""The way in: requests from granian (RSGI) are bounded, then answered by the WSGI application in a pool of threads.

RSGI rather than granian's own WSGI for what that does not give: bounds on a body's size and time before it is in
memory, a bound on the line of requests, and word of clients that hang up, whereupon what they asked for ends.
"""

import asyncio
import json
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from werkzeug.exceptions import HTTPException, InternalServerError, ServiceUnavailable

from psykg.engine.departure import Departure
from psykg.service.body import Body
from psykg.service.current import DEPARTURE
from psykg.service.headers import HEADERS
from psykg.service.known import Key, Known, unversioned
from psykg.service.logs import ERRORS, Exchange
from psykg.service.problems import MEDIA_TYPE, RETRY_AFTER, UNFORESEEN, problem
from psykg.service.wsgi import Answer, answer, environment

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication, WSGIEnvironment

    from granian._granian import RSGIHTTPProtocol as HTTPProtocol
    from granian.rsgi import Scope

_HUNG_UP = Answer(499, [], b"")
"""What a client that has left gets. The number is nginx's; it is in the log, and never on the wire."""

_PROMPT = 0.05
"""Seconds that an answer may take before anyone looks whether the client is still there: most take less."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one process takes on.

    `body`: bytes of a request's body, which come within `body_seconds`; `trusted_body` and `trusted_seconds`: of one
    whose sender may write.
    `threads`: requests in progress; `line`: requests that wait for a thread.
    """

    body: int = 1_000_000
    trusted_body: int = 100_000_000
    body_seconds: float = 10
    trusted_seconds: float = 120
    threads: int = 32
    line: int = 64


@dataclass(frozen=True, slots=True)
class Door:
    """Who may what: `trusts`, whether an `Authorization` header lets its sender write; by default it lets nobody.

    `admits`: whether what is known is sent to whoever asks; for all others the application has an answer.
    """

    trusts: Callable[[str], bool] = lambda _authorization: False
    admits: "Callable[[Scope], bool]" = lambda _scope: True


class Gateway:
    """An RSGI application around a WSGI one.

    `listeners` hear of each request once it is answered, in the thread that has answered it.
    """

    def __init__(
        self,
        app: "WSGIApplication",
        limits: Limits,
        door: Door,
        listeners: tuple[Callable[[Exchange], None], ...] = (),
        known: Known | None = None,
    ) -> None:
        self._app = app
        self._limits = limits
        self._door = door
        self._known = known or Known(unversioned)
        self._listeners = listeners
        self._threads = ThreadPoolExecutor(limits.threads, "psykg-request")
        self._taken = 0

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Leave it to the parent to stop this process: Ctrl-C reaches both. granian has set its handlers before."""
        loop.remove_signal_handler(signal.SIGINT)
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    async def __rsgi__(self, scope: "Scope", protocol: "HTTPProtocol") -> None:
        """Answer one request (granian's specification of RSGI). It may have become known while it waited here."""
        if not self.send_known(scope, protocol):
            await self._work_out(scope, protocol, time.perf_counter())

    def send_known(self, scope: "Scope", protocol: "HTTPProtocol") -> bool:
        """Answer a request if its answer is known, which takes the shortest way there is. Whether it was.

        Safe to call from any thread. What goes wrong here goes wrong again, and is told, where answers are worked out.
        """
        started = time.perf_counter()
        try:
            found = self._sendable(self._known.key(scope), scope)
        except Exception:
            return False
        if found is None:
            return False
        protocol.response_bytes(found.status, found.headers, found.body)
        self._tell(scope, found, time.perf_counter() - started)
        return True

    def _sendable(self, key: Key | None, scope: "Scope") -> Answer | None:
        found = self._known.find(key)
        return found if found and self._door.admits(scope) else None

    async def _work_out(self, scope: "Scope", protocol: "HTTPProtocol", started: float) -> None:
        body = Body(scope, protocol)
        try:
            found, refused = await self._answered(scope, protocol, body), False
        except HTTPException as error:
            found, refused = _refusal(error), True
        except Exception:
            ERRORS.exception("A request failed")
            found, refused = _refusal(InternalServerError(UNFORESEEN)), True
        protocol.response_bytes(found.status, found.headers, found.body)
        self._tell(scope, found, time.perf_counter() - started)
        if refused:
            await body.linger()

    async def _answered(self, scope: "Scope", protocol: "HTTPProtocol", body: Body) -> Answer:
        trusted = self._door.trusts(scope.headers.get("authorization", ""))
        limits = self._limits
        size, seconds = (limits.body, limits.body_seconds)
        if trusted:
            size, seconds = (limits.trusted_body, limits.trusted_seconds)
        content = await body.read(size, seconds)
        key = self._known.key(scope, content)
        if content and (found := self._sendable(key, scope)):
            return found
        found = await self._taken_on(scope, content, protocol)
        self._known.keep(key, found)
        return found

    async def _taken_on(self, scope: "Scope", content: bytes, protocol: "HTTPProtocol") -> Answer:
        """What the application answers, if there is room in the line."""
        if self._taken >= self._limits.threads + self._limits.line:
            raise ServiceUnavailable("Too many requests are in progress. Try again in a few seconds.")
        self._taken += 1
        try:
            return await self._worked(environment(scope, content), protocol)
        finally:
            self._taken -= 1

    async def _worked(self, environ: "WSGIEnvironment", protocol: "HTTPProtocol") -> Answer:
        """What the application answers. A thread cannot be stopped: what it waits for ends when the client leaves."""
        loop = asyncio.get_running_loop()
        environ[DEPARTURE] = departure = Departure()
        awaited: asyncio.Future[Answer] = loop.create_future()
        # Both by hand: `run_in_executor` and `asyncio.wait` would take as long again as all else that is done here.
        self._threads.submit(_work, self._app, environ, awaited)
        look = loop.call_later(_PROMPT, _watch, protocol, awaited, departure)
        try:
            found = await awaited
        finally:
            look.cancel()
        return replace(_HUNG_UP, route=found.route) if departure.gone else found

    def _tell(self, scope: "Scope", found: Answer, seconds: float) -> None:
        if self._listeners:
            exchange = Exchange(scope, found.route, found.status, len(found.body), seconds)
            for listener in self._listeners:
                listener(exchange)


def _work(app: "WSGIApplication", environ: "WSGIEnvironment", awaited: "asyncio.Future[Answer]") -> None:
    """In a thread: answer, unless the client has left while its request stood in line; give that to the event loop."""
    settle: Callable[[], None]
    try:
        found = _HUNG_UP if environ[DEPARTURE].gone else answer(app, environ)
        settle = partial(awaited.set_result, found)
    except BaseException as error:
        settle = partial(awaited.set_exception, error)
    awaited.get_loop().call_soon_threadsafe(settle)


def _watch(protocol: "HTTPProtocol", awaited: "asyncio.Future[Answer]", departure: Departure) -> None:
    """Say when the client leaves before its answer is there.

    granian wakes only one of those that wait for this on a connection, so none must be left over from a request before.
    """
    leaving = asyncio.ensure_future(protocol.client_disconnect())
    leaving.add_done_callback(lambda left: None if left.cancelled() else departure.depart())
    awaited.add_done_callback(lambda _: leaving.cancel())


def _refusal(error: HTTPException) -> Answer:
    """In the shape that errors of the application have. The connection ends, as the request may be half read."""
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    headers = {**HEADERS, "Content-Type": MEDIA_TYPE, "Cache-Control": "no-store", "Connection": "close"}
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = str(RETRY_AFTER)
    return Answer(status, list(headers.items()), json.dumps(problem(status, str(error.description))).encode())
