"""`psykg build`: let HermiT check the ontology and write down what follows from it."""

from contextlib import suppress
from pathlib import Path

import click
from pyoxigraph import Quad, Triple

from psykg.errors import InconsistentOntologyError, UnwritableFileError
from psykg.knowledge.dataset import asserted_quads
from psykg.knowledge.faults import explained
from psykg.knowledge.files import ONTOLOGY, reading
from psykg.knowledge.reasoning import classify
from psykg.knowledge.turtle import sorted_turtle

_COMMENT = "Built by `psykg build` with HermiT from the other files of this folder. Never edited."


@click.command(
    name="build",
    epilog="""\b
Examples:
  psykg build                      check the ontology, write inferred.ttl
  psykg build --check              exit with 1 if inferred.ttl is not what a build gives
  psykg build --ontology my-copy   the same for another folder""",
)
@click.option(
    "--ontology",
    "folder",
    type=click.Path(path_type=Path),
    default=ONTOLOGY,
    help="Folder of the ontology files. By default that of the project.",
)
@click.option("--check", is_flag=True, help="Write nothing; say whether inferred.ttl is up to date.")
@click.pass_context
def command(context: click.Context, folder: Path, check: bool) -> None:
    """Check the ontology with HermiT and write what follows from it to inferred.ttl.

    Where the axioms contradict each other, or a class can have no members, the axioms at fault are named and nothing
    is written. Needs Java: pip install 'psykg[reasoning]' brings one.
    """
    path = folder / "inferred.ttl"
    inferred = _inferred(list(asserted_quads(folder)))
    text = sorted_turtle(inferred, _COMMENT)
    if not check:
        _write(path, text)
        _say(f"{path}: {len(inferred)} inferred statements written.")
    elif _holds(path, text):
        _say(f"{path} is up to date.")
    else:
        _say(f"{path} is not what a build gives. Run `psykg build` to write it anew.")
        context.exit(1)


def _inferred(asserted: list[Quad]) -> set[Triple]:
    _say("HermiT checks the ontology …")
    try:
        return classify(asserted)
    except InconsistentOntologyError:
        _say("It has a fault. Looking for the axioms that make it …")
        raise explained(asserted, progress=_say) from None


def _holds(path: Path, text: str) -> bool:
    with reading(path):
        return path.is_file() and path.read_bytes() == text.encode()


def _write(path: Path, text: str) -> None:
    """Puts the file in place whole or not at all."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):  # A file system that is read-only lets nothing be taken away either.
            unfinished.unlink(missing_ok=True)
        raise UnwritableFileError(f"{path} cannot be written: {error.strerror}. Check the permissions.") from None


def _say(message: str) -> None:
    click.echo(message, err=True)
