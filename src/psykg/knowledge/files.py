"""Where the knowledge stands on disk, and how a data file is read: any format, errors with line and column."""

import gzip
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import IO, cast

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from psykg.errors import RdfSyntaxError, UnreadableFileError
from psykg.knowledge.homes import unpacked
from psykg.knowledge.moving import housed
from psykg.knowledge.tables import is_table, quads_of_table
from psykg.knowledge.tabular import COLUMNS
from psykg.knowledge.watching import Watched

_PACKAGE = Path(__file__).resolve().parent.parent


def _data_folder(name: str) -> Path:
    """Inside an installed wheel the folder lies in the package, in a checkout at the top level."""
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent.parent / name


ONTOLOGY = _data_folder("ontology")
QUERIES = _data_folder("queries")

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
    ".n3": RdfFormat.N3,
}
"""The format of an RDF file, by its suffix in lower case. The suffix `.gz` may follow it."""

SUFFIXES = (*FORMATS, *COLUMNS)
"""The suffixes of all files that are read as data: those of RDF, and those of tables in our own layout."""

_MARKED = (RdfFormat.TURTLE, RdfFormat.TRIG, RdfFormat.N_TRIPLES, RdfFormat.N_QUADS)
"""The formats in which marks tell what only RDF 1.2 has; in the others each quad is looked at."""

_AT_A_TIME = 10_000


def read_quads(path: Path, graph: str | None = None) -> list[Quad]:
    """The quads of a file of RDF or of a table, all at once: what `quads_in` gives, and raises."""
    with opened(path) as file:
        return list(quads_in(file, path, graph))


def quads_in(file: IO[bytes], path: Path, graph: str | None = None) -> Iterator[Quad]:
    """The quads of the data file opened from `path`, as they are read: what `batches_in` gives, and raises."""
    return chain.from_iterable(batches_in(file, path, graph))


def batches_in(file: IO[bytes], path: Path, graph: str | None = None) -> Iterator[Sequence[Quad]]:
    """The quads of the data file opened from `path`, as they are read; those of its default graph in `graph` if given.

    They come some thousands at a time: whatever Python does with each one takes as long as storing it.

    The format goes by the suffix. Relative IRIs are resolved against the file's own. Blank nodes are fresh for each
    call, so that two files never share one by accident. What RDF 1.2 adds to the terms of RDF 1.1 is refused: SPARQL
    1.1 and its results have no place for it.

    Raises `UnreadableFileError` (unknown suffix, broken gzip) and `RdfSyntaxError` (with line and column).
    """
    for batch in _parsed(file, path):
        yield housed(batch, NamedNode(graph)) if graph else batch


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The file, open for reading in bytes. Raises `UnreadableFileError` where it cannot be opened or read."""
    with reading(path), path.open("rb") as file:
        yield file


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """What the file system has against the path inside the `with` is raised as an `UnreadableFileError`."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableFileError(f"{path} cannot be read: {reason}. Check the name and the permissions.") from None


def is_data(path: Path) -> bool:
    """Whether the suffix is one of `SUFFIXES`."""
    return is_table(path) or unpacked(path).suffix.lower() in FORMATS


def _parsed(file: IO[bytes], path: Path) -> Iterator[list[Quad]]:
    data = file if unpacked(path) == path else cast("IO[bytes]", gzip.GzipFile(fileobj=file))
    try:
        yield from _batched(quads_of_table(data, path)) if is_table(path) else _parsed_rdf(data, path)
    except (EOFError, zlib.error) as error:
        raise UnreadableFileError(f"{path} is not whole: {error}. Pack or fetch it again.") from None


def _parsed_rdf(data: IO[bytes], path: Path) -> Iterator[list[Quad]]:
    rdf_format, base = _format(path), unpacked(path.resolve()).as_uri()
    watched = Watched(data) if rdf_format in _MARKED else None
    try:
        quads = parse(cast("IO[bytes]", watched or data), format=rdf_format, base_iri=base, rename_blank_nodes=True)
        for batch in _batched(quads):
            if watched is None or watched.seen:
                _check(batch, rdf_format, path)
            yield batch
    except SyntaxError as error:
        place = f"{path}:{error.lineno}:{error.offset}" if error.lineno else str(path)
        raise RdfSyntaxError(
            f"{place}: not well-formed {rdf_format.name}: {error.msg}. Correct the file there and try again.",
            line=error.lineno,
            column=error.offset,
        ) from None
    except (ValueError, MemoryError) as error:  # The second for a single term too long for the parser's buffer.
        raise RdfSyntaxError(f"{path}: not well-formed {rdf_format.name}: {error}.") from None


def _batched(quads: Iterator[Quad]) -> Iterator[list[Quad]]:
    while batch := list(islice(quads, _AT_A_TIME)):
        yield batch


def _check(quads: Sequence[Quad], rdf_format: RdfFormat, path: Path) -> None:
    for quad in quads:
        if rdf_format == RdfFormat.N3 and not isinstance(quad.graph_name, DefaultGraph):
            raise RdfSyntaxError(f"{path} holds a formula in braces, which is no RDF. Leave it out.")
        value = quad.object
        if isinstance(value, Triple) or (isinstance(value, Literal) and value.direction):
            raise RdfSyntaxError(
                f"{path}: {value} is of RDF 1.2, and psykg reads RDF 1.1. "
                "Write a triple by itself, and a text with its language only."
            )


def _format(path: Path) -> RdfFormat:
    if not is_data(path):
        raise UnreadableFileError(f"{path} has no known RDF suffix. Name it after its format: {', '.join(SUFFIXES)}.")
    return FORMATS[unpacked(path).suffix.lower()]
