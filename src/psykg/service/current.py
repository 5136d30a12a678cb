"""What the application that is handling the request answers from."""

from dataclasses import dataclass

from flask import Flask, current_app

from psykg.engine import Engine
from psykg.entities.index import Index
from psykg.entities.reasons import Reasons

_HOLDINGS = "psykg"


@dataclass(frozen=True, slots=True)
class Holdings:
    """The engine over the graph, the labels in it, and the reasons for what is inferred in it."""

    engine: Engine
    index: Index
    reasons: Reasons


def hold(app: Flask, holdings: Holdings) -> None:
    """Give the application what it answers from."""
    app.extensions[_HOLDINGS] = holdings


def held() -> Holdings:
    """What the current application answers from."""
    holdings: Holdings = current_app.extensions[_HOLDINGS]
    return holdings
