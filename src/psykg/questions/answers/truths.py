"""Answers to yes-or-no questions: yes, no with the reason, or neither."""

from dataclasses import replace

from psykg.questions.answers.answer import Answer, Item, Status, answered
from psykg.questions.answers.denials import Denials, No
from psykg.questions.answers.evidence import Evidence, Ground
from psykg.questions.answers.items import Items
from psykg.questions.answers.quantities import outside
from psykg.questions.answers.sparql import Sparql
from psykg.questions.answers.telling import Telling, whether
from psykg.questions.grammar.force import Force
from psykg.questions.grammar.reading import Reading, Sort
from psykg.questions.graph.links import Link
from psykg.questions.words.english import enumerated, sentence

_NOES = {
    "denied": "the article denies that {statement}",
    "turned": "it is the other way round: {statement}",
    "other": "the article says that {statement}",
    "complete": "the article gives a complete list, and this is not on it: {statement}",
}


_FORCES = {
    Force.ALWAYS: "is always so",
    Force.NORM: "should be",
    Force.NECESSITY: "must be",
    Force.OTHERS: "else there is",
    Force.POSSIBILITY: "can or cannot be",
    Force.CUSTOM: "is so as a rule",
    Force.NUMBER: "is so of many",
}


class Truths:
    """Decides statements."""

    def __init__(self, items: Items, evidence: Evidence, denials: Denials, telling: Telling, sparql: Sparql) -> None:
        self._items, self._evidence, self._denials = items, evidence, denials
        self._telling, self._sparql = telling, sparql

    def of(self, reading: Reading, *, holds: bool) -> Answer | None:
        """Yes where all links hold, no where the graph has a reason for it, and None where the text leaves it open."""
        if reading.answer:
            return self._of_list(reading) if holds else self._of_whole_list(reading)
        if reading.denied and not (holds and (len(reading.links) > 1 or _is_whole(reading.links[0]))):
            return None  # Who could not overcome something may well help.
        if holds:
            return self._held(reading)
        if reading.affirmative:
            return None
        if reading.bound:
            return self._otherwise(reading)
        # What something unnamed is not speaks against a statement only where that is all it says.
        links = [link for link in reading.links if len(reading.links) == 1 or (link.subject.known and link.value.known)]
        return next((self._no(reading, no) for link in links if (no := self._denials.of(link))), None)

    def as_firm(self, reading: Reading, answer: Answer) -> Answer:
        """The answer, if what the text says is as firm as the question: no “yes” to “must it?” from “it may”.

        A list of what should or must be says first that the text does not call it so.
        """
        force = reading.force
        if force is None or self._is_firm(reading, answer, force):
            return answer
        if force is Force.ALWAYS and answer.boolean and (reading.links or reading.numbers):
            return self._with_exceptions(reading, answer)
        said = answer.text.removeprefix("Yes. ").removeprefix("No. ")
        text = f"The article does not say what {_FORCES[force]}. What it says is: {said}"
        if force in (Force.NORM, Force.NECESSITY) and answer.boolean is None:
            return replace(answer, text=text)
        return Answer(answer.question, Status.NOT_IN_GRAPH, reading=answer.reading, text=text)

    def _with_exceptions(self, reading: Reading, answer: Answer) -> Answer:
        """No to “is it always so?” where the text says so of some or as a rule; neither where it makes no exception."""
        said = answer.text.removeprefix("Yes. ")
        if not all(self._evidence.has_exceptions(item.modality) for item in answer.items):
            text = f"The article does not say what is always so. What it says is: {said}"
            return Answer(answer.question, Status.NOT_IN_GRAPH, reading=answer.reading, text=text)
        text = f"No. What the article says is: {said}"
        untruth = self._sparql.untruth(reading.links) if reading.links else outside(reading)
        return replace(answer, text=text, boolean=False, sparql=untruth)

    def _is_firm(self, reading: Reading, answer: Answer, force: Force) -> bool:
        """Whether the answer is said as firmly as it was asked for. A no is; but who need not do it may do it."""
        if force is Force.POSSIBILITY:
            return answer.boolean is not False or not self._denials.is_free(reading)
        if answer.boolean is False:
            return True
        if force is Force.OTHERS:
            return len(answer.items) > 1
        if answer.boolean is None and force is not Force.NORM:
            return force is not Force.NECESSITY
        return all(self._evidence.is_as_firm(item.modality, force) for item in answer.items)

    def _of_list(self, reading: Reading) -> Answer | None:
        """Whether there is anything that fits, or as much as the question says; or nothing beside what it names."""
        items = self._items.selected(reading)
        if reading.count and reading.count > len(items) and self._denials.is_open(reading.links):
            return None
        truth = not reading.denied and (not reading.counted or len(items) == reading.count)
        text = f"{'Yes' if truth else 'No'}. {self._telling.found(reading, items)}"
        query = self._sparql.count(reading) if reading.counted else self._sparql.truth(reading)
        return answered(Sort.BOOLEAN, (self._telling.reading(reading), text), items, query, boolean=truth)

    def _of_whole_list(self, reading: Reading) -> Answer | None:
        """Yes where nothing is beside what the question names, for the text gives the whole list."""
        whole = replace(reading, apart=(), denied=False)
        if not reading.denied or not self._denials.is_complete(reading.links):
            return None
        items = self._items.selected(whole)
        if {item.iri for item in items} != set(reading.apart):
            return None
        told, text = self._telling.reading(reading), f"Yes. {self._telling.found(whole, items)}"
        return answered(Sort.BOOLEAN, (told, text), items, self._sparql.truth(reading), boolean=True)

    def _held(self, reading: Reading) -> Answer:
        ground, named = self._evidence.of_statement(reading.links)
        if not ground.sources and not ground.inferred:
            ground = self._evidence.mentions(reading.links[0].subject.iris).get(
                reading.links[0].subject.iris[0], ground
            )
        asked, told = self._telling.statement(reading.links), self._telling.statement(named)
        if reading.bound:
            told = f"{told}: {enumerated(self._evidence.values(reading.links))}"
        word = "No" if reading.denied else "Yes"
        text = f"{word}. {sentence(self._telling.hedged(told, ground))}"
        items = [_statement(told, ground)]
        query = self._sparql.truth(reading)
        return answered(Sort.BOOLEAN, (whether(reading, asked), text), items, query, boolean=not reading.denied)

    def _no(self, reading: Reading, no: No) -> Answer:
        said = self._telling.statement(no.links)
        told = f"not the case: {said}" if no.reason == "denied" else said
        because = _NOES[no.reason].format(statement=said)
        text = f"No. {sentence(self._telling.hedged(because, no.ground) if no.reason == 'denied' else because)}"
        asked = f"whether {self._telling.statement(reading.links)}"
        return answered(Sort.BOOLEAN, (asked, text), [_statement(told, no.ground)], no.sparql, boolean=False)

    def _otherwise(self, reading: Reading) -> Answer | None:
        """No, where the number that there is does not compare as the question says."""
        values = self._evidence.values(reading.links)
        if not values:
            return None
        told = self._telling.statement(reading.links)
        ground = self._evidence.of_links(replace(reading, bound=None).links)
        text = f"No. {sentence(f'{told}: {enumerated(values)}')}"
        query = self._sparql.truth(reading)
        return answered(Sort.BOOLEAN, (f"whether {told}", text), [_statement(told, ground)], query, boolean=False)


def _is_whole(link: Link) -> bool:
    """Whether neither end of a link is left open."""
    return all(end.known or end.kinds for end in (link.subject, link.value))


def _statement(told: str, ground: Ground) -> Item:
    """A statement itself, with what it rests on."""
    return Item(
        iri=None,
        label=told,
        inferred=ground.inferred,
        sources=ground.sources,
        modality=ground.modality,
        derivation=ground.derivation,
    )
