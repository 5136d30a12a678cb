"""`psykg describe`: what the graph holds of one thing, and why."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, fields, is_dataclass
from functools import partial
from typing import Any

import click

from psykg.cli.outline import INDENT, outline, places
from psykg.engine import EmbeddedEngine, united
from psykg.entities.description import Description, Saying, describe
from psykg.entities.index import Index
from psykg.entities.reasons import Reason, Reasons
from psykg.entities.resolution import resolve
from psykg.entities.statements import Group
from psykg.entities.terms import Statement
from psykg.knowledge.dataset import asserted_quads, closure_quads

_Explain = Callable[[Statement], Reason | None]


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
    engine = EmbeddedEngine(united(closure_quads()))
    index = Index(engine)
    description = describe(engine, resolve(engine, name, index), index)
    explain: _Explain = partial(Reasons(asserted_quads).why, index) if why else lambda _: None
    if as_json:
        click.echo(json.dumps(_plain(description, explain), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_text(description, explain)))


def _text(description: Description, explain: _Explain) -> Iterator[str]:
    yield f"{description.thing.label} ({description.kind})" if description.kind else description.thing.label
    if description.retired:
        replacements = " or ".join(thing.name for thing in description.retired.replacements)
        yield f"Retired. Use {replacements} in its place." if replacements else "Retired. Nothing takes its place."
    yield from (f"{text.role.label.capitalize()}: {text.text}" for text in description.texts)
    if description.alternatives:
        yield f"Also called {', '.join(description.alternatives)}."
    for heading, lines in _sections(description, explain):
        indented = [INDENT + line for line in lines]
        yield from ["", heading, *indented] if indented else []


def _sections(description: Description, explain: _Explain) -> Iterator[tuple[str, Iterable[str]]]:
    inferred = (statement for statement in description.kinds if statement.inferred)
    yield "Is also", _lines(inferred, lambda s: s.value.label, explain)
    for saying in description.sayings:
        yield f"Claim {saying.thing.label}{_manner(saying)}", map(_triple, saying.statements)
    yield "Relations", _grouped(description.outgoing, lambda s: s.value.label, explain)
    yield "Spoken of", _grouped(description.incoming, lambda s: s.subject.label, explain)
    yield "Denied", _lines(description.denials, _triple, explain)
    yield "In the schema", _facets(description)
    yield "Members", _lines(description.members, lambda s: s.subject.label, explain)
    yield "Statements with it", _lines(description.uses, _triple, explain)
    around = {"previous": description.previous, "next": description.following}
    yield "Beside it", (f"{way}: {thing.name}" for way, thing in around.items() if thing)


def _manner(saying: Saying) -> str:
    """How a claim is made: firmly or less so, of all that there is or of some, in brackets; empty if nothing says."""
    firmness = [saying.modality.label] if saying.modality else []
    said = [*firmness, *(f"{remark.relation.label}: {remark.value.label}" for remark in saying.remarks)]
    return f" ({'; '.join(said)})" if said else ""


def _grouped(groups: Iterable[Group], words: Callable[[Statement], str], explain: _Explain) -> Iterator[str]:
    for group in groups:
        yield group.relation.label
        yield from (INDENT + line for line in _lines(group.statements, words, explain))


def _lines(said: Iterable[Statement], words: Callable[[Statement], str], explain: _Explain) -> Iterator[str]:
    for statement in said:
        where = "inferred" if statement.inferred else places(statement.claims)
        yield words(statement) + (f" ({where})" if where else "")
        if reason := explain(statement):
            yield from (INDENT + line for line in outline(reason))


def _triple(statement: Statement) -> str:
    words = " ".join((statement.subject.label, statement.relation.label, statement.value.label))
    return f"not the case: {words}" if statement.denied else words


def _facets(description: Description) -> Iterator[str]:
    for facet in description.facets:
        yield f"{facet.heading}: " + ", ".join(" then ".join(step.label for step in run) for run in facet.runs)


def _plain(node: Any, explain: _Explain) -> Any:  # noqa: ANN401 (what JSON is made of)
    """The description as dicts and lists; each inferred statement with why it holds, if that is explained."""
    if isinstance(node, tuple):
        return [_plain(each, explain) for each in node]
    if not is_dataclass(node):
        return node
    plain = {field.name: _plain(getattr(node, field.name), explain) for field in fields(node)}
    if isinstance(node, Statement) and (why := explain(node)):
        plain["why"] = asdict(why)
    return plain
