"""What a reader finds in an export, to be compared with what was put in."""

import re
from dataclasses import dataclass, fields

from psykg.exports.content import Content, Entity, Text
from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.vocabulary import SKOS

Triple = tuple[str, str, str]
Label = tuple[str, str, str]
"""An IRI, a text, its language."""


@dataclass
class Recovered:
    """Of each part all that was found, with full IRIs; None for a part that the format does not hold.

    `relationships`: what is said to hold between two concepts, stated or inferred. `sentences`, `modalities`, `claims`:
    a triple, denied or not, and the IRI. `values`: concept, attribute, text, datatype. `parents`: of classes and
    relations. `matches`: concept, relation of SKOS, term of another vocabulary.
    """

    concepts: set[str]
    relationships: set[Triple] | None
    labels: set[Label]
    alternatives: set[Label] | None = None
    definitions: set[Label] | None = None
    values: set[tuple[str, str, str, str]] | None = None
    inferred: set[Triple] | None = None
    denials: set[Triple] | None = None
    sentences: set[tuple[Triple, str]] | None = None
    modalities: set[tuple[Triple, str]] | None = None
    claims: set[tuple[Triple, str]] | None = None
    parents: set[tuple[str, str]] | None = None
    matches: set[Triple] | None = None


_OF_CLAIMS = {"sentences", "modalities", "claims"}
"""What a denial has too, and loses with itself."""

_PARTS = {
    "relationships": Feature.STATEMENTS,
    "alternatives": Feature.ALTERNATIVES,
    "definitions": Feature.DEFINITIONS,
    "values": Feature.VALUES,
    "inferred": Feature.INFERENCE,
    "denials": Feature.DENIALS,
    "sentences": Feature.SENTENCES,
    "modalities": Feature.MODALITIES,
    "claims": Feature.CLAIMS,
    "parents": Feature.SCHEMA,
    "matches": Feature.MATCHES,
}


def expected(content: Content, *, denials: bool = True) -> Recovered:
    """What a reader finds where nothing is lost; without `denials` nothing of what is denied."""
    known = (each for each in content.relationships if denials or not each.denied)
    said = [(each, (each.subject, each.relation, each.object)) for each in known]
    return Recovered(
        concepts={each.iri for each in content.concepts},
        relationships={triple for each, triple in said if not each.denied},
        labels=_texts(content, "labels"),
        alternatives=_texts(content, "alternatives"),
        definitions=_texts(content, "definitions"),
        values={(e.iri, v.attribute, v.text, v.datatype) for e in content.concepts for v in e.values},
        inferred={triple for each, triple in said if each.inferred},
        denials={triple for each, triple in said if each.denied},
        sentences={(triple, g.sentence) for each, triple in said for g in each.grounds if g.sentence},
        modalities={(triple, g.modality) for each, triple in said for g in each.grounds if g.modality},
        claims={(triple, g.claim) for each, triple in said for g in each.grounds},
        parents={(e.iri, parent) for e in [*content.classes, *content.relations] for parent in e.parents},
        matches={(each.iri, match.relation, match.term) for each in content.concepts for match in each.matches},
    )


def check(form: Format, found: Recovered, content: Content) -> None:
    """All that the format does not say it loses is there as it was, and what it says it loses is not."""
    whole = expected(content, denials=Feature.DENIALS not in form.loses)
    for part in fields(Recovered):
        got, put_in = getattr(found, part.name), getattr(whole, part.name)
        lost = part.name in _PARTS and _PARTS[part.name] in form.loses
        assert (got is None) == lost, f"{form.name} {'holds' if lost else 'lacks'} {part.name}"
        if part.name in _OF_CLAIMS and Feature.DENIALS in form.loses:
            put_in = {each for each in put_in if each[0] not in (whole.denials or set())}
        if got is not None:
            assert _shown(form, part.name, got) == _shown(form, part.name, put_in), f"{form.name}: {part.name}"


def _shown(form: Format, part: str, found: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """The part without what the format says it loses of it: languages, datatypes, matches that are not exact."""
    texts = part in {"labels", "alternatives", "definitions"}
    if (texts and Feature.LANGUAGES in form.loses) or (part == "values" and Feature.DATATYPES in form.loses):
        found = {each[:-1] for each in found}
    if part == "matches" and Feature.INEXACT in form.loses:
        found = {each for each in found if each[1] == SKOS + "exactMatch"}
    for feature, characters in _CHARACTERS.items():
        if feature in form.loses and (texts or part == "values"):
            found = {tuple(characters.sub("", word) for word in each) for each in found}
    return found


_CHARACTERS = {
    Feature.LINES: re.compile("[ \t\n\r]+"),
    Feature.CONTROLS: re.compile("[ \x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]+"),
}
"""What may be missing from a text, or a space in its place."""


def _texts(content: Content, name: str) -> set[Label]:
    return {(each.iri, text.text, text.language) for each in content.concepts for text in _of(each, name)}


def _of(entity: Entity, name: str) -> list[Text]:
    texts: list[Text] = getattr(entity, name)
    return texts
