"""The suite: what a public SPARQL endpoint is sent by the careless and by the malicious, as data.

Each request names its family and the statuses that are a proper answer to it. Those that would have the service fetch
something point it at an address `elsewhere` on this machine, where a test listens.
"""

from tests.hostile.protocol import hostile_uses
from tests.hostile.queries import hostile_queries
from tests.hostile.request import Request


def hostile_requests(elsewhere: str) -> list[Request]:
    """The whole suite. `elsewhere` is the address, ending in a slash, that federation is pointed at."""
    return [*hostile_queries(elsewhere), *hostile_uses(elsewhere)]
