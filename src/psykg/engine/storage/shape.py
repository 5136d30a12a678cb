"""The two shapes of a dataset on disk, and how what a user gives stands in each.

*Bare*: as given. *United*: psykg's own graphs beside it; the default graph holds the union of all named graphs, each
triple once; what was given without a graph stands in `psykg:graph/unnamed`. (pyoxigraph can make the union up for each
query, but then counts a triple once for each graph that it stands in.) A version says its shape in a file.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from pyoxigraph import CanonicalizationAlgorithm, Dataset, DefaultGraph, NamedNode, Quad, Store

from psykg.engine.storage import union
from psykg.engine.storage.database import fill
from psykg.engine.storage.labels import LabelWriter, named_by
from psykg.errors import StoreError
from psykg.knowledge.moving import Batch, batches, lines, lines_with_union
from psykg.vocabulary import UNNAMED_GRAPH

_FILE = "shape.json"
_UNNAMED, _DEFAULT = NamedNode(UNNAMED_GRAPH), DefaultGraph()


@dataclass(frozen=True, slots=True)
class Shape:
    """Bare, or united with graphs of ours: a digest of what stands in them, and their IRIs in order."""

    bare: bool
    digest: str = ""
    graphs: tuple[str, ...] = ()

    @classmethod
    def united(cls, ours: Iterable[Quad]) -> "Shape":
        """The shape of a dataset that is united with these quads."""
        dataset = Dataset(ours)
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        lines = "\n".join(sorted(map(str, dataset)))
        graphs = {quad.graph_name.value for quad in dataset if isinstance(quad.graph_name, NamedNode)}
        return cls(bare=False, digest=sha256(lines.encode()).hexdigest(), graphs=tuple(sorted(graphs)))

    @classmethod
    def of(cls, version: Path) -> "Shape | None":
        """The shape that the version says it has; None for one that nothing was put into yet.

        Raises `OSError`, and `StoreError` where it says nothing that can be understood.
        """
        try:
            told = json.loads((version / _FILE).read_text())
            return cls(told["bare"], told["digest"], tuple(told["graphs"]))
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError):
            raise StoreError(f"{version / _FILE} is damaged. Restore a backup into a new folder.") from None

    def put(self, version: Path) -> None:
        """Let the version say that it has this shape. Raises `OSError`."""
        (version / _FILE).write_text(json.dumps(asdict(self)))

    def stored(self, given: Iterable[Batch]) -> Iterator[bytes]:
        """What stands in the store for the quads that a user gives, in N-Quads."""
        for quads, home in given:
            yield lines(quads, home) if self.bare else lines_with_union(quads, home or _UNNAMED)

    def given(self, store: Store) -> Iterator[Quad]:
        """The quads that users gave, out of what stands in the store."""
        if self.bare:
            return store.quads_for_pattern(None, None, None)
        ours = {NamedNode(graph) for graph in self.graphs}
        return (
            Quad(quad.subject, quad.predicate, quad.object, _DEFAULT) if graph == _UNNAMED else quad
            for graph in store.named_graphs()
            if graph not in ours
            for quad in store.quads_for_pattern(None, None, None, graph)
        )


BARE = Shape(bare=True)


def convert(source: Path, target: Path, shape: Shape, ours: Iterable[Quad]) -> None:
    """Write what users gave in the version `source` into the empty folder `target` in another shape, with `ours`.

    Empty graphs stay. Raises `StoreError` where users' triples stand in a graph that would be one of ours.
    """
    before, old = Shape.of(source) or BARE, Store.read_only(str(source))
    new = Store(str(target))
    for graph in old.named_graphs():
        if graph.value not in before.graphs and (graph != _UNNAMED or not shape.bare):
            _refuse(graph.value, shape)
            new.add_graph(graph)
    with closing(LabelWriter(target)) as labels:
        for quads in (before.given(old), ours):
            fill(new, shape.stored(labels.noting(batches(quads))), meanwhile=labels.index)
    shape.put(target)


def renew(draft: Path, shape: Shape, ours: Iterable[Quad]) -> None:
    """Put other graphs of ours into a version that is united already. All else in it stays, however much that is.

    Raises `StoreError` as `convert` does.
    """
    before, store, new = Shape.of(draft) or BARE, Store(str(draft)), set(ours)
    for graph in store.named_graphs():
        if graph.value not in before.graphs:
            _refuse(graph.value, shape)
    graphs = [NamedNode(iri) for iri in before.graphs]
    old = {quad for graph in graphs for quad in store.quads_for_pattern(None, None, None, graph)}
    union.remove(store, old - new)
    union.add(store, new - old)
    for graph in graphs:
        if graph.value not in shape.graphs:
            store.remove_graph(graph)
    store.flush()
    with closing(LabelWriter(draft)) as labels:
        labels.renew(sorted(set(named_by(old ^ new))), store, united=True)
    shape.put(draft)


def _refuse(graph: str, shape: Shape) -> None:
    if graph in shape.graphs:
        raise StoreError(
            f"The store holds triples in <{graph}>, a graph of psykg's own. "
            "Serve it with --bare, or move them to another graph first."
        )
