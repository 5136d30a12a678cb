"""`psykg validate`: whether data is well-formed, and what a quality report finds in the ontology."""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import click
from pyoxigraph import Literal, NamedNode

from psykg.errors import RdfSyntaxError
from psykg.knowledge.additions import added_files
from psykg.knowledge.files import ONTOLOGY
from psykg.knowledge.names import with_curies
from psykg.knowledge.quality import SUITES, Fault, NotRun, Result, counts, not_run, quality
from psykg.knowledge.release import released_quads
from psykg.knowledge.validation import Problem, ontology_problems, problems


@click.command(
    name="validate",
    epilog="""\b
Examples:
  psykg validate my-article.trig   data of yours, in the terms of the ontology
  psykg validate my-tables         a folder of .nodes.csv and .edges.csv
  psykg validate                   the ontology itself
  psykg validate --report          what ROBOT, OOPS! and FOOPS! would check in it""",
)
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@click.option(
    "--ontology",
    "folder",
    type=click.Path(path_type=Path),
    default=ONTOLOGY,
    help="Folder of the ontology files to check, or to hold FILE against. By default that of the project.",
)
@click.option("--report", is_flag=True, help="The quality report of the ontology, check by check.")
@click.option("as_json", "--json", is_flag=True, help="With --report, for programs: JSON.")
@click.pass_context
def command(context: click.Context, files: tuple[Path, ...], folder: Path, report: bool, as_json: bool) -> None:
    """Say what is wrong with data files, or with the ontology if no FILE is given.

    A FILE is of RDF, or a table, or a folder of such files. Wrong is what is misshapen or contradicts the ontology.
    One line a problem: the file, the thing, what is wrong with it and what to do. Exits with 1 if there is any.
    """
    if (as_json and not report) or (files and report):
        raise click.UsageError("--report is about the ontology and takes no FILE; --json goes with --report.")
    sound = _reported(folder, as_json) if report else _valid(files, folder)
    if not sound:
        context.exit(1)


def _valid(files: tuple[Path, ...], folder: Path) -> bool:
    try:
        found: list[Problem] = problems(added_files(files), folder) if files else ontology_problems(folder)
    except RdfSyntaxError as error:
        click.echo(str(error))
        return False
    for problem in found:
        click.echo(str(problem))
    if not found:
        click.echo(f"Well-formed: {', '.join(map(str, files)) or f'the ontology in {folder}'}.", err=True)
    return not found


def _reported(folder: Path, as_json: bool) -> bool:
    results = quality(released_quads(folder))
    if as_json:
        click.echo(json.dumps(_data(results), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_table(results)))
    return not any(result.faults for result in results if not result.check.advisory)


def _table(results: list[Result]) -> Iterator[str]:
    counted = counts(results)
    for suite, of_suite in groupby(results, key=lambda result: result.check.suite):
        yield from (line for result in of_suite for line in _lines(result))
        yield from (f"  {'not run':9}  {skipped.name:37}         {skipped.reason}" for skipped in _skipped(suite))
        yield f"{_summary(suite, counted[suite])}\n"


def _lines(result: Result) -> Iterator[str]:
    check = result.check
    yield f"  {check.level:9}  {check.name:37}  {len(result.faults):5}  {check.summary}"
    yield from (f"{'':13}{_said(fault)}" for fault in result.faults)


def _said(fault: Fault) -> str:
    terms = (term for term in (fault.entity, fault.property, fault.value) if term is not None)
    return with_curies(" ".join(term.value if isinstance(term, NamedNode | Literal) else "[]" for term in terms))


def _summary(suite: str, counted: Counter[str]) -> str:
    name, levels = SUITES[suite]
    return f"{name}: {', '.join(f'{counted[level]} {words}' for level, words in levels.items())}"


def _skipped(suite: str) -> list[NotRun]:
    return [skipped for skipped in not_run() if skipped.suite == suite]


def _data(results: list[Result]) -> list[dict[str, Any]]:
    """The report for programs: the suites, their checks with the faults, and what is not run."""
    counted = counts(results)
    return [
        {
            "suite": name,
            "counts": {level: counted[suite][level] for level in levels},
            "checks": [_check_data(result) for result in results if result.check.suite == suite],
            "notRun": [{"name": skipped.name, "reason": skipped.reason} for skipped in _skipped(suite)],
        }
        for suite, (name, levels) in SUITES.items()
    ]


def _check_data(result: Result) -> dict[str, Any]:
    return {
        "name": result.check.name,
        "level": result.check.level,
        "summary": result.check.summary,
        "source": result.check.source,
        "note": result.check.note,
        "count": len(result.faults),
        "faults": [_said(fault) for fault in result.faults],
    }
