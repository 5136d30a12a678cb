"""What a thing is called in other vocabularies, and what there it must not be taken for."""

from dataclasses import dataclass

from psykg.engine import Engine, Row
from psykg.entities.asking import rows
from psykg.entities.index import Index


@dataclass(frozen=True, order=True, slots=True)
class Match:
    """A term of another vocabulary, all in words but for the IRIs of the `term` and of the `relation` that leads there.

    `way` is how it matches, seen from here: a term that is broader there means more than the thing. `denied`: it does
    not match, however alike the two are called. `note` says where the term was seen, and what sets it apart.
    """

    vocabulary: str
    label: str
    way: str
    term: str
    relation: str
    denied: bool
    note: str


def matches(engine: Engine, index: Index, iri: str) -> tuple[Match, ...]:
    """The terms that a thing is mapped to, by vocabulary and label, those that it does not match last."""
    told = rows(engine, "matches", entity=iri) if iri in index.matched else []
    found = {_match(index, row) for row in told}
    return tuple(sorted(found, key=lambda each: (each.denied, each.vocabulary.casefold(), each.label.casefold(), each)))


def _match(index: Index, row: Row) -> Match:
    said = {name: term.value for name, term in row.items()}
    return Match(
        vocabulary=said.get("name") or index.thing(said["vocabulary"]).label,
        label=said.get("label") or index.thing(said["term"]).label,
        way=said.get("way") or index.thing(said["relation"]).label,
        term=said["term"],
        relation=said["relation"],
        denied="denied" in said,
        note=said.get("note", ""),
    )
