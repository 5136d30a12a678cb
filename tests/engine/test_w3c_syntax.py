"""The grammar against the syntax tests of the W3C, where they lie beside the project."""

from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store

from psykg.engine.grammar import fault
from psykg.engine.tokens import resolved, tokens

MANIFEST = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SEMANTIC = {
    # Refused by rules beside the grammar: scope of variables, grouping, number of values.
    *(f"agg{number:02}.rq" for number in (8, 9, 10, 11, 12)),
    *(f"syntax-BINDscope{number}.rq" for number in (6, 7, 8)),
    *(f"syn-bad-{number:02}.rq" for number in (1, 2, 3)),
    "syntax-SELECTscope2.rq",
    "syn-bad-values-too-many.rq",
    "syn-bad-values-too-few.rq",
    "group06.rq",
    "group07.rq",
}


def queries(shared: Path, kind: str) -> set[Path]:
    found = set()
    for manifest in (shared / "w3c" / "sparql11").rglob("manifest*.ttl"):
        store = Store()
        store.load(path=manifest, format=RdfFormat.TURTLE, base_iri=manifest.resolve().as_uri())
        tests = store.quads_for_pattern(None, None, NamedNode(MANIFEST + kind))
        for test in tests:
            for quad in store.quads_for_pattern(test.subject, NamedNode(MANIFEST + "action"), None):
                assert isinstance(quad.object, NamedNode)
                found.add(Path(quad.object.value.removeprefix("file://")))
    return found


def faulty(paths: set[Path]) -> set[Path]:
    return {path for path in paths if fault(tokens(resolved(path.read_text())))}


def test_every_query_that_the_w3c_calls_well_formed_follows_the_grammar(shared: Path) -> None:
    suite = queries(shared, "PositiveSyntaxTest11")
    assert len(suite) > 50
    assert faulty(suite) == set()


def test_every_query_that_the_w3c_calls_malformed_has_a_fault_or_breaks_a_rule_beside_the_grammar(shared: Path) -> None:
    suite = queries(shared, "NegativeSyntaxTest11")
    assert len(suite) > 30
    assert {path.name for path in suite - faulty(suite)} == SEMANTIC
