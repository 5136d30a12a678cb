"""The hostile requests of tests/hostile/ against psykg and its peers, one service after the other in one run.

All serve the same data with the same timeout, where they have one. A service that is down or stuck after a request is
started again, and so is one that has not ended a request by its deadline and 2 s. Prints a table in Markdown;
`--write` puts it in docs/robustness.md. With a timeout of 5 s it takes some 40 minutes, most of them for the peers.

    python -m benchmarks.hostile [--timeout 5] [--minutes 60] [--only psykg] [--write]
"""

import argparse
import platform
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from http import HTTPStatus

import psutil

from benchmarks.report import publish
from benchmarks.services import Service, peers, psykg, running
from tests.hostile.bystander import PATIENCE, Bystander, Sample, percentile
from tests.hostile.elsewhere import Elsewhere
from tests.hostile.request import HEAVY, LARGE, Request
from tests.hostile.suite import hostile_requests
from tests.hostile.trial import Answer, answer, readable

GRACE = 2
"""Seconds after its deadline within which a request must have ended. The tests are stricter with psykg."""

_SAME = {503: {408, 429, 504}}
"""Statuses of the peers that say much the same."""


@dataclass
class Tally:
    """What became of a service: how often each verdict fell, and how the easy queries fared meanwhile."""

    name: str
    verdicts: Counter[str] = field(default_factory=Counter)
    calls: int = 0
    samples: list[Sample] = field(default_factory=list)

    def row(self) -> str:
        """A line of the table."""
        counts = [self.verdicts[name] for name in ("requests", "down", "unbounded", "improper", "truncated")]
        unanswered = sum(not each.right for each in self.samples)
        worst = max(each.seconds for each in self.samples) * 1000
        told = f"over {PATIENCE * 1000:.0f}" if worst >= PATIENCE * 1000 else f"{worst:.0f}"
        times = [f"{percentile(self.samples, 50):.1f}", f"{percentile(self.samples, 99):.0f}", told]
        return f"| {self.name} | " + " | ".join(map(str, [*counts, self.calls, unanswered, *times])) + " |"


HEADER = """\
| | requests | down after | unbounded | improper answer | truncated 200 | outbound requests | `ASK {}` unanswered \
| `ASK {}` p50, ms | p99, ms | max, ms |
|---|---|---|---|---|---|---|---|---|---|---|"""


def main() -> None:
    """Run the suite against each service and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--timeout", type=int, default=5, help="seconds that a query may take")
    parser.add_argument("--minutes", type=float, default=60, help="the whole run takes no longer; the rest is left out")
    parser.add_argument("--only", default="", help="part of the name of the one service to run")
    parser.add_argument("--write", action="store_true", help="put the table in docs/robustness.md")
    options = parser.parse_args()
    end = time.monotonic() + options.minutes * 60
    with peers(options.timeout) as others:
        services = [psykg("--timeout", str(options.timeout)), *others]
        tallies = [tally(each, options.timeout, end) for each in services if options.only in each.name]
    text = "\n".join([_setting(options.timeout), "", HEADER, *(each.row() for each in tallies)])
    print(text)
    if options.write:
        publish("hostile", text)


def _setting(timeout: int) -> str:
    python = platform.python_version()
    return f"{time.strftime('%Y-%m-%d')}, timeout {timeout} s, {psutil.cpu_count()} cores, Python {python}."


def tally(service: Service, timeout: int, end: float) -> Tally:
    """The whole suite against one service, or as much of it as there is time for."""
    result = Tally(service.name)
    with running(service) as started, Elsewhere() as elsewhere, Bystander(started.endpoint) as bystander:
        for request in hostile_requests(elsewhere.url):
            if time.monotonic() > end:
                sys.stderr.write(f"{service.name}: time is up, the rest is left out\n")
                break
            bystander.samples()
            calls = elsewhere.calls
            got = answer(started.endpoint, request, timeout + GRACE)
            found = verdicts(request, got, up=started.answers())
            asked = bystander.samples()
            result.samples += asked
            result.verdicts.update(["requests", *found])
            _progress(service, request, got, [*found, *["called"] * (elsewhere.calls > calls)], asked)
            if not {"down", "unbounded"}.isdisjoint(found):
                started.restart()
        result.calls = elsewhere.calls
    return result


def verdicts(request: Request, got: Answer, *, up: bool) -> list[str]:
    """What is wrong with an answer, and with the service after it, by standards that any service could meet."""
    found = [] if up else ["down"]
    if not got.ended:
        return [*found, "unbounded"]
    if got.status == HTTPStatus.OK and not readable(got):
        return [*found, "truncated"]
    if up and (got.status is None or not _proper(request, got.status)):
        return ["improper"]
    return found


def _proper(request: Request, status: int) -> bool:
    """A service may be able to do what is too much for psykg, and may tell the client's fault by any status for one."""
    if status == HTTPStatus.OK:
        return not request.proper.isdisjoint({200, *LARGE, *HEAVY})
    if _of_the_client(status) and any(map(_of_the_client, request.proper)):
        return True
    return status in request.proper or any(status in _SAME.get(each, ()) for each in request.proper)


def _of_the_client(status: int) -> bool:
    return status // 100 == HTTPStatus.BAD_REQUEST // 100


def _progress(service: Service, request: Request, got: Answer, found: list[str], asked: list[Sample]) -> None:
    slowest = max((each.seconds for each in asked), default=0) * 1000
    sys.stderr.write(
        f"{service.name.split()[0]} | {str(request)[:60]} | {got.status} | {got.seconds:.2f} s | "
        f"ASK {slowest:.0f} ms | {', '.join(found) or 'fine'}\n"
    )


if __name__ == "__main__":
    main()
