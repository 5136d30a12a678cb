"""Whether data is well-formed and true to the axioms: ours, and what users bring in our terms.

The shapes stand in `shapes.ttl` beside the ontology (SHACL, W3C 2017) and carry the messages. A user's files are
judged together with our schema and concepts, so that the kinds of things are known, and only what they say themselves
is reported. Where the shapes find nothing wrong, the axioms are asked: what contradicts them is a problem, too.
What SHACL cannot see, because it knows no named graphs, stands in `structure/`, one query each, and is asked of our
own files alone: every statement in a claim, every claim with statements.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import cast

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, QuerySolutions, Store, Triple

from psykg.errors import InvalidDataError
from psykg.knowledge.additions import added
from psykg.knowledge.axioms import TYPE
from psykg.knowledge.contradiction import Contradiction, contradictions
from psykg.knowledge.dataset import asserted_files, asserted_quads
from psykg.knowledge.derivation import Asserted
from psykg.knowledge.extension import Extension, extension
from psykg.knowledge.files import ONTOLOGY, read_quads
from psykg.knowledge.graph import as_graph
from psykg.knowledge.homes import graph_of
from psykg.knowledge.names import with_curies
from psykg.knowledge.shacl import Violation, violations
from psykg.vocabulary import PSYKG, SCHEMA_GRAPH

_STRUCTURE = Path(__file__).with_name("structure")


@dataclass(frozen=True, order=True)
class Problem:
    """Something that a file says and should not: where, about what (a CURIE), and what is wrong with it."""

    file: Path
    node: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.node} {self.message}."


def validate(paths: Sequence[Path]) -> Extension:
    """The extension of the ontology by the files, which are well-formed data.

    Raises `InvalidDataError`, with every problem in its message, and what `added` and `extension` raise.
    """
    extended, found = _judged(added(paths), ONTOLOGY)
    if found:
        raise InvalidDataError("\n".join(map(str, found)))
    return extended


def problems(paths: Sequence[Path], folder: Path = ONTOLOGY) -> list[Problem]:
    """What is wrong with files that come on top of the ontology, by file and thing.

    Raises what `read_quads` and `extension` raise.
    """
    _, found = _judged({path: read_quads(path, graph_of(path)) for path in paths}, folder)
    return found


def ontology_problems(folder: Path = ONTOLOGY) -> list[Problem]:
    """What is wrong with the ontology itself. Raises what `read_quads` raises."""
    files = {path: read_quads(path, SCHEMA_GRAPH) for path in asserted_files(folder)}
    return sorted({*_misshapen(files, [], folder), *_misbuilt(files)})


def _judged(files: Mapping[Path, list[Quad]], folder: Path) -> tuple[Extension, list[Problem]]:
    """What the files make of the ontology, and what is wrong with them. Nothing is made of what is misshapen."""
    ours = list(asserted_quads(folder))
    found = _misshapen(files, ours, folder)
    if found:
        return Extension(), found
    extended = extension((quad for quads in files.values() for quad in quads), folder)
    return extended, _contradicting(files, {_iri(quad.graph_name) for quad in ours}, extended)


def _contradicting(files: Mapping[Path, list[Quad]], ours: set[str], extended: Extension) -> list[Problem]:
    """The problems that the axioms find."""
    if extended.derivations is None:
        return []
    homes = {quad.triple: path for path, quads in files.items() for quad in quads}
    wording = extended.derivations.wording

    def told(leaf: Asserted) -> str:
        home = homes.get(leaf.axiom.head)
        return f"{wording.axiom(leaf.axiom)} ({home})" if home else wording.sourced(leaf.axiom, leaf.claims)

    def problem(found: Contradiction) -> Problem:
        head = found.theirs[0].axiom.head
        message = "; ".join(map(told, (*found.theirs, *found.ours)))
        return Problem(
            homes[head],
            _name(_iri(head.subject)),
            f"has a part in a contradiction. These cannot all hold: {message}. Correct or remove what is yours",
        )

    return sorted({problem(found) for found in contradictions(extended.derivations, ours)})


def _misshapen(files: Mapping[Path, list[Quad]], background: list[Quad], folder: Path) -> list[Problem]:
    """The problems that the shapes of the folder find, of nodes that the files say something about."""
    data = Store()
    quads = chain(background, *files.values())
    data.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    homes, uses, shapes = _homes(files), _uses(files), as_graph(read_quads(folder / "shapes.ttl"))
    found = [each for each in violations(data, shapes) if each.node in homes]
    return sorted(
        {
            Problem(uses.get((each.node, each.value), homes[each.node]), _name(each.node), _message(data, each))
            for each in found
        }
    )


def _message(data: Store, violation: Violation) -> str:
    return with_curies(violation.message + _suggestion(data, violation.value))


def _suggestion(data: Store, iri: str | None) -> str:
    """The name of ours that an unknown one may be a slip for."""
    if iri is None or not iri.startswith(PSYKG) or any(data.quads_for_pattern(NamedNode(iri), None, None)):
        return ""
    named = {quad.subject.value for quad in data if isinstance(quad.subject, NamedNode)}
    ours = sorted(name.removeprefix(PSYKG) for name in named if name.startswith(PSYKG))
    near = get_close_matches(iri.removeprefix(PSYKG), ours, n=1, cutoff=0.8)
    return f" (did you mean {PSYKG}{near[0]}?)" if near else ""


def _misbuilt(files: dict[Path, list[Quad]]) -> list[Problem]:
    """The problems of claims and named graphs."""
    data, homes = Store(), _homes(files)
    data.extend(quad for quads in files.values() for quad in quads)
    found = []
    for rule in sorted(_STRUCTURE.glob("*.rq")):
        for row in cast("QuerySolutions", data.query(rule.read_text(encoding="utf-8"))):
            node = row["node"].value
            found.append(Problem(homes[node], _name(node), with_curies(row["message"].value)))
    return found


def _homes(files: Mapping[Path, list[Quad]]) -> dict[str, Path]:
    """For each node, and each named graph, the first file that says what it is, or anything about it."""
    homes: dict[str, Path] = {}
    said = [(path, quad) for path, quads in files.items() for quad in quads]
    for path, quad in sorted(said, key=lambda each: each[1].predicate != TYPE):
        for term in (quad.subject, quad.graph_name):
            if isinstance(term, (NamedNode, BlankNode)):
                homes.setdefault(term.value, path)
    return homes


def _uses(files: Mapping[Path, list[Quad]]) -> dict[tuple[str, str | None], Path]:
    """For each node, and each name that is used in speaking of it, the first file that does."""
    uses: dict[tuple[str, str | None], Path] = {}
    for path, quads in files.items():
        for quad in quads:
            for term in (quad.predicate, quad.object):
                if isinstance(term, NamedNode):
                    uses.setdefault((_iri(quad.subject), term.value), path)
    return uses


def _iri(term: NamedNode | BlankNode | DefaultGraph | Triple) -> str:
    return term.value if isinstance(term, (NamedNode, BlankNode)) else ""


def _name(node: str) -> str:
    return with_curies(node) if ":" in node else "a node without a name"
