"""The headers of the competency questions."""

from pathlib import Path

from psykg.knowledge.competency import competency_questions, example_questions


def test_the_header_is_read_and_taken_off_the_query(tmp_path: Path) -> None:
    (tmp_path / "two-words.rq").write_text(
        "#+ summary: Things: all of them\n#+ question: Which things?\n#+ sort: kind\n\n# why\nSELECT * { ?s ?p ?o }\n"
    )
    (question,) = competency_questions(tmp_path)
    assert question.name == "two-words"
    assert question.question == "Which things?"
    assert question.summary == "Things: all of them"
    assert question.sort == "kind"
    assert not question.example
    assert question.sparql == "# why\nSELECT * { ?s ?p ?o }"


def test_without_a_header_the_name_stands_in_for_the_question(tmp_path: Path) -> None:
    (tmp_path / "two-words.rq").write_text("ASK {}")
    (question,) = competency_questions(tmp_path)
    assert (question.question, question.summary, question.sort) == ("two words", "", "")
    assert question.sparql == "ASK {}"


def test_a_few_questions_are_marked_as_examples() -> None:
    marked = [question.question for question in competency_questions() if question.example]
    assert list(example_questions()) == marked
    assert 3 <= len(marked) <= 6


def test_the_questions_come_by_name(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.rq").write_text("ASK {}")
    assert [question.name for question in competency_questions(tmp_path)] == ["a", "b", "c"]
