"""Runs one test of the suite against a service."""

from dataclasses import dataclass

from tests.w3c.description import describe
from tests.w3c.evaluation import check_syntax, check_update_syntax, evaluate_query, evaluate_update
from tests.w3c.protocol import exchange
from tests.w3c.service import Service, UnmetError
from tests.w3c.suite import Case

TESTS = {
    "ProtocolTest": exchange,
    "GraphStoreProtocolTest": exchange,
    "ServiceDescriptionTest": describe,
    "QueryEvaluationTest": evaluate_query,
    "CSVResultFormatTest": evaluate_query,
    "UpdateEvaluationTest": evaluate_update,
    "PositiveSyntaxTest11": check_syntax,
    "NegativeSyntaxTest11": check_syntax,
    "PositiveUpdateSyntaxTest11": check_update_syntax,
    "NegativeUpdateSyntaxTest11": check_update_syntax,
}


@dataclass(frozen=True)
class Outcome:
    """How a test went: what was wrong, if anything, and a note if it passed with a remark."""

    fault: str = ""
    note: str = ""

    @property
    def passed(self) -> bool:
        """Whether nothing was wrong."""
        return not self.fault


def run(case: Case, service: Service) -> Outcome:
    """Run a test. No answer at all is a fault of the service too."""
    try:
        return Outcome(note=TESTS[case.kind](case, service))
    except UnmetError as error:
        return Outcome(fault=str(error))
    except OSError as error:
        return Outcome(fault=f"it did not answer: {error}")
