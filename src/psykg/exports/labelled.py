"""Kinds and relations as labels and types, the way users of Neo4j write them."""

import re

from psykg.exports.content import Content, Entity
from psykg.exports.records import all_kinds, name_of
from psykg.knowledge.names import words_of
from psykg.vocabulary import CONCEPT_CLASS


def labels_of(content: Content, concept: Entity) -> list[str]:
    """`Concept`, then the concept's kinds and all wider ones: `["Concept", "Book", "Publication"]`."""
    return [name_of(iri) for iri in (CONCEPT_CLASS, *all_kinds(content, concept))]


def type_of(relation: str, *, denied: bool) -> str:
    """The relation in capitals: `HAS_GOAL`, where it is denied `NOT_HAS_GOAL`. Two relations may share one."""
    words = re.sub(r"\W+", "_", words_of(relation)).upper()
    return f"NOT_{words}" if denied else words
