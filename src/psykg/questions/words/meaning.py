"""What a phrase may stand for in a question, and what it costs to believe so."""

from dataclasses import dataclass
from enum import Enum

ALTERNATIVE_COST = 0.05
"""What a name costs that is an alternative to the first."""
HIDDEN_COST = 0.15
"""What a name costs that is only understood."""


class Role(Enum):
    """What a word or phrase does in a question."""

    CONCEPT = "concept"
    TEXT = "text"
    HEAD = "head"
    KIND = "kind"
    VERB = "verbForm"
    NOUN = "nounForm"
    ADJECTIVE = "adjectiveForm"
    LINK = "linkForm"
    QUESTION = "questionWord"
    DENIED = "deniedForm"
    REMOTE = "remoteVerbForm"
    LEAST = "leastForm"
    GREATEST = "greatestForm"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a phrase may stand for. `cost`: 0 for what it is called first of all, more for lesser names.

    `particle`: the preposition that belongs to a verb and stands elsewhere, if at all: “what is it based on?”
    `stative`: a verb form with “be” in it already (“be based on”), which is no passive of another.
    `participle`: one with a participle after “be”, which no active verb can stand for.
    """

    role: Role
    iri: str
    cost: float = 0.0
    stative: bool = False
    particle: str = ""
    participle: bool = False
