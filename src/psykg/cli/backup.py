"""`psykg backup`: a copy of a store, while it is in use."""

from pathlib import Path

import click

from psykg.cli.storing import store_option
from psykg.engine.storage import back_up


@click.command(
    name="backup",
    epilog="""\b
Example:
  psykg backup --store data backups/monday""",
)
@click.argument("target", metavar="TARGET", type=click.Path(path_type=Path))
@store_option()
def command(target: Path, folder: Path) -> None:
    """Copy a store as it is now, while it may be in use.

    TARGET must not exist yet. It becomes a store itself, which `psykg serve --store` opens and `psykg restore` brings
    back. On the same disk it shares files with the store and takes little room: copy it to another disk to be safe.
    """
    back_up(folder, target)
    click.echo(f"{target} holds what {folder} held.", err=True)
