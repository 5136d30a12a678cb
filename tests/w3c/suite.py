"""The tests of the W3C for SPARQL 1.1, as their manifests list them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple

Node = NamedNode | BlankNode | Literal | Triple
HOME = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
"""Where the suite stands on the Web: the base of every relative IRI, so that no path of this machine is in a test."""

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "w3c" / "sparql11"
"""Where it lies, if it does."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"

PARTS = {
    "Protocol": ("protocol/manifest.ttl",),
    "Graph Store Protocol": ("graph-store-protocol/manifest-direct.ttl", "graph-store-protocol/manifest-indirect.ttl"),
    "Service Description": ("service-description/manifest.ttl",),
    "Query": ("manifest-sparql11-query.ttl",),
    "Update": ("manifest-sparql11-update.ttl",),
    "CSV and TSV results": ("csv-tsv-res/manifest.ttl",),
    "JSON results": ("json-res/manifest.ttl",),
}
"""The parts that are run, and the manifests of each. Federated queries and entailment regimes are left out."""


@dataclass(frozen=True)
class Manifest:
    """What a manifest says."""

    path: Path
    iri: str

    @cached_property
    def store(self) -> Store:
        """Its triples."""
        store = Store()
        store.load(path=self.path, format=RdfFormat.TURTLE, base_iri=self.iri)
        return store

    def values(self, subject: Node, predicate: str) -> list[Node]:
        """All that the subject has for a predicate, in no order."""
        assert isinstance(subject, NamedNode | BlankNode)
        return [quad.object for quad in self.store.quads_for_pattern(subject, NamedNode(predicate), None)]

    def value(self, subject: Node, predicate: str) -> Node | None:
        """The one thing that the subject has for a predicate."""
        return next(iter(self.values(subject, predicate)), None)

    def texts(self, subject: Node, predicate: str) -> list[str]:
        """All that the subject has for a predicate, as strings, sorted."""
        return sorted(
            value.value for value in self.values(subject, predicate) if isinstance(value, NamedNode | Literal)
        )

    def text(self, subject: Node, predicate: str) -> str:
        """The same as a string: of a literal its text, of an IRI the IRI, and nothing where there is nothing."""
        return next(iter(self.texts(subject, predicate)), "")

    def items(self, start: Node | None) -> Iterator[Node]:
        """The members of a list."""
        while start is not None and start != NamedNode(RDF + "nil"):
            first = self.value(start, RDF + "first")
            assert first is not None
            yield first
            start = self.value(start, RDF + "rest")

    def listed(self, predicate: str) -> list[str]:
        """The IRIs in the list that the manifest itself has for a predicate."""
        return [
            item.value for item in self.items(self.value(NamedNode(self.iri), predicate)) if isinstance(item, NamedNode)
        ]


@dataclass(frozen=True)
class Case:
    """One test. `folder` is where the suite lies, `kind` the local name of its class in the manifest."""

    suite: str
    kind: str
    node: NamedNode
    manifest: Manifest
    folder: Path

    @property
    def name(self) -> str:
        """How it is told from all others: its folder and its name in the manifest, as in `aggregates/agg01`."""
        return f"{self.manifest.path.parent.name}/{self.node.value.partition('#')[2]}"

    @property
    def action(self) -> Node:
        """What is to be done."""
        action = self.manifest.value(self.node, MF + "action")
        assert action is not None
        return action

    def path(self, iri: str) -> Path:
        """Where a file of the suite lies."""
        return self.folder / iri.removeprefix(HOME)


def cases(folder: Path) -> Iterator[Case]:
    """The tests of all parts, in the order of the manifests; none where the suite is not there."""
    if folder.is_dir():
        for part, manifests in PARTS.items():
            for manifest in manifests:
                yield from _cases(part, folder, manifest)


def _cases(part: str, folder: Path, name: str) -> Iterator[Case]:
    manifest = Manifest(folder / name, HOME + name)
    for included in manifest.listed(MF + "include"):
        yield from _cases(part, folder, included.removeprefix(HOME))
    for entry in manifest.listed(MF + "entries"):
        node = NamedNode(entry)
        kind = manifest.text(node, RDF + "type").rpartition("#")[2]
        yield Case(_suite(part, kind), kind, node, manifest, folder)


def _suite(part: str, kind: str) -> str:
    """Under what the test is counted: evaluation and syntax apart, CSV and TSV too."""
    if part in {"Query", "Update"}:
        return f"{part} {'syntax' if 'Syntax' in kind else 'evaluation'}"
    if part == "CSV and TSV results":
        return "CSV results" if kind == "CSVResultFormatTest" else "TSV results"
    return part
