"""Tables of nodes and edges are read as statements, or refused with the place and what to do."""

import csv
import gzip
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from psykg.errors import RdfSyntaxError
from psykg.knowledge.files import quads_in, read_quads
from psykg.knowledge.tabular import ALT_LABELS, DEFINITION, ID, KIND, LABEL, NODE_COLUMNS, joined, name_of
from psykg.vocabulary import CLAIM, DCTERMS, MODALITY, OWL, PSYKG, RDF, RDFS, SKOS, XSD

HOME = PSYKG + "graph/data/my.edges.csv"
EDGES = "subject,relation,object,value,datatype,language,source,citation,modality,claim,inferred\n"
VISIBLE = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff") | st.sampled_from(
    "\t\n\r"
)
TEXT = st.text(VISIBLE, min_size=1) | st.sampled_from(["=1+1", '"', '""', "a,b", "a\r\nb", "|", "\\", "<b>&", "-2"])


def node(name: str) -> NamedNode:
    return NamedNode(PSYKG + name)


def nodes(text: bytes | str) -> list[Quad]:
    data = text.encode() if isinstance(text, str) else text
    return list(quads_in(io.BytesIO(data), Path("my.nodes.csv")))


def edges(*rows: str) -> list[Quad]:
    return list(quads_in(io.BytesIO((EDGES + "\n".join(rows)).encode()), Path("my.edges.csv")))


def values(quads: list[Quad], predicate: str) -> list[str]:
    return [quad.object.value for quad in quads if quad.predicate.value == predicate]  # type: ignore[union-attr]


def test_a_row_of_nodes_is_a_concept() -> None:
    quads = nodes(
        'id,kind,label,altLabels,definition\nletter-work,Activity,letter work,"work|""a, b""","Reading ""again""."\n'
    )
    assert {quad.subject for quad in quads} == {node("letter-work")}
    assert PSYKG + "Activity" in values(quads, RDF + "type")
    assert values(quads, RDFS + "label") == values(quads, SKOS + "prefLabel") == ["letter work"]
    assert values(quads, SKOS + "altLabel") == ["work", '"a, b"']
    assert values(quads, SKOS + "definition") == ['Reading "again".']
    assert {quad.object.language for quad in quads if isinstance(quad.object, Literal)} == {"en"}


def test_quotation_a_mark_before_the_text_line_ends_and_empty_cells_change_nothing() -> None:
    plain = nodes("id,label\na,x\nb,\n")
    assert len(plain) == 4
    assert nodes('\ufeff"id","label"\r\n"a","x"\r\n\r\n"b",""\r\n') == plain
    assert nodes("id,label,definition\na,x\nb\n") == plain


@given(label=TEXT, alternatives=st.lists(TEXT, max_size=3), definition=TEXT)
def test_what_is_written_into_a_table_comes_back(label: str, alternatives: list[str], definition: str) -> None:
    written = io.StringIO(newline="")
    rows = csv.DictWriter(written, NODE_COLUMNS)
    rows.writeheader()
    rows.writerow(
        {
            ID: name_of("https://example.org/x"),
            KIND: "Goal",
            LABEL: label,
            ALT_LABELS: joined(alternatives),
            DEFINITION: definition,
        }
    )
    quads = nodes(written.getvalue())
    assert values(quads, SKOS + "prefLabel") == [label]
    assert values(quads, SKOS + "altLabel") == alternatives
    assert values(quads, SKOS + "definition") == [definition]


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_anything_else_is_read_or_refused_and_never_breaks(data: bytes) -> None:
    refusals: list[str] = []
    for text in (data, b"id,label\n" + data):
        try:
            nodes(text)
        except RdfSyntaxError as error:
            refusals.append(str(error))
    assert all(refusal.startswith("my.nodes.csv:") for refusal in refusals)


def test_a_row_of_edges_is_a_statement_about_a_thing_or_a_value() -> None:
    found = edges(
        "insight,leadsTo,https://example.org/x",
        "a,hasName,,one|two",
        "a,position,,3,xsd:integer",
        "a,skos:note,,drei,,de",
    )
    assert [quad.object for quad in found] == [
        NamedNode("https://example.org/x"),
        Literal("one|two"),
        Literal("3", datatype=NamedNode(XSD + "integer")),
        Literal("drei", language="de"),
    ]
    assert {quad.graph_name for quad in found} == {DefaultGraph()}


def test_rows_with_the_same_place_and_modality_make_one_claim_and_others_another() -> None:
    found = edges("a,leadsTo,b,,,,p3s2,,may", "b,leadsTo,c,,,,p3s2,,may", "c,leadsTo,d,,,,p3s2,,always")
    claims: dict[object, set[object]] = {}
    for quad in found:
        if quad.predicate == node("leadsTo"):
            claims.setdefault(quad.graph_name, set()).add(quad.subject)
    first, second = claims
    assert claims == {first: {node("a"), node("b")}, second: {node("c")}}
    about = {(quad.predicate.value, quad.object) for quad in found if quad.subject == first}
    assert about == {
        (RDF + "type", node("Claim")),
        (DCTERMS + "source", node("p3s2")),
        (MODALITY, node("may")),
    }


