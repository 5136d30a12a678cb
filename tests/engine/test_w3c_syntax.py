"""The grammar and the rules beside it against the syntax tests of the W3C, where they lie beside the project."""

from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store

from psykg.engine.admission import admitted_update
from psykg.engine.grammar import fault
from psykg.engine.tokens import resolved, tokens
from psykg.errors import QueryError, QueryRefusedError, QuerySyntaxError

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


def texts(shared: Path, kind: str) -> set[Path]:
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


def refused(paths: set[Path], reason: type[QueryError]) -> set[Path]:
    def is_refused(path: Path) -> bool:
        try:
            admitted_update(path.read_text())
        except QueryError as error:
            return isinstance(error, reason)
        return False

    return {path for path in paths if is_refused(path)}


def test_every_query_that_the_w3c_calls_well_formed_follows_the_grammar(shared: Path) -> None:
    suite = texts(shared, "PositiveSyntaxTest11")
    assert len(suite) > 50
    assert faulty(suite) == set()


def test_every_query_that_the_w3c_calls_malformed_has_a_fault_or_breaks_a_rule_beside_the_grammar(shared: Path) -> None:
    suite = texts(shared, "NegativeSyntaxTest11")
    assert len(suite) > 30
    assert {path.name for path in suite - faulty(suite)} == SEMANTIC


def test_every_update_that_the_w3c_calls_well_formed_is_admitted_or_loads(shared: Path) -> None:
    suite = texts(shared, "PositiveUpdateSyntaxTest11")
    assert len(suite) > 40
    loading = {path for path in suite if "LOAD" in path.read_text()}
    assert {path.name for path in loading} == {
        f"syntax-update-{number}.ru" for number in ("01", "02", "03", "04", "37")
    }
    assert refused(suite, QuerySyntaxError) == set()
    assert refused(suite, QueryRefusedError) == loading


def test_every_update_that_the_w3c_calls_malformed_is_refused_as_such(shared: Path) -> None:
    suite = texts(shared, "NegativeUpdateSyntaxTest11")
    assert len(suite) > 12
    assert refused(suite, QuerySyntaxError) == suite
