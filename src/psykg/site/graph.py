"""The graph for the engine in the browser: just what the service's own engine has, in N-Quads."""

from io import BytesIO
from pathlib import Path

from pyoxigraph import Quad

from psykg.engine import Engine
from psykg.engine.results import Row
from psykg.entities.asking import rows
from psykg.exports.destination import send
from psykg.exports.source import Source
from psykg.exports.table import format_named

_HERE = Path(__file__).parent


def graph(engine: Engine, *, united: bool) -> bytes:
    """Every named graph, and the default graph where that is not their union: what makes it up makes it up again.

    An export leaves out of the default graph what stands in a named one, too. Raises what the engine raises.
    """
    names = ["named"] if united else ["named", "default"]
    quads = [_quad(row) for name in names for row in rows(engine, _HERE / f"{name}.rq")]
    out = BytesIO()
    send(format_named("nquads"), Source(lambda: quads), out)
    return out.getvalue()


def _quad(row: Row) -> Quad:
    return Quad(row["subject"], row["predicate"], row["object"], row.get("graph"))  # type: ignore[arg-type]
