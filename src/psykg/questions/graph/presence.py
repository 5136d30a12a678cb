"""Which relations a concept stands in: it keeps questions from being read in ways that the graph knows nothing of."""

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from psykg.engine import Engine
from psykg.entities.asking import rows
from psykg.entities.index import Index
from psykg.questions.graph.links import is_text
from psykg.questions.graph.schema import Schema

_HERE = Path(__file__).parent
_REMEMBERED = 5000

Texts = dict[str, frozenset[str]]
"""The plain texts that a question may name, each with the relations that lead to it."""

End = tuple[str, str]
"""A relation, and the end at which a concept stands: “subject” or “value”."""

Ends = frozenset[End]


def texts(index: Index) -> Texts:
    """The texts of an index's graph; of one that is too large to be read, those of the ontology."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in index.asked(_HERE / "texts.rq"):
        found[str(row["text"])].add(row["relation"].value)
    return {text: frozenset(relations) for text, relations in found.items()}


class Presence:
    """Looks up, once for each concept, in which relations it stands or is said not to stand."""

    def __init__(self, engine: Engine, schema: Schema, texts: Texts) -> None:
        self._engine, self._schema, self._texts = engine, schema, texts
        self._of = lru_cache(_REMEMBERED)(self._looked_up)
        self._shared: dict[End, End] = {}
        """Each end as itself: concepts stand in the same relations, which are kept once."""

    def has(self, iri: str, relation: str, end: str) -> bool:
        """Whether some statement or denial has the concept at that end of the relation."""
        return (relation, end) in self._of(iri)

    def knows(self, iri: str, relation: str) -> bool:
        """Whether the concept stands at either end of the relation in some statement or denial."""
        return self.has(iri, relation, "subject") or self.has(iri, relation, "value")

    def between(self, subject: str, value: str) -> list[str]:
        """The relations that may lead from the one to the other, by what each stands in."""
        ahead = {relation for relation, end in self._of(subject) if end == "subject"}
        return sorted(relation for relation, end in self._of(value) if end == "value" and relation in ahead)

    def _looked_up(self, iri: str) -> Ends:
        if is_text(iri):
            return frozenset((relation, "value") for relation in self._texts.get(iri, ()))
        ends: set[End] = set()
        for row in rows(self._engine, _HERE / "presence.rq", concept=iri):
            relation, end = row["relation"].value, row["end"].value
            ends.add((relation, end))
            ends.update((wider, end) for wider in self._schema.index.wider.get(relation, ()) if "denied" in row)
        turned = {
            (inverse, _OTHER[end])
            for relation, end in ends
            for inverse in self._schema.index.inverses.get(relation, ())
        }
        return frozenset(self._shared.setdefault(end, end) for end in ends | turned)


_OTHER = {"subject": "value", "value": "subject"}
