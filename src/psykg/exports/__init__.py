"""The graph for other tools: one module a format in `formats/`, all of them in the table of `table.py`.

A `Source` gives the quads as the user chose them; `Content` is the same as concepts and relationships, for tools that
know no RDF. A format writes one of the two to a file, or to several. `destination.py` puts files in place, whole or not
at all. Imports `vocabulary`, `knowledge`, `engine` and `entities`.
"""
