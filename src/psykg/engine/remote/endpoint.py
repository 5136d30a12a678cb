"""The conversation with a server that may be slow, huge, broken or hostile: bounded in time, in size and in direction.

Nothing is followed to another address, and a proxy that the environment names is not used for this machine itself.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse, IncompleteRead
from ipaddress import ip_address
from urllib.error import HTTPError
from urllib.parse import SplitResult, urlsplit
from urllib.request import (
    BaseHandler,
    HTTPBasicAuthHandler,
    HTTPDefaultErrorHandler,
    HTTPDigestAuthHandler,
    HTTPErrorProcessor,
    HTTPPasswordMgrWithPriorAuth,
    OpenerDirector,
    ProxyHandler,
    Request,
    parse_http_list,
    parse_keqv_list,
)

from psykg.engine.remote.credentials import PASSWORD, TOKEN, USER, Credentials
from psykg.engine.remote.deadline import Deadline, Encrypted, Plain
from psykg.errors import EngineUnavailableError, QueryStoppedError, ResultTooLargeError

LARGEST = 64 * 1024 * 1024
"""Bytes of an answer, unless another bound is given."""

_EXPLANATION = 64 * 1024
"""Bytes that are read of what a server says about a failure."""

_PORTION = 64 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: the status (2xx, or 400 and above), the headers and the body."""

    status: int
    headers: Message
    body: bytes


class Endpoint:
    """A server at `url`, given `patience` seconds for each answer, of which at most `largest` bytes are taken.

    Raises `EngineUnavailableError` for an address that is none, or that holds a password.
    """

    def __init__(
        self, url: str, *, patience: float = 60, largest: int = LARGEST, credentials: Credentials | None = None
    ) -> None:
        self.url = url
        self._address = _address(url)
        self._patience = patience
        self._largest = largest
        self._credentials = credentials or Credentials()
        self._challenges: list[str] = []

    def answer(self, request: Request, deadline: Deadline | None = None) -> Answer:
        """What the server answers to the request, read to its end. The deadline is one of `patience` unless given.

        Raises `QueryStoppedError` when the time is up, however much has come by then, `ResultTooLargeError`, and
        `EngineUnavailableError` where there is no server, it sends us elsewhere, or it stops in the middle.
        """
        deadline = deadline or Deadline(self._patience)
        if self._credentials.token:
            request.add_unredirected_header("Authorization", f"Bearer {self._credentials.token}")
        with self._failures_told(deadline):
            try:
                response = self._opener(deadline).open(request, timeout=self._patience)
            except HTTPError as error:
                with error:
                    return Answer(error.code, error.headers, self._explanation(error))
            with response:
                return Answer(response.status, response.headers, self._body(response))

    def said(self, body: bytes) -> str:
        """The text of a body, without the secrets that it may quote."""
        return self._credentials.hidden(body.decode(errors="replace").strip())

    def failure(self, answer: Answer) -> str:
        """What an answer of a status other than 2xx says, in words, and what to do about it."""
        detail = _detail(self.said(answer.body))
        if answer.status == HTTPStatus.BAD_REQUEST:
            return f"{self.url} refuses the query: {detail}"
        return f"{self.url} answered with status {answer.status}: {detail or _phrase(answer.status)}{_advice(answer)}"

    def _opener(self, deadline: Deadline) -> OpenerDirector:
        """Only what is named here is spoken: no redirects, no cookies, no files, no FTP."""
        opener = OpenerDirector()
        talk = (Plain(deadline), Encrypted(deadline), HTTPDefaultErrorHandler(), HTTPErrorProcessor())
        way = () if _is_this_machine(self._address) else (ProxyHandler(),)
        for handler in (*way, *talk, *self._keys()):
            opener.add_handler(handler)
        return opener

    def _keys(self) -> tuple[BaseHandler, ...]:
        """Over an encrypted connection the password is sent at once, over another one only to a server that asks."""
        if not self._credentials.user:
            return ()
        passwords = HTTPPasswordMgrWithPriorAuth()
        user, password = self._credentials.user, self._credentials.password
        known = self._address.scheme == "https" and not self._challenges
        passwords.add_password(None, self.url, user, password, is_authenticated=known)
        return _Digest(passwords, self._challenges), HTTPBasicAuthHandler(passwords)

    def _body(self, response: HTTPResponse) -> bytes:
        """The whole body. Compressed ones are not read: nobody asked for them, and a small one can hold a huge one."""
        if (coding := response.headers.get("Content-Encoding", "identity").lower()) != "identity":
            raise EngineUnavailableError(
                f"{self.url} answered in the coding {coding[:20]!r}, which it was not asked for."
            )
        body = bytearray()
        if (response.length or 0) <= self._largest:
            while (portion := response.read1(_PORTION)) and len(body) <= self._largest:
                body += portion
        if len(body) > self._largest or (response.length or 0) > self._largest:
            raise ResultTooLargeError(
                f"The result has more than {self._largest} bytes, which is the most. Ask for less, or use LIMIT."
            )
        if response.length:
            raise IncompleteRead(bytes(body), response.length)
        return bytes(body)

    def _explanation(self, error: HTTPError) -> bytes:
        """What the server says about a failure, as far as it can be read."""
        if error.headers.get("Content-Encoding", "identity").lower() != "identity":
            return b""
        with suppress(HTTPException, OSError):
            return error.read(_EXPLANATION)
        return b""

    @contextmanager
    def _failures_told(self, deadline: Deadline) -> Iterator[None]:
        try:
            yield
        except (HTTPException, OSError, ValueError) as error:
            if deadline.passed() or isinstance(_cause(error), TimeoutError):
                raise QueryStoppedError(
                    f"{self.url} did not finish its answer in {self._patience:g} s. Ask for less, or try again later."
                ) from None
            if isinstance(error, IncompleteRead):
                raise EngineUnavailableError(f"{self.url} stopped in the middle of its answer. Try again.") from None
            reason = self._credentials.hidden(_reason(error))
            raise EngineUnavailableError(f"{self.url} does not answer: {reason}. Check the address.") from None


