"""Which nodes of a graph break which shapes, found by pyshacl in time that goes with the size of the graph.

Left to itself, pyshacl sets up every property shape anew for each node, and counts the whole graph for each result.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pyshacl
from pyoxigraph import Store
from pyshacl.graph_abstraction import OxigraphDataGraph
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SH

_TARGETS = (SH.target, SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)


@dataclass(frozen=True)
class Violation:
    """A node that breaks a shape, the shape's message, and the IRI that the message is about; None if it has none."""

    node: str
    message: str
    value: str | None


def violations(data: Store, shapes: Graph) -> Iterator[Violation]:
    """What in the default graph of the data breaks the shapes."""
    _, report, _ = pyshacl.validate(_Data(data), shacl_graph=_single(shapes), advanced=True, inplace=True)
    for result in report.subjects(SH.focusNode):
        value = report.value(result, SH.value)
        node, message = report.value(result, SH.focusNode), report.value(result, SH.resultMessage)
        yield Violation(str(node), str(message), str(value) if isinstance(value, URIRef) else None)


class _Data(OxigraphDataGraph):
    """A graph that is true, as objects are: pyshacl asks at each result, and would count the triples for it."""

    def __bool__(self) -> bool:
        return True


def _single(shapes: Graph) -> Graph:
    """The same shapes with each property shape by itself, on the targets of the node shape that it stood in.

    What they find is the same; but pyshacl checks a shape with targets for all of them at once.
    """
    for node, shape in list(shapes.subject_objects(SH.property)):
        targets = [(target, each) for target in _TARGETS for each in shapes.objects(node, target)]
        if targets:
            shapes.remove((node, SH.property, shape))
            shapes.add((shape, RDF.type, SH.PropertyShape))
            for target, each in targets:
                shapes.add((shape, target, each))
    return shapes
