"""`psykg load`, as a person or a script runs it."""

import gzip
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Quad, RdfFormat, Store, parse

from psykg.cli import main
from psykg.engine.storage import Versions
from psykg.knowledge.homes import graph_of
from psykg.vocabulary import SCHEMA_GRAPH

PSYKG = Path(sys.executable).with_name("psykg")
LINE = "<http://e/{}> <http://e/p> <http://e/o> .\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


def load(folder: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["load", "--store", str(folder), *map(str, arguments)])


def written(path: Path, text: str) -> Path:
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def held(folder: Path) -> set[Quad]:
    return set(Store.read_only(str(Versions(folder, create=False).current())))


def graphs(folder: Path, name: str = "s") -> set[str]:
    """The graphs in which that subject stands."""
    return {str(quad.graph_name).strip("<>") for quad in held(folder) if str(quad.subject) == f"<http://e/{name}>"}


@pytest.mark.parametrize("name", ["mine.nt", "mine.nt.gz"])
def test_triples_come_in_a_graph_named_after_the_file_and_in_the_union(tmp_path: Path, folder: Path, name: str) -> None:
    loaded = load(folder, written(tmp_path / name, LINE.format("s") * 2))
    assert (loaded.exit_code, loaded.stdout) == (0, "")
    assert loaded.stderr.startswith(f"{folder}: 2 triples loaded in ")
    assert graphs(folder) == {"DEFAULT", graph_of(Path("mine.nt"))}
    assert any(str(quad.graph_name) == f"<{SCHEMA_GRAPH}>" for quad in held(folder))


def test_a_bare_store_holds_the_files_and_nothing_else_and_stays_bare(tmp_path: Path, folder: Path) -> None:
    first = written(tmp_path / "1.nt", LINE.format("s"))
    second = written(tmp_path / "2.trig", LINE.format("t") + f"<http://e/g> {{ {LINE.format('t')} }}")
    assert load(folder, "--bare", first).exit_code == 0
    assert load(folder, second).exit_code == 0
    assert len(held(folder)) == 3
    assert (graphs(folder), graphs(folder, "t")) == ({"DEFAULT"}, {"DEFAULT", "http://e/g"})


@pytest.mark.parametrize(("options", "union"), [([], {"DEFAULT"}), (["--bare"], set())])
def test_a_graph_is_named_for_what_the_files_put_in_none(
    tmp_path: Path, folder: Path, options: list[str], union: set[str]
) -> None:
    file = written(tmp_path / "1.trig", LINE.format("s") + f"<http://e/g> {{ {LINE.format('t')} }}")
    assert load(folder, *options, "--graph", "http://e/h", file).exit_code == 0
    assert graphs(folder) == {"http://e/h"} | union
    assert graphs(folder, "t") == {"http://e/g"} | union


def test_a_folder_stands_for_the_rdf_files_in_it(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "data").mkdir()
    for number in range(2):
        written(tmp_path / "data" / f"{number}.nt.gz", LINE.format(number))
    assert "2 triples loaded" in load(folder, tmp_path / "data").stderr
    assert graphs(folder, "1") == {"DEFAULT", graph_of(Path("1.nt"))}


def test_an_error_far_down_a_file_is_told_with_its_line_and_nothing_is_loaded(tmp_path: Path, folder: Path) -> None:
    load(folder, "--bare", written(tmp_path / "before.nt", LINE.format("before")))
    good = written(tmp_path / "good.nt", LINE.format("s"))
    lines = [LINE.format(number) for number in range(250_000)]
    bad = written(tmp_path / "bad.nt.gz", "".join([*lines, "<http://e/s> oops .\n"]))
    broken = load(folder, good, bad)
    assert broken.exit_code == 2
    assert broken.stderr.startswith(f"psykg: {bad}:250001:14: not well-formed N-Triples")
    assert len(held(folder)) == 1
    assert len(list((folder / "versions").iterdir())) == 1


