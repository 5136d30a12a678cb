"""What a worker is not let do, by the operating system: take more memory, reach the network, outlive its deadline.

Each is a second wall behind another. Where the system has no such wall (macOS bounds no memory, a container may forbid
name spaces), the worker goes without it.
"""

import ctypes
import math
import os
import resource
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from psykg.engine.stack import DEPTH

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_CPUCLOCK_SCHED = 2
"""What clock_getcpuclockid(3) makes the number of a process into: it is not in Python."""

_GRACE = 0.3
"""Seconds after its deadline when a worker that nobody has ended ends itself."""

_BUSY = 10
"""The niceness of a worker that takes long: whoever asks for little goes first."""


def without_network() -> None:
    """Leave this process, and those that it will fork, in a network of their own that leads nowhere.

    The process must have one thread only. As another user than root it needs a user name space besides.
    """
    if sys.platform != "linux":
        return
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    user, group = os.getuid(), os.getgid()
    if unshare(_CLONE_NEWNET) == 0 or unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
        return
    with suppress(OSError):
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")


def confine(memory: int) -> None:
    """Let this process take so many bytes more than it has, leave no core dump, and go first when memory runs out."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError, ValueError):
        # Not RLIMIT_AS: RocksDB and the allocator reserve far more addresses than they ever use.
        most = _data() + DEPTH + memory
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def end_at(seconds: float) -> None:
    """Have the system end this process after so many seconds and a little; 0 calls it off."""
    signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE if seconds else 0)


def processor_seconds(pid: int) -> float:
    """Seconds for which the process has had a processor; infinitely many where the system does not tell."""
    if sys.platform == "linux":
        with suppress(OSError):
            return time.clock_gettime(~pid << 3 | _CPUCLOCK_SCHED)
    return math.inf


def stand_back(pid: int) -> None:
    """Let others go before the process: on Linux each of its threads has a niceness of its own."""
    threads = Path(f"/proc/{pid}/task")
    with suppress(OSError):
        for each in threads.iterdir() if threads.exists() else [Path(str(pid))]:
            os.setpriority(os.PRIO_PROCESS, int(each.name), _BUSY)


def _data() -> int:
    """Bytes that count towards RLIMIT_DATA in this process now: see proc(5), `statm`."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
    return pages * resource.getpagesize()
