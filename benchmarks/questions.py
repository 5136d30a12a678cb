"""How questions in plain words are answered, and how long that takes in the service.

Asks every question of the sets in tests/questions/data of a running service, one after the other, several times over;
the first round warms up and is not counted. Prints a table of the grades and one of milliseconds and memory;
`--write` puts both in docs/asking.md. Aims: p50 under 5 ms, p99 under 25 ms, less than 30 MB more.

    python -m benchmarks.questions [--rounds 5] [--write]
"""

import argparse
import http.client
import json
import statistics
import time
import urllib.parse
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import NamedTuple

import psutil

from benchmarks.report import publish
from benchmarks.services import psykg, running
from tests.questions.grading import Data, Figures, Question, figures, grade, read

DATA = Path(__file__).resolve().parents[1] / "tests" / "questions" / "data"
_OTHERS = ("/health", "/queries", "/entity/insight", "/entity/middle-phase")
"""Pages that need the labels of the graph, as questions do: what those hold is not counted to the questions."""
_MB = 1024 * 1024


class Asked(NamedTuple):
    """A question, the answer to it, and the milliseconds that it took."""

    question: Question
    answer: Data
    milliseconds: float


_NEVER_TWICE = count()


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="put the tables in docs/asking.md")
    options = parser.parse_args()
    sets = {path.stem: read(path) for path in sorted(DATA.glob("*.jsonl"))}
    questions = [question for each in sets.values() for question in each]
    with running(psykg()) as service:
        connection = http.client.HTTPConnection(service.endpoint.host, service.endpoint.port)
        for path in _OTHERS:
            page(connection, path)
        before = memory(service.process.pid)
        first = [asked(connection, question) for question in questions]
        page(connection, "/search?q=which")
        after, kept = memory(service.process.pid), known(connection)
        # The times alone: thousands of answers a round need not be held.
        rounds = [[asked(connection, question).milliseconds for question in questions] for _ in range(options.rounds)]
    told = f"{graded(sets, first)}\n\n{timed(rounds, [each.milliseconds for each in first], after - before, kept)}"
    print(told)
    if options.write:
        publish("questions", told, "asking.md")


def asked(connection: http.client.HTTPConnection, question: Question) -> Asked:
    """The question asked of the service."""
    # A parameter that means nothing: an answer that is known would be sent without being worked out.
    parameters = {"q": question["q"], "n": str(next(_NEVER_TWICE))}
    path = f"/ask?{urllib.parse.urlencode(parameters)}"
    start = time.perf_counter()
    body = page(connection, path)
    milliseconds = (time.perf_counter() - start) * 1000
    answer: Data = json.loads(body)
    return Asked(question, answer, milliseconds)


def page(connection: http.client.HTTPConnection, path: str) -> bytes:
    """What the service gives for the path, as JSON."""
    connection.request("GET", path, headers={"Accept": "application/json"})
    return connection.getresponse().read()


def memory(pid: int) -> float:
    """The megabytes that the service's processes hold, what they share counted once."""
    process = psutil.Process(pid)
    total: int = sum(each.memory_full_info().pss for each in [process, *process.children(recursive=True)])
    return total / _MB


def known(connection: http.client.HTTPConnection) -> float:
    """The megabytes of answers that the service keeps to send again: of those that are asked here each is new."""
    connection.request("GET", "/metrics")
    text = connection.getresponse().read().decode()
    found = next(line for line in text.splitlines() if line.startswith("psykg_known_bytes "))
    return float(found.split()[1]) / _MB


def graded(sets: dict[str, list[Question]], found: Iterable[Asked]) -> str:
    """The grades of each set, and of all."""
    by_id = {each.question["id"]: each for each in found}
    lines = [
        "| set | questions | to be declined | right | wrong | declined | false | precision | recall | coverage |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    parts = {name: [by_id[question["id"]] for question in questions] for name, questions in sets.items()}
    for name, part in {**parts, "all": list(by_id.values())}.items():
        lines.append(_row(name, part))
    return "\n".join(lines)


def _row(name: str, part: list[Asked]) -> str:
    grades = [(each, grade(each.question, each.answer)) for each in part]
    total = figures([told for _, told in grades])
    answerable = [pair for pair in grades if pair[0].question["kind"] != "none"]
    given = [pair for pair in grades if pair[0].answer["status"] == "answered"]
    right = sum(told == "right" for _, told in given)
    answered = sum(each.answer["status"] == "answered" for each, _ in answerable)
    shares = (_share(right, len(given)), _share(right, len(answerable)), _share(answered, len(answerable)))
    return "| " + " | ".join([name, *_counts(total, len(part) - len(answerable)), *shares]) + " |"


def _share(part: int, whole: int) -> str:
    """A share; of a set without answers there is none."""
    return f"{part / whole:.3f}" if whole else "-"


def _counts(total: Figures, to_be_declined: int) -> list[str]:
    numbers = (total.asked, to_be_declined, total.right, total.wrong, total.declined, total.false)
    return [str(number) for number in numbers]


def timed(rounds: list[list[float]], first: list[float], more: float, kept: float) -> str:
    """Milliseconds and memory."""
    p50, p99 = (statistics.median(_quantile(each, share) for each in rounds) for share in (0.5, 0.99))
    worst = max(map(max, rounds))
    return (
        f"A question over HTTP, {len(rounds)} rounds of {len(first)}, one at a time: p50 {p50:.1f} ms, "
        f"p99 {p99:.1f} ms (medians over the rounds), the slowest {worst:.0f} ms. The first round, in which the "
        f"lexicon and the derivations are read: p99 {_quantile(first, 0.99):.0f} ms. "
        f"Memory of all processes after it and one completion, more than with the other pages alone: {more:+.0f} MB, "
        f"{kept:.0f} MB of it answers that are kept to be sent again."
    )


def _quantile(part: list[float], share: float) -> float:
    ordered = sorted(part)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


if __name__ == "__main__":
    main()
