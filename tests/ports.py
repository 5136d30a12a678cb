"""Ports for the services that tests start, which no other program takes meanwhile."""

import itertools
import socket

HOST = "127.0.0.1"
BLOCK = 500
FIRST, LAST = 10_000, 32_000
"""They end below those that the system itself gives to whoever calls, or asks for any port."""


class Ports:
    """A block of ports, this process's own for as long as it listens on the first of them."""

    def __init__(self) -> None:
        self._claim = _claimed()
        first = int(self._claim.getsockname()[1])
        self._others = itertools.cycle(range(first + 1, first + BLOCK))

    def next(self) -> int:
        """One that nobody uses. It is not given again before all the others have been."""
        return next(port for port in self._others if _is_free(port))

    def close(self) -> None:
        """Leave the block to others."""
        self._claim.close()


def _claimed() -> socket.socket:
    """A socket on the first port of a block that no other run has claimed."""
    for first in range(FIRST, LAST, BLOCK):
        try:
            return socket.create_server((HOST, first))
        except OSError:
            continue
    raise RuntimeError(f"every {BLOCK}th port from {FIRST} to {LAST} is taken: so many runs at a time are not meant")


def _is_free(port: int) -> bool:
    try:
        socket.create_server((HOST, port)).close()
    except OSError:
        return False
    return True
