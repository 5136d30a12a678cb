"""The address to serve on: whether it can be had, found out before anything is started."""

import socket

from psykg.errors import AddressInUseError


def claimed(host: str, port: int) -> str:
    """The IP address of the host, where the port is free.

    granian shares ports among processes, so that two services could start on one and take turns; a plain bind tells.
    Raises `AddressInUseError` for a port in use, one that may not be taken, or a host that is not this machine or no
    name of one.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            # Connections that a service stopped just now has left behind are no hindrance.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, UnicodeError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise AddressInUseError(
            f"Cannot serve on {url(host, port)}: {reason}. Choose another address with --host or --port."
        ) from None
    return str(address[0])


def url(host: str, port: int) -> str:
    """The address as people open it; IPv6 goes in brackets."""
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
