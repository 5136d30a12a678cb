"""What belongs to the application that is handling the request."""

from typing import cast

from flask import Flask, current_app

from psykg.engine import Engine

_ENGINE = "psykg.engine"


def engine() -> Engine:
    """The engine that the application answers with."""
    return cast("Engine", current_app.extensions[_ENGINE])


def set_engine(app: Flask, its_engine: Engine) -> None:
    """Give the application the engine to answer with."""
    app.extensions[_ENGINE] = its_engine
