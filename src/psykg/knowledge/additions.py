"""Data that users bring, beside the ontology: which files, and in which named graphs it comes."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad

from psykg.errors import InvalidDataError, UnreadableFileError
from psykg.knowledge.dataset import closure_quads
from psykg.knowledge.files import SUFFIXES, is_data, read_quads, reading
from psykg.knowledge.homes import graph_of

GraphName = NamedNode | BlankNode | DefaultGraph


def added_files(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those of RDF or CSV in the folders named (known by their suffixes), in order.

    Raises `UnreadableFileError` for a folder that holds none or cannot be looked into.
    """
    return [file for path in paths for file in _files(path)]


def added(paths: Iterable[Path]) -> dict[Path, list[Quad]]:
    """The quads of those files, by file. What stands in a file's default graph comes in a graph named after the file.

    Raises what `read_quads` raises, and `InvalidDataError` for a file that writes into a graph of ours: what it said
    there would count as said by the article.
    """
    files = added_files(paths)
    ours = {quad.graph_name for quad in closure_quads()} if files else set()
    found = {file: read_quads(file, graph_of(file)) for file in files}
    for file, quads in found.items():
        check_outside(ours, quads, file)
    return found


def added_quads(paths: Iterable[Path]) -> Iterator[Quad]:
    """The quads of those files in one. Raises what `added` raises."""
    return chain.from_iterable(added(paths).values())


def check_outside(ours: Collection[GraphName], quads: Iterable[Quad], file: Path) -> None:
    """Raises `InvalidDataError` if a quad of the file stands in one of those graphs."""
    if not ours:
        return
    for graph in {quad.graph_name for quad in quads}.intersection(ours):
        raise InvalidDataError(f"{file} writes into {graph}, a graph of psykg's own. Name another.")


def _files(path: Path) -> list[Path]:
    with reading(path):
        if not path.is_dir():
            return [path]
        files = sorted(each for each in path.iterdir() if is_data(each) and each.is_file())
    if not files:
        raise UnreadableFileError(f"{path} holds no RDF file. Put files in it that end in {', '.join(SUFFIXES)}.")
    return files