class _Digest(HTTPDigestAuthHandler):
    """Answers the last challenge before it is made again: a server may hang up on a large body that it must refuse."""

    def __init__(self, passwords: HTTPPasswordMgrWithPriorAuth, challenges: list[str]) -> None:
        super().__init__(passwords)
        self._challenges = challenges

    def http_request(self, request: Request) -> Request:
        if self._challenges and not request.has_header(self.auth_header):
            challenge = parse_keqv_list([each for each in parse_http_list(self._challenges[-1]) if each])
            answer = self.get_authorization(request, challenge)
            request.add_unredirected_header(self.auth_header, f"Digest {answer}")
        return request

    https_request = http_request

    def retry_http_digest_auth(self, request: Request, auth: str) -> HTTPResponse | None:
        self._challenges[:] = [auth.partition(" ")[2]]
        return super().retry_http_digest_auth(request, auth)


def _address(url: str) -> SplitResult:
    if not url.startswith(("http://", "https://")):
        raise EngineUnavailableError(
            f"{_without_user(url)} is not the address of an endpoint. It must begin with http:// or https://."
        )
    try:
        address = urlsplit(url)
    except ValueError as error:
        raise EngineUnavailableError(f"{_without_user(url)} is no address: {error}. Check the address.") from None
    if "@" in address.netloc:
        raise EngineUnavailableError(
            f"The address holds a user or a password, which others would get to see. Leave them out and set {USER} and "
            f"{PASSWORD}, or {TOKEN}."
        )
    return address


def _without_user(url: str) -> str:
    return url.rpartition("@")[2]


def _is_this_machine(address: SplitResult) -> bool:
    host = (address.hostname or "").rstrip(".")
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost" or host.endswith(".localhost")


def _cause(error: Exception) -> object:
    return getattr(error, "reason", error)


def _reason(error: Exception) -> str:
    """What went wrong on the way, freed of the wrappings that urllib puts around it."""
    cause = _cause(error)
    return str(getattr(cause, "strerror", None) or cause).lower()


def _detail(text: str) -> str:
    """The detail of a problem (RFC 9457); of any other text its beginning."""
    with suppress(ValueError, TypeError, KeyError):
        return str(json.loads(text)["detail"])
    return text[:300]


def _phrase(status: int) -> str:
    with suppress(ValueError):
        return f"{HTTPStatus(status).phrase.lower()}."
    return "it says no more."


def _advice(answer: Answer) -> str:
    """What to do about a failure, where its status says it."""
    if answer.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return f" Check {USER} and {PASSWORD}, or {TOKEN}."
    if answer.status < HTTPStatus.BAD_REQUEST:
        return f" It sends us to {answer.headers.get('Location', 'nowhere')[:300]}. Give the address meant."
    seconds = answer.headers.get("Retry-After", "")
    return f" Try again in {seconds} s." if seconds.isdecimal() else ""
