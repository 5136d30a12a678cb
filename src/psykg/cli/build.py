"""`psykg build`: let HermiT check the ontology and write what follows from it, and where it is drawn."""

from contextlib import suppress
from pathlib import Path

import click
from pyoxigraph import NamedNode, Quad, Triple

from psykg.engine import EmbeddedEngine, united
from psykg.entities.index import Index
from psykg.errors import InconsistentOntologyError, UnwritableFileError
from psykg.explorer.drawing.network import Network
from psykg.explorer.layout.layout import laid_out
from psykg.explorer.layout.places import LAYOUT, as_text
from psykg.knowledge.dataset import asserted_quads
from psykg.knowledge.faults import explained
from psykg.knowledge.files import ONTOLOGY, reading
from psykg.knowledge.reasoning import classify
from psykg.knowledge.turtle import sorted_turtle
from psykg.vocabulary import INFERRED_GRAPH

_COMMENT = "Built by `psykg build` with HermiT from the other files of this folder. Never edited."

_STALE = "not what a build gives. Run `psykg build` to write it anew."


@click.command(
    name="build",
    epilog="""\b
Examples:
  psykg build                      check the ontology, write inferred.ttl and the layout
  psykg build --check              exit with 1 if one of them is not what a build gives
  psykg build --ontology my-copy   check another folder, write its inferred.ttl""",
)
@click.option(
    "--ontology",
    "folder",
    type=click.Path(path_type=Path),
    default=ONTOLOGY,
    help="Folder of the ontology files. By default that of the project.",
)
@click.option("--check", is_flag=True, help="Write nothing; say whether the files are up to date.")
@click.pass_context
def command(context: click.Context, folder: Path, check: bool) -> None:
    """Check the ontology with HermiT and write what follows from it to inferred.ttl.

    For the project's own ontology also write where the explorer draws its concepts: layout.tsv in the package. Another
    folder has no such file; what is served besides the project's concepts gets its places when it is drawn.

    Where the axioms contradict each other, or a class can have no members, the axioms at fault are named and nothing
    is written. Needs Java: pip install 'psykg[reasoning]' brings one.
    """
    files = _built(folder)
    if not check:
        for path, text in files.items():
            _write(path, text)
            _say(f"{path} written.")
        return
    stale = [path for path, text in files.items() if not _holds(path, text)]
    for path in files:
        _say(f"{path} is {_STALE if path in stale else 'up to date.'}")
    context.exit(1 if stale else 0)


def _built(folder: Path) -> dict[Path, str]:
    """What stands in each file that a build writes."""
    asserted = list(asserted_quads(folder))
    inferred = _inferred(asserted)
    _say(f"{len(inferred)} statements are inferred.")
    files = {folder / "inferred.ttl": sorted_turtle(inferred, _COMMENT)}
    if folder.resolve() == ONTOLOGY:
        files[LAYOUT] = _layout([*asserted, *map(_as_quad, inferred)])
    return files


def _as_quad(triple: Triple) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, NamedNode(INFERRED_GRAPH))


def _layout(closure: list[Quad]) -> str:
    engine = EmbeddedEngine(united(closure))
    network = Network(engine, Index(engine))
    return as_text(laid_out(network.rooms, network.pairs))


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
