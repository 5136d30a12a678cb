"""`psykg restore`: a store as it was when a backup was made."""

from pathlib import Path

import click

from psykg.cli.storing import store_option
from psykg.engine.storage import restore


@click.command(
    name="restore",
    epilog="""\b
Example:
  psykg restore --store data backups/monday --replace""",
)
@click.argument("backup", metavar="BACKUP", type=click.Path(path_type=Path))
@store_option()
@click.option("--replace", is_flag=True, help="Also where the store holds data. What it holds is then gone.")
def command(backup: Path, folder: Path, replace: bool) -> None:
    """Bring a store back to what a backup holds.

    The backup is read to its end first, and stays. A service that runs on the store goes over to it by itself.
    """
    restore(backup, folder, replace=replace)
    click.echo(f"{folder} holds what {backup} holds.", err=True)
