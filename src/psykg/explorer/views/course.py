"""The course of treatment: the phases of each therapy in their order, with what belongs to each and who does it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from psykg.engine import Engine
from psykg.entities.asking import rows
from psykg.entities.description import Description, describe
from psykg.entities.index import Index
from psykg.entities.terms import Statement, Thing

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Part:
    """Something that belongs to a phase, by the statement that says so; of an activity also who does it."""

    statement: Statement
    actors: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase with its parts under the kinds they are of."""

    described: Description
    parts: dict[Thing, tuple[Part, ...]]


@dataclass(frozen=True, slots=True)
class Course:
    """The phases of one therapy in their order, and the kinds of their parts: first those with most."""

    therapy: Thing
    phases: tuple[Phase, ...]

    @property
    def kinds(self) -> list[Thing]:
        """The kinds that the parts of any phase are of."""
        counted: Counter[Thing] = Counter()
        for phase in self.phases:
            counted.update({kind: len(parts) for kind, parts in phase.parts.items()})
        return sorted(counted, key=lambda kind: (-counted[kind], kind.label))


def courses(engine: Engine, index: Index) -> tuple[Course, ...]:
    """The course of each therapy that has phases, the therapies by label."""
    found = [(row["therapy"].value, row["phase"].value) for row in rows(engine, _FOLDER / "phases.rq")]
    actors = _actors(engine, index)
    by_therapy = groupby(found, key=lambda each: each[0])
    read = (
        Course(index.thing(therapy), tuple(_phase(engine, index, phase, actors) for _, phase in phases))
        for therapy, phases in by_therapy
    )
    return tuple(sorted(read, key=lambda course: course.therapy.label))


def _actors(engine: Engine, index: Index) -> dict[str, tuple[Thing, ...]]:
    found: dict[str, list[Thing]] = defaultdict(list)
    for row in rows(engine, _FOLDER / "actors.rq"):
        found[row["activity"].value].append(index.thing(row["actor"].value))
    return {activity: tuple(actors) for activity, actors in found.items()}


def _phase(engine: Engine, index: Index, iri: str, actors: dict[str, tuple[Thing, ...]]) -> Phase:
    described = describe(engine, iri, index)
    parts: dict[Thing, list[Part]] = defaultdict(list)
    for statement in _told(described):
        value = statement.value
        if isinstance(value, Thing):
            for kind in index.kinds(value.iri)[:1]:
                parts[index.thing(kind)].append(Part(statement, actors.get(value.iri, ())))
    return Phase(described, {kind: tuple(told) for kind, told in parts.items()})


def _told(described: Description) -> Iterator[Statement]:
    for group in described.outgoing:
        yield from group.statements
