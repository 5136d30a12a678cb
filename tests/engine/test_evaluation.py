"""A query over a store in this process: the format and the size of its answer, and what stops it."""

from itertools import product

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse

from psykg.engine import EmbeddedEngine
from psykg.engine.contract import Query
from psykg.engine.results import FORMATS
from psykg.errors import QueryRefusedError, ResultTooLargeError, UnknownFormatError

DATA = b"PREFIX : <http://example.org/> :cat :eats :mouse ; :name 'Tom' . :g { :mouse :eats :cheese . }"
FORMS = {
    "SELECT": "SELECT * { ?s ?p ?o }",
    "ASK": "ASK { ?s ?p ?o }",
    "CONSTRUCT": "CONSTRUCT WHERE { ?s ?p ?o }",
    "DESCRIBE": "DESCRIBE <http://example.org/cat>",
}


@pytest.fixture(scope="module")
def engine() -> EmbeddedEngine:
    store = Store()
    store.bulk_extend(parse(DATA, format=RdfFormat.TRIG))
    return EmbeddedEngine(store)


@pytest.mark.parametrize(
    ("form", "tabular", "graphical"),
    [(form, *both) for form, both in product(FORMS, [("csv", "turtle"), ("xml", "rdfxml")])],
)
def test_each_form_is_answered_in_the_format_of_its_sort(
    engine: EmbeddedEngine, form: str, tabular: str, graphical: str
) -> None:
    answer = engine.answer(Query(FORMS[form], tabular=tabular, graphical=graphical))
    assert answer.format == (graphical if form in {"CONSTRUCT", "DESCRIBE"} else tabular)
    assert answer.format in FORMATS
    assert answer.body


@pytest.mark.parametrize("form", FORMS)
def test_a_form_of_which_no_format_is_accepted_is_an_error_that_names_them(engine: EmbeddedEngine, form: str) -> None:
    graphical = form in {"CONSTRUCT", "DESCRIBE"}
    with pytest.raises(UnknownFormatError, match="text/turtle" if graphical else "text/csv"):
        engine.answer(
            Query(FORMS[form], tabular="json" if graphical else None, graphical=None if graphical else "turtle")
        )


@pytest.mark.parametrize("form", FORMS)
def test_an_answer_is_given_whole_or_not_at_all(engine: EmbeddedEngine, form: str) -> None:
    whole = engine.answer(Query(FORMS[form])).body
    assert engine.answer(Query(FORMS[form], largest=len(whole))).body == whole
    with pytest.raises(ResultTooLargeError, match=f"larger than {len(whole) - 1} bytes"):
        engine.answer(Query(FORMS[form], largest=len(whole) - 1))


def test_relative_iris_are_resolved_against_the_base_of_the_query(engine: EmbeddedEngine) -> None:
    ask = Query("ASK { <cat> <eats> <mouse> }", base="http://example.org/", tabular="csv")
    assert engine.answer(ask).body == b"true"


def test_bindings_hold_in_a_dataset_of_several_graphs_too(engine: EmbeddedEngine) -> None:
    query = Query(
        "SELECT ?who ?food FROM <http://example.org/g> FROM <http://example.org/none> { ?who ?eats ?food }",
        bindings={"who": NamedNode("http://example.org/mouse")},
        tabular="csv",
    )
    assert engine.answer(query).body == b"who,food\r\nhttp://example.org/mouse,http://example.org/cheese\r\n"


def test_a_binding_is_a_term_and_never_a_part_of_the_text(engine: EmbeddedEngine) -> None:
    query = Query("SELECT ?name { ?s ?p ?name }", bindings={"name": Literal("Tom' } #")}, tabular="csv")
    assert engine.answer(query).body == b"name\r\n"


def test_a_call_to_another_endpoint_is_refused(engine: EmbeddedEngine) -> None:
    with pytest.raises(QueryRefusedError):
        engine.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
