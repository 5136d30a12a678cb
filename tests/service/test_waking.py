"""Who waits is woken by signals, however many come at once."""

import subprocess
import sys

_PROGRAM = """
import signal
from psykg.service.waking import Waking

waking = Waking()
signal.signal(signal.SIGALRM, lambda *_: waking.set())
signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
for _ in range(200_000):
    waking.set()
    waking.wait()
signal.setitimer(signal.ITIMER_REAL, 0)
print("woken")
"""


def test_a_signal_that_comes_while_somebody_is_woken_or_waits_is_in_nobodys_way() -> None:
    """With a `threading.Event` the handlers wait for one another, and the program comes to grief."""
    found = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True, timeout=60)
    assert found.stdout == "woken\n"
