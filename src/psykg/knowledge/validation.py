"""Whether data is well-formed: ours, and what users bring in our terms.

The shapes stand in `shapes.ttl` beside the ontology (SHACL, W3C 2017) and carry the messages. A user's files are
judged together with our schema and concepts, so that the kinds of things are known, and only what they say themselves
is reported.
What SHACL cannot see, because it knows no named graphs, stands in `structure/`, one query each, and is asked of our
own files alone: every statement in a claim, every claim with statements.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import cast

from pyoxigraph import BlankNode, NamedNode, Quad, QuerySolutions, Store

from psykg.errors import InvalidDataError
from psykg.knowledge.dataset import asserted_files, asserted_quads
from psykg.knowledge.files import ONTOLOGY, read_quads
from psykg.knowledge.graph import as_graph
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


def validate(paths: Sequence[Path]) -> None:
    """Pass in silence where the files are well-formed data.

    Raises `InvalidDataError`, with every problem in its message, and what `read_quads` raises.
    """
    found = problems(paths)
    if found:
        raise InvalidDataError("\n".join(map(str, found)))


def problems(paths: Sequence[Path], folder: Path = ONTOLOGY) -> list[Problem]:
    """What is wrong with files that come on top of the ontology, by file and thing. Raises what `read_quads` raises."""
    return _misshapen({path: read_quads(path) for path in paths}, list(asserted_quads(folder)), folder)


def ontology_problems(folder: Path = ONTOLOGY) -> list[Problem]:
    """What is wrong with the ontology itself. Raises what `read_quads` raises."""
    files = {path: read_quads(path, SCHEMA_GRAPH) for path in asserted_files(folder)}
    return sorted({*_misshapen(files, [], folder), *_misbuilt(files)})


def _misshapen(files: dict[Path, list[Quad]], background: list[Quad], folder: Path) -> list[Problem]:
    """The problems that the shapes of the folder find, of nodes that the files say something about."""
    data = Store()
    for quad in (*background, *(quad for quads in files.values() for quad in quads)):
        data.add(Quad(quad.subject, quad.predicate, quad.object))
    homes, shapes = _homes(files), as_graph(read_quads(folder / "shapes.ttl"))
    found = [each for each in violations(data, shapes) if each.node in homes]
    return sorted({Problem(homes[each.node], _name(each.node), _message(data, each)) for each in found})


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


def _homes(files: dict[Path, list[Quad]]) -> dict[str, Path]:
    """For each node, and each named graph, the first file that says something about it."""
    homes: dict[str, Path] = {}
    for path, quads in files.items():
        for term in (term for quad in quads for term in (quad.subject, quad.graph_name)):
            if isinstance(term, (NamedNode, BlankNode)):
                homes.setdefault(term.value, path)
    return homes


def _name(node: str) -> str:
    return with_curies(node) if ":" in node else "a node without a name"
