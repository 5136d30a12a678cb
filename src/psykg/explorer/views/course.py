"""The course of treatment: the phases of each therapy in their order, told row by row so that they can be compared."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from psykg.engine import Engine, Row
from psykg.entities.asking import rows
from psykg.entities.description import Description, describe
from psykg.entities.index import Index
from psykg.entities.statements import Group
from psykg.entities.terms import Thing

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Aspect:
    """A row of the course. The marked one is there even where nothing is said; one without relations takes the rest."""

    heading: str
    marked: bool
    relations: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Plan:
    """The aspects in their order, and the relations that the order of the phases shows already."""

    aspects: tuple[Aspect, ...]
    timeline: frozenset[str]

    def aspect(self, relation: Thing) -> Aspect | None:
        """The aspect under which a relation stands; None for one that is not told again."""
        if relation.iri in self.timeline:
            return None
        fitting = (each for each in self.aspects if relation.iri in each.relations or not each.relations)
        return next(fitting, None)


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase, and what is said of it under each aspect of which something is said, relation by relation."""

    described: Description
    told: dict[Aspect, tuple[Group, ...]]


@dataclass(frozen=True, slots=True)
class Course:
    """The phases of one therapy in their order, the aspects in theirs, and who performs what, by the activity's IRI."""

    therapy: Thing
    phases: tuple[Phase, ...]
    aspects: tuple[Aspect, ...]
    actors: dict[str, tuple[Thing, ...]]

    def in_words(self, aspect: Aspect) -> bool:
        """Whether the relation has to be named, because several say something under the aspect."""
        return len({group.relation for phase in self.phases for group in phase.told.get(aspect, ())}) > 1


def courses(engine: Engine, index: Index) -> tuple[Course, ...]:
    """The course of each therapy that has phases, the therapies by label."""
    found = [(row["therapy"].value, row["phase"].value) for row in index.asked(_FOLDER / "phases.rq")]
    plan, actors = _plan(engine), _actors(index)
    read = []
    for therapy, same in groupby(found, key=lambda each: each[0]):
        phases = tuple(_phase(describe(engine, iri, index), plan) for _, iri in same)
        read.append(Course(index.thing(therapy), phases, tuple(_rows(phases, plan)), actors))
    return tuple(sorted(read, key=lambda course: course.therapy.label))


def _plan(engine: Engine) -> _Plan:
    placed = rows(engine, _FOLDER / "course.rq")
    aspects = tuple(_aspects(row for row in placed if "order" in row))
    timeline = frozenset(row["relation"].value for row in placed if "order" not in row)
    return _Plan(aspects, timeline)


def _aspects(placed: Iterable[Row]) -> Iterator[Aspect]:
    for _, same in groupby(placed, key=lambda row: row["order"].value):
        told = list(same)
        relations = frozenset(row["relation"].value for row in told if "relation" in row)
        yield Aspect(told[0]["heading"].value, told[0]["marked"].value == "true", relations)


def _actors(index: Index) -> dict[str, tuple[Thing, ...]]:
    found: dict[str, list[Thing]] = defaultdict(list)
    for row in index.asked(_FOLDER / "actors.rq"):
        found[row["activity"].value].append(index.thing(row["actor"].value))
    return {activity: tuple(actors) for activity, actors in found.items()}


def _phase(described: Description, plan: _Plan) -> Phase:
    told: dict[Aspect, list[Group]] = defaultdict(list)
    for group in described.outgoing:
        if aspect := plan.aspect(group.relation):
            told[aspect].append(group)
    return Phase(described, {aspect: tuple(groups) for aspect, groups in told.items()})


def _rows(phases: tuple[Phase, ...], plan: _Plan) -> Iterator[Aspect]:
    """The aspects of which something is said in any phase, and those that are told of in any case."""
    return (each for each in plan.aspects if each.marked or any(each in phase.told for phase in phases))
