"""The competency questions: what the graph was built to answer, one `.rq` file each in `queries/`.

The header of each has a `summary`, the `question` and its `sort`.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from psykg.knowledge.files import QUERIES
from psykg.knowledge.query_files import read_query


@dataclass(frozen=True, slots=True)
class CompetencyQuestion:
    """A question in plain words, its title and sort, and the query that answers it. `name` is the file's."""

    name: str
    question: str
    summary: str
    sort: str
    sparql: str


@cache
def competency_questions(folder: Path = QUERIES) -> tuple[CompetencyQuestion, ...]:
    """The questions in the folder, by name. Where the header lacks a line that part is empty, the question the name."""
    return tuple(_read(path) for path in sorted(folder.glob("*.rq")))


def _read(path: Path) -> CompetencyQuestion:
    header, sparql = read_query(path)
    return CompetencyQuestion(
        name=path.stem,
        question=header.get("question") or path.stem.replace("-", " "),
        summary=header.get("summary", ""),
        sort=header.get("sort", ""),
        sparql=sparql,
    )
