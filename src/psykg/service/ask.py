"""`/ask`: a question in plain words, answered from the graph or declined."""

from collections import defaultdict

from flask import Blueprint, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import BadRequest

from psykg.entities.index import Index
from psykg.entities.terms import Thing
from psykg.knowledge.competency import example_questions
from psykg.questions.answers.answer import Answer, Status
from psykg.service.caching import forget
from psykg.service.current import held
from psykg.service.negotiation import wants_page

blueprint = Blueprint("ask", __name__)


@blueprint.get("/ask")
def ask() -> Response:
    """The answer to the question `q`, as a page or as JSON; without a question a page that says what can be asked.

    To decline is to answer: the status is 200 then too, and the JSON says why. Raises `BadRequest` where a program
    sends no question.
    """
    question = request.args.get("q", "").strip()
    as_page = wants_page(["application/json"])
    if question:
        answer = asked(question)
        return _page(answer) if as_page else jsonify(answer.data)
    if not as_page:
        raise BadRequest("There is no question. Send it as “q”: /ask?q=What+is+insight%3F")
    return make_response(render_template("ask.html", examples=example_questions()))


def asked(question: str) -> Answer:
    """The answer to a question. Words that have none may tell of whoever typed them: nobody is to keep that answer."""
    answer = held().questions.ask(question)
    if answer.status is not Status.ANSWERED:
        forget()
    return answer


def _page(answer: Answer) -> Response:
    """Words of crisis get a page of their own, on which nothing leads astray."""
    if answer.status is Status.CRISIS:
        return make_response(render_template("crisis.html", answer=answer))
    index = held().index
    return make_response(render_template("ask.html", answer=answer, thing=index.thing, places=_places(index, answer)))


def _places(index: Index, answer: Answer) -> dict[str, Thing]:
    """The sentence that each locator in the answer is the label of. A label that several things have leads to none."""
    locators = {locator for item in answer.items for locator in item.sources}
    found: dict[str, list[Thing]] = defaultdict(list)
    for thing in map(index.thing, index if locators else ()):
        if thing.label in locators:
            found[thing.label].append(thing)
    return {locator: things[0] for locator, things in found.items() if len(things) == 1}
