"""Tests of the Service Description. The manifest gives no more than their names: what is asked stands here."""

from pyoxigraph import Literal, NamedNode

from tests.w3c.service import Answer, Service, UnmetError
from tests.w3c.suite import RDF, Case
from tests.w3c.tables import Table, Term, from_answer

SD = "http://www.w3.org/ns/sparql-service-description#"
CLASSES = {
    *("Service", "Feature", "Language", "Function", "Aggregate", "EntailmentRegime", "EntailmentProfile"),
    *("GraphCollection", "Dataset", "Graph", "NamedGraph"),
}
PROPERTIES = {
    **dict.fromkeys(("endpoint", "feature", "defaultEntailmentRegime", "defaultSupportedEntailmentProfile"), "Service"),
    **dict.fromkeys(("extensionFunction", "extensionAggregate", "languageExtension", "supportedLanguage"), "Service"),
    **dict.fromkeys(("propertyFeature", "defaultDataset", "availableGraphs", "resultFormat", "inputFormat"), "Service"),
    **dict.fromkeys(("name", "graph", "entailmentRegime", "supportedEntailmentProfile"), "NamedGraph"),
    "defaultGraph": "Dataset",
    "namedGraph": "GraphCollection",
}
"""Properties of the vocabulary and the class of what has them (SPARQL 1.1 Service Description, section 3.4)."""

SUBCLASSES = {("Dataset", "GraphCollection"), ("NamedGraph", "Graph"), ("Aggregate", "Function")}
INSTANCES = {
    "supportedLanguage": {"SPARQL10Query", "SPARQL11Query", "SPARQL11Update"},
    "feature": {"DereferencesURIs", "UnionDefaultGraph", "RequiresDataset", "EmptyGraphs", "BasicFederatedQuery"},
}


def describe(case: Case, service: Service) -> str:
    """Ask the endpoint without a query for its description, and look at it as the test says."""
    answer = service.send("GET", service.endpoints.query, [("accept", "text/turtle")])
    if answer.status != 200:
        raise UnmetError(f"it answered {answer}")
    description = from_answer(answer, service.endpoints.query)
    TESTS[case.name.partition("/")[2]](description, answer, service)
    return ""


def _returns_rdf(description: Table, answer: Answer, _: Service) -> None:
    if not description.rows or description.columns != ("s", "p", "o"):
        raise UnmetError(f"it answered no triples: {answer}")


def _has_endpoint(description: Table, _: Answer, service: Service) -> None:
    endpoints = {o for _, p, o in description.rows if p == NamedNode(SD + "endpoint")}
    if NamedNode(service.endpoints.query) not in endpoints:
        raise UnmetError(f"sd:endpoint is {', '.join(map(str, endpoints)) or 'missing'}")


def _conforms(description: Table, _: Answer, __: Service) -> None:
    types = {(s, _local(o)) for s, p, o in description.rows if p == NamedNode(RDF + "type")}
    faults = [] if "Service" in {name for _, name in types} else ["there is no sd:Service"]
    faults += [f"sd:{name} is no class of the vocabulary" for _, name in types if name not in {"", *CLASSES}]
    for s, p, o in description.rows:
        if name := _local(p):
            faults += _faults(name, {known for subject, known in types if subject == s}, o)
    if faults:
        raise UnmetError("; ".join(faults))


def _faults(name: str, types: set[str], value: Term) -> list[str]:
    """What is wrong with one statement."""
    domain = PROPERTIES.get(name)
    if domain is None:
        return [f"sd:{name} is no property of the vocabulary"]
    faults = []
    if not any(known == domain or (known, domain) in SUBCLASSES for known in types):
        faults.append(f"what has sd:{name} is not told to be a sd:{domain}")
    if isinstance(value, Literal):
        faults.append(f"sd:{name} has the literal {value}")
    if _local(value) not in {"", *INSTANCES.get(name, set())}:
        faults.append(f"sd:{name} has {value}")
    return faults


def _local(term: Term) -> str:
    """The local name of a term of the vocabulary; empty for any other."""
    return term.value.removeprefix(SD) if isinstance(term, NamedNode) and term.value.startswith(SD) else ""


TESTS = {"returns-rdf": _returns_rdf, "has-endpoint-triple": _has_endpoint, "conforms-to-schema": _conforms}
