"""`psykg load`: RDF files into a store on disk, all of them or none."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import click
from pyoxigraph import NamedNode, Quad

from psykg.cli.storing import store_option
from psykg.engine.storage import Storage
from psykg.errors import GraphProtectedError
from psykg.knowledge.additions import added_files, graph_of, outside
from psykg.knowledge.dataset import closure_quads
from psykg.knowledge.files import opened, quads_in, reading

_STEP = 10_000
"""Triples from one movement of the progress bar to the next."""


@click.command(
    name="load",
    epilog="""\b
Examples:
  psykg load --store data cases.ttl
  psykg load --store data --graph http://example.org/survey survey.nt.gz""",
)
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@store_option
@click.option("--graph", metavar="IRI", help="The graph for triples that the files put in none.")
@click.option("--bare", is_flag=True, help="Make it a store without psykg's own graphs.")
def command(paths: tuple[Path, ...], folder: Path, graph: str | None, bare: bool) -> None:
    """Load RDF files into a store on disk, all of them or none.

    The format goes by the suffix; .gz may follow it. A folder stands for the RDF files in it. Triples that a file puts
    in no graph come in one named after the file, or in the default graph of a bare store. Stop with Ctrl-C: the store
    is then as it was.
    """
    files = added_files(paths)
    started, loaded = time.monotonic(), count()  # What `loaded` gives next is how many quads went by.
    storage = Storage(folder, bare=bare or None, ours=closure_quads)
    homes = {file: graph or (None if storage.bare else graph_of(file)) for file in files}
    _check(graph, storage)
    with _progress(homes) as moved:
        storage.add(quad for quad, _ in zip(_quads(homes, storage, moved), loaded, strict=False))
    click.echo(f"{folder}: {next(loaded):,} triples loaded in {time.monotonic() - started:.1f} s.", err=True)


def _check(graph: str | None, storage: Storage) -> None:
    try:
        protected = graph is not None and NamedNode(graph) in storage.protected
    except ValueError:
        raise click.BadParameter(f"{graph!r} is not an absolute IRI.", param_hint="--graph") from None
    if protected:
        raise GraphProtectedError(f"<{graph}> is a graph of psykg's own. Name another with --graph.")


def _quads(homes: dict[Path, str | None], storage: Storage, moved: Callable[[int], None]) -> Iterator[Quad]:
    """The quads of the files, each with the graph for what it puts in none. `moved` hears how many bytes were read."""
    for path, graph in homes.items():
        with opened(path) as file:
            before = 0
            for number, quad in enumerate(outside(storage.protected, quads_in(file, path, graph), path)):
                if number % _STEP == 0:
                    moved(file.tell() - before)
                    before = file.tell()
                yield quad
            moved(file.tell() - before)


@contextmanager
def _progress(paths: Iterable[Path]) -> Iterator[Callable[[int], None]]:
    """What to tell how many bytes were read. It draws a bar where there is a terminal to draw it on."""
    size = 0
    for path in paths:
        with reading(path):
            size += path.stat().st_size
    with click.progressbar(length=size, label="Loading", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield bar.update
