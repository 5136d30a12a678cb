"""The option that names a store, for the commands that work on one."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., None])


def store_option(*, required: bool = True) -> Callable[[_Command], _Command]:
    """The option `--store`, for a parameter `folder`."""
    return click.option(
        "--store",
        "folder",
        metavar="DIR",
        envvar="PSYKG_STORE",
        show_envvar=True,
        required=required,
        type=click.Path(path_type=Path),
        help="The folder of the store.",
    )
