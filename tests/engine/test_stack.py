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
