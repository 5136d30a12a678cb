"""granian, set up to serve the application in a process of its own, which ends when this one does."""

import multiprocessing
import os
import resource
import signal
import threading
import time
from collections.abc import Callable
from functools import partial
from http.client import HTTPConnection, HTTPException
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer, WorkerProcess

from psykg.service import logs
from psykg.service.address import url
from psykg.service.beginning import begun
from psykg.service.handover import send_first
from psykg.service.waking import Waking

if TYPE_CHECKING:
    from psykg.service.gateway import Gateway

_CONNECTIONS = 2000
"""Connections that are open at a time; others wait to be accepted. An idle one takes about 10 kB."""

_BACKLOG = 1024
_FILES = 4096
_HEAD_MILLISECONDS = 5_000
"""For the head of a request to come, from the connection or the last answer on: how long a connection may be idle."""

_HEAD_BYTES = 131_072
"""Bytes of a request's head; more is 431. What comes in one go is read before it is measured, so one of up to twice as
many may be answered. granian itself takes URLs of up to 65,534 bytes (414) and 100 headers."""

_GRACE = 10
"""Seconds for requests in progress to end after the service is told to stop."""


class _Server(MPServer):
    """Says where it serves once it does, and tells a process that was stopped from one that died."""

    loader: Callable[[], Any]

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 (granian's own)
        super().__init__(*args, **options)
        self.main_loop_interrupt = Waking()  # type: ignore[assignment]

    def serve(self) -> None:  # type: ignore[override]
        """Serve until told to stop. granian's own way to load an application would search the working directory too."""
        super().serve(target_loader=self.loader, wrap_loader=False)

    def startup(self, spawn_target: Callable[..., None], target_loader: Callable[..., Any]) -> None:
        super().startup(spawn_target, target_loader)  # type: ignore[no-untyped-call]
        while not (self.interrupt_signal or self.interrupt_children):
            if _answers(self.bind_addr, self.bind_port):
                logs.NOTICES.info("psykg serves on %s", url(self.bind_addr, self.bind_port))
                return
            time.sleep(0.01)

    def _spawn_worker(self, *args: Any, **kwargs: Any) -> WorkerProcess:  # noqa: ANN401 (granian's own)
        worker = super()._spawn_worker(*args, **kwargs)
        worker._watcher = partial(self._see_end, worker, worker._watcher)  # type: ignore[method-assign]
        return worker

    def _see_end(self, worker: WorkerProcess, respond: Callable[[], None]) -> None:
        """A signal to the whole process group may end the process before this one hears of it: that is no crash."""
        worker.inner.join()
        if worker.inner.exitcode in {0, -signal.SIGTERM}:
            worker.interrupt_by_parent = True
            self.signal_handler_interrupt()  # type: ignore[no-untyped-call]
        respond()


def server(
    address: str,
    port: int,
    processes: int = 1,
    access: logs.Access = logs.Access.NOTHING,
    make: "Callable[[logs.Access], Gateway]" = begun,
) -> MPServer:
    """The server, ready for `serve()`. `make`, a function of a module, is called in the process that serves."""
    _allow_files()
    served = _Server(
        "psykg",
        interface=Interfaces.RSGI,
        # HTTP/2 without TLS is of use to few, and granian has no time limit on how it begins. A proxy may speak it.
        http=HTTPModes.http1,
        websockets=False,
        address=address,
        port=port,
        workers=processes,
        backlog=_BACKLOG,
        backpressure=_CONNECTIONS,
        http1_settings=HTTP1Settings(header_read_timeout=_HEAD_MILLISECONDS, max_buffer_size=_HEAD_BYTES),
        respawn_failed_workers=True,
        workers_kill_timeout=_GRACE,
        log_level=LogLevels.warning,
        log_dictconfig=logs.configuration(access),
    )
    served.loader = partial(_load, make, access)
    return served


def _load(make: "Callable[[logs.Access], Gateway]", access: logs.Access) -> "Gateway":
    """What the process serves. Until it does, the signals must not end in the handlers that it has from its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_stop_with, args=(parent,), daemon=True).start()
    gateway = make(access)
    send_first(gateway.send_known)
    return gateway


def _stop_with(parent: BaseProcess) -> None:
    """A parent that is killed tells nobody; but its end of a pipe closes."""
    wait([parent.sentinel])
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_GRACE)
    os._exit(1)


def _allow_files() -> None:
    """Connections are open files, of which systems allow few unless asked."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _answers(address: str, port: int) -> bool:
    """Whether the application answers, be it that its engine does not. The socket alone is granian's."""
    connection = HTTPConnection(address, port, timeout=5)
    try:
        connection.request("GET", "/health")
        connection.getresponse()
        return True
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
