"""The dataset as it is served: which ontology file goes into which named graph."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from psykg.knowledge.files import ONTOLOGY, read_quads, reading
from psykg.knowledge.mappings import mapping_triples
from psykg.vocabulary import INFERRED_GRAPH, MAPPINGS_GRAPH, SCHEMA_GRAPH


def asserted_quads(folder: Path = ONTOLOGY) -> Iterator[Quad]:
    """What people wrote: each claim in its own graph, all else (schema, concepts, source) in `psykg:graph/schema`.

    Raises what `read_quads` raises.
    """
    for path in asserted_files(folder):
        yield from read_quads(path, SCHEMA_GRAPH)


def asserted_files(folder: Path = ONTOLOGY) -> list[Path]:
    """The hand-written files that make up the asserted graph, in reading order.

    Raises `UnreadableFileError` where the concepts cannot be looked for.
    """
    with reading(folder / "concepts"):
        concepts = sorted(path for path in (folder / "concepts").iterdir() if path.suffix == ".ttl")
    return [folder / "schema.ttl", folder / "lexicon.ttl", *concepts, folder / "source.ttl", folder / "article.trig"]


def inferred_quads(folder: Path = ONTOLOGY) -> Iterator[Quad]:
    """What HermiT added, in `psykg:graph/inferred`. Raises what `read_quads` raises."""
    yield from read_quads(folder / "inferred.ttl", INFERRED_GRAPH)


def mapped_quads(folder: Path = ONTOLOGY) -> Iterator[Quad]:
    """Terms of other vocabularies and the names of these, in `psykg:graph/mappings`: no part of what is reasoned on.

    Raises what `mapping_triples` and `read_quads` raise.
    """
    yield from read_quads(folder / "vocabularies.ttl", MAPPINGS_GRAPH)
    for triple in mapping_triples(folder / "mappings.sssom.tsv"):
        yield Quad(triple.subject, triple.predicate, triple.object, NamedNode(MAPPINGS_GRAPH))


@cache
def our_graphs() -> tuple[str, ...]:
    """The named graphs of the dataset served by default, by IRI."""
    return tuple(sorted({quad.graph_name.value for quad in closure_quads() if isinstance(quad.graph_name, NamedNode)}))


def closure_quads(folder: Path = ONTOLOGY) -> Iterator[Quad]:
    """Asserted and inferred quads, and the mappings: the dataset served by default."""
    yield from asserted_quads(folder)
    yield from inferred_quads(folder)
    yield from mapped_quads(folder)
