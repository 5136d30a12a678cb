"""The command `psykg` itself."""

import subprocess
import sys
from importlib import import_module

import click
import pytest
from click.testing import CliRunner

from psykg import cli
from psykg.cli import main
from psykg.errors import (
    AddressInUseError,
    EngineUnavailableError,
    InconsistentOntologyError,
    InvalidDataError,
    PsykgError,
    QuerySyntaxError,
    ReasonerUnavailableError,
    UnknownEntityError,
    UnknownFormatError,
    UnreadableFileError,
)


def test_help_lists_every_command_with_its_summary() -> None:
    shown = CliRunner().invoke(main, ["--help"]).stdout
    for name in main.list_commands(click.Context(main)):
        assert f"\n  {name} " in shown


@pytest.mark.parametrize("name", main.list_commands(click.Context(main)))
def test_every_command_has_help_that_begins_with_its_summary_and_holds_an_example(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    command: click.Command = import_module(f"psykg.cli.{name}").command
    assert (command.help or "").splitlines()[0] == cli._COMMANDS[name]
    assert f"  psykg {name}" in result.stdout


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys; from click.testing import CliRunner; from psykg.cli import main;"
        "CliRunner().invoke(main, ['--help']);"
        "print({'flask', 'rdflib', 'owlready2', 'pyshacl', 'pyoxigraph', 'granian'} & set(sys.modules))"
    )
    shown = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert shown == "set()\n"


def test_the_version_is_shown() -> None:
    assert CliRunner().invoke(main, ["--version"]).stdout == "psykg 0.1.0\n"


@pytest.mark.parametrize("arguments", [["nonsense"], ["query", "--nonsense"], ["serve", "--port", "x"]])
def test_wrong_use_exits_with_2(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "Try 'psykg" in result.stderr


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InvalidDataError("no"), 1),
        (InconsistentOntologyError("no"), 1),
        (UnknownEntityError("no"), 1),
        (UnreadableFileError("no"), 2),
        (ReasonerUnavailableError("no"), 2),
        (QuerySyntaxError("no"), 2),
        (UnknownFormatError("no"), 2),
        (EngineUnavailableError("no"), 2),
        (AddressInUseError("no"), 2),
        (PsykgError("no"), 2),
        (KeyboardInterrupt(), 130),
    ],
)
def test_errors_become_one_line_and_an_exit_code(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    @click.command()
    def failing() -> None:
        raise error

    monkeypatch.setattr("psykg.cli.query.command", failing)
    result = CliRunner().invoke(main, ["query"])
    assert result.exit_code == code
    assert result.stderr == ("psykg: no\n" if isinstance(error, PsykgError) else "")
    assert result.stdout == ""
