"""`psykg mcp`: the graph for chat assistants, by the Model Context Protocol."""

import re
import signal
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from psykg.cli.brought import brought
from psykg.engine.limits import MEBIBYTE, Limits
from psykg.errors import SettingsError

if TYPE_CHECKING:
    from psykg.mcp.transport import Address

_ADDRESS = re.compile(r"(?:(?P<host>[^\s/\[\]:]+|\[[0-9a-fA-F:.]+\]):)?(?P<port>\d{1,5})")
_LAST_PORT = 65535


def _read(context: click.Context, parameter: click.Parameter, text: str | None) -> tuple[str, int] | None:  # noqa: ARG001
    """Host and port of an address. Raises `BadParameter` for what is none."""
    if text is None:
        return None
    found = _ADDRESS.fullmatch(text)
    if not found or not 0 < int(found["port"]) <= _LAST_PORT:
        raise click.BadParameter(f"“{text[:80]}” is no address: give a port, or a host and a port, as 127.0.0.1:8001.")
    return (found["host"] or "127.0.0.1").strip("[]"), int(found["port"])


@click.command(
    name="mcp",
    epilog="""\b
Examples:
  psykg mcp
  psykg mcp --data cases.ttl --timeout 5
  psykg mcp --http 8001""",
)
@click.option(
    "--http",
    metavar="[HOST:]PORT",
    callback=_read,
    help="Serve over streamable HTTP at /mcp on this address, by default of this machine alone.",
)
@click.option(
    "--allow-host",
    "names",
    metavar="NAME",
    multiple=True,
    help="With --http: a name by which the server may be addressed, beside the host's own. May be given several times.",
)
@click.option(
    "--data",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Data to answer from beside the ontology, with what follows: a file, or a folder. May be given several times.",
)
@click.option(
    "--timeout",
    default=Limits.seconds,
    show_default=True,
    type=click.FloatRange(0.1, 3600),
    help="Seconds that a query may take.",
)
@click.option(
    "--memory",
    default=Limits.memory // MEBIBYTE,
    show_default=True,
    type=click.IntRange(16, 1_000_000),
    help="MiB of memory that a query may take.",
)
def command(
    http: tuple[str, int] | None, names: tuple[str, ...], data: tuple[Path, ...], timeout: float, memory: int
) -> None:
    """Offer the graph to chat assistants, by the Model Context Protocol.

    Without --http it speaks over standard input and output with the program that started it, until that closes its end.
    Whatever a query does, it ends when its time is over. Stop with Ctrl-C.
    """
    _check_installed()
    if names and not http:
        raise SettingsError("--allow-host is for --http: over standard input and output there are no names.")
    from psykg.mcp.transport import Address  # noqa: PLC0415  (needs the extra)

    address = Address.of(*http, names) if http else None
    _serve(address, data, Limits(timeout, memory * MEBIBYTE))


def _check_installed() -> None:
    """Raises `SettingsError` where the extra is missing."""
    try:
        import mcp.server.mcpserver  # noqa: F401, PLC0415
    except ImportError:
        raise SettingsError(
            "psykg mcp needs the package “mcp”, which is not installed, or an older version of it is. "
            "Install it with: pip install 'psykg[mcp]'"
        ) from None


def _serve(address: "Address | None", data: tuple[Path, ...], limits: Limits) -> None:
    from psykg.mcp.holdings import held  # noqa: PLC0415  (large)
    from psykg.mcp.server import server  # noqa: PLC0415
    from psykg.mcp.transport import serve_over_http  # noqa: PLC0415

    found = brought(data)
    with address.bound() if address else nullcontext() as listening, held(found, data, limits) as holdings:
        made = server(holdings)
        if address and listening:
            click.echo(f"psykg mcp serves on {address.url}", err=True)
            serve_over_http(made, address, listening)
        else:
            # The thread that waits for input cannot be woken, and nothing is left undone: Ctrl-C ends the process.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            if sys.stdin.isatty():
                click.echo("psykg mcp waits for an assistant on standard input. Stop with Ctrl-C.", err=True)
            made.run("stdio")
