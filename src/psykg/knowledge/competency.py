"""The competency questions: what the graph was built to answer, one `.rq` file each in `queries/`.

The header of each has a `summary`, the `question` and its `sort`, and a few are marked as an `example` of what can be
asked in plain words. `description`, `tags`, `pagination`, `defaults` and `enumerate` are read as grlc reads them.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode

from psykg.knowledge.files import QUERIES
from psykg.knowledge.parameters import Parameter, filled, parameters_of
from psykg.knowledge.query_files import read_query


@dataclass(frozen=True, slots=True)
class CompetencyQuestion:
    """A question in plain words, its title and sort, and the query that answers it. `name` is the file's.

    `example`: whether it is shown to those who do not know yet what to ask. `template` is the query as it is written,
    and `sparql` the one with the defaults of its parameters. `rows` are those of a page; None is all.
    """

    name: str
    question: str
    summary: str
    sort: str
    sparql: str
    example: bool = False
    template: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    rows: int | None = None

    def filled(self, terms: dict[str, NamedNode | Literal]) -> str:
        """The query with a value for each of these parameters, and with the defaults of others."""
        return filled(self.template, _by_variable(self.parameters, terms))


@cache
def competency_questions(folder: Path = QUERIES) -> tuple[CompetencyQuestion, ...]:
    """The questions in the folder, by name. Where the header lacks a line that part is empty, the question the name."""
    return tuple(_read(path) for path in sorted(folder.glob("*.rq")))


def example_questions() -> tuple[str, ...]:
    """Questions that show what can be asked."""
    return tuple(question.question for question in competency_questions() if question.example)


def _read(path: Path) -> CompetencyQuestion:
    header, template = read_query(path)
    parameters = parameters_of(template, _mapping(header.get("defaults")), _mapping(header.get("enumerate")))
    return CompetencyQuestion(
        name=path.stem,
        question=header.get("question") or path.stem.replace("-", " "),
        summary=header.get("summary", ""),
        sort=header.get("sort", ""),
        sparql=filled(template, _by_variable(parameters, {})),
        example=header.get("example") == "yes",
        template=template,
        description=header.get("description", ""),
        tags=tuple(header.get("tags", ())),
        parameters=parameters,
        rows=int(header["pagination"]) if "pagination" in header else None,
    )


def _mapping(found: Any) -> dict[str, Any]:  # noqa: ANN401 (what YAML holds)
    """What `defaults` and `enumerate` hold: a list of mappings. A bare name in it has grlc look for values itself."""
    entries = found if isinstance(found, list) else [found]
    return {name: value for entry in entries if isinstance(entry, dict) for name, value in entry.items()}


def _by_variable(
    parameters: tuple[Parameter, ...], terms: dict[str, NamedNode | Literal]
) -> dict[str, NamedNode | Literal]:
    defaults = {each.name: each.term(each.default) for each in parameters if each.default is not None}
    known = defaults | terms
    return {each.variable: known[each.name] for each in parameters if each.name in known}
