"""What assistants are told of the tools, and what comes of calling them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mcp.conftest import Assistant, text_of

INSIGHT = {"subject": "middle phase", "relation": "involves", "value": "insight"}


def locators(result: dict[str, Any]) -> list[str]:
    return [sentence["locator"] for sentence in result["sentences"]]


def test_each_tool_tells_what_it_takes_and_what_it_gives(assistant: Assistant) -> None:
    tools = assistant.tools()
    assert set(tools) == {"ask", "search", "describe", "neighbours", "path", "explain", "sparql"}
    for tool in tools.values():
        assert tool.title
        assert tool.description
        assert "\n  " not in tool.description
        assert all(each["type"] in {"string", "integer"} for each in tool.input_schema["properties"].values())
        assert tool.output_schema is not None
        assert "sentences" in tool.output_schema["required"]


def test_every_tool_only_reads(assistant: Assistant) -> None:
    annotations = [tool.annotations for tool in assistant.tools().values()]
    assert all(each and each.read_only_hint and each.open_world_hint is False for each in annotations)


def test_the_server_says_what_it_is_not(assistant: Assistant) -> None:
    said = assistant.client.instructions or ""
    assert "no care" in said
    assert "Decline rather than guess" in said


def test_an_answer_comes_with_its_sentences_and_its_derivation(assistant: Assistant) -> None:
    answer = assistant.found("ask", question="Which phases involve insight?")
    assert answer["status"] == "answered"
    middle, termination = answer["answers"]
    assert (middle["label"], middle["sources"], middle["modality"]) == ("middle phase", ["p7s7", "p7s9"], "always")
    assert middle["inferred"]
    assert middle["derivation"]["words"] == "middle phase involves insight"
    assert termination["sources"] == ["p9s5"]
    assert locators(answer) == ["p7s7", "p7s9", "p9s5"]


def test_no_is_an_answer_and_what_has_no_value_is_left_out(assistant: Assistant) -> None:
    answer = assistant.found("ask", question="Does supportive therapy aim at personality change?")
    assert answer["boolean"] is False
    assert locators(answer) == ["p10s2"]
    assert "boolean" not in assistant.found("ask", question="What is insight?")


def test_what_the_graph_does_not_hold_is_declined_and_no_error(assistant: Assistant) -> None:
    answer = assistant.found("ask", question="What is the capital of France?")
    assert answer["status"] == "not-understood"
    assert answer["answers"] == []
    assert answer["suggestions"]


@pytest.mark.parametrize("words", ["I want to kill myself", f"{'so ' * 400}I want to kill myself"])
def test_words_of_crisis_are_met_with_care_before_anything_else(assistant: Assistant, words: str) -> None:
    result = assistant.call("ask", question=words)
    assert (result.structured_content or {})["status"] == "crisis"
    assert text_of(result).startswith('{\n  "text": "It sounds as if')


def test_search_finds_by_label_and_names_the_sentences(assistant: Assistant) -> None:
    hit = assistant.found("search", words="Insight", limit=1)["hits"][0]
    assert (hit["name"], hit["kind"]) == ("insight", "mental concept")
    assert {"sentence": "p7s9", "modality": "always"} in hit["sources"]


def test_a_search_in_vain_gives_what_looks_alike(assistant: Assistant) -> None:
    found = assistant.found("search", words="insihgt")
    assert found["hits"] == []
    assert "insight" in found["suggestions"]


def test_a_description_tells_stated_inferred_and_denied_apart(assistant: Assistant) -> None:
    told = assistant.found("describe", name="supportive therapy")
    assert told["kind"] == "therapy"
    assert [text["role"] for text in told["texts"]] == ["definition"]
    standings = {statement["standing"] for statement in told["statements"]}
    assert standings == {"stated", "inferred", "denied"}
    for statement in told["statements"]:
        assert (statement["standing"] == "inferred") == ("derivation" in statement)
        assert statement["sources"] or statement["standing"] == "inferred"


def test_a_description_says_how_much_it_leaves_out(assistant: Assistant) -> None:
    whole = assistant.found("describe", name="insight")
    part = assistant.found("describe", name="insight", limit=2)
    assert part["statements"] == whole["statements"][:2]
    assert part["left_out"] == len(whole["statements"]) - 2


def test_a_sentence_is_described_by_what_it_states(assistant: Assistant) -> None:
    told = assistant.found("describe", name="p3s2")
    assert "supportive therapy has goal relief of immediate distress" in [each["words"] for each in told["statements"]]
    assert (told["previous"], told["following"]) == ("p3s1", "p3s3")


def test_a_relation_is_described_with_what_the_schema_says(assistant: Assistant) -> None:
    told = assistant.found("describe", name="hasGoal")
    assert told["schema_says"]
    assert told["statements"]


def test_neighbours_are_told_from_the_side_of_the_concept(assistant: Assistant) -> None:
    found = assistant.found("neighbours", name="insight")
    assert {step["start"]["name"] for step in found["steps"]} == {"insight"}
    step = next(step for step in found["steps"] if step["to"]["name"] == "termination-phase")
    assert step["words"] == "insight is involved in termination phase"
    assert step["statement"]["words"] == "termination phase involves insight"
    assert "p9s5" in locators(found)


def test_a_path_leads_step_by_step_from_one_concept_to_the_other(assistant: Assistant) -> None:
    found = assistant.found("path", start="relief of immediate distress", to="insight")
    names = [found["start"]["name"], *(step["to"]["name"] for step in found["steps"])]
    assert found["connected"]
    assert names[1:-1]
    assert names[-1] == "insight"
    assert [step["start"]["name"] for step in found["steps"]] == names[:-1]
    assert found["sentences"]


def test_of_one_concept_to_itself_there_is_nothing_to_go(assistant: Assistant) -> None:
    found = assistant.found("path", start="insight", to="insight")
    assert found["connected"]
    assert found["steps"] == []


def test_an_inferred_statement_is_explained_by_its_derivation(assistant: Assistant) -> None:
    found = assistant.found("explain", **INSIGHT)
    assert found["standing"] == "inferred"
    assert found["statement"]["derivation"]["because"]
    assert locators(found) == ["p7s7", "p7s9"]


def test_a_stated_one_by_its_sentence_and_a_denied_one_as_denied(assistant: Assistant) -> None:
    stated = assistant.found(
        "explain", subject="supportive therapy", relation="has goal", value="relief of immediate distress"
    )
    assert stated["standing"] == "stated"
    (place,) = stated["places"]
    assert (place["claim"], place["source"]["sentence"]) == ("claim/p3s2-1", "p3s2")
    assert place["says"]
    denied = assistant.found(
        "explain", subject="supportive therapy", relation="has primary goal", value="personality change"
    )
    assert denied["standing"] == "denied"
    assert denied["words"].startswith("not the case: ")


def test_what_is_neither_said_nor_denied_is_no_no(assistant: Assistant) -> None:
    found = assistant.found("explain", subject="insight", relation="involves", value="middle phase")
    assert found["standing"] == "not-in-graph"
    assert "statement" not in found
    assert found["places"] == found["sentences"] == []


def test_data_of_ones_own_is_asked_beside_the_ontology(assistant: Assistant) -> None:
    assert assistant.found("ask", question="What is cognitive therapy?")["status"] == "answered"


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("describe", {"name": "insihgt"}, "Did you mean insight?"),
        ("describe", {"name": ""}, "at least 1 character"),
        ("describe", {"name": "a" * 100_000}, "at most 1000 characters"),
        ("describe", {}, "Field required"),
        ("describe", {"name": "insight", "limit": 100_000}, "less than or equal to 200"),
        ("neighbours", {"name": "hasGoal"}, "“has goal” (relation) is no concept"),
        ("path", {"start": "insight", "to": "p3s2"}, "“p3s2” (sentence) is no concept"),
        ("explain", {**INSIGHT, "relation": "nonsense"}, "Nothing in the graph is called “nonsense”"),
    ],
)
def test_what_goes_wrong_is_told_in_our_words(
    assistant: Assistant, tool: str, arguments: dict[str, Any], said: str
) -> None:
    failure = assistant.failure(tool, **arguments)
    assert said in failure
    assert "Traceback" not in failure


def test_a_tool_that_there_is_not_is_an_error(assistant: Assistant) -> None:
    assert assistant.failure("write") == "Unknown tool: write"


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(["ask", "search", "describe", "neighbours", "sparql"]), st.text(max_size=300))
def test_whatever_is_typed_no_tool_breaks_off(assistant: Assistant, tool: str, text: str) -> None:
    name = {"ask": "question", "search": "words", "sparql": "query"}.get(tool, "name")
    result = assistant.call(tool, **{name: text})
    if result.is_error:
        assert text_of(result).removeprefix(f"Error executing tool {tool}").startswith(": ")


@pytest.mark.parametrize(
    "text", ["\x00\x1b[2J", "\u202e😀", "a" * 1_000_000, "insight\n" * 10_000, "<script>", "{}", "%s"]
)
def test_hostile_text_is_answered_or_declined(assistant: Assistant, text: str) -> None:
    assert assistant.found("ask", question=text)["status"] == "not-understood"
    assert all(hit["name"] != text for hit in assistant.found("search", words=text)["hits"])
    assert len(assistant.failure("sparql", query=text)) < 2000
