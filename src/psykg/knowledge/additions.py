"""Data that users bring, beside the ontology: which files, and in which named graphs it comes."""

from collections.abc import Container, Iterable, Iterator
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
    return {file: list(outside(ours, read_quads(file, graph_of(file)), file)) for file in files}


def added_quads(paths: Iterable[Path]) -> Iterator[Quad]:
    """The quads of those files in one. Raises what `added` raises."""
    return chain.from_iterable(added(paths).values())


def outside(ours: Container[GraphName], quads: Iterable[Quad], file: Path) -> Iterator[Quad]:
    """The quads of a file, as they come. Raises `InvalidDataError` at the first that stands in one of those graphs."""
    for quad in quads:
        if quad.graph_name in ours:
            raise InvalidDataError(f"{file} writes into {quad.graph_name}, a graph of psykg's own. Name another.")
        yield quad


def _files(path: Path) -> list[Path]:
    with reading(path):
        if not path.is_dir():
            return [path]
        files = sorted(each for each in path.iterdir() if is_data(each) and each.is_file())
    if not files:
        raise UnreadableFileError(f"{path} holds no RDF file. Put files in it that end in {', '.join(SUFFIXES)}.")
    return files
