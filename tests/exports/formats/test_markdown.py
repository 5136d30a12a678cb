"""The vault: front matter that YAML reads, Markdown, and links that all lead to a note."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from psykg.exports.content import Content
from psykg.exports.destination import save
from psykg.exports.formats.markdown import FORMAT
from psykg.exports.source import Source
from psykg.vocabulary import PREFIXES, PSYKG
from tests.exports.conftest import exported
from tests.exports.recovered import Label, Recovered, Triple, check

LINK = re.compile(r"\[\[([^\]|]+)\]\]")
MATCHES = {f"skos:{way}Match" for way in ("exact", "close", "broad", "narrow", "related")}
NO_VALUES = {"iri", "aliases", "tags"}


class Note:
    """A note as Obsidian sees it: properties, headings, and links with the heading that they stand under."""

    def __init__(self, text: str) -> None:
        _, front, body = text.split("---\n", 2)
        self.properties: dict[str, Any] = yaml.safe_load(front)
        self.tokens = MarkdownIt().parse(body)
        self.iri: str = self.properties["iri"]

    def lines(self) -> list[tuple[str, bool, Token]]:
        """Each line of a list with the relation or claim that it stands under and whether that is denied."""
        relation, denied, found = "", False, []
        for before, token in zip(self.tokens, self.tokens[1:], strict=False):
            if before.type == "heading_open" and before.tag == "h2":
                relation = _addresses(token)[0]
                denied = token.content.startswith("Not: ")
            elif token.type == "inline" and before.type == "paragraph_open" and before.level and relation:
                found.append((relation, denied, token))
        return found


def _addresses(token: Token) -> list[str]:
    return [str(each.attrs["href"]) for each in token.children or [] if each.type == "link_open"]


@pytest.fixture(scope="module")
def texts(source: Source) -> dict[str, str]:
    with ZipFile(BytesIO(exported(FORMAT, source))) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


@pytest.fixture(scope="module")
def notes(texts: dict[str, str]) -> dict[str, Note]:
    """The notes by name, but the index."""
    return {PurePosixPath(path).stem: Note(text) for path, text in texts.items() if path != "Index.md"}


@pytest.fixture(scope="module")
def concepts(texts: dict[str, str], notes: dict[str, Note]) -> list[Note]:
    return [notes[PurePosixPath(path).stem] for path in texts if path.startswith("Concepts/")]


def _texts(concepts: list[Note], sort: str) -> set[Label]:
    return {
        (note.iri, text, key.removeprefix(sort).removeprefix("-"))
        for note in concepts
        for key, texts in note.properties.items()
        if key.partition("-")[0] == sort
        for text in texts
    }


def _iri(key: str) -> str:
    prefix, _, name = key.partition(":")
    return PREFIXES[prefix] + name if prefix in PREFIXES else key


def _recovered(concepts: list[Note], notes: dict[str, Note]) -> Recovered:
    lines = [(note, *line) for note in concepts for line in note.lines()]
    said = [
        ((note.iri, relation, notes[LINK.findall(token.content)[0]].iri), denied, token)
        for note, relation, denied, token in lines
    ]
    return Recovered(
        concepts={note.iri for note in concepts},
        relationships={triple for triple, denied, _ in said if not denied},
        labels=_texts(concepts, "label"),
        alternatives=_texts(concepts, "alternative"),
        definitions=_texts(concepts, "definition"),
        values={
            (note.iri, _iri(key), value, "")
            for note in concepts
            for key, values in note.properties.items()
            if key not in NO_VALUES
            and key not in MATCHES
            and key.partition("-")[0] not in {"label", "alternative", "definition"}
            for value in values
        },
        inferred={triple for triple, _, token in said if token.content.endswith("*inferred*")},
        denials={triple for triple, denied, _ in said if denied},
        sentences={(triple, notes[name].iri) for triple, _, token in said for name in LINK.findall(token.content)[1:]},
        matches={
            (each.iri, _iri(key), term) for each in concepts for key in MATCHES for term in each.properties.get(key, [])
        },
        modalities={(triple, address) for triple, _, token in said for address in _addresses(token)},
        claims=set(_claims(notes)),
    )


def _claims(notes: dict[str, Note]) -> Iterator[tuple[Triple, str]]:
    """What the notes of sentences tell of their claims."""
    for note in notes.values():
        for claim, _, token in note.lines():
            if "/claim/" in claim:
                subject, value = (notes[name].iri for name in LINK.findall(token.content))
                (relation,) = _addresses(token)
                yield (subject, relation, value), claim


def test_a_sentence_tells_its_claims(texts: dict[str, str]) -> None:
    note = texts["Sentences/p10s2.md"]
    said = note[note.index("## [p10s2-1]") :]
    assert "- [[supportive therapy]] *not* [has primary goal](" in said
    assert "[[general stability in life]]" in said


def test_it_holds_all_but_what_it_says_it_loses(concepts: list[Note], notes: dict[str, Note], content: Content) -> None:
    check(FORMAT, _recovered(concepts, notes), content)


def test_every_link_leads_to_a_note(texts: dict[str, str], notes: dict[str, Note]) -> None:
    assert len(notes) == len(texts) - 1
    bodies = [text.split("---\n", 2)[-1] for text in texts.values()]
    assert {name for body in bodies for name in LINK.findall(body)} <= set(notes)
    kinds = {name for name, note in notes.items() if name.endswith("(kind)")}
    assert set(LINK.findall(texts["Index.md"])) == kinds


def test_headings_and_definitions_show_texts_as_they_are(concepts: list[Note], content: Content) -> None:
    for note in concepts:
        inlines = [token for token in note.tokens if token.type == "inline"]
        shown = ["".join(part.content for part in token.children or []) for token in inlines]
        entity = content.entity(note.iri)
        assert shown[0] == entity.label
        assert {each.text.strip() for each in entity.definitions} <= {each.strip() for each in shown}
        assert not [part for token in inlines for part in token.children or [] if part.type.startswith("html")]


def test_a_kind_lists_its_concepts_and_a_sentence_is_told_in_our_words(texts: dict[str, str]) -> None:
    assert "- [[supportive therapy]]\n" in texts["Kinds/therapy (kind).md"]
    assert "Supportive therapy is used for three things" in texts["Sentences/p3s2.md"].rpartition("---\n")[2]


def test_the_front_matter_has_what_obsidian_searches(notes: dict[str, Note]) -> None:
    note = notes["supportive therapy"]
    assert note.iri == PSYKG + "supportive-therapy"
    assert "supportive psychotherapy" in note.properties["aliases"]
    assert note.properties["tags"] == ["psykg/Therapy"]


def test_it_may_be_written_as_a_folder(source: Source, texts: dict[str, str], tmp_path: Path) -> None:
    save(FORMAT, source, tmp_path / "vault")
    written = {str(path.relative_to(tmp_path / "vault")) for path in (tmp_path / "vault").rglob("*.md")}
    assert written == set(texts)
