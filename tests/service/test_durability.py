"""A writable service that is killed loses nothing that it has acknowledged, and leaves nothing half done."""

import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

import psutil
import pytest

from tests.conftest import PSYKG, address
from tests.until import until

pytestmark = pytest.mark.long

TOKEN = "a token that nobody guesses"  # noqa: S105
KILLS = 50
LONGEST = 0.15
"""Seconds from an acknowledged write to the kill: a write takes about a third of that."""

PARTS = {"one", "two", "three"}
UPDATE = """
INSERT DATA {{ GRAPH <a:log> {{ <a:{number}> <a:is> 'one', 'two' . <a:last> <a:is> '{number}' }} }} ;
DELETE {{ GRAPH <a:log> {{ ?s ?p ?o }} }}
WHERE {{ GRAPH <a:log> {{ ?s ?p ?o FILTER(?s = <a:last> && ?o = '{before}') }} }} ;
INSERT DATA {{ GRAPH <a:log> {{ <a:{number}> <a:is> 'three' }} }}
"""
SLOW = "INSERT { <a:x> <a:p> ?n } WHERE { SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } }"

Started = Callable[[], "Service"]


@dataclass(frozen=True)
class Service:
    """A service that takes updates, and its processes when it began."""

    port: int
    process: psutil.Process

    def family(self) -> list[psutil.Process]:
        """All its processes now: the main one, the one that serves, the spawner, the workers."""
        return [self.process, *self.process.children(recursive=True)]

    def update(self, text: str) -> bool:
        """Whether the update was acknowledged, before the connection or the service broke off."""
        headers = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {TOKEN}"}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("POST", "/update", text.encode(), headers)
            return connection.getresponse().status == 204
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def rows(self, query: str) -> list[str]:
        """The lines of the result in CSV."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", f"/sparql?{urlencode({'query': query})}", headers={"Accept": "text/csv"})
        response = connection.getresponse()
        assert response.status == 200
        body = response.read().decode()
        connection.close()
        return body.split("\r\n")[1:-1]


@contextmanager
def started(folder: Path, port: int) -> Iterator[Service]:
    """A service on the store in the folder, in a process group of its own. None of its processes is left afterwards."""
    (folder / "token").write_text(TOKEN)
    options = [
        "--port",
        str(port),
        "--store",
        str(folder / "store"),
        "--writable",
        "--token-file",
        str(folder / "token"),
    ]
    command = [str(PSYKG), "serve", *options, "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        service = Service(port, psutil.Process(process.pid))
        family = service.family()
        try:
            assert process.stderr is not None
            address(process.stderr)
            family = service.family()
            yield service
        finally:
            kill(family)


def calculating(service: Service) -> list[psutil.Process]:
    """The workers that have calculated for a while: one that waits for work has not."""
    spawners = [each for each in service.family() if "spawner" in str(each.cmdline())]
    return [each for each in spawners if each.parent() in spawners and each.cpu_times().user > 0.2]


def kill(family: list[psutil.Process]) -> None:
    for each in family:
        with suppress(psutil.NoSuchProcess):
            each.kill()


def kill_group(service: Service, _: random.Random) -> None:
    """As a service manager does in the end. The spawner is in a session of its own, and sees it."""
    os.killpg(service.process.pid, signal.SIGKILL)


def kill_main(service: Service, _: random.Random) -> None:
    """The main process alone: the others see it."""
    service.process.kill()


def kill_one_by_one(service: Service, chance: random.Random) -> None:
    """All, in any order."""
    family = service.family()
    chance.shuffle(family)
    kill(family)


def write_on(service: Service, number: int, acknowledged: list[int]) -> None:
    """Updates with numbers, from this one on, until one is not acknowledged."""
    while service.update(UPDATE.format(number=number, before=number - 1)):
        acknowledged.append(number)
        number += 1


def written(service: Service) -> int:
    """The number of updates that are wholly there. Nothing else is."""
    log = service.rows("SELECT ?s ?o { GRAPH <a:log> { ?s ?p ?o } }")
    assert sorted(log) == sorted(service.rows("SELECT ?s ?o { ?s <a:is> ?o }")), "the union is out of step"
    number = len(log) // len(PARTS)
    last = {f"a:last,{number}"} if number else set()
    assert set(log) == {f"a:{each},{part}" for each in range(1, number + 1) for part in PARTS} | last
    return number


def test_a_service_killed_fifty_times_loses_no_acknowledged_update_and_leaves_no_half(
    tmp_path: Path, free_port: Callable[[], int]
) -> None:
    chance, number, port = random.Random(11), 0, free_port()  # noqa: S311  (moments, not secrets)
    for turn in range(KILLS):
        with started(tmp_path, port) as service:
            acknowledged = [written(service)]
            assert number <= acknowledged[0] <= number + 1
            writing = threading.Thread(target=write_on, args=(service, acknowledged[0] + 1, acknowledged))
            writing.start()
            while len(acknowledged) == 1:
                time.sleep(0.001)
            time.sleep(chance.uniform(0, LONGEST))
            (kill_group, kill_one_by_one, kill_main)[turn % 3](service, chance)
            writing.join()
            number = acknowledged[-1]
    with started(tmp_path, port) as service:
        assert number <= written(service) <= number + 1
        assert service.update(UPDATE.format(number=written(service) + 1, before=written(service)))
        assert len(list((tmp_path / "store" / "versions").iterdir())) <= 2, "only the last ones are kept"


def test_a_write_that_outlives_its_service_spoils_nothing(tmp_path: Path, free_port: Callable[[], int]) -> None:
    port, versions = free_port(), tmp_path / "store" / "versions"
    with started(tmp_path, port) as service:
        threading.Thread(target=service.update, args=(SLOW,), daemon=True).start()
        until(lambda: len(list(versions.iterdir())) == 2, 20)
        until(lambda: bool(calculating(service)), 20)
        (worker,) = calculating(service)
        spawner = worker.parent()
        draft = max(versions.iterdir(), key=lambda path: int(path.name))
        assert spawner is not None
        kill([spawner, *(each for each in service.family() if each != worker)])
        with started(tmp_path, port) as following:
            assert worker.is_running()
            assert following.update("INSERT DATA { <a:x> <a:p> 1 }")
            assert draft.is_dir()
            assert (tmp_path / "store" / "current").resolve() != draft, "two have written into one place"
            assert following.rows("SELECT ?o { <a:x> <a:p> ?o }") == ["1"]
            worker.kill()
