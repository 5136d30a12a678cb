"""`psykg ask`: a question in plain words."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from psykg.cli.brought import brought
from psykg.cli.outline import INDENT, outline
from psykg.engine import EmbeddedEngine, united
from psykg.entities.index import Index
from psykg.entities.reasons import Reasons
from psykg.knowledge.dataset import asserted_quads, closure_quads
from psykg.questions.answers.answer import Answer, Item, Status
from psykg.questions.questioning import Questions


@click.command(
    name="ask",
    epilog="""\b
Examples:
  psykg ask "Which phases involve insight?" --why
  psykg ask supportive therapy goals
  psykg ask "How long does a session last?" --json""",
)
@click.argument("words", nargs=-1, required=True)
@click.option("--why", is_flag=True, help="For each inferred answer: what it follows from, down to the sentences.")
@click.option("as_json", "--json", is_flag=True, help="For programs: a JSON object, whether there is an answer or not.")
@click.option(
    "--data",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Data to ask about beside the ontology, RDF or CSV: a file, or a folder of files. May be given several times.",
)
@click.pass_context
def command(context: click.Context, words: tuple[str, ...], why: bool, as_json: bool, data: tuple[Path, ...]) -> None:
    """Answer a question in plain words.

    A sentence, then a line for each answer with the sentences of the article that it rests on and how firmly they say
    it. Exits with 0 when there is an answer, “no” included, and with 1 when the graph holds none.
    """
    answer = _questions(data).ask(" ".join(words))
    if as_json:
        click.echo(json.dumps(answer.data, ensure_ascii=False, indent=2))
    elif answer.status in {Status.ANSWERED, Status.CRISIS}:
        click.echo("\n".join(_text(answer, why)))
    else:
        click.echo("\n".join(_declined(answer)), err=True)
    context.exit(0 if answer.status is Status.ANSWERED else 1)


def _questions(data: tuple[Path, ...]) -> Questions:
    extension = brought(data)
    engine = EmbeddedEngine(united([*closure_quads(), *extension.quads]))
    return Questions(engine, Index(engine), Reasons(asserted_quads, extension.derivations))


def _text(answer: Answer, why: bool) -> Iterator[str]:
    yield answer.text
    for item in answer.items:
        told = len(answer.items) == 1 and item.value in answer.text if item.value else True
        yield _line(item, None if told else item.value)
        if why and item.derivation:
            yield from (INDENT + line for line in outline(item.derivation))


def _line(item: Item, value: str | None) -> str:
    """Label, value, and in brackets where it stands, how firmly it is said and whether it only follows."""
    words = f"{item.label}: {value}" if value else item.label
    sources = ", ".join(source for source in item.sources if source != item.label)
    ground = "; ".join(part for part in (sources, item.modality, "inferred" if item.inferred else None) if part)
    return f"{words} ({ground})" if ground else words


def _declined(answer: Answer) -> Iterator[str]:
    yield answer.text
    if answer.suggestions:
        yield "You can ask:"
        yield from (INDENT + suggestion for suggestion in answer.suggestions)
