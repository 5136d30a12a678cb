"""`psykg describe`: what the graph holds of one thing, and why."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, fields, is_dataclass
from typing import Any

import click

from psykg.engine import EmbeddedEngine
from psykg.entities.description import Description, describe
from psykg.entities.index import Index
from psykg.entities.reasons import Reasons
from psykg.entities.resolution import resolve
from psykg.entities.statements import Group
from psykg.entities.terms import Claim, Statement
from psykg.knowledge.dataset import asserted_quads, closure_quads

_INDENT = "  "
_Explain = Callable[[Statement], list[str]]


@click.command(
    name="describe",
    epilog="""\b
Examples:
  psykg describe insight
  psykg describe "termination phase" --why
  psykg describe p3s2 --json""",
)
@click.argument("name")
@click.option("--why", is_flag=True, help="For each inferred statement: what it follows from, down to the sentences.")
@click.option("as_json", "--json", is_flag=True, help="For programs: a JSON object.")
def command(name: str, why: bool, as_json: bool) -> None:
    """Tell what the graph holds of a concept, class, relation, sentence or claim.

    NAME is a name (insight, Phase, hasGoal, p3s2, claim/p3s2-1) or a label. Each statement comes with the sentence that
    says it and how firmly. Exits with 1 if there is nothing of that name, or several things of that label.
    """
    engine = EmbeddedEngine(closure_quads())
    index = Index(engine)
    description = describe(engine, resolve(engine, name, index), index)
    reasons = Reasons(asserted_quads)
    if as_json:
        reason = (lambda statement: reasons.why(index, statement)) if why else (lambda _: None)
        click.echo(json.dumps(_plain(description, reason), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_text(description, reasons.outline if why else lambda _: [])))


def _text(description: Description, explain: _Explain) -> Iterator[str]:
    yield f"{description.thing.label} ({description.kind})" if description.kind else description.thing.label
    yield from (f"{text.role.label.capitalize()}: {text.text}" for text in description.texts)
    if description.alternatives:
        yield f"Also called {', '.join(description.alternatives)}."
    for heading, lines in _sections(description, explain):
        indented = [_INDENT + line for line in lines]
        yield from ["", heading, *indented] if indented else []


def _sections(description: Description, explain: _Explain) -> Iterator[tuple[str, Iterable[str]]]:
    inferred = (statement for statement in description.kinds if statement.inferred)
    yield "Is also", _lines(inferred, lambda s: s.value.label, explain)
    for saying in description.sayings:
        modality = f" ({saying.modality.label})" if saying.modality else ""
        yield f"Claim {saying.thing.label}{modality}", map(_triple, saying.statements)
    yield "Relations", _grouped(description.outgoing, lambda s: s.value.label, explain)
    yield "Spoken of", _grouped(description.incoming, lambda s: s.subject.label, explain)
    yield "Denied", _lines(description.denials, _triple, explain)
    yield "In the schema", _facets(description)
    yield "Members", _lines(description.members, lambda s: s.subject.label, explain)
    yield "Statements with it", _lines(description.uses, _triple, explain)
    around = {"previous": description.previous, "next": description.following}
    yield "Beside it", (f"{way}: {thing.name}" for way, thing in around.items() if thing)


def _grouped(groups: Iterable[Group], words: Callable[[Statement], str], explain: _Explain) -> Iterator[str]:
    for group in groups:
        yield group.relation.label
        yield from (_INDENT + line for line in _lines(group.statements, words, explain))


def _lines(said: Iterable[Statement], words: Callable[[Statement], str], explain: _Explain) -> Iterator[str]:
    for statement in said:
        places = "inferred" if statement.inferred else "; ".join(map(_place, statement.claims))
        yield words(statement) + (f" ({places})" if places else "")
        yield from (_INDENT + line for line in explain(statement))


def _triple(statement: Statement) -> str:
    words = " ".join((statement.subject.label, statement.relation.label, statement.value.label))
    return f"not the case: {words}" if statement.denied else words


def _place(claim: Claim) -> str:
    where = claim.sentence or claim.thing
    return f"{where.label}, {claim.modality.label}" if claim.modality else where.label


def _facets(description: Description) -> Iterator[str]:
    for facet in description.facets:
        yield f"{facet.heading}: " + ", ".join(" then ".join(step.label for step in run) for run in facet.runs)


def _plain(node: Any, reason: Callable[[Statement], Any]) -> Any:  # noqa: ANN401 (what JSON is made of)
    """The description as dicts and lists; `reason` adds to each inferred statement why it holds."""
    if isinstance(node, tuple):
        return [_plain(each, reason) for each in node]
    if not is_dataclass(node):
        return node
    plain = {field.name: _plain(getattr(node, field.name), reason) for field in fields(node)}
    if isinstance(node, Statement) and (why := reason(node)):
        plain["why"] = asdict(why)
    return plain
