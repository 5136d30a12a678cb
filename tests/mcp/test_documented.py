"""What docs/mcp.md says is so."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner

from psykg.cli import main
from psykg.cli.mcp import command
from psykg.mcp.sparql import LARGEST
from tests.mcp.conftest import Assistant

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "mcp.md").read_text(encoding="utf-8")


def test_the_tools_and_resources_are_those_there_are(assistant: Assistant) -> None:
    told = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert told == list(assistant.tools())
    listed = {each.uri for each in assistant.portal.call(assistant.client.list_resources).resources}
    assert listed | {"psykg://queries/{name}", "psykg://entity/{name}"} == set(re.findall(r"psykg://[\w/{}]+", PAGE))


def test_every_option_is_told() -> None:
    options = {option for parameter in command.params for option in parameter.opts}
    assert {option for option in options if f"| `{option} " not in PAGE} == set()


def test_the_configuration_starts_the_command() -> None:
    (text,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    server = json.loads(text)["mcpServers"]["psykg"]
    assert server["command"] == "psykg"
    assert CliRunner().invoke(main, [*server["args"], "--help"]).exit_code == 0


def test_the_largest_result_is_told() -> None:
    assert f"more than {LARGEST:,}\n  bytes" in PAGE


def test_the_program_prints_what_a_statement_rests_on(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    (program,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    with ThreadPoolExecutor(1) as apart:  # A browser that other tests have open runs a loop in this thread.
        apart.submit(exec, program.replace("http://127.0.0.1:8001/mcp", address), {}).result()
    first, *sentences = capsys.readouterr().out.splitlines()
    assert first == "middle phase involves insight is inferred"
    assert [line.split()[0] for line in sentences] == ["p7s7", "p7s9"]
