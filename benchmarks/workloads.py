"""What the services are asked: requests as they come, told apart by what a service can know before.

`@@` stands for something that is never the same twice.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from psykg.knowledge.competency import competency_questions

_QUESTIONS = Path(__file__).resolve().parents[1] / "tests" / "questions" / "data"
_PAGES = ("/", "/queries", "/sparql", "/export", "/entity/insight", "/entity/expressive-therapy.ttl", "/search?q=phase")
_NAMESPACE = "https://w3id.org/psykg/"


@dataclass(frozen=True, slots=True)
class Workload:
    """So many requests, asked over and over. `paths` gives them for the path of a query endpoint.

    `ours`: only psykg has what is asked for.
    """

    name: str
    what: str
    paths: Callable[[str], list[str]]
    ours: bool = False


def competency(endpoint: str) -> list[str]:
    """Every competency question, word for word the same each time."""
    return [_asked(endpoint, question.sparql) for question in competency_questions()]


def new_competency(endpoint: str) -> list[str]:
    """Every competency question with a comment that nobody has sent before: nothing that is known helps."""
    return [f"{path}%20%23@@" for path in competency(endpoint)]


def point(endpoint: str) -> list[str]:
    """One row: the label of a concept."""
    label = "http://www.w3.org/2004/02/skos/core#prefLabel"
    return [_asked(endpoint, f"SELECT ?label {{ <{_NAMESPACE}insight> <{label}> ?label }}")]


def new_points(endpoint: str) -> list[str]:
    """The same of a concept that is another one each time: it is not there, which takes as long to find."""
    label = "http://www.w3.org/2004/02/skos/core#prefLabel"
    known = _asked(endpoint, f"SELECT ?label {{ <{_NAMESPACE}insight> <{label}> ?label }} #@@")
    return [known.replace(quote("#@@"), "%23@@")]


def questions(_endpoint: str) -> list[str]:
    """Questions in plain words, with and without an answer, of the set that was written last."""
    last = max(_QUESTIONS.glob("written-*.jsonl"))
    lines = last.read_text(encoding="utf-8").splitlines()
    return [f"/ask?q={quote(json.loads(line)['q'], safe='')}" for line in lines]


def pages(_endpoint: str) -> list[str]:
    """Pages, and a concept as a page and as data."""
    return list(_PAGES)


def never_twice(paths: Callable[[str], list[str]]) -> Callable[[str], list[str]]:
    """The same requests with a parameter that means nothing and is never the same."""
    return lambda endpoint: [f"{path}{'&' if '?' in path else '?'}n=@@" for path in paths(endpoint)]


WORKLOADS = (
    Workload("hot", "the competency questions over and over", competency),
    Workload("cold", "the same, no two queries equal", new_competency),
    Workload("point, hot", "one row, the same query", point),
    Workload("point, cold", "one row, no two queries equal", new_points),
    Workload("questions, hot", "questions at /ask, over and over", questions, ours=True),
    Workload("questions, cold", "the same, no two requests equal", never_twice(questions), ours=True),
    Workload("pages, hot", "pages and entities over and over", pages, ours=True),
    Workload("pages, cold", "the same, no two requests equal", never_twice(pages), ours=True),
)


def _asked(endpoint: str, query: str) -> str:
    return f"{endpoint}?query={quote(query, safe='')}"
