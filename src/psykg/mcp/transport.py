"""How the server is reached: over standard input and output, or over streamable HTTP on an address."""

import socket
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Self

import uvicorn
from mcp.server.mcpserver import MCPServer
from mcp.server.transport_security import TransportSecuritySettings

from psykg.errors import AddressInUseError, SettingsError

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_BODY = 1024 * 1024
"""Bytes of a request: far more than the longest query that is taken."""

_CONNECTIONS = 200
"""Connections and requests at a time; beyond that the answer is 503."""

_GRACE = 10
"""Seconds for requests in progress to end after the server is told to stop."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen, and the names under which others may address it."""

    host: str
    port: int
    names: tuple[str, ...]

    @classmethod
    def of(cls, host: str, port: int, allowed: tuple[str, ...]) -> Self:
        """The address with the names allowed beside its own. Raises `SettingsError` where it would have no name."""
        own = _own_names(host)
        if not (own or allowed):
            raise SettingsError(
                f"{host} listens on every address of this machine: say with --allow-host by which name it is reached."
            )
        return cls(host, port, (*own, *allowed))

    @property
    def url(self) -> str:
        """The address as clients are given it."""
        return f"http://{_in_url(self.host)}:{self.port}/mcp"

    @property
    def security(self) -> TransportSecuritySettings:
        """What a request may say in Host and Origin.

        A page from elsewhere whose name leads to this machine (DNS rebinding) would say its own name.
        """
        hosts = [host for name in self.names for host in (name, f"{name}:*")]
        origins = [f"{scheme}://{host}" for scheme in ("http", "https") for host in hosts]
        return TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=origins)

    def bound(self) -> socket.socket:
        """A socket that listens there. Raises `AddressInUseError`."""
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        listening = socket.socket(family)
        # Connections that a server stopped just now has left behind are no hindrance.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((self.host, self.port))
            listening.listen()
            return listening
        except (OSError, UnicodeError) as error:
            listening.close()
            reason = (getattr(error, "strerror", None) or str(error)).lower()
            raise AddressInUseError(f"Cannot serve on {self.url}: {reason}. Choose another with --http.") from None


def serve_over_http(server: MCPServer[None], address: Address, listening: socket.socket) -> None:
    """Serve until told to stop. No session is kept: each request stands by itself, as the graph does."""
    app = server.streamable_http_app(
        stateless_http=True,
        json_response=True,
        max_request_body_size=_BODY,
        transport_security=address.security,
        host=address.host,
    )
    settings = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=_GRACE,
    )
    uvicorn.Server(settings).run(sockets=[listening])


def _own_names(host: str) -> tuple[str, ...]:
    """The names by which the host is reached from here; none for one that stands for all addresses."""
    try:
        address = ip_address(host)
    except ValueError:
        return _LOOPBACK if host == "localhost" else (host,)
    if address.is_unspecified:
        return ()
    return _LOOPBACK if address.is_loopback else (_in_url(host),)


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
