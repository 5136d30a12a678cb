"""The named graph that a user's file is at home in: how it is called, and which file it belongs to."""

from pathlib import Path
from urllib.parse import quote, unquote

from psykg.vocabulary import GRAPH

_OF_FILES = GRAPH + "data/"
_PACKED = ".gz"


def unpacked(path: Path) -> Path:
    """The path without the suffix that says that the file is packed."""
    return path.with_suffix("") if path.suffix.lower() == _PACKED else path


def graph_of(file: Path) -> str:
    """The IRI of the graph named after the file: `psykg:graph/data/` and its percent-encoded name, without `.gz`."""
    return f"{_OF_FILES}{quote(unpacked(file).name, safe='')}"


def file_name(graph: str) -> str | None:
    """The name of the file that the graph is named after; None if it is named after none."""
    return unquote(graph.removeprefix(_OF_FILES)) if graph.startswith(_OF_FILES) else None
