import csv
import io
import json
from xml.etree import ElementTree

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from rdflib import Graph
from rdflib.compare import isomorphic

from psykg.engine import EmbeddedEngine, Solutions, Triples
from psykg.engine.results import FORMATS, GRAPHICAL, TABULAR, ResultFormat, format_named
from psykg.errors import UnknownFormatError

NAMES = (
    "PREFIX : <http://example.org/> SELECT ?who ?name ?weight { ?who :name ?name OPTIONAL { ?who :weight ?weight } }"
)


@pytest.fixture(scope="module")
def names(engine: EmbeddedEngine) -> Solutions:
    result = engine.query(NAMES + " ORDER BY ?who")
    assert isinstance(result, Solutions)
    return result


def test_rows_map_the_bound_variables_to_terms(names: Solutions) -> None:
    cat, mouse = list(names)
    assert names.variables == ("who", "name", "weight")
    assert cat["name"] == Literal("Tom", language="en")
    assert mouse == {"who": NamedNode("http://example.org/mouse"), "name": Literal('a "quoted", name')}


def test_rows_can_be_read_again(names: Solutions) -> None:
    assert list(names) == list(names)


def test_csv_quotes_as_rfc_4180_does(names: Solutions) -> None:
    rows = list(csv.reader(io.StringIO(names.serialize(FORMATS["csv"]).decode(), newline="")))
    assert rows[0] == ["who", "name", "weight"]
    assert rows[2] == ["http://example.org/mouse", 'a "quoted", name', ""]


def test_tsv_writes_terms_as_turtle_does(names: Solutions) -> None:
    head, cat, _ = names.serialize(FORMATS["tsv"]).decode().splitlines()
    assert head.split("\t") == ["?who", "?name", "?weight"]
    assert cat.split("\t") == ["<http://example.org/cat>", '"Tom"@en', "4.5"]


def test_json_and_xml_hold_the_same_values(names: Solutions) -> None:
    bindings = json.loads(names.serialize(FORMATS["json"]))["results"]["bindings"]
    xml = ElementTree.fromstring(names.serialize(FORMATS["xml"]))  # noqa: S314
    written = [literal.text for literal in xml.iter("{http://www.w3.org/2005/sparql-results#}literal")]
    assert written == [each[name]["value"] for each in bindings for name in ("name", "weight") if name in each]


@pytest.mark.parametrize(("query", "word"), [("ASK {}", "true"), ("ASK { FILTER(false) }", "false")])
def test_a_boolean_is_a_word_in_every_tabular_format(engine: EmbeddedEngine, query: str, word: str) -> None:
    result = engine.query(query)
    assert json.loads(result.serialize(FORMATS["json"]))["boolean"] is (word == "true")
    assert f"<boolean>{word}</boolean>" in result.serialize(FORMATS["xml"]).decode()
    assert result.serialize(FORMATS["csv"]) == result.serialize(FORMATS["tsv"]) == word.encode()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD parser uses it
@pytest.mark.parametrize("target", GRAPHICAL, ids=lambda each: each.name)
def test_every_graph_format_holds_the_same_triples(engine: EmbeddedEngine, target: ResultFormat) -> None:
    result = engine.query("CONSTRUCT { ?s ?p ?o ; ?p [] } { ?s ?p ?o }")
    read = Graph().parse(data=result.serialize(target), format=target.media_type)
    assert isomorphic(read, Graph().parse(data=result.serialize(FORMATS["ntriples"]), format="nt"))


def test_triples_come_once_and_in_a_stable_order(engine: EmbeddedEngine) -> None:
    result = engine.query("CONSTRUCT { ?s a ?p } { ?s ?p ?o }")
    assert isinstance(result, Triples)
    lines = result.serialize(FORMATS["ntriples"]).splitlines()
    assert lines == sorted(set(lines))
    assert len(list(result)) == len(lines)


def test_turtle_declares_the_prefixes_it_needs_and_no_others() -> None:
    about = parse(b"<https://w3id.org/psykg/insight> a <https://w3id.org/psykg/Concept> .", format=RdfFormat.TURTLE)
    turtle = Triples.of(quad.triple for quad in about).serialize(FORMATS["turtle"]).decode()
    assert "psykg:insight a psykg:Concept ." in turtle
    assert "@prefix skos:" not in turtle


@pytest.mark.parametrize(
    ("query", "target"),
    [("SELECT * {}", GRAPHICAL[0]), ("ASK {}", GRAPHICAL[3]), ("CONSTRUCT WHERE { ?s ?p ?o }", TABULAR[0])],
)
def test_a_format_of_the_other_sort_is_refused_with_the_ones_there_are(
    engine: EmbeddedEngine, query: str, target: ResultFormat
) -> None:
    result = engine.query(query)
    with pytest.raises(UnknownFormatError, match=result.formats[-1].name):
        result.serialize(target)


def test_formats_are_known_by_name() -> None:
    assert format_named("turtle").media_type == "text/turtle"
    with pytest.raises(UnknownFormatError, match=r"'yaml'.*json.*rdfxml"):
        format_named("yaml")
