"""`psykg site`: the whole site as files, for hosts that have nothing but a file server."""

import re
import time
from pathlib import Path

import click

from psykg.cli.brought import brought
from psykg.service.settings import Settings
from psykg.site.building import build
from psykg.site.folder import check

_MEGABYTE = 1_000_000
_BASE = re.compile(r"https?://[^\s?#]+")


@click.command(
    name="site",
    epilog="""\b
Examples:
  psykg site public
  psykg site public --base https://example.org/psykg/   with a sitemap, and whole addresses where they are needed
  python -m http.server --directory public              to look at it""",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--base", metavar="URL", help="Where the site will stand: its whole address.")
@click.option(
    "--data",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Data beside the ontology, RDF or CSV: a file, or a folder of files. May be given several times.",
)
@click.option("--store", type=click.Path(path_type=Path), help="What is in this store, in place of files.")
@click.option("--bare", is_flag=True, help="The data alone, without the ontology and as it is.")
def command(folder: Path, base: str | None, data: tuple[Path, ...], store: Path | None, bare: bool) -> None:
    """Write the whole site into a folder, as files for any web host.

    Pages, their data, all exports, and the competency questions with their answers. The explorer, the search and SPARQL
    run in the reader's browser. Links are relative: the site works under any path. The same graph gives the same bytes.
    A folder that this command has written is replaced, when all is written and not before.
    """
    if base and not _BASE.fullmatch(base):
        raise click.UsageError(f"--base is a whole address, such as https://example.org/psykg/, not “{base}”.")
    settings = Settings(data=data, store=store, bare=bare)
    settings.check()
    check(folder)
    if not bare:
        brought(data)
    start = time.monotonic()
    whole = base and base.rstrip("/") + "/"
    written = build(settings, folder, whole, lambda text: click.echo(f"… {text}", err=True))
    for file in written.left_out:
        click.echo(f"psykg: there is no {file}: the graph does not speak of it, or a package is missing.", err=True)
    seconds = time.monotonic() - start
    click.echo(
        f"{folder} written: {written.files} files, {written.bytes / _MEGABYTE:.1f} MB, in {seconds:.0f} s.", err=True
    )
