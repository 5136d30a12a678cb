"""What stands in the reference, on its page and in its table, found as a program would that knows how they are made."""

import re
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from psykg.entities.names import iri_of
from psykg.exports.content import Content
from psykg.exports.text import on_one_line
from psykg.vocabulary import SKOS, XSD
from tests.exports.recovered import Label, Recovered, Triple

UNIT = "https://schema.org/unitText"
DECIMAL = XSD + "decimal"

Said = tuple[str, str, str, str]
"""A concept, an attribute, a text, a datatype."""


def words(element: Element) -> str:
    """The text of an element, spaces as they are seen."""
    return " ".join("".join(element.itertext()).split())


def plain(text: str) -> str:
    """A text without control characters, spaces as they are seen."""
    return " ".join(on_one_line(text).split())


def links(element: Element) -> list[str]:
    """Where the links in it lead to."""
    return [each.get("href", "") for each in element.iter("a") if each.get("href")]


def targets(element: Element) -> list[str]:
    """The IRIs of what it leads to: an entry, or a place elsewhere."""
    return [iri_of(unquote(href[1:])) if href.startswith("#") else unquote(href) for href in links(element)]


def entries(read: Element) -> dict[str, Element]:
    """The entries of the page, by IRI."""
    return {iri_of(each.get("id", "")): each for each in read.iter("div") if each.get("class") == "entry"}


def of_class(element: Element, name: str) -> Iterator[Element]:
    """What is marked with the class."""
    return (each for each in element.iter() if name in each.get("class", "").split())


def shown(element: Element) -> Iterator[tuple[str, str, bool, list[str]]]:
    """Each statement of an entry that leads to a thing: relation, value, whether it is inferred, its grounds."""
    relation = ""
    for each in element.iter():
        if each.get("class") == "relation":
            (relation,) = targets(each)
        elif "statement" in each.get("class", "").split() and not list(each.iter("data")):
            value, *grounds = targets(each)
            yield relation, value, "inferred" in each.get("class", ""), grounds


def recovered(read: Element, content: Content) -> Recovered:
    """What the page says of concepts, and of which classes and relations are narrower than which."""
    concepts = {iri: entry for iri, entry in entries(read).items() if words(next(entry.iter("small"))) == "concept"}
    said = {
        (iri, relation, value): (inferred, grounds)
        for iri, entry in concepts.items()
        for relation, value, inferred, grounds in shown(entry)
        if value in concepts
    }
    denied = {triple: grounds for entry in concepts.values() for triple, grounds in _denied(entry)}
    stated = {triple: grounds for triple, (inferred, grounds) in said.items() if not inferred} | denied
    return Recovered(
        concepts=set(concepts),
        relationships=set(said),
        labels=_texts(concepts, "labels"),
        alternatives=_texts(concepts, "alternatives"),
        definitions={(iri, words(e), e.get("lang", "")) for iri in concepts for e in of_class(concepts[iri], "words")},
        values=_as_written({said for iri, entry in concepts.items() for said in _values(iri, entry)}, content),
        inferred={triple for triple, (inferred, _) in said.items() if inferred},
        denials=set(denied),
        sentences={(triple, each) for triple, grounds in stated.items() for each in grounds[::2]},
        modalities={(triple, each) for triple, grounds in stated.items() for each in grounds[1::2]},
        claims={each for each in _claims(read) if {each[0][0], each[0][2]} <= set(concepts)},
        matches={
            (iri, relation, value)
            for iri, entry in concepts.items()
            for relation, value, *_ in shown(entry)
            if relation.startswith(SKOS) and relation.endswith("Match")
        },
        parents={parent for iri, entry in entries(read).items() for parent in _parents(iri, entry)},
    )


_STATEMENT = re.compile(r"(NOT )?(\S+) (\S+)(?: \((.*)\))?", re.DOTALL)


def split(cell: str) -> list[str]:
    """The texts in a cell of the table."""
    return [re.sub(r"\\(.)", r"\1", text) for text in re.findall(r"(?:[^|\\]|\\.)+", cell, re.DOTALL)]


