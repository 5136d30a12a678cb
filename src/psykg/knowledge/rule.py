"""The rules in `rules/`, as they are read from their files.

A rule is a plain SPARQL CONSTRUCT, named after the OWL 2 RL rule that it states; any engine can run it. Its triple
patterns are its premises; what stands in inner braces is a condition on the shape of an axiom, and no premise. Neither
is a FILTER.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from psykg.errors import UnreadableFileError

RULES = Path(__file__).parent / "rules"
_PARTS = re.compile(r"(?P<prologue>.*)CONSTRUCT\s*\{(?P<conclusions>[^{}]*)\}\s*WHERE\s*\{(?P<body>.*)\}\s*", re.DOTALL)
_CONDITION = re.compile(r"(?:FILTER\s+(?:NOT\s+)?EXISTS\s*)?\{[^{}]*\}|FILTER\s*\((?:[^()]|\([^()]*\))*\)")
_VARIABLE = re.compile(r"\?(\w+)")
_VARIABLE_IRI = "variable:"


@dataclass(frozen=True)
class Rule:
    """From the premises follow the conclusions; variables are IRIs of the scheme `variable:`."""

    name: str
    premises: tuple[Triple, ...]
    conclusions: tuple[Triple, ...]
    query: str
    """Selects the variables wherever the premises hold and a conclusion is still missing."""

    conditional: bool
    """Whether there is a condition beside the premises, which only SPARQL can see to."""

    @cached_property
    def predicates(self) -> frozenset[NamedNode] | None:
        """The predicates that can set the rule off, None where any can."""
        found = frozenset(premise.predicate for premise in self.premises)
        return None if any(map(variable, found)) else found

    @cached_property
    def strings(self) -> bool:
        """Whether the rule strings its first two premises together to a triple of the same relation (transitivity)."""
        if self.conditional or len(self.conclusions) != 1:
            return False
        (whole,), (one, other, *_) = self.conclusions, (*self.premises, *self.premises)
        ends = one.subject, one.object, other.object
        return (
            ends == (whole.subject, other.subject, whole.object) and one.predicate == other.predicate == whole.predicate
        )

    @cached_property
    def carried(self) -> int | None:
        """The place of the premise of which the rule keeps both ends and changes the relation, as for inverses."""
        if self.conditional or len(self.conclusions) != 1:
            return None
        ends = _ends(self.conclusions[0])
        places = [place for place, premise in enumerate(self.premises) if _ends(premise) & ends]
        return places[0] if len(places) == 1 and _ends(self.premises[places[0]]) == ends else None


@cache
def all_rules(folder: Path = RULES) -> tuple[Rule, ...]:
    """The rules of the folder, by name. Raises `UnreadableFileError` where a file holds no rule."""
    return tuple(_read(path) for path in sorted(folder.glob("*.rq")))


@cache  # The terms of a few rules, looked at for each row.
def variable(term: object) -> str | None:
    """The name of the variable that the term stands for; None where it is a term."""
    if isinstance(term, NamedNode) and term.value.startswith(_VARIABLE_IRI):
        return term.value.removeprefix(_VARIABLE_IRI)
    return None


def _ends(pattern: Triple) -> set[object]:
    return {pattern.subject, pattern.object}


def _read(path: Path) -> Rule:
    parts = _PARTS.fullmatch(path.read_text(encoding="utf-8"))
    if parts is None:
        raise UnreadableFileError(f"{path} is no rule. Write one CONSTRUCT with plain triple patterns.")
    prologue, conclusions, body = parts["prologue"], parts["conclusions"], parts["body"]
    return Rule(
        name=path.stem,
        premises=_patterns(prologue, _CONDITION.sub("", body)),
        conclusions=_patterns(prologue, conclusions),
        query=f"{prologue} SELECT * WHERE {{ {body} FILTER NOT EXISTS {{ {conclusions} }} }}",
        conditional=bool(_CONDITION.search(body)),
    )


def _patterns(prologue: str, patterns: str) -> tuple[Triple, ...]:
    """Triple patterns are Turtle once their variables are IRIs."""
    turtle = prologue + _VARIABLE.sub(rf"<{_VARIABLE_IRI}\1>", patterns)
    return tuple(quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE))
