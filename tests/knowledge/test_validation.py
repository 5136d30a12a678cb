"""Data in our terms is judged by the shapes, in words that say what to do; other data is left alone."""

import re
import shutil
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import SH

from psykg.errors import InvalidDataError, RdfSyntaxError, UnreadableFileError
from psykg.knowledge.files import ONTOLOGY
from psykg.knowledge.validation import Problem, ontology_problems, problems, validate

EXAMPLES = Path(__file__).parent / "data" / "validation"
BAD = "https://example.org/bad/"
PREFIXES = """
    @prefix psykg: <https://w3id.org/psykg/> .
    @prefix claim: <https://w3id.org/psykg/claim/> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @prefix dcterms: <http://purl.org/dc/terms/> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


@pytest.fixture(scope="module")
def invalid() -> list[Problem]:
    return problems([EXAMPLES / "invalid.ttl"])


@pytest.fixture(scope="module")
def messages(invalid: list[Problem]) -> dict[str, str]:
    """What is said of each thing, its messages joined."""
    said: dict[str, str] = {}
    for problem in invalid:
        name = problem.node.removeprefix(BAD)
        said[name] = f"{said.get(name, '')} {problem.message}".strip()
    return said


def test_everything_bad_is_reported_and_nothing_else(messages: dict[str, str]) -> None:
    named_bad = set(re.findall(r"^bad:([\w-]+) a|^bad:([\w-]+) ", (EXAMPLES / "invalid.ttl").read_text(), re.MULTILINE))
    assert set(messages) == {first or second for first, second in named_bad} | {
        "psykg:kindless",
        "a node without a name",
    }


def test_every_message_of_the_shapes_is_heard(invalid: list[Problem]) -> None:
    heard = [problem.message for problem in invalid]
    shapes = Graph().parse(ONTOLOGY / "shapes.ttl")
    for template in {str(message) for message in shapes.objects(None, SH.message)}:
        pattern = ".+".join(map(re.escape, re.split(r"\{\?\w+\}", template)))
        assert any(re.match(pattern, message) for message in heard), template


def test_a_problem_names_the_file_the_thing_what_is_wrong_and_what_to_do(invalid: list[Problem]) -> None:
    assert f'{EXAMPLES / "invalid.ttl"}: psykg:kindless has no kind: say what it is, as in "a psykg:Goal".' in map(
        str, invalid
    )


def test_a_slip_of_the_pen_is_named_with_what_may_be_meant(messages: dict[str, str]) -> None:
    assert "psykg:hasGaol, which is not a term of psykg" in messages["misspelt"]
    assert "did you mean psykg:hasGoal?" in messages["misspelt"]
    assert "did you mean psykg:Therapy?" in messages["no-such-class"]
    assert "did you mean psykg:insight?" in messages["no-such-concept"]


def test_a_relation_between_the_wrong_kinds_is_explained_by_the_kinds(messages: dict[str, str]) -> None:
    assert "psykg:hasGoal: that is said of the kind “treatment”, and this is “stance”" in messages["wrong-subject"]
    assert "leads to the kind “goal”, and psykg:insight is “mental concept”" in messages["wrong-object"]
    assert "of no known kind" in messages["unknown-object"]


def test_a_well_formed_second_article_and_foreign_data_pass() -> None:
    assert problems([EXAMPLES / "second-article.trig", EXAMPLES / "foreign.ttl"]) == []


def test_what_a_file_says_of_our_concepts_is_judged_together_with_what_we_say(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(
        PREFIXES + 'psykg:insight rdfs:label "my insight"@en ; psykg:hasGoal psykg:development-of-insight .'
    )
    with pytest.raises(InvalidDataError, match="psykg:insight cannot have psykg:hasGoal") as refusal:
        validate([path])
    assert "psykg:insight has an rdfs:label that is not its skos:prefLabel" in str(refusal.value)
    assert "psykg:development-of-insight" not in str(refusal.value)


def test_the_ontology_itself_is_well_formed() -> None:
    assert ontology_problems() == []


def test_a_file_with_a_syntax_error_is_refused_with_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("@prefix ex: <https://example.org/> .\nex:a ex:b .\n")
    with pytest.raises(RdfSyntaxError, match=r"broken\.ttl:2:") as refusal:
        validate([path])
    assert refusal.value.line == 2


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"nothing\.ttl cannot be read"):
        problems([tmp_path / "nothing.ttl"])


def _ontology(folder: Path, article: str) -> Path:
    """An ontology of two things and one sentence, and an article with those claims."""
    (folder / "concepts").mkdir()
    shutil.copy(ONTOLOGY / "shapes.ttl", folder)
    (folder / "schema.ttl").write_text(PREFIXES + "psykg:Goal rdfs:subClassOf psykg:Concept .")
    (folder / "lexicon.ttl").touch()
    (folder / "source.ttl").write_text(
        PREFIXES + "psykg:rest a psykg:Goal . psykg:ease a psykg:Goal . psykg:p1s1 a psykg:Sentence ."
    )
    (folder / "article.trig").write_text(PREFIXES + article)
    return folder


def _about(folder: Path, node: str) -> str:
    return " ".join(problem.message for problem in ontology_problems(folder) if problem.node == node)


CLAIM = "claim:p1s1-1 a psykg:Claim ; dcterms:source psykg:p1s1 ; psykg:modality psykg:always . "


def test_files_are_held_against_the_ontology_and_the_shapes_of_the_folder(tmp_path: Path) -> None:
    folder = _ontology(tmp_path, "")
    path = tmp_path / "mine.ttl"
    path.write_text(PREFIXES + "[] dcterms:relation psykg:rest .")
    assert problems([path], folder) == []
    assert "uses psykg:rest, which is not a term of psykg" in problems([path])[0].message
    (folder / "shapes.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> ."
        '[] sh:targetSubjectsOf <http://purl.org/dc/terms/relation> ; sh:nodeKind sh:IRI ; sh:message "has no name" .'
    )
    assert [problem.message for problem in problems([path], folder)] == ["has no name"]


def test_a_statement_outside_a_claim_is_a_problem_of_the_ontology(tmp_path: Path) -> None:
    folder = _ontology(
        tmp_path, CLAIM + "claim:p1s1-1 { psykg:rest psykg:serves psykg:ease } psykg:ease psykg:serves psykg:rest ."
    )
    assert "is joined to psykg:rest by psykg:serves outside any claim" in _about(folder, "psykg:ease")
    assert "outside any claim" not in _about(folder, "psykg:rest")


def test_a_claim_without_statements_is_a_problem_of_the_ontology(tmp_path: Path) -> None:
    assert "is a claim without statements" in _about(_ontology(tmp_path, CLAIM), "claim:p1s1-1")


def test_a_graph_that_is_no_claim_and_a_sentence_without_one_are_problems_of_the_ontology(tmp_path: Path) -> None:
    folder = _ontology(tmp_path, "claim:p1s1-1 { psykg:rest psykg:serves psykg:ease }")
    assert "holds statements and is not described" in _about(folder, "claim:p1s1-1")
    assert "makes no claim" in _about(folder, "psykg:p1s1")
