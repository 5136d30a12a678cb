"""The tools as assistants see them: their descriptions, and what they take."""

from collections.abc import Callable
from functools import wraps
from typing import Annotated, ParamSpec, TypeVar

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from psykg.errors import PsykgError
from psykg.mcp.ask import Answer, answered
from psykg.mcp.describe import Description, described
from psykg.mcp.explain import Explanation, explained
from psykg.mcp.holdings import Holdings
from psykg.mcp.search import Findings, findings
from psykg.mcp.sparql import QueryResult, queried
from psykg.mcp.ways import Neighbours, Path, neighbours, path

P = ParamSpec("P")
T = TypeVar("T")

_Name = Annotated[str, Field(description="A name, as other tools give it, or a label", min_length=1, max_length=1000)]
_Most = Annotated[int, Field(description="How many to give at most", ge=1, le=200)]


class Tools:
    """The tools over what they answer from. The docstring of each is what assistants read."""

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings

    @property
    def all(self) -> dict[str, Callable[..., object]]:
        """Each tool by its title."""
        return {
            "Ask a question": self.ask,
            "Search by label": self.search,
            "Describe a thing": self.describe,
            "Neighbours of a concept": self.neighbours,
            "Path between two concepts": self.path,
            "Explain a statement": self.explain,
            "Query in SPARQL": self.sparql,
        }

    def ask(
        self, question: Annotated[str, Field(description="A sentence in English of at most 500 characters")]
    ) -> Answer:
        """Answer a question in plain words from the graph, with the sentences it rests on, or decline it.

        The first tool to try, with one question at a time. If the status is `crisis`, tell the person the text, and
        nothing before it.
        """
        return answered(self._holdings, question)

    def search(
        self,
        words: Annotated[str, Field(description="A label or a part of one", min_length=1)],
        limit: Annotated[int, Field(description="How many to give at most", ge=1, le=50)] = 10,
    ) -> Findings:
        """Find concepts, classes and relations by a label or part of one: their names, kinds and first sentences."""
        return findings(self._holdings, words, limit)

    def describe(self, name: _Name, limit: _Most = 100) -> Description:
        """Tell what the graph holds of a concept, class, relation, sentence (p3s2) or claim (claim/p3s2-1).

        Its definition, every statement with its sentences and modality, and why it follows where no sentence says it.
        """
        return described(self._holdings, name, limit)

    def neighbours(self, name: _Name, limit: _Most = 50) -> Neighbours:
        """Tell which concepts a concept is related to, statement by statement, denials among them."""
        return neighbours(self._holdings, name, limit)

    def path(self, start: _Name, to: _Name) -> Path:
        """Tell how two concepts are connected: the statements of a shortest way from one to the other."""
        return path(self._holdings, start, to)

    def explain(self, subject: _Name, relation: _Name, value: _Name) -> Explanation:
        """Tell why a statement holds: the sentences that say it, or the steps by which it follows; or that it does not.

        For example: middle phase, involves, insight.
        """
        return explained(self._holdings, subject, relation, value)

    def sparql(
        self, query: Annotated[str, Field(description="SELECT, ASK, CONSTRUCT or DESCRIBE, with its prefixes")]
    ) -> QueryResult:
        """Answer a SPARQL 1.1 query: for counting, and for what no other tool gives. Read the schema resource first.

        The default graph is all that is stated and inferred. A claim is a named graph: GRAPH ?claim { … } tells where a
        statement stands, dcterms:source its sentence, psykg:modality its firmness. Updates and SERVICE are refused, and
        so is a query that takes too long, or whose result is too large: use LIMIT.
        """
        return queried(self._holdings, query)


def told(tool: Callable[P, T]) -> Callable[P, T]:
    """The tool, with errors of ours as errors that the assistant reads."""

    @wraps(tool)
    def telling(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return tool(*args, **kwargs)
        except PsykgError as error:
            raise ToolError(str(error)) from error

    return telling
