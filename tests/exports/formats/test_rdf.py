"""The RDF formats, read back by rdflib and by pyoxigraph."""

from io import BytesIO

import pytest
import rdflib
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)
from rdflib import Graph

from psykg.exports.choices import Choices
from psykg.exports.content import Content
from psykg.exports.source import Source, unnamed
from psykg.exports.table import format_named
from psykg.vocabulary import CLAIM, INFERRED_GRAPH
from tests.exports.conftest import exported
from tests.exports.rdf_reading import from_dataset, from_graph
from tests.exports.recovered import check

ONE_GRAPH = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "rdfxml": RdfFormat.RDF_XML}
DATASETS = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD}
RDFLIB = {
    "turtle": "turtle",
    "ntriples": "nt",
    "rdfxml": "xml",
    "nquads": "nquads",
    "trig": "trig",
    "jsonld": "json-ld",
}


def canonical(quads: object) -> Dataset:
    dataset = Dataset(quads)  # type: ignore[arg-type]
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def read(name: str, data: bytes) -> Dataset:
    return canonical(parse(data, format=(ONE_GRAPH | DATASETS)[name]))


@pytest.mark.parametrize("name", ONE_GRAPH)
def test_rdflib_finds_in_one_graph_all_but_what_is_said_to_be_lost(name: str, source: Source, content: Content) -> None:
    found = from_graph(Graph().parse(data=exported(format_named(name), source), format=RDFLIB[name]))
    check(format_named(name), found, content)


@pytest.mark.filterwarnings("ignore:.* is deprecated, use Dataset:DeprecationWarning")  # rdflib's own parsers do so.
@pytest.mark.parametrize("name", DATASETS)
def test_rdflib_finds_in_a_dataset_all_but_what_is_said_to_be_lost(name: str, source: Source, content: Content) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=exported(format_named(name), source), format=RDFLIB[name])
    check(format_named(name), from_dataset(dataset), content)


@pytest.mark.parametrize("name", DATASETS)
def test_a_dataset_is_isomorphic_to_what_is_served(name: str, source: Source) -> None:
    assert read(name, exported(format_named(name), source)) == canonical(source.read())


@pytest.mark.parametrize("name", DATASETS)
def test_without_provenance_a_dataset_is_one_graph(name: str, source: Source) -> None:
    plain = Source(source.read, Choices(provenance=False))
    found = read(name, exported(format_named(name), plain))
    assert {quad.graph_name for quad in found} == {DefaultGraph()}
    assert found == canonical(map(unnamed, plain.quads()))


@pytest.mark.parametrize("name", ONE_GRAPH | DATASETS)
def test_only_what_is_asserted_is_left_where_that_is_chosen(name: str, source: Source) -> None:
    chosen = Source(source.read, Choices(inferred=False))
    found = {quad.triple for quad in read(name, exported(format_named(name), chosen))}
    closure = {quad.triple for quad in read(name, exported(format_named(name), source))}
    stated = {quad.triple for quad in source.read() if quad.graph_name != NamedNode(INFERRED_GRAPH)}
    only_inferred = {quad.triple for quad in source.read()} - stated
    assert {each for each in closure - found if _named(each)} == {each for each in only_inferred if _named(each)}
    assert len(only_inferred) > 500


def _named(triple: Triple) -> bool:
    """Whether it says something of a thing with a name, which is no claim: those are told apart by some formats."""
    subject = triple.subject.value if isinstance(triple.subject, NamedNode) else CLAIM
    return not subject.startswith(CLAIM) and not isinstance(triple.object, BlankNode)


def test_texts_of_other_languages_are_left_out_where_one_is_chosen(source: Source) -> None:
    chosen = Source(source.read, Choices(language="de"))
    found = read("nquads", exported(format_named("nquads"), chosen))
    languages = {quad.object.language for quad in found if hasattr(quad.object, "language")}
    assert languages == {None, "de"}


@pytest.mark.parametrize("name", ONE_GRAPH | DATASETS)
def test_the_same_graph_gives_the_same_bytes_in_whatever_order_it_comes(name: str, source: Source) -> None:
    shuffled = list(reversed([_renamed(quad) for quad in source.read()]))
    again = Source(lambda: shuffled, source.choices)
    assert exported(format_named(name), again) == exported(format_named(name), source)


def _renamed(quad: Quad) -> Quad:
    """The quad as another parser would have named its blank nodes."""
    text = BytesIO(f"{quad} .".replace("_:", "_:other").encode()) if "_:" in str(quad) else None
    return next(iter(parse(text, format=RdfFormat.N_QUADS))) if text else quad
