"""Running questions that stand in `.rq` files: names are bindings, or terms that the engine has made and written."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import cast

from pyoxigraph import NamedNode

from psykg.engine import Engine, Result, Row, Solutions, Triples
from psykg.engine.contract import Dataset, Query
from psykg.knowledge.dataset import our_graphs

_PATTERN = "WHERE {"
_HERE = Path(__file__).parent


def rows(engine: Engine, question: str | Path, *, most: int | None = None, **iris: str) -> list[Row]:
    """The answers to a question, at most so many, each with the variables that are bound. `iris` bind some beforehand.

    The question is the name of a file of this folder without its suffix, or the path of a file elsewhere.
    """
    return list(cast("Solutions", _asked(engine, question, iris, most)))


def each_row(engine: Engine, question: str | Path) -> Iterator[Row]:
    """As `rows`, one after the other: of those that are many not all need to be held at once."""
    return iter(cast("Solutions", _asked(engine, question, {})))


def rows_among(
    engine: Engine, question: str | Path, variables: Iterable[str], iris: Iterable[str], most: int
) -> list[Row]:
    """As `rows`, for several values of a variable at once; of each of the variables at most so many rows."""
    head, select, body = _text(_path(question)).partition("SELECT")
    columns = body[: body.index(_PATTERN)]
    named = " ".join(str(NamedNode(iri)) for iri in iris)
    parts = (
        f"{{ {select}{body.replace(_PATTERN, f'{_PATTERN} VALUES ?{variable} {{ {named} }}', 1)} LIMIT {most} }}"
        for variable in variables
    )
    return rows_for(engine, f"{head}{select}{columns}{_PATTERN} {' UNION '.join(parts)} }}")


def rows_of_ours(engine: Engine, question: str | Path) -> list[Row]:
    """As `rows`, asked of psykg's own graphs alone, however much stands beside them."""
    graphs = our_graphs()
    found = engine.answer(Query(_text(_path(question)), dataset=Dataset(graphs, graphs), own=True)).result()
    return list(cast("Solutions", found))


def rows_for(engine: Engine, query: str) -> list[Row]:
    """The rows of a SELECT that was written here, of terms that the engine gave."""
    return list(cast("Solutions", engine.answer(Query(query, own=True)).result()))


def is_so(engine: Engine, query: str) -> bool:
    """The answer to an ASK that was written here, of terms that the engine gave."""
    return bool(engine.answer(Query(query, own=True)).result())


def holds(engine: Engine, question: str | Path, **iris: str) -> bool:
    """Whether a question that asks yes or no is answered with yes."""
    return bool(_asked(engine, question, iris))


def triples(engine: Engine, question: str | Path, **iris: str) -> Triples:
    """The triples that a question constructs."""
    return cast("Triples", _asked(engine, question, iris))


def _asked(engine: Engine, question: str | Path, iris: dict[str, str], most: int | None = None) -> Result:
    text = _text(_path(question)) if most is None else f"{_text(_path(question))}\nLIMIT {most}"
    return engine.answer(Query(text, {name: NamedNode(iri) for name, iri in iris.items()}, own=True)).result()


def _path(question: str | Path) -> Path:
    return question if isinstance(question, Path) else _HERE / f"{question}.rq"


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
