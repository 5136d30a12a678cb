"""The grammar and the rules beside it against the syntax tests of the W3C, where they lie beside the project."""

from collections.abc import Callable
from pathlib import Path

from psykg.engine.language.admission import admitted_update
from psykg.engine.language.grammar import fault
from psykg.engine.language.tokens import resolved, tokens
from psykg.errors import QueryError, QueryRefusedError, QuerySyntaxError

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


def test_every_query_that_the_w3c_calls_well_formed_follows_the_grammar(w3c_texts: Callable[[str], set[Path]]) -> None:
    suite = w3c_texts("PositiveSyntaxTest11")
    assert len(suite) > 50
    assert faulty(suite) == set()


def test_every_query_that_the_w3c_calls_malformed_has_a_fault_or_breaks_a_rule_beside_the_grammar(
    w3c_texts: Callable[[str], set[Path]],
) -> None:
    suite = w3c_texts("NegativeSyntaxTest11")
    assert len(suite) > 30
    assert {path.name for path in suite - faulty(suite)} == SEMANTIC


def test_every_update_that_the_w3c_calls_well_formed_is_admitted_or_loads(
    w3c_texts: Callable[[str], set[Path]],
) -> None:
    suite = w3c_texts("PositiveUpdateSyntaxTest11")
    assert len(suite) > 40
    loading = {path for path in suite if "LOAD" in path.read_text()}
    assert {path.name for path in loading} == {
        f"syntax-update-{number}.ru" for number in ("01", "02", "03", "04", "37")
    }
    assert refused(suite, QuerySyntaxError) == set()
    assert refused(suite, QueryRefusedError) == {path for path in loading if "SILENT" not in path.read_text()}


def test_every_update_that_the_w3c_calls_malformed_is_refused_as_such(w3c_texts: Callable[[str], set[Path]]) -> None:
    suite = w3c_texts("NegativeUpdateSyntaxTest11")
    assert len(suite) > 12
    assert refused(suite, QuerySyntaxError) == suite
