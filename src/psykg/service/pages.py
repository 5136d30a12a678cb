"""The competency questions, to read and to run."""

import difflib
from dataclasses import asdict
from operator import attrgetter

from flask import Blueprint, Response, jsonify, make_response, render_template, url_for

from psykg.errors import UnknownEntityError
from psykg.knowledge.competency import CompetencyQuestion, competency_questions
from psykg.service.current import held
from psykg.service.negotiation import answered, offered, wants_page
from psykg.service.showing import shown

blueprint = Blueprint("pages", __name__)


@blueprint.get("/queries")
def queries() -> Response:
    """The competency questions: as a page, or as a JSON list."""
    if wants_page(["application/json"]):
        return make_response(render_template("queries.html", sorts=_by_sort()))
    return jsonify([_told(question) for question in competency_questions()])


@blueprint.get("/queries/<name>")
def query(name: str) -> Response:
    """The answer to a competency question: as a page with the query, or in a format for results.

    Raises `UnknownEntityError` for a question that is not there.
    """
    question = _named(name)
    result = held().engine.query(question.sparql)
    if not wants_page(offered(result.formats)):
        return answered(result)
    return make_response(render_template("query.html", question=question, result=shown(result)))


def _named(name: str) -> CompetencyQuestion:
    questions = {question.name: question for question in competency_questions()}
    if name not in questions:
        near = difflib.get_close_matches(name, questions)
        advice = f"Did you mean {', '.join(near)}?" if near else f"All of them are listed at {url_for('.queries')}."
        raise UnknownEntityError(f"There is no question called “{name[:80]}”. {advice}")
    return questions[name]


def _by_sort() -> dict[str, list[CompetencyQuestion]]:
    sorts: dict[str, list[CompetencyQuestion]] = {}
    for question in sorted(competency_questions(), key=attrgetter("sort")):
        sorts.setdefault(question.sort, []).append(question)
    return sorts


def _told(question: CompetencyQuestion) -> dict[str, str]:
    return asdict(question) | {"url": url_for(".query", name=question.name)}
