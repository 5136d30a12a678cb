"""What a question takes for granted: what the text is about, what is counted in what, which relations tell of deeds."""

from collections import defaultdict
from dataclasses import dataclass

from psykg.engine import Engine
from psykg.entities.asking import rows
from psykg.questions.schema import HERE
from psykg.questions.words import lemma, tokens


@dataclass(frozen=True, slots=True)
class Background:
    """`subjects`: what a text as a whole is about. `deeds`: relations to what somebody does, which a verb may name.

    `units`: for each matter that has a quantity the words of its units.
    """

    subjects: frozenset[str]
    deeds: tuple[str, ...]
    units: dict[str, frozenset[str]]


def background(engine: Engine) -> Background:
    """The background of the questions to an engine's graph."""
    units: dict[str, set[str]] = defaultdict(set)
    for row in rows(engine, "units", folder=HERE):
        units[row["matter"].value] |= set(map(lemma, tokens(row["unit"].value)))
    return Background(
        subjects=frozenset(row["subject"].value for row in rows(engine, "subjects", folder=HERE)),
        deeds=tuple(sorted(row["relation"].value for row in rows(engine, "deeds", folder=HERE))),
        units={matter: frozenset(words) for matter, words in units.items()},
    )
