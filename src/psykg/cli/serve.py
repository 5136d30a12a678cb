"""`psykg serve`: the service on granian, until it is told to stop."""

import os
from pathlib import Path

import click

from psykg.knowledge.additions import added_files
from psykg.service.address import claimed
from psykg.service.app import create_app
from psykg.service.server import server
from psykg.service.settings import Settings


@click.command(
    name="serve",
    epilog="""\b
Example:
  psykg serve --port 8080 --data cases.ttl""",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to serve on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port to serve on.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes that answer.")
@click.option(
    "--data",
    multiple=True,
    type=click.Path(path_type=Path),
    help="RDF to serve beside the ontology: a file, or a folder of files. May be given several times.",
)
def command(host: str, port: int, workers: int, data: tuple[Path, ...]) -> None:
    """Serve the graph over HTTP: pages, and a SPARQL endpoint.

    Data of your own is validated first, and comes in a named graph for each file. Stop with Ctrl-C.
    """
    settings = Settings(data)
    _validate(settings)
    create_app(settings)  # What is wrong with the files is said here, before anything is served.
    address = claimed(host, port)
    os.environ.update(settings.as_environment())
    server(address, port, workers).serve()


def _validate(settings: Settings) -> None:
    """The validator is large: who brings no data does not wait for it to load, nor keep it in memory."""
    if settings.data:
        from psykg.knowledge.validation import validate  # noqa: PLC0415

        validate(added_files(settings.data))
