"""How two concepts are connected: the statements of a shortest way from one to the other."""

from psykg.engine import Engine
from psykg.entities.terms import Statement
from psykg.explorer.drawing.network import Network
from psykg.questions.answers.paths import Paths


def way(engine: Engine, network: Network, start: str, end: str) -> tuple[Statement, ...] | None:
    """The statements in order, by the IRIs of both ends; none for one and the same, None where there is no way.

    Of several statements that join the same two concepts a stated one is told.
    """
    links = Paths(engine).between(start, end) if start != end else []
    if links is None:
        return None
    joining = (network.joining(each.subject.iris[0], each.value.iris[0]) for each in links)
    return tuple(statements[0] for statements in joining if statements)
