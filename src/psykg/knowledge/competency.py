"""The competency questions: what the graph was built to answer, one `.rq` file each in `queries/`.

The comment header is grlc's: lines `#+ summary:`, `#+ question:`, `#+ sort:` before the query itself.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from psykg.knowledge.files import QUERIES

_HEADER = re.compile(r"^#\+\s*(\w+):[^\S\n]*(.*)$", re.MULTILINE)


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
    text = path.read_text(encoding="utf-8")
    header = {key: value.strip() for key, value in _HEADER.findall(text)}
    return CompetencyQuestion(
        name=path.stem,
        question=header.get("question") or path.stem.replace("-", " "),
        summary=header.get("summary", ""),
        sort=header.get("sort", ""),
        sparql=_HEADER.sub("", text).strip(),
    )
