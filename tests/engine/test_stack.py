import subprocess
import sys
import threading

import pytest

from psykg.engine.stack import with_deep_stack


def test_the_work_is_done_and_its_result_comes_back() -> None:
    assert with_deep_stack(lambda: 6 * 7) == 42


def test_what_the_work_raises_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        with_deep_stack(lambda: 1 / 0)


def test_other_threads_keep_their_usual_stack() -> None:
    before = threading.stack_size()
    with_deep_stack(lambda: None)
    assert threading.stack_size() == before


def test_no_room_for_a_thread_is_told_as_such() -> None:
    program = """
import resource, psutil
from psykg.engine.stack import DEPTH, with_deep_stack
from psykg.errors import EngineUnavailableError
room = psutil.Process().memory_info().vms + DEPTH // 2
resource.setrlimit(resource.RLIMIT_AS, (room, room))
try:
    with_deep_stack(int)
except EngineUnavailableError as error:
    print(error)
"""
    said = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=60)
    assert said.stdout == "There is no room here for another query now. Try again later.\n"
