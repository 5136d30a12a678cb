"""`psykg export`: the graph in a format of another tool."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

import click

from psykg.cli.brought import brought
from psykg.engine.storage import Storage
from psykg.errors import StoreError
from psykg.exports.choices import Choices
from psykg.exports.destination import save, send
from psykg.exports.format import Format
from psykg.exports.listing import listed
from psykg.exports.source import Reader, Source
from psykg.exports.table import format_named
from psykg.knowledge.dataset import closure_quads

_IN_MEMORY = 10_000_000
"""Bytes of a zip that are not put on disk before they go to standard output."""


@click.command(
    name="export",
    epilog="""\b
Examples:
  psykg export --list                                what there is, what opens it, what it loses
  psykg export turtle -o psykg.ttl
  psykg export graphml --asserted -o psykg.graphml   without what follows
  psykg export csv -o psykg-tables                   a folder of several files; ….zip packs them
  psykg export nquads --store data -o all.nq         a store of any size""",
)
@click.argument("name", metavar="[FORMAT]", required=False)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Where to write it. Without it: to standard output."
)
@click.option("--list", "lists", is_flag=True, help="List the formats: media type, suffix, tool, what is lost.")
@click.option("--asserted", is_flag=True, help="Only what the article says, without what follows from it.")
@click.option("--no-provenance", is_flag=True, help="Without the sentences and how firmly they make a statement.")
@click.option("--language", metavar="TAG", help="Texts in this language only, such as en.")
@click.option(
    "--data",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Data to export beside the ontology, with what follows: a file, or a folder. May be given several times.",
)
@click.option(
    "--store", "folder", metavar="DIR", type=click.Path(path_type=Path), help="Export what is in this store instead."
)
def command(  # noqa: PLR0913, PLR0917 (an option each)
    name: str | None,
    output: Path | None,
    lists: bool,
    asserted: bool,
    no_provenance: bool,
    language: str | None,
    data: tuple[Path, ...],
    folder: Path | None,
) -> None:
    """Write the whole graph in the format of another tool.

    The same graph gives the same bytes. A file is put in place when it is whole, and never otherwise.
    """
    if lists:
        click.echo(listed())
        return
    if name is None:
        raise click.UsageError("Name a format; psykg export --list shows them.")
    choices = Choices(inferred=not asserted, provenance=not no_provenance, language=language)
    form = format_named(name)
    with _reader(data, folder) as read:
        _write(form, Source(read, choices), output)


@contextmanager
def _reader(data: tuple[Path, ...], folder: Path | None) -> Iterator[Reader]:
    """What reads the dataset. That of a store is never held as a whole."""
    if folder is None:
        extension = brought(data)
        yield lambda: chain(closure_quads(), extension.quads)
        return
    if data:
        raise click.UsageError("--data is exported beside the ontology; a store has data of its own.")
    if not folder.is_dir():
        raise StoreError(f"There is no store {folder}. psykg load --store {folder} FILE makes one.")
    with Storage(folder, bare=None, ours=closure_quads).quads() as read:
        yield read


def _write(form: Format, source: Source, output: Path | None) -> None:
    if output:
        save(form, source, output)
        click.echo(f"{output} written: {form.title}, for {form.tool}.", err=True)
    elif form.files and sys.stdout.isatty():
        raise click.UsageError(f"{form.title} is several files. Say where they go, with -o FOLDER or -o FILE.zip.")
    else:
        _print(form, source)


def _print(form: Format, source: Source) -> None:
    """To standard output when it is whole, so that an error leaves nothing there."""
    with SpooledTemporaryFile(_IN_MEMORY) as whole:
        send(form, source, cast("BinaryIO", whole))
        whole.seek(0)
        while piece := whole.read(1 << 16):
            sys.stdout.buffer.write(piece)
