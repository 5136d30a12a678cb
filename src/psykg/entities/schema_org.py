"""Things in the words of schema.org, which search engines read: as triples, and as the JSON-LD that a page holds."""

import json
from itertools import groupby
from operator import attrgetter
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from psykg.engine import Engine, Triples
from psykg.entities.asking import triples
from psykg.vocabulary import PREFIXES, RDF, XSD

_SCHEMA = PREFIXES["schema"]
_TYPE = RDF + "type"


def defined_term(engine: Engine, iri: str) -> Triples:
    """The thing as a `DefinedTerm`; nothing of what has no definition, as sentences and claims have none."""
    return triples(engine, "schema-org", entity=iri)


def json_ld(said: Triples) -> dict[str, Any] | None:
    """The triples as JSON-LD that fetches no context: names of schema.org are bare, texts and links are plain.

    Blank nodes stand inside what they are said of, and must make no circle. None where there are no triples.
    """
    telling = _Telling(list(said))
    context = {"@vocab": _SCHEMA, **{name: {"@type": "@id"} for name in sorted(telling.links)}}
    return {"@context": context, "@graph": telling.graph()} if telling.subjects else None


class _Telling:
    """What is said of each subject, and the properties whose values are links, all of them."""

    def __init__(self, said: list[Triple]) -> None:
        texts = {_name(triple) for triple in said if isinstance(triple.object, Literal)}
        self.links = {_name(triple) for triple in said if isinstance(triple.object, NamedNode)} - texts - {"@type"}
        self.subjects = {subject: list(same) for subject, same in groupby(said, key=attrgetter("subject"))}

    def graph(self) -> list[dict[str, Any]]:
        """A node for each subject with an IRI."""
        named = (subject for subject in self.subjects if isinstance(subject, NamedNode))
        return [{"@id": subject.value, **self._properties(subject)} for subject in named]

    def _properties(self, subject: object) -> dict[str, Any]:
        found: dict[str, list[Any]] = {}
        for triple in self.subjects.get(subject, ()):
            found.setdefault(_name(triple), []).append(self._value(_name(triple), triple.object))
        # In the order of what they say: the names of blank nodes, by which they came, depend on where the service is.
        return {
            name: sorted(values, key=json.dumps) if len(values) > 1 else values[0] for name, values in found.items()
        }

    def _value(self, name: str, value: object) -> Any:  # noqa: ANN401 (what JSON is made of)
        if isinstance(value, Literal):
            return _text(value)
        if not isinstance(value, NamedNode):
            return self._properties(value)
        if name == "@type":
            return value.value.removeprefix(_SCHEMA)
        return value.value if name in self.links else {"@id": value.value}


def _name(triple: Triple) -> str:
    return "@type" if triple.predicate.value == _TYPE else triple.predicate.value.removeprefix(_SCHEMA)


def _text(literal: Literal) -> str | dict[str, str]:
    if literal.language:
        return {"@value": literal.value, "@language": literal.language}
    plain = literal.datatype.value == XSD + "string"
    return literal.value if plain else {"@value": literal.value, "@type": literal.datatype.value}
