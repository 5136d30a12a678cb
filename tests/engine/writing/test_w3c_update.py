"""The update evaluation tests of the W3C, where they lie beside the project, on a plain dataset."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    parse,
)

from psykg.engine.writing import PlainDataset, perform

MANIFEST = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
UPDATE = "http://www.w3.org/2009/sparql/tests/test-update#"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


class Case(NamedTuple):
    name: str
    request: Path
    before: list[Quad]
    after: list[Quad]


def file_of(term: object) -> Path:
    assert isinstance(term, NamedNode)
    return Path(term.value.removeprefix("file://"))


def objects(manifest: Store, subject: object, name: str) -> list[NamedNode | BlankNode]:
    assert isinstance(subject, NamedNode | BlankNode)
    found = manifest.quads_for_pattern(subject, NamedNode(name), None)
    return [quad.object for quad in found if isinstance(quad.object, NamedNode | BlankNode)]


def graph(path: Path, name: NamedNode | DefaultGraph) -> Iterator[Quad]:
    data = path.read_bytes()
    for quad in parse(data, format=RdfFormat.TURTLE, base_iri=path.as_uri(), rename_blank_nodes=True):
        yield Quad(quad.subject, quad.predicate, quad.object, name)


def state(manifest: Store, node: NamedNode | BlankNode) -> list[Quad]:
    quads = [quad for file in objects(manifest, node, UPDATE + "data") for quad in graph(file_of(file), DefaultGraph())]
    for named in objects(manifest, node, UPDATE + "graphData"):
        (label,) = (quad.object for quad in manifest.quads_for_pattern(named, LABEL, None))
        (file,) = objects(manifest, named, UPDATE + "graph")
        assert isinstance(label, Literal)
        quads += graph(file_of(file), NamedNode(label.value))
    return quads


def cases(shared: Path) -> Iterator[Case]:
    for path in (shared / "w3c" / "sparql11").glob("*/manifest.ttl"):
        manifest = Store()
        manifest.load(path=path, format=RdfFormat.TURTLE, base_iri=path.resolve().as_uri())
        for test in manifest.quads_for_pattern(None, TYPE, NamedNode(MANIFEST + "UpdateEvaluationTest")):
            (action,) = objects(manifest, test.subject, MANIFEST + "action")
            (result,) = objects(manifest, test.subject, MANIFEST + "result")
            (request,) = map(file_of, objects(manifest, action, UPDATE + "request"))
            name = f"{path.parent.name}/{str(test.subject).rpartition('#')[2].rstrip('>')}"
            yield Case(name, request, state(manifest, action), state(manifest, result))


def canonical(quads: list[Quad]) -> Dataset:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def outcome(case: Case) -> str:
    store = Store()
    store.extend(case.before)
    perform(PlainDataset(store), case.request.read_text(), base=case.request.as_uri())
    return "passed" if canonical(list(store)) == canonical(case.after) else "failed"


def test_every_update_does_what_the_w3c_says(shared: Path) -> None:
    outcomes = {case.name: outcome(case) for case in cases(shared)}
    assert len(outcomes) > 90
    assert {name for name, found in outcomes.items() if found != "passed"} == set()
