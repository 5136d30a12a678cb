"""Tests of the SPARQL Protocol and the Graph Store Protocol: requests as the manifest gives them."""

from tests.w3c.evaluation import content, labelled
from tests.w3c.service import Answer, Service, UnmetError
from tests.w3c.suite import HOME, MF, Case, Node
from tests.w3c.tables import Table, compare, from_answer

HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
LOCATION = "$LOCATION$"
STATUS = {
    "OK": range(200, 201),
    "Created": range(201, 202),
    "NoContent": range(204, 205),
    "NotFound": range(404, 405),
    "StatusCode2xx": range(200, 300),
    "StatusCode3xx": range(300, 400),
    "StatusCode4xx": range(400, 500),
}
BOOLEAN = {"application/sparql-results+xml", "application/sparql-results+json"}
FORMATS = {
    "boolean": BOOLEAN,
    "tabular": BOOLEAN | {"text/csv", "text/tab-separated-values"},
    "RDF": {"application/rdf+xml", "text/turtle", "application/n-triples", "application/n-quads"},
}
"""Media types. RDFa, which the tests name too, is left out; N-Quads, which they do not, hold a graph as well."""


def exchange(case: Case, service: Service) -> str:
    """Send the requests of a test one after the other, and look at each answer."""
    service.hold(content(case, labelled(case, case.node)))
    location = ""
    for request in case.manifest.items(case.manifest.value(case.action, HT + "requests")):
        answer = _send(case, request, service, location)
        response = case.manifest.value(request, HT + "resp")
        assert response is not None
        _check(case, response, answer)
        location = _location(case, response, answer) or location
    return ""


def _send(case: Case, request: Node, service: Service, location: str) -> Answer:
    manifest = case.manifest
    headers = _headers(case, request)
    path = manifest.text(request, HT + "absolutePath").replace(LOCATION, location)
    body = _body(case, request).replace(LOCATION.encode(), location.encode()) or None
    method = manifest.text(request, HT + "methodName")
    if path.startswith("/gsp"):
        return service.write(method, service.endpoints.graph_store + path.removeprefix("/gsp"), headers, body)
    query = path.removeprefix("/sparql/")
    if "update" in case.name and ("content-type", "application/sparql-query") not in headers:
        return service.write(method, service.endpoints.update + query, headers, body)
    return service.send(method, service.endpoints.query + query, headers, body)


def _location(case: Case, response: Node, answer: Answer) -> str:
    """The graph that was made, where the test asks for it; later requests name it."""
    if not case.manifest.text(response, MF + "expectedLocation"):
        return ""
    if "location" not in answer.headers:
        raise UnmetError(f"expected a Location, got {answer}")
    return answer.headers["location"]


def _body(case: Case, message: Node) -> bytes:
    """The body in its encoding, or nothing."""
    body = case.manifest.value(message, HT + "body")
    if body is None:
        return b""
    return case.manifest.text(body, CNT + "chars").encode(case.manifest.text(body, CNT + "characterEncoding"))


def _headers(case: Case, message: Node) -> list[tuple[str, str]]:
    manifest = case.manifest
    return [
        (manifest.text(header, HT + "fieldName"), manifest.text(header, HT + "fieldValue"))
        for header in manifest.items(manifest.value(message, HT + "headers"))
    ]


def _check(case: Case, response: Node, answer: Answer) -> None:
    manifest = case.manifest
    statuses = [status.rpartition("#")[2] for status in manifest.texts(response, MF + "expectedStatus")]
    if not any(answer.status in STATUS[status] for status in statuses):
        raise UnmetError(f"expected {' or '.join(statuses)}, got {answer}")
    if expected := manifest.text(response, MF + "expectedFormat"):
        _check_format(FORMATS[expected], manifest.value(response, MF + "expectedBoolean"), answer)
    if body := _body(case, response):
        _check_graph(Answer(200, dict(_headers(case, response)), body), answer)


def _check_format(allowed: set[str], boolean: Node | None, answer: Answer) -> None:
    if answer.media_type not in allowed:
        raise UnmetError(f"expected {' or '.join(sorted(allowed))}, got {answer}")
    got = from_answer(answer, HOME)
    if boolean is not None:
        compare(Table(("boolean",), [(boolean,)]), got)


def _check_graph(expected: Answer, answer: Answer) -> None:
    if answer.media_type != expected.media_type:
        raise UnmetError(f"expected {expected.media_type}, got {answer}")
    compare(from_answer(expected, HOME), from_answer(answer, HOME))
