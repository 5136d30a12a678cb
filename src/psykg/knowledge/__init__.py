"""The ontology files as data: reading, reasoning, derivations, validation, provenance.

Imports `vocabulary` and `errors` only. Nothing here answers a user's SPARQL, speaks HTTP or reads settings.
"""
