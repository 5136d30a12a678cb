"""What is matched against, over the data as they stand."""

from dataclasses import dataclass
from pathlib import Path

from psykg.engine import Engine
from psykg.entities.asking import rows
from psykg.entities.index import Index
from psykg.entities.kinds import Kinds
from psykg.entities.matching import Matching
from psykg.entities.properties import Properties
from psykg.entities.terms import Thing
from psykg.service.current import held
from psykg.vocabulary import SKOS

_TITLE = Path(__file__).with_name("title.rq")
_DEFINITION = SKOS + "definition"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The concepts with their kinds and properties, and what the ontology is called; empty where it does not say."""

    title: str
    index: Index
    kinds: Kinds
    properties: Properties
    matching: Matching

    def definition(self, iri: str) -> str | None:
        """What defines a thing, in words; None where nothing does."""
        defined = self.properties.values(_DEFINITION).get(iri)
        return defined[0].value if defined else None

    def type(self, kind: Thing) -> dict[str, object]:
        """A kind as the specification tells a type, with the kinds right above it."""
        return named(kind) | {"broader": [named(wider) for wider in self.kinds.wider(kind.iri)]}


def catalogue() -> Catalogue:
    """The catalogue: made when it is first asked for, and after each write."""
    return held().memo.of(_made)


def named(thing: Thing) -> dict[str, object]:
    """A thing by its identifier and name. The identifier follows the identifier space, or is a whole IRI."""
    return {"id": thing.name, "name": thing.label}


def _made(engine: Engine) -> Catalogue:
    index = held().index
    kinds = Kinds(engine, index)
    properties = Properties(engine, index, kinds)
    titles = [row["title"].value for row in rows(engine, _TITLE)]
    return Catalogue(titles[0] if titles else "", index, kinds, properties, Matching(index, kinds, properties))
