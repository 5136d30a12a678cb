"""The competency questions: what the graph was built to answer, one `.rq` file each in `queries/`.

The header of each has a `summary`, the `question` and its `sort`, and a few are marked as an `example` of what can be
asked in plain words.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from psykg.knowledge.files import QUERIES
from psykg.knowledge.query_files import read_query


@dataclass(frozen=True, slots=True)
class CompetencyQuestion:
    """A question in plain words, its title and sort, and the query that answers it. `name` is the file's.

    `example`: whether it is shown to those who do not know yet what to ask.
    """

    name: str
    question: str
    summary: str
    sort: str
    sparql: str
    example: bool = False


@cache
def competency_questions(folder: Path = QUERIES) -> tuple[CompetencyQuestion, ...]:
    """The questions in the folder, by name. Where the header lacks a line that part is empty, the question the name."""
    return tuple(_read(path) for path in sorted(folder.glob("*.rq")))


def example_questions() -> tuple[str, ...]:
    """Questions that show what can be asked."""
    return tuple(question.question for question in competency_questions() if question.example)


def _read(path: Path) -> CompetencyQuestion:
    header, sparql = read_query(path)
    return CompetencyQuestion(
        name=path.stem,
        question=header.get("question") or path.stem.replace("-", " "),
        summary=header.get("summary", ""),
        sort=header.get("sort", ""),
        sparql=sparql,
        example=header.get("example") == "yes",
    )
