"""The graph for the engine in the browser: just what the service's own engine has, in N-Quads."""

from io import BytesIO
from pathlib import Path

from psykg.engine import Engine
from psykg.entities.asking import rows
from psykg.exports.destination import send
from psykg.exports.source import Source
from psykg.exports.table import format_named
from psykg.service.export import named, quad_of

_DEFAULT = Path(__file__).with_name("default.rq")


def graph(engine: Engine, *, united: bool) -> bytes:
    """Every named graph, and the default graph where that is not their union: what makes it up makes it up again.

    An export leaves out of the default graph what stands in a named one, too. Raises what the engine raises.
    """
    unnamed = [] if united else map(quad_of, rows(engine, _DEFAULT))
    quads = [*named(engine), *unnamed]
    out = BytesIO()
    send(format_named("nquads"), Source(lambda: quads), out)
    return out.getvalue()
