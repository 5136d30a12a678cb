"""Running the questions of this folder: one `.rq` file each, names passed as bindings and never as text."""

from functools import cache
from pathlib import Path
from typing import cast

from pyoxigraph import NamedNode

from psykg.engine import Engine, Result, Row, Solutions, Triples


def rows(engine: Engine, question: str, **iris: str) -> list[Row]:
    """The answers to `question`.rq, each with the variables that are bound. `iris` bind variables beforehand."""
    return list(cast("Solutions", _asked(engine, question, iris)))


def holds(engine: Engine, question: str, **iris: str) -> bool:
    """Whether `question`.rq, which asks yes or no, is answered with yes."""
    return bool(_asked(engine, question, iris))


def triples(engine: Engine, question: str, **iris: str) -> Triples:
    """The triples that `question`.rq constructs."""
    return cast("Triples", _asked(engine, question, iris))


def _asked(engine: Engine, question: str, iris: dict[str, str]) -> Result:
    return engine.query(_text(question), bindings={name: NamedNode(iri) for name, iri in iris.items()})


@cache
def _text(question: str) -> str:
    return Path(__file__).with_name(f"{question}.rq").read_text(encoding="utf-8")