def test_memory_does_not_grow_with_the_file(tmp_path: Path, folder: Path) -> None:
    peaks = []
    for count in (100_000, 300_000):
        file = written(tmp_path / f"{count}.nt", "".join(LINE.format(number) for number in range(count)))
        program = (
            "import resource, sys; from psykg.cli.load import command; command(sys.argv[1:], standalone_mode=False);"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        )
        command = [sys.executable, "-c", program, "--store", str(folder), "--bare", str(file)]
        peaks.append(int(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    assert peaks[1] < 1.3 * peaks[0]


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """Programs started meanwhile heed Ctrl-C, also where a script runs the tests in the background, without it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_interruptible")
def test_ctrl_c_leaves_the_store_as_it_was(tmp_path: Path, folder: Path) -> None:
    load(folder, "--bare", written(tmp_path / "before.nt", LINE.format("before")))
    before = Versions(folder).current()
    file = written(tmp_path / "large.nt", "".join(LINE.format(number) for number in range(600_000)))
    with subprocess.Popen([PSYKG, "load", "--store", folder, file], stderr=subprocess.PIPE, text=True) as process:
        while len(list((folder / "versions").iterdir())) == 1:
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()
    assert Versions(folder).current() == before
    assert len(list((folder / "versions").iterdir())) == 1


def test_a_terminal_shows_a_bar(tmp_path: Path, folder: Path) -> None:
    file = written(tmp_path / "mine.nt", LINE.format("s"))
    terminal, stderr = pty.openpty()
    subprocess.run([PSYKG, "load", "--store", folder, file], check=True, stderr=stderr)
    os.close(stderr)
    shown = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert "Loading" in shown
    assert "100%" in shown


@pytest.mark.parametrize(
    ("name", "text", "code", "told"),
    [
        ("forged.trig", f"<{SCHEMA_GRAPH}> {{ <http://e/s> <http://e/p> 1 }}", 1, "a graph of psykg's own"),
        ("new.ttl", '<http://e/s> <http://e/p> "خمسة"@ar--rtl .', 2, "is of RDF 1.2"),
        ("mine.docx", "", 2, "has no known RDF suffix"),
    ],
)
def test_what_a_store_does_not_take_is_refused(folder: Path, name: str, text: str, code: int, told: str) -> None:
    load(folder, written(folder.with_name("empty.nt"), ""))
    before = held(folder)
    refused = load(folder, written(folder.with_name(name), text))
    assert refused.exit_code == code
    assert told in refused.stderr
    assert held(folder) == before


@pytest.mark.parametrize(
    ("graph", "told"), [(SCHEMA_GRAPH, "is a graph of psykg's own"), ("survey", "'survey' is not an absolute IRI")]
)
def test_a_graph_that_cannot_be_loaded_into_is_refused(tmp_path: Path, folder: Path, graph: str, told: str) -> None:
    refused = load(folder, "--graph", graph, written(tmp_path / "mine.nt", LINE.format("s")))
    assert refused.exit_code == 2
    assert told in refused.stderr
    assert graphs(folder) == set()


def test_a_store_is_named_by_the_environment_and_asked_for_otherwise(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(written(tmp_path / "mine.nt", LINE.format("s")))
    missing = CliRunner().invoke(main, ["load", file])
    assert missing.exit_code == 2
    assert "Name the store with --store (or PSYKG_STORE)" in missing.stderr
    monkeypatch.setenv("PSYKG_STORE", str(folder))
    assert CliRunner().invoke(main, ["load", file]).exit_code == 0
    assert graphs(folder)


def test_a_folder_of_other_things_is_not_made_a_store(tmp_path: Path) -> None:
    file = written(tmp_path / "mine.nt", LINE.format("s"))
    refused = load(tmp_path, file)
    assert refused.exit_code == 2
    assert "is not a store of psykg" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--store", "s"], "Name a FILE"),
        (["--store", "s", "--endpoint", "http://localhost:1/"], "--store and --bare are for a store here"),
        (["--bare", "--endpoint", "http://localhost:1/"], "--store and --bare are for a store here"),
        (["--endpoint", "http://localhost:1/", "--graph", "survey"], "'survey' is not an absolute IRI"),
    ],
)
def test_options_that_do_not_go_together_are_told(arguments: list[str], told: str) -> None:
    refused = CliRunner().invoke(main, ["load", *arguments])
    assert refused.exit_code == 2
    assert told in refused.stderr


@pytest.fixture
def server(tmp_path: Path, free_port: Callable[[], int]) -> Iterator[str]:
    """A server with an empty Graph Store at `/store`, and updates at `/update`."""
    oxigraph, port = PSYKG.with_name("oxigraph"), free_port()
    if not oxigraph.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("needs the server `oxigraph` of PyPI")
    command = [str(oxigraph), "serve", "-l", str(tmp_path / "served"), "-b", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            assert "Listening" in process.stderr.readline()
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def stored(server: str) -> set[tuple[str, str]]:
    """The graphs of the server, each with the subjects in it."""
    request = Request(f"{server}/store", headers={"Accept": "application/n-quads"})  # noqa: S310
    with urlopen(request) as response:  # noqa: S310
        return {(str(quad.graph_name), str(quad.subject)) for quad in parse(response.read(), format=RdfFormat.N_QUADS)}


@pytest.mark.parametrize("options", [["--endpoint", "{}/store"], ["--endpoint", "{}/update", "--protocol", "update"]])
def test_files_go_to_a_server_elsewhere(tmp_path: Path, server: str, options: list[str]) -> None:
    file = written(tmp_path / "1.trig", LINE.format("s") + f"<http://e/g> {{ {LINE.format('t')} }}")
    loaded = CliRunner().invoke(main, ["load", str(file), *(option.format(server) for option in options)])
    assert loaded.exit_code == 0, loaded.stderr
    assert "2 triples loaded" in loaded.stderr
    assert stored(server) == {(f"<{graph_of(file)}>", "<http://e/s>"), ("<http://e/g>", "<http://e/t>")}


def test_without_a_file_the_graph_itself_goes_to_the_server(server: str) -> None:
    loaded = CliRunner().invoke(main, ["load", "--endpoint", f"{server}/store", "--graph", "http://e/all"])
    assert loaded.exit_code == 0, loaded.stderr
    assert {graph for graph, _ in stored(server)} == {"<http://e/all>"}


def test_a_file_that_writes_into_a_graph_of_ours_does_not_go_to_a_server(tmp_path: Path, server: str) -> None:
    forged = written(tmp_path / "forged.trig", f"<{SCHEMA_GRAPH}> {{ {LINE.format('s')} }}")
    refused = CliRunner().invoke(main, ["load", str(forged), "--endpoint", f"{server}/store"])
    assert refused.exit_code == 1
    assert stored(server) == set()
