"""`psykg mcp`, as far as it does not get to speak the protocol."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from psykg.cli import main


@pytest.mark.parametrize(
    "address", ["x", "0", "65536", "host:", ":8001", "http://127.0.0.1:8001", "127.0.0.1:8001/mcp", "::1:8001", "-1"]
)
def test_what_is_no_address_is_wrong_use(address: str) -> None:
    result = CliRunner().invoke(main, ["mcp", "--http", address])
    assert result.exit_code == 2
    assert "is no address" in result.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--http", "0.0.0.0:8001"], "--allow-host"),
        (["--http", "[::]:8001"], "--allow-host"),
        (["--allow-host", "kg.example"], "--http"),
        (["--data", "nowhere.ttl"], "nowhere.ttl cannot be read"),
    ],
)
def test_what_does_not_go_together_is_told_in_a_line(options: list[str], said: str) -> None:
    result = CliRunner().invoke(main, ["mcp", *options])
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""


def test_without_the_extra_it_says_how_to_install_it() -> None:
    program = "import sys; sys.modules['mcp'] = None; from psykg.cli import main; main(['mcp'])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("psykg: ")
    assert "pip install 'psykg[mcp]'" in done.stderr
    assert done.stdout == ""
