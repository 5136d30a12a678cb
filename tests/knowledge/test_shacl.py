"""Shapes taken apart find what they find together."""

import pyshacl
from pyoxigraph import RdfFormat, Store
from rdflib import Graph
from rdflib.namespace import SH

from psykg.knowledge.shacl import violations

SHAPES = """
    @prefix : <http://e/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
    :shape a sh:NodeShape ; sh:targetClass :C ; sh:targetSubjectsOf :r ; sh:nodeKind sh:IRI ; sh:message "no IRI" ;
        sh:property [ sh:path :p ; sh:minCount 1 ; sh:message "no p" ] ,
            [ sh:path :q ; sh:maxCount 1 ; sh:class :C ; sh:message "bad q" ] .
"""
DATA = """
    @prefix : <http://e/> .
    :good a :C ; :p 1 ; :q :good .
    :bad a :C ; :q :good , :worse .
    :worse :r 1 ; :p 2 .
    [] a :C ; :p 1 .
    :elsewhere :q 1 , 2 .
"""


def test_property_shapes_by_themselves_find_what_they_find_within_their_node_shape() -> None:
    shapes, data = (Graph().parse(data=text) for text in (SHAPES, DATA))
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    together = sorted(str(report.value(result, SH.resultMessage)) for result in report.subjects(SH.focusNode))
    store = Store()
    store.load(DATA.encode(), format=RdfFormat.TURTLE)
    apart = sorted(found.message for found in violations(store, shapes))
    assert apart == together == ["bad q", "bad q", "no IRI", "no p"]
