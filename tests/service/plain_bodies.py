"""What schemathesis is told before it runs: bodies of these media types are text. It finds this by SCHEMATHESIS_HOOKS."""

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
