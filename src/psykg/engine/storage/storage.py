"""A dataset on disk in the shape that it is wanted in."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from psykg.engine.storage.database import fill, storing
from psykg.engine.storage.labels import LabelWriter, has_labels
from psykg.engine.storage.shape import BARE, Shape, convert, renew
from psykg.engine.storage.versions import PATIENCE, Versions
from psykg.errors import StoreError
from psykg.knowledge.moving import Batch, batches


class Storage:
    """The versions in a folder, each of them bare, or united with the graphs of ours of this psykg."""

    def __init__(self, folder: Path, *, bare: bool | None, ours: Callable[[], Iterable[Quad]]) -> None:
        """Open the folder, made where it is new, and bring the dataset into the shape. Nothing that users gave is lost.

        Without a word on `bare`, the shape stays; a new store is then united. `ours` gives the quads of our graphs.
        Raises `StoreError` if the folder is no store, cannot be written, or holds users' triples in a graph of ours.
        """
        self._versions = Versions(folder)
        self.folder = self._versions.folder
        shape = Shape.of(self._versions.current())
        self.bare = bool(shape and shape.bare) if bare is None else bare
        quads = [] if self.bare else list(ours())
        self._shape = BARE if self.bare else Shape.united(quads)
        labelled = has_labels(self._versions.current())
        if labelled and shape and not (shape.bare or self.bare) and shape != self._shape:
            with storing(folder), self.change() as draft:
                renew(draft, self._shape, quads)
        elif shape != self._shape or not labelled:
            with storing(folder), self._versions.replacement() as draft:
                convert(self._versions.current(), draft, self._shape, quads)

    @property
    def protected(self) -> frozenset[NamedNode]:
        """The graphs of ours in it: none in a bare one."""
        return frozenset(map(NamedNode, self._shape.graphs))

    @property
    def version(self) -> str:
        """The name of the current version, which no other has; empty where the folder is gone."""
        try:
            return self._versions.current().name
        except OSError:
            return ""

    @contextmanager
    def reading(self) -> Iterator[Path]:
        """As `Versions.reading`. Raises `StoreError` where another process has changed the shape meanwhile."""
        with self._versions.reading() as version:
            self._check(version)
            yield version

    @contextmanager
    def quads(self) -> Iterator[Callable[[], Iterator[Quad]]]:
        """What reads all quads of the current version, as often as it is called: as given, without the union of graphs.

        Raises what `reading` raises, and `StoreError` where the version cannot be opened.
        """
        with self.reading() as version:
            with storing(self.folder):
                store = Store.read_only(str(version))
            yield lambda: (each for each in store if self.bare or each.graph_name != DefaultGraph())

    @contextmanager
    def change(self, patience: float = PATIENCE) -> Iterator[Path]:
        """As `Versions.change`. Raises `StoreError` where another process has changed the shape meanwhile."""
        with self._versions.change(patience) as draft:
            self._check(draft)
            yield draft

    def add(self, given: Iterable[Quad], patience: float = PATIENCE) -> None:
        """Add any number of quads, all of them or, if an exception comes while they are read, none.

        What stands in the default graph goes where triples without a graph go in this shape. Memory stays bounded.
        Raises what `change` raises. Graphs of ours are not looked for.
        """
        self.add_batches(batches(given), patience)

    def add_batches(self, given: Iterable[Batch], patience: float = PATIENCE) -> None:
        """As `add`. What stands in the default graph goes into the home of its batch, if it has one."""
        with self.change(patience) as draft, storing(self.folder), closing(LabelWriter(draft)) as labels:
            fill(Store(str(draft)), self._shape.stored(labels.noting(given)), meanwhile=labels.index)

    def _check(self, version: Path) -> None:
        shape = Shape.of(version)
        if shape is None or shape.bare != self.bare:
            raise StoreError(f"{self.folder} was brought into another shape by another process. Start this one anew.")