def tabulated(rows: list[dict[str, str]]) -> Recovered:
    """What the table says of concepts, and of which classes and relations are narrower than which."""
    concepts = [row for row in rows if row["sort"] == "concept"]
    known = {row["iri"] for row in concepts}
    told = [each for row in concepts for each in _tabulated(row) if each[0][2] in known]
    said = [(triple, ground.split(" ")) for triple, _, ground in told if ground not in {"", "inferred"}]
    sentences, modalities, claims = ({(triple, iri_of(parts[at])) for triple, parts in said} for at in range(3))
    denials = {triple for triple, denied, _ in told if denied}
    return Recovered(
        concepts=known,
        relationships={triple for triple, *_ in told} - denials,
        labels={(row["iri"], text, "") for row in concepts for text in split(row["labels"])},
        alternatives={(row["iri"], text, "") for row in concepts for text in split(row["alternative_labels"])},
        definitions={(row["iri"], text, "") for row in concepts for text in split(row["definition"])},
        inferred={triple for triple, _, ground in told if ground == "inferred"},
        denials=denials,
        sentences=sentences,
        modalities=modalities,
        claims=claims,
        matches={
            (r["iri"], SKOS + way, term) for r in concepts for way in r if way[-5:] == "Match" for term in split(r[way])
        },
        parents={
            (row["iri"], iri_of(parent))
            for row in rows
            if row["sort"] in {"class", "relation"}
            for parent in split(row["narrower_than"])
        },
    )


def _tabulated(row: dict[str, str]) -> Iterator[tuple[Triple, bool, str]]:
    """The statements of a row: whether each is denied, and each of its grounds, or none."""
    for text in split(row["statements"]):
        found = _STATEMENT.fullmatch(text)
        assert found, text
        triple = row["iri"], iri_of(found[2]), iri_of(found[3])
        yield from ((triple, bool(found[1]), ground) for ground in (found[4] or "").split("; "))


def _denied(entry: Element) -> Iterator[tuple[Triple, list[str]]]:
    for told in map(targets, of_class(entry, "denied")):
        if told:
            subject, relation, value, *grounds = told
            yield (subject, relation, value), grounds


def _texts(concepts: dict[str, Element], name: str) -> set[Label]:
    spans = ((iri, span) for iri in concepts for each in of_class(concepts[iri], name) for span in each.iter("span"))
    return {(iri, "".join(span.itertext()), span.get("lang", "")) for iri, span in spans}


def _values(iri: str, entry: Element) -> Iterator[Said]:
    """Concept, attribute and text; a unit stands behind its number. Datatypes are not told."""
    relation = ""
    for each in entry.iter():
        if each.get("class") == "relation":
            (relation,) = targets(each)
        elif each.tag == "data":
            text = each.get("value", "")
            yield iri, relation, text, ""
            unit = words(each).removeprefix(text).strip()
            if unit and words(each).startswith(text):
                yield iri, UNIT, unit, ""


def _as_written(found: set[Said], content: Content) -> set[Said]:
    """The values with numbers as they were written: the page has 4.5 where that was 4.50."""
    written = {(e.iri, v.attribute): v.text for e in content.concepts for v in e.values if v.datatype == DECIMAL}
    return {(iri, attribute, written.get((iri, attribute), text), kind) for iri, attribute, text, kind in found}


def _claims(read: Element) -> Iterator[tuple[Triple, str]]:
    for entry in entries(read).values():
        claim = ""
        for each in entry.iter():
            if each.get("class") == "claim":
                claim = iri_of(each.get("id", ""))
            elif each.get("class") == "said" and len(targets(each)) == 3:
                subject, relation, value = targets(each)
                yield (subject, relation, value), claim


def _parents(iri: str, entry: Element) -> Iterator[tuple[str, str]]:
    heading = ""
    for each in entry.iter() if words(next(entry.iter("small"))) in {"class", "relation"} else ():
        if each.tag == "dt":
            heading = words(each)
        elif each.tag == "dd" and heading == "narrower than":
            yield from ((iri, parent) for parent in targets(each))
