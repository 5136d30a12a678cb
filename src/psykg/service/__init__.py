"""The Flask service: the SPARQL endpoint, entities, search, pages, errors and headers.

Imports everything above it, the explorer's templates too, and is imported by the front doors only.
"""
