"""Running questions that stand in `.rq` files: names are passed as bindings and never as text."""

from functools import cache
from pathlib import Path
from typing import cast

from pyoxigraph import NamedNode

from psykg.engine import Engine, Result, Row, Solutions, Triples

_HERE = Path(__file__).parent


def rows(engine: Engine, question: str | Path, **iris: str) -> list[Row]:
    """The answers to a question, each with the variables that are bound. `iris` bind variables beforehand.

    The question is the name of a file of this folder without its suffix, or the path of a file elsewhere.
    """
    return list(cast("Solutions", _asked(engine, question, iris)))


def holds(engine: Engine, question: str | Path, **iris: str) -> bool:
    """Whether a question that asks yes or no is answered with yes."""
    return bool(_asked(engine, question, iris))


def triples(engine: Engine, question: str | Path, **iris: str) -> Triples:
    """The triples that a question constructs."""
    return cast("Triples", _asked(engine, question, iris))


def _asked(engine: Engine, question: str | Path, iris: dict[str, str]) -> Result:
    path = question if isinstance(question, Path) else _HERE / f"{question}.rq"
    return engine.query(_text(path), bindings={name: NamedNode(iri) for name, iri in iris.items()})


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
