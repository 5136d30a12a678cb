"""The deck, imported by Anki itself: each concept is one note, and a second import adds none."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from anki.collection import Collection, ImportCsvRequest, ImportLogWithChanges
from anki.notes import Note
from pyoxigraph import RdfFormat, parse

from psykg.exports.choices import Choices
from psykg.exports.content import Content
from psykg.exports.formats.anki import FORMAT
from psykg.exports.source import Source
from psykg.vocabulary import CONCEPT_CLASS, PSYKG, RDFS, SKOS
from tests.exports.conftest import exported
from tests.exports.recovered import Label, Recovered, check


class Reading(HTMLParser):
    """The texts of a field with the class and language of their elements; and the links with the class around them."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.texts: list[tuple[str, str, str]] = []
        self.links: list[tuple[str, str]] = []
        self.feed(field)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"div", "span", "a"}
        told = dict(attrs)
        if tag == "a":
            self.links.append((self.texts[-1][0], told["href"] or ""))
            return
        self.texts.append((told["class"] or "", "", told.get("lang") or ""))

    def handle_data(self, data: str) -> None:
        if self.texts:
            sort, text, language = self.texts.pop()
            self.texts.append((sort, text + data, language))


@pytest.fixture(scope="module")
def path(source: Source, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("anki") / "psykg.txt"
    file.write_bytes(exported(FORMAT, source))
    return file


@pytest.fixture(scope="module")
def collection(path: Path) -> Iterator[Collection]:
    opened = Collection(str(path.with_suffix(".anki2")))
    yield opened
    opened.close()


def _imported(collection: Collection, path: Path) -> ImportLogWithChanges.Log:
    metadata = collection.get_csv_metadata(str(path), None)
    return collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log


@pytest.fixture(scope="module")
def notes(collection: Collection, path: Path) -> dict[str, Note]:
    log = _imported(collection, path)
    assert len(log.new) == log.found_notes
    found = [collection.get_note(each) for each in collection.find_notes("deck:psykg")]
    return {note.guid or "": note for note in found}


def _texts(notes: dict[str, Note], sort: str) -> set[Label]:
    return {
        (iri, text, language)
        for iri, note in notes.items()
        for field in note.fields
        for found, text, language in Reading(field).texts
        if found == sort
    }


def test_it_holds_terms_definitions_and_other_words(notes: dict[str, Note], content: Content) -> None:
    found = Recovered(
        concepts=set(notes),
        relationships=None,
        labels=_texts(notes, "label"),
        alternatives=_texts(notes, "alternative"),
        definitions=_texts(notes, "definition"),
        matches={(iri, SKOS + way, term) for iri, note in notes.items() for way, term in Reading(note["Back"]).links},
    )
    check(FORMAT, found, content)


def test_the_term_is_in_front_and_its_first_sentence_on_the_back(notes: dict[str, Note]) -> None:
    note = notes[PSYKG + "relief-of-immediate-distress"]
    assert note.items()[0][0] == "Front"
    assert Reading(note["Front"]).texts == [("label", "relief of immediate distress", "en")]
    (text,) = [text for sort, text, _ in Reading(note["Back"]).texts if sort == "source"]
    assert text.startswith("p3s2: Supportive therapy is used for three things")
    assert note.tags == ["psykg::Goal"]


def test_terms_elsewhere_are_links_in_words_and_false_friends_are_none(notes: dict[str, Note]) -> None:
    told = Reading(notes[PSYKG + "insight"]["Back"])
    assert ("exactMatch", "APA Thesaurus: Insight (Psychotherapeutic Process) (same)", "") in told.texts
    assert not any("Lack of insight" in field or "HP_0000757" in field for field in notes[PSYKG + "insight"].fields)


def test_a_match_that_is_no_address_on_the_web_is_no_link() -> None:
    data = f"""<{PSYKG}Topic> <{RDFS}subClassOf> <{CONCEPT_CLASS}> . <http://example.org/x> a <{PSYKG}Topic> ;
        <{SKOS}closeMatch> <javascript:alert(1)> , <urn:isbn:0> , <http://example.org/other-thing> ."""
    quads = list(parse(data, format=RdfFormat.TURTLE))
    line = exported(FORMAT, Source(lambda: quads)).decode().splitlines()[-1]
    told = Reading(line.split("\t")[2])
    assert told.links == [("closeMatch", "http://example.org/other-thing")]
    assert {text for _, text, _ in told.texts} == {
        "other thing (close match)",
        "alert(1) (close match) javascript:alert(1)",
        "0 (close match) urn:isbn:0",
    }


def test_a_concept_without_a_label_is_called_by_its_name(notes: dict[str, Note]) -> None:
    assert notes["https://example.org/hostile/nameless"]["Front"] == "nameless"


def test_nothing_in_a_text_is_markup_to_anki(notes: dict[str, Note]) -> None:
    for note in notes.values():
        assert "[" not in "".join(note.fields)
    card = notes["https://example.org/hostile/markup"].cards()[0]
    assert "&lt;script&gt;" in card.question()
    assert "{{c1::cloze}}" in card.answer()


def test_a_second_import_adds_nothing(notes: dict[str, Note], collection: Collection, path: Path) -> None:
    log = _imported(collection, path)
    assert len(log.new) == 0
    assert len(log.duplicate) == len(notes)


def test_without_provenance_no_sentence_is_told(source: Source) -> None:
    assert b'class="source"' not in exported(FORMAT, Source(source.read, Choices(provenance=False)))
