"""Evaluating SPARQL: embedded (pyoxigraph) or remote (any SPARQL 1.1 endpoint).

Imports `vocabulary` and `errors`. Knows queries, datasets and result formats; knows nothing of HTTP
negotiation or of this graph's kinds and relations.
"""

from psykg.engine.contract import Engine
from psykg.engine.embedded import EmbeddedEngine, united
from psykg.engine.results import Boolean, Result, Row, Solutions, Term, Triples

__all__ = ["Boolean", "EmbeddedEngine", "Engine", "Result", "Row", "Solutions", "Term", "Triples", "united"]
