"""A knowledge graph of psychodynamic psychotherapy, and the service that answers questions over it.

    import psykg

    psykg.ask("Which phases involve insight?")    the answer to a question in plain words, with its sources
    psykg.graph()                     all triples, stated and inferred, as an rdflib graph
    psykg.query("SELECT …")           rows as dicts, a bool for ASK, an rdflib graph for CONSTRUCT
    psykg.dataframe("SELECT …")       the rows as a pandas DataFrame
    psykg.describe("insight")         what the graph holds of one thing
    psykg.why("middle phase", "involves", "insight")    the derivation of a statement that follows
    psykg.networkx()                  concepts and relationships as a networkx graph

Importing this is cheap: what the functions need is imported when the first of them is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from psykg.api import ask, dataframe, describe, graph, networkx, query, why

__all__ = ["__version__", "ask", "dataframe", "describe", "graph", "networkx", "query", "why"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:  # noqa: ANN401 (PEP 562)
    if name not in __all__:
        raise AttributeError(f"module 'psykg' has no attribute {name!r}")
    return getattr(import_module("psykg.api"), name)
