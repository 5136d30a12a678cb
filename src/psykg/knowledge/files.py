"""Where the knowledge stands on disk, and how an RDF file is read: any format, errors with line and column."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse

from psykg.errors import RdfSyntaxError, UnreadableFileError

_PACKAGE = Path(__file__).resolve().parent.parent


def _data_folder(name: str) -> Path:
    """Inside an installed wheel the folder lies in the package, in a checkout at the top level."""
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent.parent / name


ONTOLOGY = _data_folder("ontology")
QUERIES = _data_folder("queries")


def read_quads(path: Path, graph: str | None = None) -> list[Quad]:
    """The quads of an RDF file; what stands in its default graph comes back in `graph` where one is named.

    The format goes by the suffix. Relative IRIs are resolved against the file's own. Blank nodes are fresh for each
    call, so that two files never share one by accident.

    Raises `UnreadableFileError` (missing, not readable, unknown suffix) and `RdfSyntaxError` (with line and column).
    """
    default = NamedNode(graph) if graph else DefaultGraph()
    return [
        Quad(q.subject, q.predicate, q.object, default if isinstance(q.graph_name, DefaultGraph) else q.graph_name)
        for q in _parsed(path)
    ]


def _parsed(path: Path) -> Iterator[Quad]:
    data, rdf_format = _content(path), _format(path)
    try:
        yield from parse(data, format=rdf_format, base_iri=path.resolve().as_uri(), rename_blank_nodes=True)
    except SyntaxError as error:
        raise RdfSyntaxError(
            f"{path}:{error.lineno}:{error.offset}: not well-formed {rdf_format.name}: {error.msg}. "
            "Correct the file at that place and try again.",
            line=error.lineno,
            column=error.offset,
        ) from None
    except ValueError as error:
        raise RdfSyntaxError(f"{path}: not well-formed {rdf_format.name}: {error}.") from None


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableFileError(f"{path} cannot be read: {reason}. Check the name and the permissions.") from None


def _format(path: Path) -> RdfFormat:
    rdf_format = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if rdf_format is None:
        raise UnreadableFileError(
            f"{path} has no known RDF suffix. Name it .ttl, .trig, .nt, .nq, .rdf, .owl or .jsonld after its format."
        )
    return rdf_format
