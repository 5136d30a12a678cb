"""The spawner: a process that holds what all workers share and forks one whenever it is asked to.

It has one thread and does nothing else, so that a fork is safe and takes a millisecond or two; a worker's memory is
shared with it until written to. It is started afresh, not forked, since the service has threads.
"""

import math
import os
import select
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from multiprocessing.reduction import recv_handle, send_handle
from typing import IO

from psykg.engine.isolation.confinement import without_network
from psykg.engine.isolation.sources import Source
from psykg.engine.isolation.worker import serve
from psykg.engine.limits import Limits
from psykg.errors import EngineUnavailableError

_SPAWN = "spawn"
_NO_ROOM = -1
"""Stands for the number of a process that the system did not let be forked."""


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker as the service sees it: its process, the connection for its jobs, and what it says when it crashes."""

    pid: int
    connection: Connection
    said: IO[bytes]

    def speaks(self, seconds: float = 0) -> bool:
        """Whether there is something to receive from it within the time, be it that it has ended.

        `Connection.poll` takes ten times as long, as it makes a selector each time.
        """
        poll = select.poll()
        poll.register(self.connection.fileno(), select.POLLIN)
        return bool(poll.poll(math.ceil(seconds * 1000)))

    def kill(self) -> None:
        """End it, whatever it is doing. Its number stays its own until the spawner is told to bury it."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


class Spawner:
    """Starts the process and asks it for workers. Safe to use from several threads."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self._source = source
        self._limits = limits
        self._lock = threading.Lock()
        self._start()

    def spawn(self) -> Worker:
        """A new worker, of a new spawner if this one has died. Raises `EngineUnavailableError` if there can be none."""
        with self._lock:
            with suppress(EOFError, OSError):
                return self._spawned()
            self._end()
            self._start()
            with suppress(EOFError, OSError):
                return self._spawned()
        raise EngineUnavailableError("No process for another query could be started. Try again a little later.")

    def bury(self, worker: Worker) -> None:
        """Kill the worker and let go of what it held."""
        worker.kill()
        worker.connection.close()
        worker.said.close()
        with self._lock, suppress(OSError):
            self._control.send(worker.pid)

    def close(self) -> None:
        """End the spawner, and with it its workers."""
        with self._lock:
            self._end()

    def _start(self) -> None:
        """Start the process. Raises what preparing the source raises there."""
        self._control, other = Pipe()
        command = [sys.executable, "-P", "-m", "psykg.engine.isolation.spawner", str(other.fileno())]
        # Its own session: Ctrl-C is for the service, which lets queries in progress end.
        self._process = subprocess.Popen(  # noqa: S603
            command,
            pass_fds=[other.fileno()],
            stdin=subprocess.DEVNULL,
            # What stands on standard output is the front door's to say, be it a protocol.
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            # An arena for each of RocksDB's threads would take more memory than the queries do.
            env={**os.environ, "MALLOC_ARENA_MAX": "1"},
        )
        other.close()
        self._control.send((self._source, self._limits))
        try:
            failure = self._control.recv()
        except (EOFError, OSError):
            failure = EngineUnavailableError("The process for the engine could not be started. Is memory short?")
        if failure:
            self._end()
            raise failure

    def _end(self) -> None:
        self._control.close()
        self._process.wait()

    def _spawned(self) -> Worker:
        ours, theirs = Pipe()
        reading, writing = os.pipe()
        try:
            self._control.send(_SPAWN)
            send_handle(self._control, theirs.fileno(), self._process.pid)
            send_handle(self._control, writing, self._process.pid)
            pid = _started(self._control.recv())
        except (EOFError, OSError, EngineUnavailableError):
            ours.close()
            os.close(reading)
            raise
        finally:
            theirs.close()
            os.close(writing)
        os.set_blocking(reading, False)
        return Worker(pid, ours, open(reading, "rb"))  # noqa: PTH123


class _Process:
    """What the spawner's process does: fork on request, and bury workers that it is told are dead."""

    def __init__(self, control: Connection, source: Source, limits: Limits) -> None:
        self._control = control
        self._source = source
        self._limits = limits
        self._living: set[int] = set()
        self._dying: set[int] = set()

    def obey(self) -> None:
        """Take orders until nobody is there to give them; then no worker is left."""
        with suppress(EOFError, OSError):
            while True:
                self._take(self._control.recv())
        for pid in self._living:
            os.kill(pid, signal.SIGKILL)

    def _take(self, order: str | int) -> None:
        if isinstance(order, int):
            self._living.discard(order)
            self._dying.add(order)
        else:
            pid = self._fork()
            if pid != _NO_ROOM:
                self._living.add(pid)
            self._control.send(pid)
        # A large worker takes its time to die; nobody waits for that.
        self._dying = {pid for pid in self._dying if not _ended(pid)}

    def _fork(self) -> int:
        connection = Connection(recv_handle(self._control))
        said = recv_handle(self._control)
        pid = _forked()
        if pid == 0:
            self._control.close()
            os.dup2(said, sys.stderr.fileno())
            os.close(said)
            serve(connection, self._source, self._limits)
            os._exit(0)
        connection.close()
        os.close(said)
        return pid


def _forked() -> int:
    try:
        return os.fork()
    except OSError:
        return _NO_ROOM


def _started(pid: int) -> int:
    """The number of a process that was forked. The spawner goes on where there was no room for one."""
    if pid == _NO_ROOM:
        raise EngineUnavailableError("There is no room for another query now. Try again a little later.")
    return pid


def _ended(pid: int) -> bool:
    """Whether the process has ended; the number is then free. One of a spawner before this one is not ours to await."""
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        return True


def main(control: Connection) -> None:
    """Prepare the source, say whether that worked, and take orders."""
    source, limits = control.recv()
    try:
        source.prepare()
    except Exception as error:
        control.send(error)
        return
    if not source.networked:
        without_network()
    control.send(None)
    _Process(control, source, limits).obey()


if __name__ == "__main__":
    main(Connection(int(sys.argv[1])))
