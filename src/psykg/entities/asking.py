"""Running questions that stand in `.rq` files, those of this folder or another: names are passed as bindings."""

from functools import cache
from pathlib import Path
from typing import cast

from pyoxigraph import NamedNode

from psykg.engine import Engine, Result, Row, Solutions, Triples


HERE = Path(__file__).parent


def rows(engine: Engine, question: str, *, folder: Path = HERE, **iris: str) -> list[Row]:
    """The answers to `question`.rq, each with the variables that are bound. `iris` bind variables beforehand."""
    return list(cast("Solutions", _asked(engine, folder / f"{question}.rq", iris)))


def holds(engine: Engine, question: str, **iris: str) -> bool:
    """Whether `question`.rq, which asks yes or no, is answered with yes."""
    return bool(_asked(engine, HERE / f"{question}.rq", iris))


def triples(engine: Engine, question: str, **iris: str) -> Triples:
    """The triples that `question`.rq constructs."""
    return cast("Triples", _asked(engine, HERE / f"{question}.rq", iris))


def _asked(engine: Engine, path: Path, iris: dict[str, str]) -> Result:
    return engine.query(_text(path), bindings={name: NamedNode(iri) for name, iri in iris.items()})


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
