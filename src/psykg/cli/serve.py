"""`psykg serve`: the service on granian, until it is told to stop."""

import os
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from psykg.cli.brought import brought
from psykg.engine.storage import Storage
from psykg.knowledge.additions import added_quads
from psykg.knowledge.dataset import closure_quads
from psykg.service.address import claimed
from psykg.service.assembly import brought_by
from psykg.service.logs import Access
from psykg.service.server import server
from psykg.service.settings import TOKEN, Settings
from psykg.service.token import token_of


@click.command(
    name="serve",
    epilog="""\b
Examples:
  psykg serve --port 8080
  psykg serve --data cases.ttl --timeout 5 --workers 8""",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to serve on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port to serve on.")
@click.option(
    "--data",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Data to serve beside the ontology, RDF or CSV: a file, or a folder of files. May be given several times.",
)
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    help="Folder of a store on disk, made where it is new. `psykg load` brings data into it, also while it is served.",
)
@click.option(
    "--endpoint",
    metavar="URL",
    help="Have this SPARQL 1.1 endpoint evaluate the queries. PSYKG_ENDPOINT_USER and PSYKG_ENDPOINT_PASSWORD, or "
    "PSYKG_ENDPOINT_TOKEN, hold what it asks for.",
)
@click.option("--bare", is_flag=True, help="Serve the data alone, without the ontology and as it is.")
@click.option(
    "--writable", is_flag=True, help=f"Take updates from whoever sends the token in the variable {TOKEN}, or in:"
)
@click.option("--token-file", type=click.Path(path_type=Path), help="A file that holds the token for writing.")
@click.option(
    "--workers",
    default=Settings.workers,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Queries evaluated at a time, each in a process of its own.",
)
@click.option(
    "--timeout",
    default=Settings.timeout,
    show_default=True,
    type=click.FloatRange(0.1, 3600),
    help="Seconds that a query may take.",
)
@click.option(
    "--memory",
    default=Settings.memory,
    show_default=True,
    type=click.IntRange(16, 1_000_000),
    help="MiB of memory that a query may take.",
)
@click.option(
    "--max-result",
    "result",
    default=Settings.result,
    show_default=True,
    type=click.IntRange(1, 1_000_000),
    help="MiB that a result may have.",
)
@click.option(
    "--rate", type=click.IntRange(1), help="Requests a minute that one client may send. By default any number."
)
@click.option(
    "--behind-proxy",
    "proxies",
    metavar="N",
    default=Settings.proxies,
    type=click.IntRange(0, 10),
    help="Believe N proxies what X-Forwarded-For, -Proto, -Host and -Prefix say. They must set or drop all four.",
)
@click.option(
    "--log",
    "access",
    type=click.Choice([each.value for each in Access]),
    default=Access.NOTHING.value,
    show_default=True,
    help="What to log of requests, as JSON on stderr. Queries may tell of people: only for finding faults.",
)
@click.option(
    "--allow-service",
    "services",
    metavar="IRI",
    multiple=True,
    help="An endpoint that queries may call with SERVICE. May be given several times; by default there is none.",
)
def command(host: str, port: int, access: str, **options: Any) -> None:  # noqa: ANN401 (each is a field of Settings)
    """Serve the graph over HTTP: pages, and a SPARQL endpoint.

    Data of your own is validated first, and comes in a named graph for each file, with what follows from it. Whatever a
    query does, it ends when its time is over, and others notice nothing. Stop with Ctrl-C.
    """
    settings = Settings(**options)
    settings.check()
    _check(settings)
    address = claimed(host, port)
    with _stored(settings) as complete:
        os.environ.update(complete.as_environment())
        server(address, port, access=Access(access)).serve()


@contextmanager
def _stored(settings: Settings) -> Iterator[Settings]:
    """The settings, with a store for what is written, if only for as long as it is served.

    What is wrong with the store is said here, as it is with the files.
    """
    if settings.store:
        Storage(settings.store, bare=settings.bare, ours=closure_quads)
    if not settings.writable or settings.store:
        yield settings
        return
    click.echo("psykg: without --store, what is written is gone when the service stops.", err=True)
    with TemporaryDirectory(prefix="psykg-") as folder:
        store = Path(folder) / "store"
        Storage(store, bare=settings.bare, ours=closure_quads).add(brought_by(settings))
        yield replace(settings, store=store, data=())


def _check(settings: Settings) -> None:
    """What is wrong with the files is said here, before anything is served."""
    if settings.writable:
        token_of(settings)
    if settings.bare:
        deque(added_quads(settings.data), maxlen=0)
    else:
        brought(settings.data)
