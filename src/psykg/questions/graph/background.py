"""What a question takes for granted: what the text is about, what is counted in what, which relations tell of deeds."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

from psykg.engine import Engine
from psykg.entities.asking import rows
from psykg.questions.words.function_words import RATE
from psykg.questions.words.spelling import lemma, tokens

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Compound:
    """A thing that its parts tell together, and those whose it is, who may be named with it."""

    whole: str
    parts: frozenset[str]
    owners: frozenset[str]


@dataclass(frozen=True, slots=True)
class Background:
    """`subjects`: what a text as a whole is about. `deeds`: relations to what somebody does, which a verb may name.

    `forms`: relations to what there is of something, as one asks in the plural.
    `actors`: who does things. `objects`: relations to the object of what a verb names.
    `varieties`: what there is of a subject. `narrower`: of other things, their forms and sides.
    `helped`: whom it is there to help.
    `matters`: of which the text says how much, or on what that depends.
    `timeless`: relations to what something is by its nature. `tacit`: relations that English need not say.
    `compounds`: things that may be told by their parts.
    `units`: for each matter that has a quantity the words of its units. `periods`: those that follow a “per”.
    """

    subjects: frozenset[str]
    deeds: tuple[str, ...]
    units: dict[str, frozenset[str]]
    periods: frozenset[str]
    forms: tuple[str, ...]
    actors: frozenset[str]
    matters: frozenset[str]
    objects: tuple[str, ...]
    tacit: tuple[str, ...]
    timeless: frozenset[str]
    compounds: tuple[Compound, ...]
    varieties: tuple[str, ...]
    narrower: dict[str, list[str]]
    helped: tuple[str, ...]

    @property
    def unit_words(self) -> frozenset[str]:
        """The words of all units."""
        return frozenset[str]().union(*self.units.values())


def background(engine: Engine) -> Background:
    """The background of the questions to an engine's graph."""
    units: dict[str, set[str]] = defaultdict(set)
    periods: set[str] = set()
    narrower: dict[str, list[str]] = defaultdict(list)
    for row in sorted(rows(engine, _HERE / "narrower.rq"), key=lambda row: row["part"].value):
        narrower[row["whole"].value].append(row["part"].value)
    for row in rows(engine, _HERE / "units.rq"):
        words = list(map(lemma, tokens(row["unit"].value)))
        units[row["matter"].value] |= set(words)
        periods |= {word for before, word in pairwise(words) if before in RATE}
    return Background(
        subjects=frozenset(row["subject"].value for row in rows(engine, _HERE / "subjects.rq")),
        deeds=tuple(sorted(row["relation"].value for row in rows(engine, _HERE / "deeds.rq"))),
        forms=tuple(sorted(row["relation"].value for row in rows(engine, _HERE / "forms.rq"))),
        actors=frozenset(row["actor"].value for row in rows(engine, _HERE / "actors.rq")),
        objects=tuple(sorted(row["relation"].value for row in rows(engine, _HERE / "objects.rq"))),
        tacit=tuple(sorted(row["relation"].value for row in rows(engine, _HERE / "tacit.rq"))),
        timeless=frozenset(row["relation"].value for row in rows(engine, _HERE / "timeless.rq")),
        compounds=tuple(_compounds(engine)),
        varieties=tuple(sorted(row["variety"].value for row in rows(engine, _HERE / "varieties.rq"))),
        narrower=dict(narrower),
        helped=tuple(sorted(row["helped"].value for row in rows(engine, _HERE / "helped.rq"))),
        matters=frozenset(row["matter"].value for row in rows(engine, _HERE / "matters.rq")),
        units={matter: frozenset(words) for matter, words in units.items()},
        periods=frozenset(periods),
    )


def _compounds(engine: Engine) -> Iterator[Compound]:
    found = sorted(rows(engine, _HERE / "compounds.rq"), key=lambda row: row["whole"].value)
    for whole, told in groupby(found, key=lambda row: row["whole"].value):
        of_it = list(told)
        owners = (row["owner"].value for row in of_it if "owner" in row)
        yield Compound(whole, frozenset(row["part"].value for row in of_it), frozenset(owners))
