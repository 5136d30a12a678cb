"""The resources: the schema, the competency questions with their queries, and each thing as Turtle."""

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError
from mcp.types import Completion, CompletionArgument, CompletionContext, PromptReference, ResourceTemplateReference

from psykg.engine.results import FORMATS
from psykg.entities.description import graph_of
from psykg.entities.search import search
from psykg.errors import PsykgError, UnknownEntityError
from psykg.knowledge.competency import competency_questions
from psykg.knowledge.files import ONTOLOGY, QUERIES
from psykg.mcp.holdings import Holdings

TURTLE = FORMATS["turtle"]
SCHEMA = "psykg://schema"
LIST = "psykg://queries"
QUERY = "psykg://queries/{name}"
ENTITY = "psykg://entity/{+name}"

_MOST = 100
"""Completions that one answer may hold, as the protocol says."""


class Resources:
    """What the resources hold. The docstring of each is what assistants read."""

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings

    def add_to(self, server: MCPServer[None]) -> None:
        """Have the server offer them."""
        turtle = TURTLE.media_type
        server.resource(SCHEMA, name="schema", title="The schema", mime_type=turtle)(self.schema)
        server.resource(LIST, name="queries", title="Competency questions", mime_type="application/json")(self.queries)
        server.resource(QUERY, name="query", title="A query", mime_type="application/sparql-query")(self.query)
        server.resource(ENTITY, name="entity", title="A thing as Turtle", mime_type=turtle)(self.entity)
        server.completion()(self.completed)  # type: ignore[no-untyped-call]

    def schema(self) -> str:
        """The classes and relations of the graph, with their axioms, in Turtle: what a SPARQL query can ask about."""
        return (ONTOLOGY / "schema.ttl").read_text(encoding="utf-8")

    def queries(self) -> list[dict[str, str]]:
        """The questions that the graph was built to answer, each with the address of the query that answers it."""
        return [
            {"name": each.name, "question": each.question, "summary": each.summary, "uri": f"{LIST}/{each.name}"}
            for each in competency_questions()
        ]

    def query(self, name: str) -> str:
        """A competency question as SPARQL, to be run by the tool `sparql` or taken as an example."""
        if name not in {each.name for each in competency_questions()}:
            raise ResourceNotFoundError(f"There is no query “{name[:80]}”. {LIST} lists them.")
        return (QUERIES / f"{name}.rq").read_text(encoding="utf-8")

    def entity(self, name: str) -> str:
        """All triples that a concept, class, relation, sentence or claim stands in, with their provenance."""
        try:
            return graph_of(self._holdings.engine, name, self._holdings.index).serialize(TURTLE).decode()
        except UnknownEntityError as error:
            raise ResourceNotFoundError(str(error)) from error
        except PsykgError as error:
            raise ResourceError(str(error)) from error

    async def completed(
        self,
        ref: PromptReference | ResourceTemplateReference,
        argument: CompletionArgument,
        context: CompletionContext | None,  # noqa: ARG002 (the protocol's)
    ) -> Completion:
        """Names that go on as they were begun."""
        address = ref.uri if isinstance(ref, ResourceTemplateReference) else ""
        if address == QUERY:
            names = [each.name for each in competency_questions() if argument.value in each.name]
        elif address == ENTITY:
            names = [hit.thing.name for hit in search(self._holdings.index, argument.value, _MOST)]
        else:
            names = []
        return Completion(values=names[:_MOST], total=len(names), has_more=len(names) > _MOST)
