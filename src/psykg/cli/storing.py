"""The option that names a store, for the commands that need one."""

from pathlib import Path

import click

store_option = click.option(
    "--store",
    "folder",
    metavar="DIR",
    envvar="PSYKG_STORE",
    show_envvar=True,
    required=True,
    type=click.Path(path_type=Path),
    help="The folder of the store.",
)
