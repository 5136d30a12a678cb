"""The graph as concepts and relationships."""

from pyoxigraph import NamedNode

from psykg.exports.content import Content
from psykg.exports.source import Source
from psykg.vocabulary import OWL, SSSOM

ENDS = ("annotatedSource", "annotatedTarget")


def test_what_is_said_not_to_match_is_no_match_in_any_way(content: Content, source: Source) -> None:
    told = [quad for quad in source.read() if quad.predicate.value.startswith((OWL + "annotated", SSSOM))]
    negated = {quad.subject for quad in told if quad.object == NamedNode(SSSOM + "NegatedPredicate")}
    ends = [{q.subject: str(q.object)[1:-1] for q in told if q.predicate.value == OWL + end} for end in ENDS]
    friends = {tuple(end[node] for end in ends) for node in negated}
    matches = {(each.iri, match.term) for each in content.concepts for match in each.matches}
    assert len(friends) > 5
    assert len(matches) > 100
    assert friends & matches == set()
