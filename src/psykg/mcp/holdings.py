"""What the tools and resources answer from."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from threading import RLock

from pyoxigraph import Store

from psykg.engine import united
from psykg.engine.isolation.engine import IsolatedEngine
from psykg.engine.isolation.pool import Pool
from psykg.engine.isolation.sources import InMemory
from psykg.engine.limits import Limits
from psykg.entities.index import Index
from psykg.entities.reasons import Reason, Reasons
from psykg.entities.resolution import resolve
from psykg.entities.terms import Statement, Thing
from psykg.explorer.atlas import Atlas
from psykg.knowledge.additions import added_quads
from psykg.knowledge.dataset import asserted_quads, closure_quads
from psykg.knowledge.extension import Extension, extension
from psykg.questions.questioning import Questions

_LANES = 8
"""Queries evaluated at a time; one assistant asks for one thing after the other."""


class Holdings:
    """The engine over the graph, and what is made of it once. Safe to use from several threads."""

    def __init__(self, engine: IsolatedEngine, reasons: Reasons) -> None:
        self.engine = engine
        self.index = Index(engine)
        self.atlas = Atlas(engine, self.index)
        self._reasons = reasons
        self._making = RLock()

    @property
    def questions(self) -> Questions:
        """What answers questions in plain words: made when first asked, for that takes a second."""
        with self._making:
            return self._questions

    @cached_property
    def _questions(self) -> Questions:
        return Questions(self.engine, self.index, self._reasons)

    def thing(self, text: str) -> Thing:
        """The thing of that name or label. Raises `UnknownEntityError`, with the nearest names."""
        return self.index.thing(resolve(self.engine, text, self.index))

    def why(self, statement: Statement) -> Reason | None:
        """Why a statement follows; None where it is made."""
        return self._reasons.why(self.index, statement)


@contextmanager
def held(brought: Extension, data: tuple[Path, ...], limits: Limits) -> Iterator[Holdings]:
    """The holdings over the ontology and the files given, with what they make of it, until the end of the `with`.

    Raises what reading the files raises.
    """
    engine = IsolatedEngine(Pool(InMemory(partial(_store, data), limits, frozenset()), limits, _LANES))
    try:
        yield Holdings(engine, Reasons(asserted_quads, brought.derivations))
    finally:
        engine.close()


def _store(data: tuple[Path, ...]) -> Store:
    """What is asked. Made in the spawner's process, and handed to it by name."""
    return united([*closure_quads(), *extension(added_quads(data)).quads])
