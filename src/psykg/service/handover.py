"""How granian's thread hands requests over to the event loop, which those whose answer is known need not reach.

Waking the event loop takes as long as sending an answer that is known. What granian has for this is not promised to
stay: it is held below its next minor release, and `tests/service/test_handover.py` tells when it is another.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from granian import _futures

if TYPE_CHECKING:
    from granian._granian import RSGIHTTPProtocol as HTTPProtocol
    from granian.rsgi import Scope

_hand_on = _futures._cbsched_aioschedule


class _Request(Protocol):
    """A request as granian's thread has it."""

    scope: "Scope"
    proto: "HTTPProtocol"

    def done(self) -> None:
        """Say that it is answered."""
        ...


def send_first(send: "Callable[[Scope, HTTPProtocol], bool]") -> None:
    """Have granian's thread call `send`, and wake the event loop for those requests only that it has not answered."""

    def handing_over(*parts: Any) -> Callable[[_Request], None]:  # noqa: ANN401 (granian's own)
        hand_on: Callable[[_Request], None] = _hand_on(*parts)  # type: ignore[no-untyped-call]

        def hand_over(request: _Request) -> None:
            if send(request.scope, request.proto):
                request.done()
            else:
                hand_on(request)

        return hand_over

    _futures._cbsched_aioschedule = handing_over
