"""Markdown: a vault for Obsidian, one note a concept, kind and sentence, linked by the statements."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import groupby
from typing import BinaryIO

from psykg.exports.content import Content, Entity, Relationship, Text, label_texts
from psykg.exports.features import Feature
from psykg.exports.format import ZIP, Format
from psykg.exports.source import Ground, Source
from psykg.exports.vault import Names, escaped, front_matter, link, paragraphs
from psykg.knowledge.names import curie
from psykg.vocabulary import XSD

_NOT_IN_A_TAG = re.compile(r"[^\w-]+")
_CONCEPTS, _KINDS, _SENTENCES = "Concepts", "Kinds", "Sentences"


def files(source: Source) -> Mapping[str, Callable[[BinaryIO], None]]:
    """The notes, by their path in the vault."""
    return {path: _writer(text) for path, text in _Vault(Content(source)).notes()}


def _writer(text: str) -> Callable[[BinaryIO], None]:
    def write(out: BinaryIO) -> None:
        out.write(text.encode())

    return write


class _Vault:
    """The content as notes. No two share a name, in whichever folder, so that a link needs nothing but the name."""

    def __init__(self, content: Content) -> None:
        self._content = content
        taken = Names()
        self._index = taken.name("Index")
        self._concepts = {each.iri: taken.name(each.label) for each in content.concepts}
        self._kinds = {iri: taken.name(f"{content.entity(iri).label} (kind)") for iri in sorted(self._members)}
        sentences = {g.sentence for each in content.relationships for g in each.grounds if g.sentence}
        self._sentences = {iri: taken.name(content.entity(iri).label) for iri in sorted(sentences)}

    def notes(self) -> Iterator[tuple[str, str]]:
        """The path and text of each note."""
        entity = self._content.entity
        yield f"{self._index}.md", self._contents()
        yield from ((f"{_CONCEPTS}/{name}.md", self._concept(entity(iri))) for iri, name in self._concepts.items())
        yield from ((f"{_KINDS}/{name}.md", self._kind(entity(iri))) for iri, name in self._kinds.items())
        yield from ((f"{_SENTENCES}/{name}.md", self._sentence(entity(iri))) for iri, name in self._sentences.items())

    @cached_property
    def _members(self) -> Mapping[str, list[str]]:
        """The concepts of each kind."""
        found: dict[str, list[str]] = defaultdict(list)
        for each in self._content.concepts:
            for kind in each.kinds:
                found[kind].append(each.iri)
        return found

    @cached_property
    def _statements(self) -> Mapping[str, list[Relationship]]:
        found: dict[str, list[Relationship]] = defaultdict(list)
        for each in self._content.relationships:
            found[each.subject].append(each)
        return found

    def _contents(self) -> str:
        lines = [f"- {link(name)} ({len(self._members[iri])})" for iri, name in self._kinds.items()]
        return paragraphs(["# Index", "\n".join(lines)])

    def _concept(self, entity: Entity) -> str:
        tags = [f"psykg/{_NOT_IN_A_TAG.sub('-', self._content.entity(kind).name)}" for kind in entity.kinds]
        kinds = ", ".join(link(self._kinds[kind]) for kind in entity.kinds)
        body = [f"# {escaped(entity.label)}", *_definitions(entity), f"Kind: {kinds}"]
        statements = groupby(self._statements[entity.iri], key=lambda each: (each.denied, each.relation))
        body += [self._section(denied, relation, list(said)) for (denied, relation), said in statements]
        return front_matter({**_properties(entity), "tags": tags}) + paragraphs(body)

    def _section(self, denied: bool, relation: str, said: list[Relationship]) -> str:
        heading = f"## {'Not: ' if denied else ''}{_to(self._content.entity(relation))}"
        return "\n".join([heading, "", *(self._statement(each) for each in said)])

    def _statement(self, each: Relationship) -> str:
        told = ["*inferred*"] if each.inferred else list(filter(None, map(self._ground, each.grounds)))
        return f"- {link(self._concepts[each.object])}{' — ' if told else ''}{'; '.join(told)}"

    def _ground(self, ground: Ground) -> str:
        sentence = [link(self._sentences[ground.sentence])] if ground.sentence else []
        modality = [_to(self._content.entity(ground.modality))] if ground.modality else []
        return ", ".join(sentence + modality)

    def _sentence(self, entity: Entity) -> str:
        texts = [escaped(each.text) for each in entity.values if each.language or each.datatype == XSD + "string"]
        body = [f"# {escaped(entity.label)}", *_definitions(entity), *texts]
        body += [self._claim(claim, modality, said) for (claim, modality), said in self._claims[entity.iri].items()]
        return front_matter(_properties(entity)) + paragraphs(body)

    @cached_property
    def _claims(self) -> Mapping[str, Mapping[tuple[str, str], list[Relationship]]]:
        """What each sentence says: its claims, each by its IRI and that of its modality, which may be empty."""
        found: dict[str, dict[tuple[str, str], list[Relationship]]] = defaultdict(lambda: defaultdict(list))
        for each in self._content.relationships:
            for ground in each.grounds:
                found[ground.sentence or ""][ground.claim, ground.modality or ""].append(each)
        return found

    def _claim(self, claim: str, modality: str, said: list[Relationship]) -> str:
        told = f", {_to(self._content.entity(modality))}" if modality else ""
        lines = [
            f"- {link(self._concepts[each.subject])} {'*not* ' if each.denied else ''}"
            f"{_to(self._content.entity(each.relation))} {link(self._concepts[each.object])}"
            for each in said
        ]
        return "\n".join([f"## {_to(self._content.entity(claim))}{told}", "", *lines])

    def _kind(self, entity: Entity) -> str:
        members = [f"- {link(self._concepts[iri])}" for iri in self._members[entity.iri]]
        body = [f"# {escaped(entity.label)}", *_definitions(entity), "\n".join(members)]
        return front_matter(_properties(entity)) + paragraphs(body)


def _properties(entity: Entity) -> dict[str, str | list[str]]:
    """What the front matter tells: for search the aliases, for programs all texts by language, and the values."""
    names = [each.text for each in [*entity.labels, *entity.alternatives] if each.text != entity.label]
    told: dict[str, str | list[str]] = {"iri": entity.iri, "aliases": list(dict.fromkeys(names))}
    told |= _by_language("label", entity.labels) | _by_language("alternative", entity.alternatives)
    told |= _by_language("definition", entity.definitions)
    for attribute, values in groupby(entity.values, key=lambda each: each.attribute):
        told[curie(attribute) or attribute] = [each.text for each in values]
    for relation, matches in groupby(entity.matches, key=lambda each: each.relation):
        told[curie(relation) or relation] = [each.term for each in matches]
    return told


def _by_language(sort: str, texts: list[Text]) -> dict[str, list[str]]:
    return {f"{sort}-{language}".rstrip("-"): found for language, found in label_texts(texts).items()}


def _definitions(entity: Entity) -> list[str]:
    return [escaped(each.text) for each in entity.definitions]


def _to(entity: Entity) -> str:
    """A link to the IRI of something that has no note."""
    return f"[{escaped(entity.label)}](<{entity.iri}>)"


FORMAT = Format(
    name="markdown",
    title="Markdown vault",
    media_type=ZIP,
    suffix="zip",
    tool="Obsidian, Logseq and other note-taking software",
    loses=(
        Feature.SCHEMA,
        Feature.AXIOMS,
        Feature.DATATYPES,
        Feature.LEXICON,
    ),
    files=files,
    note="A note for each concept, kind and sentence. Statements are links, by relation, each with its sentence and "
    "modality; the note of a sentence tells its claims. The front matter has aliases, tags, IRI, all texts by "
    "language, values, and matching terms elsewhere.",
)
