"""Loaded by schemathesis before it runs, as schemathesis.toml says: bodies of these media types are text."""

import schemathesis

schemathesis.serializer.alias(
    [
        "application/sparql-query",
        "application/sparql-update",
        "application/n-triples",
        "application/n-quads",
        "application/trig",
        "application/rdf+xml",
        "text/turtle",
    ],
    "text/plain",
)
