"""`psykg query`: a SPARQL query answered here, or by an endpoint elsewhere."""

import sys
from pathlib import Path
from typing import IO

import click

from psykg.cli.brought import brought
from psykg.cli.table import table
from psykg.engine import Boolean, EmbeddedEngine, Engine, Result, Solutions, united
from psykg.engine.results import FORMATS, format_named
from psykg.knowledge.dataset import closure_quads

_READABLE = "table"


@click.command(
    name="query",
    epilog="""\b
Examples:
  psykg query 'PREFIX psykg: <https://w3id.org/psykg/> SELECT ?phase { ?phase a psykg:Phase }'
  psykg query -f question.rq --format csv""",
)
@click.argument("text", metavar="[QUERY]", required=False)
@click.option("-f", "--file", type=click.File("rb"), help="Read the query from a file, or from “-”.")
@click.option(
    "--format",
    "name",
    type=click.Choice([_READABLE, *FORMATS]),
    default=_READABLE,
    help="How to write the result. A table is for people; graphs then come as Turtle.",
)
@click.option(
    "--data",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Data to query beside the ontology, RDF or CSV: a file, or a folder of files. May be given several times.",
)
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint instead.")
def command(text: str | None, file: IO[bytes] | None, name: str, data: tuple[Path, ...], endpoint: str | None) -> None:
    """Answer a SPARQL query.

    The query is an argument, a file, or standard input as “-”. ASK exits with 1 when the answer is no.
    """
    result = _engine(endpoint, data).query(_query(text, file))
    written = _written(result, name)
    sys.stdout.buffer.write(written + (b"" if not written or written.endswith(b"\n") else b"\n"))
    click.get_current_context().exit(1 if isinstance(result, Boolean) and not result else 0)


def _query(text: str | None, file: IO[bytes] | None) -> str:
    """The query from the one place that it is given in. A wrong use of the command otherwise."""
    if (text is None) == (file is None):
        raise click.UsageError("Give one query: as an argument, with -f FILE, or “-” for standard input.")
    if text is not None and text != "-":
        return text
    try:
        return (file or sys.stdin.buffer).read().decode()
    except UnicodeDecodeError:
        raise click.UsageError("The query is not UTF-8 text. Save it in that encoding.") from None


def _engine(endpoint: str | None, data: tuple[Path, ...]) -> Engine:
    if endpoint is None:
        return EmbeddedEngine(united([*closure_quads(), *brought(data).quads]))
    if data:
        raise click.UsageError("--data is for the graph here; an endpoint has data of its own.")
    from psykg.engine.remote.engine import RemoteEngine  # noqa: PLC0415  (loads a client that nothing else needs)

    return RemoteEngine(endpoint)


def _written(result: Result, name: str) -> bytes:
    if name != _READABLE:
        return result.serialize(format_named(name))
    if isinstance(result, Solutions):
        return table(result).encode()
    return result.serialize(FORMATS["csv" if isinstance(result, Boolean) else "turtle"])
