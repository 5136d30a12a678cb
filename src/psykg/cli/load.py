"""`psykg load`: RDF files into a store on disk, all of them or none; or to a server elsewhere."""

import os
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import click
from click.core import ParameterSource
from pyoxigraph import NamedNode, Quad

from psykg.cli.storing import store_option
from psykg.engine.storage import Storage
from psykg.errors import GraphProtectedError
from psykg.knowledge.additions import GraphName, added_files, check_outside
from psykg.knowledge.dataset import closure_quads
from psykg.knowledge.files import batches_in, opened, reading
from psykg.knowledge.homes import graph_of
from psykg.knowledge.moving import Batch, housed


@click.command(
    name="load",
    epilog="""\b
Examples:
  psykg load --store data cases.ttl
  psykg load --store data --graph http://example.org/survey survey.nt.gz
  psykg load --endpoint http://localhost:7878/store""",
)
@click.argument("paths", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path))
@store_option(required=False)
@click.option("--graph", metavar="IRI", help="The graph for triples that the files put in none.")
@click.option("--bare", is_flag=True, help="Make it a store without psykg's own graphs.")
@click.option("--endpoint", metavar="URL", help="Load into the server at this address instead of a store here.")
@click.option(
    "--protocol",
    type=click.Choice(["graph-store", "update"]),
    default="graph-store",
    show_default=True,
    help="What is at that address: a SPARQL 1.1 Graph Store, or SPARQL Update.",
)
@click.pass_context
def command(  # noqa: PLR0913, PLR0917  (one for each option)
    context: click.Context,
    paths: tuple[Path, ...],
    folder: Path | None,
    graph: str | None,
    bare: bool,
    endpoint: str | None,
    protocol: Literal["graph-store", "update"],
) -> None:
    """Load RDF files into a store on disk, all of them or none.

    The format goes by the suffix; .gz may follow it. A folder stands for the RDF files in it. Triples that a file puts
    in no graph come in one named after the file, or in the default graph of a bare store. Stop with Ctrl-C: the store
    is then as it was.

    With --endpoint, the files go to a server in several requests, of which those done stay done. Without a FILE,
    psykg's own graphs go there, or all that stands in them to --graph.
    """
    _check_use(context)
    files, started = added_files(paths), time.monotonic()
    if endpoint:
        loaded, place = _into_endpoint(endpoint, protocol, files, graph), endpoint
    elif folder:
        loaded, place = _into_store(Storage(folder, bare=bare or None, ours=closure_quads), files, graph), str(folder)
    click.echo(f"{place}: {loaded:,} triples loaded in {time.monotonic() - started:.1f} s.", err=True)


def _check_use(context: click.Context) -> None:
    given = context.params
    if not given["endpoint"]:
        if not given["folder"]:
            raise click.UsageError("Name the store with --store (or PSYKG_STORE), or a server with --endpoint.")
        if not given["paths"]:
            raise click.UsageError("Name a FILE to load.")
    elif given["bare"] or context.get_parameter_source("folder") is ParameterSource.COMMANDLINE:
        raise click.UsageError("--store and --bare are for a store here. Leave them out, or --endpoint.")


def _into_store(storage: Storage, files: list[Path], graph: str | None) -> int:
    _check_graph(graph, storage.protected)
    homes = {file: graph or (None if storage.bare else graph_of(file)) for file in files}
    loaded = 0

    def counted(given: Iterable[Batch]) -> Iterator[Batch]:
        nonlocal loaded
        for batch in given:
            loaded += len(batch[0])
            yield batch

    with _progress(homes) as moved:
        storage.add_batches(counted(_batches(homes, storage.protected, moved)))
    return loaded


def _into_endpoint(url: str, protocol: Literal["graph-store", "update"], files: list[Path], graph: str | None) -> int:
    # These load a client that a store here does not need.
    from psykg.engine.remote.credentials import Credentials  # noqa: PLC0415
    from psykg.engine.remote.endpoint import Endpoint  # noqa: PLC0415
    from psykg.engine.remote.loading import Destination, load_remote  # noqa: PLC0415

    endpoint, ours = Endpoint(url, credentials=Credentials.of(os.environ)), list(closure_quads())
    if not files:
        _check_graph(graph, ())
        return load_remote(ours, Destination(endpoint, protocol, graph))
    protected = {quad.graph_name for quad in ours}
    _check_graph(graph, protected)
    homes: dict[Path, str | None] = {file: graph or graph_of(file) for file in files}
    with _progress(homes) as moved:
        return load_remote(_quads(homes, protected, moved), Destination(endpoint, protocol))


def _check_graph(graph: str | None, protected: Collection[GraphName]) -> None:
    try:
        refused = graph is not None and NamedNode(graph) in protected
    except ValueError:
        raise click.BadParameter(f"{graph!r} is not an absolute IRI.", param_hint="--graph") from None
    if refused:
        raise GraphProtectedError(f"<{graph}> is a graph of psykg's own. Name another with --graph.")


def _quads(
    homes: dict[Path, str | None], protected: Collection[GraphName], moved: Callable[[int], None]
) -> Iterator[Quad]:
    """The quads of the files, each with the graph for what it puts in none. `moved` hears how many bytes were read."""
    for batch, home in _batches(homes, protected, moved):
        yield from housed(batch, home) if home else batch


def _batches(
    homes: dict[Path, str | None], protected: Collection[GraphName], moved: Callable[[int], None]
) -> Iterator[Batch]:
    for path, graph in homes.items():
        home = NamedNode(graph) if graph else None
        with opened(path) as file:
            before = 0
            for batch in batches_in(file, path):
                check_outside(protected, batch, path)
                yield batch, home
                moved(file.tell() - before)
                before = file.tell()


@contextmanager
def _progress(paths: Iterable[Path]) -> Iterator[Callable[[int], None]]:
    """What to tell how many bytes were read. It draws a bar where there is a terminal to draw it on."""
    size = 0
    for path in paths:
        with reading(path):
            size += path.stat().st_size
    with click.progressbar(length=size, label="Loading", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield bar.update
