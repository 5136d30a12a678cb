"""Writing: SPARQL 1.1 Update and the Graph Store Protocol, worked out as quads to remove and to add.

Every write goes through a dataset of `datasets.py`, which knows what a write may touch; no update is handed to
pyoxigraph as a whole. What is done before an error stays done: write to a copy, and throw that away. Imports the rest
of `engine`, `vocabulary` and `errors`; nothing in `engine` imports it.
"""

from psykg.engine.writing.datasets import PlainDataset, UnitedDataset, WritableDataset
from psykg.engine.writing.documents import Document
from psykg.engine.writing.graph_store import drop, extend, replace
from psykg.engine.writing.update import perform

__all__ = ["Document", "PlainDataset", "UnitedDataset", "WritableDataset", "drop", "extend", "perform", "replace"]
