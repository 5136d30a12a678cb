"""Every check of the quality report finds what it is for, and nothing in what is sound."""

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, NamedNode, Quad
from rdflib import URIRef
from rdflib.namespace import DCTERMS, FOAF, PROV, SDO, SKOS, VANN

from psykg.knowledge.files import read_quads
from psykg.knowledge.quality import SUITES, Check, Fault, checks, counts, not_run, quality
from psykg.knowledge.release import released_quads
from psykg.vocabulary import OWL

EXAMPLES = Path(__file__).parent / "data" / "quality"
CHECK = "https://example.org/check/"

DECLARATIONS = {NamedNode(OWL + sort) for sort in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")}
VOCABULARIES = (DCTERMS, FOAF, PROV, SDO, SKOS, VANN)

CHECKS_BY_LEVEL = {
    ("robot", "ERROR"): """deprecated_boolean_datatype deprecated_class_reference deprecated_property_reference
        duplicate_definition duplicate_label label_formatting label_whitespace missing_label
        missing_ontology_description missing_ontology_license missing_ontology_title misused_obsolete_label
        multiple_definitions multiple_equivalent_class_definitions multiple_labels
        illegal_use_of_built_in_vocabulary invalid_entity_uri misused_replaced_by ontology_metadata""",
    ("robot", "WARN"): """annotation_whitespace duplicate_exact_synonym duplicate_label_synonym
        duplicate_scoped_synonym equivalent_class_axiom_no_genus equivalent_pair invalid_xref missing_definition
        missing_obsolete_label multiple_equivalent_classes multiple_asserted_superclasses
        missing_subset_declaration missing_synonymtype_declaration""",
    ("robot", "INFO"): "lowercase_definition missing_superclass",
    ("oops", "critical"): "P03 P05 P06 P19 P27 P28 P29 P31 P39 P40",
    ("oops", "important"): "P10 P11 P12 P24 P25 P26 P30 P34 P35 P38 P41",
    ("oops", "minor"): "P02 P04 P07 P08 P13 P20 P21 P22 P32 P33 P36",
    ("foops", "required"): "FIND1 OM1 OM2 OM3 OM4.1 OM5.1 OM5.2 PURL1 RDF1 VER1 VOC1 VOC2 VOC3 VOC4",
}


def _name(check: Check) -> str:
    return f"{check.suite}/{check.name}"


def _example(check: Check) -> list[Quad]:
    """The graph of the example file that is named after the check; RDF1 has none, its example is the empty graph."""
    graph = NamedNode(CHECK + check.name)
    quads = read_quads(EXAMPLES / f"{check.suite}.trig")
    return [Quad(quad.subject, quad.predicate, quad.object) for quad in quads if quad.graph_name == graph]


def _faults(quads: list[Quad], check: Check) -> tuple[Fault, ...]:
    return next(result.faults for result in quality(quads) if result.check == check)


@pytest.mark.parametrize("check", checks(), ids=_name)
def test_a_check_reports_what_is_bad_in_its_example_and_nothing_that_is_good(check: Check) -> None:
    example = _example(check)
    faults = _faults(example, check)
    reported = {fault.entity.value for fault in faults if isinstance(fault.entity, NamedNode)}
    bad = {
        quad.subject.value for quad in example if isinstance(quad.subject, NamedNode) and "/bad" in quad.subject.value
    }
    assert faults
    assert {entity for entity in reported if "/bad" in entity} == bad
    assert not [entity for entity in reported if "/good" in entity]
    assert not [fault for fault in faults if isinstance(fault.entity, BlankNode)]


def test_a_sound_ontology_has_no_faults() -> None:
    results = quality(read_quads(EXAMPLES / "sound.ttl"))
    assert {_name(result.check): result.faults for result in results if result.faults} == {}


def test_the_example_files_hold_no_example_of_a_check_that_is_not_there() -> None:
    for suite in SUITES:
        graphs = {quad.graph_name for quad in read_quads(EXAMPLES / f"{suite}.trig")}
        assert graphs <= {NamedNode(CHECK + check.name) for check in checks() if check.suite == suite}


def test_the_checks_are_those_of_the_three_tools_at_their_levels() -> None:
    found = {key: {check.name for check in checks() if (check.suite, check.level) == key} for key in CHECKS_BY_LEVEL}
    assert found == {key: set(names.split()) for key, names in CHECKS_BY_LEVEL.items()}
    assert len(checks()) == sum(len(names) for names in found.values())


def test_every_check_says_in_a_sentence_what_it_finds_and_where_it_comes_from() -> None:
    for check in checks():
        assert check.summary.endswith(".")
        assert check.source.startswith("https://")


def test_what_is_not_run_belongs_to_a_suite_and_has_a_reason() -> None:
    run = {(check.suite, check.name) for check in checks()}
    skipped = not_run()
    assert {entry.suite for entry in skipped} <= set(SUITES)
    assert all(entry.reason for entry in skipped)
    assert {(entry.suite, entry.name) for entry in skipped} & run == {("foops", "OM3")}


def test_faults_are_counted_by_suite_and_level() -> None:
    counted = counts(quality(_example(next(check for check in checks() if check.name == "duplicate_label"))))
    assert counted["robot"]["ERROR"] == 2
    assert counted["oops"]["critical"] == 1
    assert counted["foops"]["required"] > 10


def test_every_term_taken_from_a_vocabulary_that_rdflib_carries_exists_there() -> None:
    declared = {quad.subject for quad in released_quads() if quad.object in DECLARATIONS}
    names = {term.value for term in declared if isinstance(term, NamedNode)}
    reused = {term for term in names for vocabulary in VOCABULARIES if term.startswith(str(vocabulary))}
    assert len(reused) > 20
    assert {term for term in reused if not any(URIRef(term) in vocabulary for vocabulary in VOCABULARIES)} == set()


def test_the_project_s_ontology_has_no_fault_but_slight_ones() -> None:
    grave = [result for result in quality(released_quads()) if result.faults and not result.check.advisory]
    assert {_name(result.check): result.faults for result in grave} == {}


def test_the_docs_name_every_suite_and_every_check_that_is_not_run() -> None:
    docs = (Path(__file__).parents[2] / "docs" / "quality.md").read_text(encoding="utf-8")
    assert {entry.name for entry in not_run() if entry.name not in docs} == set()
    assert {suite for suite in ("ROBOT", "OOPS!", "FOOPS!") if suite not in docs} == set()
