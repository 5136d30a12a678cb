"""Questions over the graphs of the tests, and what came of them."""

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from psykg.engine import EmbeddedEngine, Engine, Solutions, united
from psykg.entities.index import Index
from psykg.entities.reasons import Reasons
from psykg.questions.answers.answer import Answer
from psykg.questions.graph.background import background
from psykg.questions.graph.presence import Presence, texts
from psykg.questions.graph.schema import Schema
from psykg.questions.questioning import Questions

_WORKSHOP = Path(__file__).with_name("workshop.trig").read_text(encoding="utf-8")
EX = "https://example.org/workshop/"


class Asked:
    """A graph, the questions over it, and what they are made of."""

    def __init__(self, quads: Iterable[Quad], asserted: Iterable[Quad] | None = None) -> None:
        self.quads = list(quads)
        stated = self.quads if asserted is None else list(asserted)
        self.engine: Engine = EmbeddedEngine(united(self.quads))
        self.index = Index(self.engine)
        self.schema = Schema(self.engine, self.index)
        self.presence = Presence(self.engine, self.schema, texts(self.index))
        self.background = background(self.engine)
        self.questions = Questions(self.engine, self.index, Reasons(lambda: stated))
        self.lexicon = self.questions.lexicon

    def __call__(self, question: str) -> Answer:
        return self.questions.ask(question)

    def given_by(self, answer: Answer) -> bool | set[str]:
        """What the SPARQL that is shown gives: the truth, or the values of ?answer."""
        assert answer.sparql is not None
        found = self.engine.query(answer.sparql)
        if not isinstance(found, Solutions):
            return bool(found)
        return {row["answer"].value for row in list(found)}


def workshop_with(more: str = "") -> Asked:
    """The workshop, with what is added to it in TriG: the prefixes stand before it already."""
    return Asked(parse(f"{_WORKSHOP}\n{more}", RdfFormat.TRIG))


def labels(answer: Answer) -> list[str]:
    """The labels of the answers, in the order in which they are given."""
    return [item.label for item in answer.items]
