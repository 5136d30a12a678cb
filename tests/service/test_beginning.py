"""How the serving process begins."""

import subprocess
import sys
from pathlib import Path

import pytest

from psykg.errors import RdfSyntaxError
from psykg.service.beginning import begun
from psykg.service.logs import Access
from psykg.service.settings import Settings


def test_what_the_engine_cannot_read_is_raised_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.ttl").write_text("<a> <b>")
    for name, value in Settings(data=(tmp_path / "broken.ttl",)).as_environment().items():
        monkeypatch.setenv(name, value)
    with pytest.raises(RdfSyntaxError, match="broken"):
        begun(Access.NOTHING)


def test_the_process_that_only_waits_holds_no_application() -> None:
    script = "import sys, psykg.cli.serve; print([name for name in ('flask', 'jinja2') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"
