"""granian, set up to serve the application in worker processes."""

import sys
import time
from collections.abc import Callable
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from psykg.service.address import url

_THREADS = 32
"""Requests that one worker handles at a time: one is left for what asks no query. granian advises against more."""

_CONNECTIONS = 256
_GRACE = 10
"""Seconds for requests in progress to end after the service is told to stop."""

_LOG = {
    "handlers": {
        "console": {"formatter": "generic", "class": "logging.StreamHandler", "stream": "ext://sys.stderr"},
        "access": {"formatter": "access", "class": "logging.StreamHandler", "stream": "ext://sys.stderr"},
    }
}


class _Server(MPServer):
    """Says where it serves once it does."""

    def startup(self, spawn_target: Callable[..., None], target_loader: Callable[..., Any]) -> None:
        super().startup(spawn_target, target_loader)  # type: ignore[no-untyped-call]
        while not (self.interrupt_signal or self.interrupt_children):
            if _answers(self.bind_addr, self.bind_port):
                sys.stderr.write(f"psykg serves on {url(self.bind_addr, self.bind_port)}\n")
                return
            time.sleep(0.01)


def server(address: str, port: int, workers: int) -> MPServer:
    """The server, ready for `serve()`. Its workers take their settings from the environment."""
    return _Server(
        "psykg.service.app:create_app",
        factory=True,
        interface=Interfaces.WSGI,
        address=address,
        port=port,
        workers=workers,
        blocking_threads=_THREADS,
        backpressure=_CONNECTIONS,
        workers_kill_timeout=_GRACE,
        log_level=LogLevels.warning,
        log_dictconfig=_LOG,
    )


def _answers(address: str, port: int) -> bool:
    """Whether the application says that it is well. A connection alone says nothing: the socket is granian's."""
    connection = HTTPConnection(address, port, timeout=1)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
