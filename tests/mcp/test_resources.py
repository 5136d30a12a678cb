"""What can be read: the schema, the competency questions, each thing as Turtle."""

import json

import pytest
from mcp.types import ResourceTemplateReference
from rdflib import Graph, URIRef

from mcp import MCPError
from psykg.knowledge.competency import competency_questions
from psykg.knowledge.files import ONTOLOGY, QUERIES
from psykg.vocabulary import PSYKG
from tests.mcp.conftest import Assistant


def test_resources_are_listed_with_their_media_types(assistant: Assistant) -> None:
    listed = assistant.portal.call(assistant.client.list_resources).resources
    assert {each.uri: each.mime_type for each in listed} == {
        "psykg://schema": "text/turtle",
        "psykg://queries": "application/json",
    }
    templates = assistant.portal.call(assistant.client.list_resource_templates).resource_templates
    assert {each.uri_template: each.mime_type for each in templates} == {
        "psykg://queries/{name}": "application/sparql-query",
        "psykg://entity/{+name}": "text/turtle",
    }
    assert all(each.description and each.title for each in listed)
    assert all(each.description and each.title for each in templates)


def test_the_schema_is_the_file_itself(assistant: Assistant) -> None:
    content = assistant.read("psykg://schema")
    assert content.text == (ONTOLOGY / "schema.ttl").read_text(encoding="utf-8")
    assert content.mime_type == "text/turtle"


def test_every_competency_question_is_listed_and_leads_to_its_query(assistant: Assistant) -> None:
    listed = json.loads(assistant.read("psykg://queries").text)
    assert [each["question"] for each in listed] == [each.question for each in competency_questions()]
    last = listed[-1]
    assert assistant.read(last["uri"]).text == (QUERIES / f"{last['name']}.rq").read_text(encoding="utf-8")


def test_a_query_that_was_read_can_be_run(assistant: Assistant) -> None:
    query = assistant.read("psykg://queries/all-phases").text
    labels = [row["label"]["value"] for row in assistant.found("sparql", query=query)["rows"]]
    assert {"evaluation phase", "middle phase", "termination phase"} <= set(labels)


@pytest.mark.parametrize("name", ["insight", "claim/p3s2-1", "hasGoal"])
def test_a_thing_comes_as_turtle(assistant: Assistant, name: str) -> None:
    triples = Graph().parse(data=assistant.read(f"psykg://entity/{name}").text, format="turtle")
    assert URIRef(PSYKG + name) in set(triples.subjects()) | set(triples.predicates())


@pytest.mark.parametrize(
    ("uri", "said"),
    [
        ("psykg://queries/nonsense", "There is no query “nonsense”"),
        ("psykg://queries/..%2Fpyproject", "Unknown resource"),
        ("psykg://entity/../../etc/passwd", "Unknown resource"),
        ("psykg://entity/insihgt", "Did you mean insight?"),
        ("psykg://nowhere", "Unknown resource"),
        ("file:///etc/passwd", "Unknown resource"),
    ],
)
def test_what_is_not_there_is_told(assistant: Assistant, uri: str, said: str) -> None:
    with pytest.raises(MCPError, match=said.replace("?", r"\?")):
        assistant.read(uri)


@pytest.mark.parametrize(
    ("template", "begun", "offered"),
    [
        ("psykg://queries/{name}", "all-ph", "all-phases"),
        ("psykg://entity/{+name}", "termination ph", "termination-phase"),
    ],
)
def test_names_are_completed(assistant: Assistant, template: str, begun: str, offered: str) -> None:
    reference = ResourceTemplateReference(type="ref/resource", uri=template)
    found = assistant.portal.call(assistant.client.complete, reference, {"name": "name", "value": begun})
    assert offered in found.completion.values
