"""The competency questions, to read and to run."""

import difflib
from dataclasses import asdict
from operator import attrgetter
from typing import Any

from flask import Blueprint, Response, jsonify, make_response, render_template, request, url_for

from psykg.engine import Result
from psykg.engine.results import FORMATS, ResultFormat
from psykg.errors import UnknownEntityError, UnknownFormatError
from psykg.knowledge.competency import CompetencyQuestion, competency_questions
from psykg.knowledge.parameters import Parameter
from psykg.service.arguments import arguments
from psykg.service.current import held
from psykg.service.negotiation import HTML, answered, offered, wants_page
from psykg.service.paging import LIMIT, PAGE, Page, link, paged
from psykg.service.showing import shown

blueprint = Blueprint("pages", __name__)

_QUERY, _QUERY_TYPE = "rq", "application/sparql-query"
_PAGE_SUFFIX, _JSON = "html", "json"
SUFFIXES = frozenset({_PAGE_SUFFIX, _QUERY, _JSON, *(each.suffix for each in FORMATS.values())})
"""What may stand behind the last dot of an address: the page, the query, JSON of either sort, and the formats."""


@blueprint.get("/queries")
def queries() -> Response:
    """The competency questions: as a page, or as a JSON list."""
    if wants_page(["application/json"]):
        return make_response(render_template("queries.html", sorts=_by_sort()))
    return jsonify([_told(question) for question in competency_questions()])


@blueprint.get("/queries/<name>")
def query(name: str) -> Response:
    """The answer to a competency question: as a page with the query, or in a format for results.

    Parameters of the question stand in the address, beside `limit` and `page` for a part of a table. A suffix goes
    before the Accept header; with `.rq` it is the query itself. Raises `UnknownEntityError` for a question that is not
    there, `UnknownFormatError` for a suffix that its answer does not come in, and `ParameterError`.
    """
    question, suffix = _named(name)
    sparql = question.filled(arguments(question.parameters, {LIMIT, PAGE}))
    if suffix == _QUERY:
        return Response(sparql, mimetype=_QUERY_TYPE)
    result, page = paged(held().engine.query(sparql), question.rows)
    as_page = suffix == _PAGE_SUFFIX if suffix else wants_page(offered(result.formats))
    response = _page(question, sparql, result, page) if as_page else answered(result, _target(result, suffix))
    if page:
        link(response, page, _address(name, question))
    return _with_alternates(response, question, result)


def _named(name: str) -> tuple[CompetencyQuestion, str]:
    """The question of that name, and the suffix behind it."""
    questions = {question.name: question for question in competency_questions()}
    stem, _, suffix = name.rpartition(".")
    if suffix in SUFFIXES and stem in questions:
        return questions[stem], suffix
    if name not in questions:
        near = difflib.get_close_matches(name, questions)
        advice = f"Did you mean {', '.join(near)}?" if near else f"All of them are listed at {url_for('.queries')}."
        raise UnknownEntityError(f"There is no question called “{name[:80]}”. {advice}")
    return questions[name], ""


def _page(question: CompetencyQuestion, sparql: str, result: Result, page: Page | None) -> Response:
    types = {each.suffix: each.writer.name for each in result.formats} | {_QUERY: "the query"}
    files = [(name, _address(f"{question.name}.{suffix}", question)) for suffix, name in types.items()]
    parts = {"sparql": sparql, "result": shown(result), "page": page, "given": request.args, "files": files}
    return make_response(render_template("query.html", question=question, **parts))


def _target(result: Result, suffix: str) -> ResultFormat | None:
    """The format that the suffix asks for; None where there is no suffix."""
    if not suffix:
        return None
    formats = {each.suffix: each for each in result.formats} | {_JSON: offered(result.formats)["application/json"]}
    if suffix not in formats:
        raise UnknownFormatError(f"This answer does not come as .{suffix}. Choose one of .{', .'.join(formats)}.")
    return formats[suffix]


def _address(name: str, question: CompetencyQuestion) -> str:
    """The address of an answer with its parameters, without those that choose a page."""
    known = {parameter.name for parameter in question.parameters}
    given: dict[str, Any] = {key: value for key, value in request.args.items() if key in known}
    return url_for(".query", name=name, **given)


def _with_alternates(response: Response, question: CompetencyQuestion, result: Result) -> Response:
    """The response with links to what else the answer comes as, and to the query."""
    types = {each.suffix: each.media_type for each in result.formats} | {_PAGE_SUFFIX: HTML}
    for suffix, media_type in types.items():
        address = _address(f"{question.name}.{suffix}", question)
        response.headers.add("Link", f'<{address}>; rel="alternate"; type="{media_type}"')
    address = _address(f"{question.name}.{_QUERY}", question)
    response.headers.add("Link", f'<{address}>; rel="describedby"; type="{_QUERY_TYPE}"')
    return response


def _by_sort() -> dict[str, list[CompetencyQuestion]]:
    sorts: dict[str, list[CompetencyQuestion]] = {}
    for question in sorted(competency_questions(), key=attrgetter("sort")):
        sorts.setdefault(question.sort, []).append(question)
    return sorts


def _told(question: CompetencyQuestion) -> dict[str, Any]:
    parts = ("name", "question", "summary", "description", "sort", "tags", "sparql", "example")
    return {part: getattr(question, part) for part in parts} | {
        "parameters": [_parameter(each) for each in question.parameters],
        "rows": question.rows,
        "url": url_for(".query", name=question.name),
        "links": {"query": url_for(".query", name=f"{question.name}.{_QUERY}")},
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    told = asdict(parameter)
    return {part: told[part] for part in ("name", "type", "datatype", "language", "default", "choices")} | {
        "required": parameter.required
    }
