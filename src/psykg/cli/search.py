"""`psykg search`: concepts, classes and relations by label."""

import json

import click

from psykg.engine import EmbeddedEngine, united
from psykg.entities.index import Index
from psykg.entities.search import search
from psykg.knowledge.dataset import closure_quads


@click.command(
    name="search",
    epilog="""\b
Examples:
  psykg search insight
  psykg search "end of treatment" --limit 5
  psykg search phase --json""",
)
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many to show at most.")
@click.option("as_json", "--json", is_flag=True, help="For programs: a JSON list.")
@click.pass_context
def command(context: click.Context, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find concepts, classes and relations by a label or part of one.

    One line each: name, label, kind, and the label that matched if it is another. Exits with 1 if nothing is found.
    """
    text = " ".join(words)
    hits = search(Index(EmbeddedEngine(united(closure_quads()))), text, limit)
    if as_json:
        click.echo(json.dumps([hit.data for hit in hits], ensure_ascii=False, indent=2))
    for hit in () if as_json else hits:
        also = [hit.matched] if hit.matched != hit.thing.label else []
        click.echo("\t".join([hit.thing.name, hit.thing.label, hit.kind, *also]))
    if not hits:
        click.echo(f"Nothing has a label like “{text}”. Try a shorter word, or part of one.", err=True)
        context.exit(1)