def test_a_claim_may_be_named() -> None:
    assert edges("a,leadsTo,b,,,,p3s2,,may,claim:mine-1")[0].graph_name == NamedNode(CLAIM + "mine-1")


def test_what_is_denied_is_a_denial_in_its_claim_and_no_statement() -> None:
    found = edges("a,NOT leadsTo,b,,,,p3s2,,may,claim:mine-1", "a,NOT https://example.org/size,,3,xsd:integer")
    assert not [quad for quad in found if quad.subject == node("a")]
    first, second = [quad for quad in found if quad.object == NamedNode(OWL + "NegativePropertyAssertion")]
    assert (first.graph_name, second.graph_name) == (NamedNode(CLAIM + "mine-1"), DefaultGraph())
    assert {(quad.predicate.value, quad.object) for quad in found if quad.subject == first.subject} == {
        (RDF + "type", NamedNode(OWL + "NegativePropertyAssertion")),
        (OWL + "sourceIndividual", node("a")),
        (OWL + "assertionProperty", node("leadsTo")),
        (OWL + "targetIndividual", node("b")),
    }
    assert values([quad for quad in found if quad.subject == second.subject], OWL + "targetValue") == ["3"]


def test_what_is_marked_as_inferred_is_passed_over() -> None:
    found = edges(
        "a,leadsTo,b,,,,,,,,TRUE", "a,leadsTo,c,,,,p3s2,,may,,true", "a,leadsTo,d,,,,,,,,False", "a,leadsTo,e"
    )
    assert [quad.object for quad in found] == [node("d"), node("e")]


def test_citations_are_sentences_of_one_article_named_after_the_file() -> None:
    found = edges(
        'a,leadsTo,b,,,,,"Doe 2020, p. 3",may', "b,leadsTo,c,,,,,Roe 2021,may", "c,leadsTo,d,,,,,Roe 2021,may"
    )
    sentences = [quad.subject for quad in found if quad.object == node("Sentence")]
    assert values([quad for quad in found if quad.subject in sentences], RDFS + "label") == [
        "Doe 2020, p. 3",
        "Roe 2021",
    ]
    assert [quad.subject for quad in found if quad.object == node("Article")] == [NamedNode(HOME + "#article")]


@pytest.mark.parametrize(
    ("table", "line", "column", "told"),
    [
        ("", 1, None, "must name the columns, and “id” is not among them"),
        ("id,lable\n", 1, None, "no column “lable” (did you mean “label”?)"),
        ("id,id\n", 1, None, "“id” stands there twice"),
        ("id;label\n", 1, None, "not separated by commas"),
        ("label\n", 1, None, "“id” is not among them"),
        ("id,label\na,x,y\n", 2, None, "there are 3 cells and 2 columns"),
        ("id,label\n,x\n", 2, 1, "column “id” is empty"),
        ('id,label\na,"two\nlines"\n=1+1,x\n', 4, 1, "column “id” has “=1+1”, which names nothing"),
        ("id,kind\na,ex:Goal\n", 2, 2, "column “kind” has “ex:Goal”"),
        ("id,label\na,\x00\n", 2, 2, "control character U+0000"),
        ("id,label,language\na,x,no one\n", 2, 3, "has “no one”, which is no language"),
        ('id,label\na,"x\n', 2, None, "not well-formed CSV"),
        ('id,label\na,"x"y\n', 2, None, "not well-formed CSV"),
    ],
)
def test_a_mistake_is_told_with_its_place(table: str, line: int, column: int | None, told: str) -> None:
    with pytest.raises(RdfSyntaxError) as refusal:
        nodes(table)
    assert told in str(refusal.value)
    assert str(refusal.value).startswith(f"my.nodes.csv:{line}:")
    assert (refusal.value.line, refusal.value.column) == (line, column)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("a,leadsTo,", "“object” or column “value” must be filled in"),
        ("a,leadsTo,b,c", "“object” or column “value” must be filled in"),
        ("a,leadsTo,,b,xsd:string,en", "do not go together"),
        ("a,leadsTo,b,,,,p3s2,Doe,may", "do not go together"),
        ("a,leadsTo,b,,,,p3s2", "column “modality” is empty"),
        ("a,leadsTo,b,,,,,,may", "column “source” is empty"),
        ("a,,b", "column “relation” is empty"),
        ("a,NOT ,b", "column “relation” has “”, which names nothing"),
        ("a,leadsTo,b,,,,,,,,yes", "column “inferred” has “yes”. Write true or false"),
    ],
)
def test_what_a_row_of_edges_lacks_is_told(row: str, told: str) -> None:
    with pytest.raises(RdfSyntaxError) as refusal:
        edges(row)
    assert told in str(refusal.value)


def test_a_table_in_another_encoding_is_told() -> None:
    with pytest.raises(RdfSyntaxError, match=r"my\.nodes\.csv:2: this is not UTF-8"):
        nodes("id,label\na,é\n".encode("latin-1"))


def test_a_table_may_be_packed() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "my.nodes.csv.gz"
        path.write_bytes(gzip.compress(b"id,label\na,x\n"))
        assert len(read_quads(path)) == 3
