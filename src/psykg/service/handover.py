"""How granian's thread hands requests over to the event loop, which those whose answer is known need not reach.

Waking the event loop takes as long as sending an answer that is known. What granian has for this is not promised to
stay. Where it is gone, all requests go by way of the event loop, which sends what is known, too, only later.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from granian import _futures

if TYPE_CHECKING:
    from granian._granian import RSGIHTTPProtocol as HTTPProtocol
    from granian.rsgi import Scope

_hand_on = getattr(_futures, "_cbsched_aioschedule", None)


class _Request(Protocol):
    """A request as granian's thread has it."""

    scope: "Scope"
    proto: "HTTPProtocol"

    def done(self) -> None:
        """Say that it is answered."""
        ...


def send_first(send: "Callable[[Scope, HTTPProtocol], bool]") -> None:
    """Have granian's thread call `send`, and wake the event loop for those requests only that it has not answered."""
    if _hand_on is None:
        return

    def handing_over(*parts: Any) -> Callable[[_Request], None]:  # noqa: ANN401 (granian's own)
        hand_on: Callable[[_Request], None] = _hand_on(*parts)

        def hand_over(request: _Request) -> None:
            if send(request.scope, request.proto):
                request.done()
            else:
                hand_on(request)

        return hand_over

    _futures._cbsched_aioschedule = handing_over
