"""How many requests a client may send: so many at once, and as many again over each minute.

The generic cell rate algorithm (ITU-T I.371, annex A): of each client one number is kept, the time when it is as if it
had never asked. `limits` keeps a time for every request and every client for good, and starts a thread to clear up.
"""

import math
import threading
import time
from collections import OrderedDict
from functools import partial
from ipaddress import IPv6Address
from typing import TYPE_CHECKING

from flask import Flask, request
from werkzeug.exceptions import TooManyRequests
from werkzeug.http import parse_list_header

from psykg.service.wsgi import host_and_port

if TYPE_CHECKING:
    from granian.rsgi import Scope

_RATES = "psykg.rates"
_MINUTE = 60.0
_MOST = 100_000
"""Clients that are remembered, in about 18 MB. When there are more, those who asked least lately are forgotten."""

_INEXACT = 1e-6
"""Seconds by which sums of times may be off."""

_FREE = frozenset({"health.health", "metrics"})
"""The views that whoever watches over the service asks, as often as he likes."""


class Rates:
    """The requests of each client. `rate` is the number of them in a minute. Safe to use from several threads."""

    def __init__(self, rate: int, most: int = _MOST) -> None:
        self._cost = _MINUTE / rate
        self._most = most
        # A plain dict takes ever longer to find its first key when first keys are deleted.
        self._even = OrderedDict[str, float]()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """The number of clients that are remembered."""
        return len(self._even)

    def take(self, client: str, now: float) -> float:
        """Count a request at a time in seconds. 0 where it is within the rate; else the seconds to wait, and no count.

        Clients that ask in vain do not wait longer for it.
        """
        with self._lock:
            before = max(self._even.pop(client, now), now)
            after = before + self._cost
            wait = after - now - _MINUTE
            refused = wait > _INEXACT
            self._even[client] = before if refused else after
            self._forget(now)
            return wait if refused else 0.0

    def _forget(self, now: float) -> None:
        """Forget the two who asked least lately, if they are even or too many are remembered: more leave than come."""
        for _ in range(2):
            client = next(iter(self._even))
            if self._even[client] > now and len(self._even) <= self._most:
                return
            del self._even[client]


def register(app: Flask, rate: int | None) -> None:
    """Have the application answer 429 to clients that ask more often than `rate` times a minute; None is any number."""
    if rate is not None:
        app.extensions[_RATES] = rates = Rates(rate)
        app.before_request(partial(_check, rates))


def admits(app: Flask, proxies: int, scope: "Scope") -> bool:
    """Whether a request that the application is not asked about is within its rate, and counted there.

    One that is not is left to the application, which refuses it. `proxies` are believed what they say of the client.
    """
    rates: Rates | None = app.extensions.get(_RATES)
    return rates is None or not rates.take(client_of(_sender(scope, proxies)), time.monotonic())


def _sender(scope: "Scope", proxies: int) -> str:
    """The address of the client, as werkzeug's `ProxyFix` finds it."""
    lines = [value for name, value in scope.headers.items() if name == "x-forwarded-for"] if proxies else []
    said = parse_list_header(",".join(lines))
    return said[-proxies] if 0 < proxies <= len(said) else host_and_port(scope.client)[0]


def _check(rates: Rates) -> None:
    """A preflight is the browser's, and costs next to nothing."""
    if request.endpoint in _FREE or request.method == "OPTIONS":
        return
    wait = rates.take(client_of(request.remote_addr or ""), time.monotonic())
    if wait:
        seconds = math.ceil(wait)
        raise TooManyRequests(f"You ask too often. Wait {seconds} s before the next request.", retry_after=seconds)


def client_of(address: str) -> str:
    """Who counts as one client: an address, and in IPv6 all those of a network (/64), which one machine can have."""
    if ":" not in address:
        return address
    try:
        parsed = IPv6Address(address)
    except ValueError:  # A proxy may say anything: an address with a port, say.
        return address
    return str(parsed.ipv4_mapped or int(parsed) >> 64)
