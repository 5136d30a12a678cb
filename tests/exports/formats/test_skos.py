"""The thesaurus keeps the integrity conditions of SKOS, and Skosify, which Skosmos asks for, has nothing to repair."""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import skosify
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse
from rdflib import Graph

from psykg.exports.content import Content
from psykg.exports.formats.skos import FORMAT
from psykg.exports.source import Source
from psykg.knowledge.dataset import closure_quads
from psykg.vocabulary import PSYKG, RDF, RDFS, SKOS
from tests.exports.conftest import exported
from tests.exports.recovered import Label, Recovered, check

CONDITIONS = sorted(Path(__file__).with_name("skos").glob("*.rq"))
TYPE, CONCEPT = NamedNode(RDF + "type"), NamedNode(SKOS + "Concept")
UNTOLD = "und"


@pytest.fixture(scope="module")
def written(source: Source) -> bytes:
    return exported(FORMAT, source)


@pytest.fixture(scope="module")
def store(written: bytes) -> Store:
    loaded = Store()
    loaded.load(written, format=RdfFormat.TURTLE)
    return loaded


def _is_kind(iri: str) -> bool:
    return iri.startswith(PSYKG) and iri.removeprefix(PSYKG)[:1].isupper()


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _recovered(quads: list[Quad]) -> Recovered:
    concepts = {_iri(quad.subject) for quad in quads if quad.predicate == TYPE and quad.object == CONCEPT}
    named = {iri for iri in concepts if not _is_kind(iri)}
    said = [(_iri(q.subject), q.predicate.value, q.object) for q in quads if _iri(q.subject) in named]
    return Recovered(
        concepts=named,
        relationships={
            (subject, says, what.value)
            for subject, says, what in said
            if isinstance(what, NamedNode) and what.value in named and not says.startswith(SKOS)
        },
        labels=set(_texts(said, "prefLabel")),
        alternatives=set(_texts(said, "altLabel")),
        definitions=set(_texts(said, "definition")),
        values={
            (subject, says, what.value, what.datatype.value)
            for subject, says, what in said
            if isinstance(what, Literal) and not says.startswith(SKOS)
        },
        matches={(subject, says, _iri(what)) for subject, says, what in said if says.endswith("Match")},
    )


def _texts(said: Iterable[tuple[str, str, object]], name: str) -> Iterator[Label]:
    for subject, says, what in said:
        if says == SKOS + name and isinstance(what, Literal):
            yield subject, what.value, "" if what.language == UNTOLD else what.language or ""


def test_it_holds_what_skos_and_named_relations_can_say(written: bytes, content: Content) -> None:
    check(FORMAT, _recovered(list(parse(written, format=RdfFormat.TURTLE))), content)


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda path: path.stem)
def test_no_condition_is_broken(condition: Path, store: Store) -> None:
    assert not store.query(condition.read_text(encoding="utf-8"))


def test_forms_stand_below_what_they_are_forms_of_and_the_rest_below_its_kind(store: Store) -> None:
    def broader(name: str) -> set[str]:
        found = store.quads_for_pattern(NamedNode(PSYKG + name), NamedNode(SKOS + "broader"), None)
        return {_iri(quad.object).removeprefix(PSYKG) for quad in found}

    assert broader("supportive-therapy") == {"psychodynamic-psychotherapy"}
    assert broader("psychodynamic-psychotherapy") == {"Therapy"}
    assert broader("Therapy") == {"Treatment"}
    assert broader("Treatment") == set()


def test_each_relation_that_is_used_has_its_name(store: Store, content: Content) -> None:
    labelled = {_iri(quad.subject) for quad in store.quads_for_pattern(None, NamedNode(RDFS + "label"), None)}
    known = {each.iri for each in content.relations if each.labels}
    assert {each.relation for each in content.relationships if not each.denied} & known <= labelled


def test_skosify_finds_nothing_to_repair(caplog: pytest.LogCaptureFixture) -> None:
    quads = list(closure_quads())
    vocabulary = Graph().parse(data=exported(FORMAT, Source(lambda: quads)), format="turtle")
    with caplog.at_level(logging.WARNING):
        repaired = skosify.skosify(vocabulary)
    assert [record.message for record in caplog.records] == []
    assert set(vocabulary) - set(repaired) == set()
