"""The log: plain lines for people, or with JSON on each line for programs. Queries are not in it unless asked for."""

import json
import logging
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from psykg.service.wsgi import host_and_port

if TYPE_CHECKING:
    from granian.rsgi import Scope

ERRORS = logging.getLogger("psykg")
NOTICES = logging.getLogger("psykg.notices")


class Exchange(NamedTuple):
    """A request and what became of it: `size` in bytes of the body sent, `seconds` until it was.

    What there is to tell of the request itself is read from granian's `scope` when somebody asks, which takes time.
    `route` is the rule of the application that the path fits, and None where the request was not let in or none fits.
    """

    scope: "Scope"
    route: str | None
    status: int
    size: int
    seconds: float


class Access(Enum):
    """What the log says of requests. It is in JSON where it says anything."""

    NOTHING = "nothing"
    REQUESTS = "requests"
    QUERIES = "queries"


class JsonFormatter(logging.Formatter):
    """One JSON object for each record: its time (ISO 8601, UTC), level, and fields or message, and any traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The record on one line."""
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, Any] = {"time": time, "level": record.levelname.lower()}
        told |= getattr(record, "fields", None) or {"message": record.getMessage()}
        if record.exc_info:
            told["traceback"] = "".join(traceback.format_exception(*record.exc_info))
        return json.dumps(told)


def configuration(access: Access) -> dict[str, Any]:
    """What `logging.config.dictConfig` takes, in the names that granian has for its parts. All goes to stderr."""
    handler = {"class": "logging.StreamHandler", "stream": "ext://sys.stderr"}
    generic, plain = ("generic", "access") if access is Access.NOTHING else ("json", "json")
    return {
        "formatters": {
            "generic": {"format": "[%(levelname)s] %(message)s"},
            "access": {"format": "%(message)s"},
            "json": {"()": JsonFormatter},
        },
        "handlers": {"console": handler | {"formatter": generic}, "access": handler | {"formatter": plain}},
        "loggers": {
            "_granian": {"handlers": ["console"], "propagate": False},
            NOTICES.name: {"handlers": ["access"], "level": "INFO", "propagate": False},
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
    }


def listeners(access: Access) -> tuple[Callable[[Exchange], None], ...]:
    """What writes a line for each request, where that is asked for."""
    return {Access.NOTHING: (), Access.REQUESTS: (_write,), Access.QUERIES: (_write_with_query,)}[access]


def _write(exchange: Exchange) -> None:
    """Without the query string: a query may tell of a patient."""
    NOTICES.info("request", extra={"fields": _fields(exchange)})


def _write_with_query(exchange: Exchange) -> None:
    NOTICES.info("request", extra={"fields": _fields(exchange) | {"query": exchange.scope.query_string}})


def _fields(exchange: Exchange) -> dict[str, Any]:
    return {
        "method": exchange.scope.method,
        "path": exchange.scope.path,
        "status": exchange.status,
        "bytes": exchange.size,
        "milliseconds": round(exchange.seconds * 1000, 2),
        "client": host_and_port(exchange.scope.client)[0],
    }
