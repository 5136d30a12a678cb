"""The least that the server can do: a WSGI application that says hello, on granian as it is. What it is measured by.

python -m benchmarks.hello PORT
"""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment


def application(_environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
    """Says hello."""
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return [b"hello"]


if __name__ == "__main__":
    Server(
        "benchmarks.hello:application",
        address="127.0.0.1",
        port=int(sys.argv[1]),
        interface=Interfaces.WSGI,
        log_level=LogLevels.warning,
    ).serve()
