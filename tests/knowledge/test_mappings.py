"""The triples that an SSSOM file makes."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from psykg.errors import UnreadableFileError
from psykg.knowledge.dataset import asserted_quads, closure_quads, inferred_quads, mapped_quads
from psykg.knowledge.mappings import mapping_triples
from psykg.vocabulary import DCTERMS, MAPPINGS_GRAPH, OWL, RDF, RDFS, SKOS, SSSOM

HEAD = """#curie_map:
#  a: http://a.org/
#mapping_set_id: http://a.org/set
#mapping_set_title: "A set: of two"
#license: http://a.org/licence
"""
COLUMNS = "subject_id predicate_id predicate_modifier object_id object_label object_source comment"
SAME = "a:one skos:exactMatch  a:1 One a:list seen"
OTHER = "a:one skos:closeMatch Not a:2 Two a:list unseen"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "set.sssom.tsv"


def written(path: Path, *rows: str, head: str = HEAD) -> list[Triple]:
    path.write_text(head + "".join(line.replace(" ", "\t") + "\n" for line in (COLUMNS, *rows)), encoding="utf-8")
    return list(mapping_triples(path))


def node(name: str) -> NamedNode:
    return NamedNode("http://a.org/" + name)


def about(triples: list[Triple], kind: type) -> set[tuple[str, str]]:
    return {(t.predicate.value, str(getattr(t.object, "value", ""))) for t in triples if isinstance(t.subject, kind)}


def test_a_mapping_is_its_triple_and_a_node_that_tells_the_rest(path: Path) -> None:
    triples = written(path, SAME)
    assert Triple(node("one"), NamedNode(SKOS + "exactMatch"), node("1")) in triples
    assert about(triples, BlankNode) == {
        (RDF + "type", OWL + "Axiom"),
        (OWL + "annotatedSource", "http://a.org/one"),
        (OWL + "annotatedProperty", SKOS + "exactMatch"),
        (OWL + "annotatedTarget", "http://a.org/1"),
        (SSSOM + "object_label", "One"),
        (SSSOM + "object_source", "http://a.org/list"),
        (RDFS + "comment", "seen"),
    }


def test_a_false_friend_is_told_and_is_neither_a_triple_nor_an_axiom(path: Path) -> None:
    triples = written(path, OTHER)
    assert [t for t in triples if t.predicate.value == SKOS + "closeMatch"] == []
    told = about(triples, BlankNode)
    assert (SSSOM + "predicate_modifier", SSSOM + "NegatedPredicate") in told
    assert (RDF + "type", OWL + "Axiom") not in told


def test_the_set_has_its_title_and_licence_and_leads_to_its_mappings(path: Path) -> None:
    triples = written(path, SAME, OTHER)
    assert Triple(node("set"), NamedNode(DCTERMS + "title"), Literal("A set: of two")) in triples
    assert Triple(node("set"), NamedNode(DCTERMS + "license"), node("licence")) in triples
    assert len([t for t in triples if t.predicate.value == SSSOM + "mappings"]) == 2


@pytest.mark.parametrize(
    ("head", "row", "told"),
    [
        (HEAD, SAME.replace("a:1", "b:1"), "the prefix of b:1 is not declared. Add it to its curie_map."),
        (HEAD.replace("#license: http://a.org/licence\n", ""), SAME, "lacks license."),
        ("", SAME, "lacks curie_map, license, mapping_set_id."),
        (HEAD.replace("#curie_map:", "#curie_map: ["), SAME, "is not well-formed SSSOM/TSV"),
        (HEAD, SAME.replace("One", '"One"x'), "is not well-formed SSSOM/TSV"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(head: str, row: str, told: str, path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"set\.sssom\.tsv") as error:
        written(path, row, head=head)
    assert told in str(error.value)


def test_a_file_that_is_not_there_or_not_utf_8_is_told(path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be read"):
        list(mapping_triples(path))
    path.write_bytes(b"#curie_map: \xff\n")
    with pytest.raises(UnreadableFileError, match="is not well-formed"):
        list(mapping_triples(path))


@given(label=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_label_comes_through_whatever_it_is_made_of(label: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any.sssom.tsv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEAD)
        table = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_ALL)
        table.writerows([COLUMNS.split(" "), [*SAME.split(" ")[:4], label, "a:list", "seen"]])
    assert (SSSOM + "object_label", label) in about(list(mapping_triples(path)), BlankNode)


def test_mappings_are_served_in_a_graph_of_their_own_and_not_reasoned_on() -> None:
    graph = NamedNode(MAPPINGS_GRAPH)
    assert {quad.graph_name for quad in mapped_quads()} == {graph}
    assert graph in {quad.graph_name for quad in closure_quads()}
    assert graph not in {quad.graph_name for quad in [*asserted_quads(), *inferred_quads()]}
