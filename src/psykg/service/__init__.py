"""The Flask service: SPARQL protocol, entities, search, errors, headers. Imports everything above it; imported by the front doors only."""
