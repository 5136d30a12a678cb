"""Packages that only some formats need, and that are not installed with psykg itself."""

from importlib import import_module
from typing import Any

from psykg.errors import MissingPackageError


def needed(module: str) -> Any:  # noqa: ANN401 (a module)
    """The module. Raises `MissingPackageError`, which says how to get it."""
    try:
        return import_module(module)
    except ImportError:
        package = module.partition(".")[0]
        raise MissingPackageError(
            f"This needs {package}, which is not installed. Install it with: pip install 'psykg[exports]'"
        ) from None
