"""`psykg serve`: the real command, on real ports."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import psutil
import pytest

PSYKG = Path(sys.executable).with_name("psykg")
RUNAWAY = urlencode({"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"})
Serving = Callable[..., AbstractContextManager[Any]]


def serve(*options: str) -> subprocess.CompletedProcess[str]:
    """Runs the command where it is expected to stop by itself."""
    return subprocess.run([PSYKG, "serve", *options], check=False, capture_output=True, text=True, timeout=60)


def health(url: str) -> dict[str, Any]:
    with urlopen(f"{url}health") as response:  # noqa: S310
        found: dict[str, Any] = json.load(response)
        return found


def run_away(url: str) -> None:
    with urlopen(f"{url}sparql?{RUNAWAY}") as response:  # noqa: S310
        response.read()


def refusal(ask: Callable[..., object], *arguments: str) -> int:
    """The status with which a service declines, its connection closed."""
    with pytest.raises(HTTPError) as refused:
        ask(*arguments)
    with refused.value:
        return refused.value.code


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_it_serves_and_stops_cleanly_when_told_to(serving: Serving, number: signal.Signals) -> None:
    with serving() as served:
        assert health(served.url)["status"] == "ok"
        served.process.send_signal(number)
        assert served.process.wait(timeout=20) == 0
        assert served.process.stderr.read() == ""


@pytest.mark.parametrize(("number", "busy"), [("1", True), ("2", False)])
def test_so_many_queries_are_evaluated_at_a_time(serving: Serving, number: str, busy: bool) -> None:
    with serving("--workers", number, "--timeout", "3") as served, ThreadPoolExecutor(1) as clients:
        clients.submit(refusal, run_away, served.url)
        time.sleep(0.5)
        if busy:
            assert refusal(values, served.url) == 503
        else:
            assert values(served.url) == []


@pytest.mark.parametrize("name", ["mine.ttl", "a:b.ttl"])
def test_data_of_the_user_is_served_with_the_ontology(
    serving: Serving, tmp_path: Path, service: str, name: str
) -> None:
    file = tmp_path / name
    file.write_text("<http://example.org/i> <http://example.org/have> <http://example.org/this> .")
    with serving("--data", str(file)) as served:
        assert health(served.url)["triples"] == health(service)["triples"] + 1


def test_a_port_in_use_is_told_before_anything_starts(service: str) -> None:
    port = service.rstrip("/").rpartition(":")[2]
    result = serve("--port", port)
    assert result.returncode == 2
    assert result.stderr == (
        f"psykg: Cannot serve on http://127.0.0.1:{port}/: address already in use. "
        "Choose another address with --host or --port.\n"
    )
    assert health(service)["status"] == "ok"


@pytest.mark.parametrize(("host", "said"), [("a..b", "label empty"), ("192.0.2.1", "cannot assign requested address")])
def test_a_host_that_is_not_this_machine_is_told(host: str, said: str) -> None:
    result = serve("--host", host)
    assert result.returncode == 2
    assert result.stderr.startswith(f"psykg: Cannot serve on http://{host}:8000/: ")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "content", "said", "code"),
    [
        ("broken.ttl", "<http://e/s> <http://e/p>", "broken.ttl:1:", 2),
        ("cats.csv", "name\nTom", "no known RDF suffix", 2),
        ("wrong.ttl", "@prefix psykg: <https://w3id.org/psykg/> . psykg:x a psykg:Phrase .", "wrong.ttl", 1),
        ("odd.edges.csv", "subject,relation,object\npsychoanalysis,isSimilarTo,psychoanalysis", "cannot all hold", 1),
    ],
)
def test_data_that_is_not_well_formed_is_not_served(
    tmp_path: Path, name: str, content: str, said: str, code: int
) -> None:
    (tmp_path / name).write_text(content)
    result = serve("--data", str(tmp_path / name))
    assert result.returncode == code
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert "serves on" not in result.stderr


def test_data_that_does_not_exist_is_told(tmp_path: Path) -> None:
    result = serve("--data", str(tmp_path / "nowhere.ttl"))
    assert result.returncode == 2
    assert "nowhere.ttl cannot be read: no such file or directory" in result.stderr


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_port_that_is_none_is_wrong_use(port: str) -> None:
    result = serve("--port", port)
    assert result.returncode == 2
    assert "Invalid value for '--port'" in result.stderr


def test_a_writable_service_without_a_token_does_not_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for token in ("", "  ", "tök"):
        monkeypatch.setenv("PSYKG_TOKEN", token)
        result = serve("--writable", "--store", str(tmp_path / "store"))
        assert result.returncode == 2
        assert result.stderr.startswith("psykg: A writable service needs a token of ASCII characters.")
        assert result.stderr.count("\n") == 1
    assert not (tmp_path / "store").exists()


def test_a_token_file_that_is_missing_or_empty_is_told(tmp_path: Path) -> None:
    for content, said in ((None, "cannot be read"), ("\n", "needs a token"), (b"\xff", "cannot be read")):
        if content is not None:
            (tmp_path / "token").write_bytes(content if isinstance(content, bytes) else content.encode())
        result = serve("--writable", "--token-file", str(tmp_path / "token"))
        assert result.returncode == 2
        assert said in result.stderr


def test_a_folder_that_is_no_store_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    result = serve("--store", str(tmp_path))
    assert result.returncode == 2
    assert "is not a store of psykg" in result.stderr
    assert "Traceback" not in result.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]


def test_a_store_and_data_beside_it_do_not_go_together(tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").touch()
    result = serve("--store", str(tmp_path / "store"), "--data", str(tmp_path / "mine.ttl"))
    assert result.returncode == 2
    assert "psykg load" in result.stderr
    assert not (tmp_path / "store").exists()


@contextmanager
def writing(serving: Serving, folder: Path, *options: str) -> Iterator[str]:
    """The address of a writable service whose token is “secret”."""
    (folder / "token").write_text("secret\n")
    with serving("--writable", "--token-file", str(folder / "token"), *options) as served:
        yield served.url
        served.process.terminate()
        assert served.process.wait(20) == 0


def insert(url: str, value: str) -> None:
    update = f"INSERT DATA {{ <a:x> <a:p> '{value}' }}".encode()
    headers = {"Content-Type": "application/sparql-update", "Authorization": "Bearer secret"}
    with urlopen(Request(f"{url}update", update, headers)) as response:  # noqa: S310
        assert response.status == 204


def values(url: str) -> list[str]:
    query = urlencode({"query": "SELECT ?o { <a:x> <a:p> ?o }"})
    with urlopen(Request(f"{url}sparql?{query}", headers={"Accept": "text/csv"})) as response:  # noqa: S310
        return sorted(response.read().decode().split("\r\n")[1:-1])


def test_what_is_written_without_a_store_is_gone_when_the_service_stops(
    serving: Serving, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    (tmp_path / "mine.ttl").write_text("<a:x> <a:p> 'given' .")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    with writing(serving, tmp_path, "--data", str(tmp_path / "mine.ttl")) as url:
        insert(url, "written")
        assert values(url) == ["given", "written"]
        assert list((tmp_path / "temporary").iterdir())
    assert not list((tmp_path / "temporary").iterdir())


def test_what_is_written_into_a_store_is_there_when_it_is_served_again(serving: Serving, tmp_path: Path) -> None:
    for value in ("one", "two"):
        with writing(serving, tmp_path, "--store", str(tmp_path / "store")) as url:
            insert(url, value)
    with serving("--store", str(tmp_path / "store")) as served:
        assert values(served.url) == ["one", "two"]


def test_one_service_reads_what_another_writes_into_its_store(serving: Serving, tmp_path: Path) -> None:
    store = ("--store", str(tmp_path / "store"))
    with writing(serving, tmp_path, *store) as writer, serving(*store) as reader:
        for number in range(3):
            insert(writer, str(number))
            assert values(reader.url) == [str(each) for each in range(number + 1)]
        assert refusal(insert, reader.url, "refused") == 403


def test_the_token_may_come_from_the_environment(
    serving: Serving, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PSYKG_TOKEN", "secret")
    with serving("--writable", "--store", str(tmp_path / "store")) as served:
        insert(served.url, "written")
        assert values(served.url) == ["written"]
        assert "secret" not in " ".join(psutil.Process(served.process.pid).cmdline())


def test_a_service_stops_with_a_query_in_progress_and_leaves_no_process(serving: Serving) -> None:
    with serving("--timeout", "1") as served:
        with ThreadPoolExecutor(1) as clients:
            asked = clients.submit(refusal, run_away, served.url)
            time.sleep(0.5)
            family = psutil.Process(served.process.pid).children(recursive=True)
            served.process.terminate()
            assert asked.result() == 503
        assert served.process.wait(20) == 0
        gone, alive = psutil.wait_procs(family, timeout=5)
        assert (len(gone), alive) == (len(family), [])
