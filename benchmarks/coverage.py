"""Writes how far other vocabularies cover the graph into docs/mappings.md: run it after a change of the mappings.

python -m benchmarks.coverage
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from benchmarks.report import publish
from psykg.engine import EmbeddedEngine, united
from psykg.entities.asking import rows
from psykg.entities.index import Index, by_label
from psykg.entities.matches import Match, matches
from psykg.entities.terms import Thing
from psykg.knowledge.dataset import closure_quads
from psykg.vocabulary import SKOS

PAGE = "mappings.md"

_SAME = SKOS + "exactMatch"


@dataclass(frozen=True)
class Vocabulary:
    """Another vocabulary: its name, what it is, and whether it has a column of its own."""

    name: str
    meaning: str
    has_column: bool


@dataclass(frozen=True)
class Coverage:
    """What is matched with what: the concepts and the kinds that have matches, and how many concepts there are."""

    vocabularies: list[Vocabulary]
    concepts: dict[Thing, tuple[Match, ...]]
    kinds: dict[Thing, tuple[Match, ...]]
    all_concepts: int


def coverage() -> Coverage:
    """The coverage of the graph as it is served."""
    engine = EmbeddedEngine(united(closure_quads()))
    index = Index(engine)

    def matched(things: Iterable[Thing]) -> dict[Thing, tuple[Match, ...]]:
        each = ((thing, matches(engine, index, thing.iri)) for thing in sorted(things, key=by_label))
        return {thing: found for thing, found in each if found}

    found = rows(engine, Path(__file__).with_name("vocabularies.rq"))
    return Coverage(
        vocabularies=[Vocabulary(row["name"].value, row["meaning"].value, "place" in row) for row in found],
        concepts=matched(chain.from_iterable(concepts for _, concepts in index.concepts)),
        kinds=matched(kind for kind, _ in index.concepts),
        all_concepts=len(index.members),
    )


def counts(covered: Coverage) -> str:
    """One row a vocabulary, as Markdown: how many concepts have terms there, and how many terms match in which way."""
    lines = ["| Vocabulary | What it is | Concepts matched | Share of concepts | Terms | Same | Else | Not |"]
    lines.append("|---|---|--:|--:|--:|--:|--:|--:|")
    lines.extend(_counted(covered, each.name, each.meaning, {each.name}) for each in covered.vocabularies)
    lines.append(_counted(covered, "any of them", "", {each.name for each in covered.vocabularies}))
    return "\n".join(lines)


def table(covered: Coverage) -> str:
    """One row a concept or kind that has matches, as Markdown, with a column for each of the chief vocabularies."""
    chief = [each.name for each in covered.vocabularies if each.has_column]
    lines = ["| Concept | " + " | ".join(chief) + " | Elsewhere |", "|---" * (len(chief) + 2) + "|"]
    things = [(thing.label, found) for thing, found in covered.concepts.items()]
    kinds = [(f"{thing.label} (a kind)", found) for thing, found in covered.kinds.items()]
    for label, found in [*things, *kinds]:
        own = ["; ".join(_cell(match) for match in found if match.vocabulary == name) for name in chief]
        rest = "; ".join(f"{match.vocabulary}: {_cell(match)}" for match in found if match.vocabulary not in chief)
        lines.append(f"| {label} | {' | '.join(own)} | {rest} |")
    return "\n".join(lines)


def _counted(covered: Coverage, name: str, meaning: str, among: set[str]) -> str:
    concepts = [thing for thing, found in covered.concepts.items() if any(_holding(found, among))]
    everything = list(chain(*covered.concepts.values(), *covered.kinds.values()))
    held = list(_holding(everything, among))
    same = sum(match.relation == _SAME for match in held)
    denied = sum(match.denied for match in everything if match.vocabulary in among)
    share = f"{len(concepts) / covered.all_concepts:.0%}"
    terms = len({match.term for match in held})
    cells = (name, meaning, len(concepts), share, terms, same, len(held) - same, denied)
    return f"| {' | '.join(map(str, cells))} |"


def _holding(found: Iterable[Match], among: set[str]) -> Iterator[Match]:
    return (match for match in found if match.vocabulary in among and not match.denied)


def _cell(match: Match) -> str:
    return f"[{match.label}]({match.term}) ({'not this' if match.denied else match.way})"


def main() -> None:
    """Write both tables anew."""
    covered = coverage()
    publish("counts", counts(covered), PAGE)
    publish("coverage", table(covered), PAGE)


if __name__ == "__main__":
    main()
