"""The first page, and the competency questions to read and to run."""

import difflib

from flask import Blueprint, Response, jsonify, make_response, render_template, url_for

from psykg.engine import Boolean, Result, Solutions
from psykg.entities.statements import shown
from psykg.entities.terms import Term, Value
from psykg.errors import UnknownEntityError
from psykg.knowledge.competency import CompetencyQuestion, competency_questions
from psykg.service.current import engine
from psykg.service.entities import index
from psykg.service.negotiation import chosen, content_type, media_types, wants_page

blueprint = Blueprint("pages", __name__)

_FIRST = 6
_TRIPLE = ("subject", "relation", "value")


@blueprint.get("/")
def home() -> str:
    """What there is: some questions, and every concept under its kind."""
    questions = competency_questions()
    return render_template("home.html", kinds=index().concepts, questions=questions[:_FIRST], count=len(questions))


@blueprint.get("/queries")
def queries() -> Response:
    """The competency questions: as a page, or as a JSON list."""
    questions = competency_questions()
    if wants_page(["application/json"]):
        return make_response(render_template("queries.html", questions=questions))
    return jsonify([_told(question) for question in questions])


@blueprint.get("/queries/<name>")
def query(name: str) -> Response:
    """The answer to a competency question: as a page with the query, or in a format for results.

    Raises `UnknownEntityError` for a question that is not there.
    """
    question = _named(name)
    result = engine().query(question.sparql)
    if not wants_page([media_type for each in result.formats for media_type in media_types(each)]):
        target, media_type = chosen(result.formats)
        return Response(result.serialize(target), content_type=content_type(media_type))
    truth = result.value if isinstance(result, Boolean) else None
    head, body = _table(result)
    return make_response(render_template("query.html", question=question, truth=truth, head=head, body=body))


def _named(name: str) -> CompetencyQuestion:
    questions = {question.name: question for question in competency_questions()}
    if name not in questions:
        near = tuple(difflib.get_close_matches(name, questions))
        advice = f"Did you mean {', '.join(near)}?" if near else f"All of them are listed at {url_for('.queries')}."
        raise UnknownEntityError(f"There is no question called “{name[:80]}”. {advice}", suggestions=near)
    return questions[name]


def _told(question: CompetencyQuestion) -> dict[str, str]:
    return {
        "name": question.name,
        "question": question.question,
        "summary": question.summary,
        "sparql": question.sparql,
        "url": url_for(".query", name=question.name),
    }


def _table(result: Result) -> tuple[tuple[str, ...], list[list[Term | Value | None]]]:
    """Head and body of the table that shows a result; a cell without a value is None."""
    if isinstance(result, Boolean):
        return (), []
    if isinstance(result, Solutions):
        head = result.variables
        return head, [[shown(index(), row[name]) if name in row else None for name in head] for row in result]
    return _TRIPLE, [[shown(index(), node) for node in (t.subject, t.predicate, t.object)] for t in result]
