"""Evaluating SPARQL: embedded (pyoxigraph) or remote (any SPARQL 1.1 endpoint).

Imports `vocabulary`, `errors` and `knowledge`. Knows queries, datasets and result formats; knows nothing of HTTP
negotiation or of this graph's kinds and relations.
"""
