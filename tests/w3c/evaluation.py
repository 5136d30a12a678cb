"""Tests of queries, updates and their syntax."""

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, RdfFormat, Triple, parse, serialize

from tests.w3c.service import Answer, Service, UnmetError
from tests.w3c.suite import LABEL, MF, QT, UT, Case, Node
from tests.w3c.tables import Table, compare, from_answer, from_file

ACCEPT = {
    ".srx": "application/sparql-results+xml",
    ".srj": "application/sparql-results+json",
    ".tsv": "text/tab-separated-values",
    ".csv": "text/csv",
    ".ttl": "text/turtle, application/sparql-results+xml",
}
"""What is asked for, by the suffix of what is expected. Turtle holds a graph, or solutions written as a graph."""

EVERYTHING = "SELECT ?g ?s ?p ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
ORDERED = re.compile(r"ORDER\s+BY[^}]*$", re.IGNORECASE)
"""A query whose solutions are in an order: one after its last group, not in a subselect."""

Graph = tuple[str, str]
"""The name of a graph, empty for the default graph, and the IRI of the file that fills it."""


def evaluate_query(case: Case, service: Service) -> str:
    """Load the data, send the query, compare. Returns a note where the result is equal by value alone."""
    query = case.manifest.text(case.action, QT + "query")
    text = case.path(query).read_text(encoding="utf-8")
    service.hold(content(case, _query_data(case, text)))
    result = case.manifest.text(case.node, MF + "result")
    accept = ACCEPT[case.path(result).suffix]
    answer = service.query(f"BASE <{query}>\n{text}", accept)
    if answer.status != 200 or answer.media_type not in accept.split(", "):
        raise UnmetError(f"it answered {answer}")
    expected, got = from_file(case.path(result), result), from_answer(answer, query)
    if ORDERED.search(text):
        expected, got = expected.in_order(), got.in_order()
    return compare(expected, got)


def _query_data(case: Case, text: str) -> Iterator[Graph]:
    manifest, action = case.manifest, case.action
    for data in manifest.texts(action, QT + "data"):
        yield "", data
        if "FROM" in text:
            yield data, data
    for data in manifest.texts(action, QT + "graphData"):
        yield data, data


def evaluate_update(case: Case, service: Service) -> str:
    """Load the data, send the update, compare all that the service holds then. Returns a note as for queries."""
    request = case.manifest.text(case.action, UT + "request")
    service.hold(content(case, _update_data(case, case.action)))
    answer = service.update(f"BASE <{request}>\n{case.path(request).read_text(encoding='utf-8')}")
    if not 200 <= answer.status < 300:
        raise UnmetError(f"it answered {answer}")
    result = case.manifest.value(case.node, MF + "result")
    assert result is not None
    held = service.query(EVERYTHING, ACCEPT[".srj"])
    return compare(_dataset(case, _update_data(case, result)), from_answer(held, request))


def _update_data(case: Case, node: Node) -> Iterator[Graph]:
    for data in case.manifest.texts(node, UT + "data"):
        yield "", data
    yield from labelled(case, node)


def labelled(case: Case, node: Node) -> Iterator[Graph]:
    """The named graphs that a manifest gives by file and label."""
    for graph in case.manifest.values(node, UT + "graphData"):
        yield case.manifest.text(graph, LABEL), case.manifest.text(graph, UT + "graph")


def check_query_syntax(case: Case, service: Service) -> str:
    """Whether the service takes the query to be well-formed."""
    return _check(case, service.query(_text(case), "*/*"))


def check_update_syntax(case: Case, service: Service) -> str:
    """Whether the service takes the update to be well-formed."""
    return _check(case, service.update(_text(case)))


def check_syntax(case: Case, service: Service) -> str:
    """The same where the manifest tells queries and updates apart by their suffix alone."""
    update = case.manifest.text(case.node, MF + "action").endswith(".ru")
    return (check_update_syntax if update else check_query_syntax)(case, service)


def _text(case: Case) -> str:
    return case.path(case.manifest.text(case.node, MF + "action")).read_text(encoding="utf-8")


def _check(case: Case, answer: Answer) -> str:
    """400 says that it is malformed, and no other status does (SPARQL 1.1 Protocol, sections 2.1.7 and 2.2.5).

    Some tests of syntax fetch a document or use a graph that is not there: they are well-formed and refused.
    """
    if case.kind.startswith("Negative") != (answer.status == 400):
        raise UnmetError(f"it answered {answer}")
    return ""


def content(case: Case, graphs: Iterable[Graph]) -> str:
    """An update that adds the graphs, their blank nodes kept apart."""
    return "\n".join(f"{_create(name)}{_insert(name, case, data)}" for name, data in graphs)


def _create(name: str) -> str:
    """An empty graph exists too, in services that tell."""
    return f"CREATE SILENT GRAPH <{name}> ;\n" if name else ""


def _insert(name: str, case: Case, data: str) -> str:
    """INSERT with WHERE, not INSERT DATA, which rdflib 7.6 cannot take into a default graph."""
    triples = serialize(_triples(case, data), format=RdfFormat.N_TRIPLES)
    assert triples is not None
    block = triples.decode()
    return f"INSERT {{ {f'GRAPH <{name}> {{ {block} }}' if name else block} }} WHERE {{}} ;"


def _triples(case: Case, data: str) -> list[Triple]:
    suffix = RdfFormat.from_extension(case.path(data).suffix.removeprefix("."))
    quads = parse(path=case.path(data), format=suffix, base_iri=data, rename_blank_nodes=True)
    return [quad.triple for quad in quads]


def _dataset(case: Case, graphs: Iterable[Graph]) -> Table:
    rows = {
        (NamedNode(name) if name else None, triple.subject, triple.predicate, triple.object)
        for name, data in graphs
        for triple in _triples(case, data)
    }
    return Table(("g", "s", "p", "o"), list(rows))
