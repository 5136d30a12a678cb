"""The command `psykg`: one module a command, loaded when it is called."""

from importlib import import_module

import click

from psykg.errors import InconsistentOntologyError, InvalidDataError, PsykgError, UnknownEntityError

_COMMANDS = {
    "serve": "Serve the graph over HTTP: pages, and a SPARQL endpoint.",
    "site": "Write the whole site into a folder, as files for any web host.",
    "ask": "Answer a question in plain words.",
    "query": "Answer a SPARQL query.",
    "describe": "Tell what the graph holds of a concept, class, relation, sentence or claim.",
    "search": "Find concepts, classes and relations by a label or part of one.",
    "export": "Write the whole graph in the format of another tool.",
    "mcp": "Offer the graph to chat assistants, by the Model Context Protocol.",
    "build": "Check the ontology with HermiT and write what follows from it to inferred.ttl.",
    "validate": "Say what is wrong with data files, or with the ontology if no FILE is given.",
    "load": "Load RDF files into a store on disk, all of them or none.",
    "backup": "Copy a store as it is now, while it may be in use.",
    "restore": "Bring a store back to what a backup holds.",
}
"""Each command and the first line of its help, so that `psykg --help` loads none of them."""

_NO = (InvalidDataError, InconsistentOntologyError, UnknownEntityError)
"""Errors that are the answer “no”: exit code 1. All others mean wrong use, or something missing: 2."""

_INTERRUPTED = 130


class _Commands(click.Group):
    """Finds a command in the module of its name, and turns errors into one line and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names in the table."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now; None where there is none."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"psykg.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the table as it stands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error of ours becomes a message on stderr."""
        try:
            return super().invoke(ctx)
        except PsykgError as error:
            click.echo(f"psykg: {error}", err=True)
            ctx.exit(1 if isinstance(error, _NO) else 2)
        except KeyboardInterrupt:
            ctx.exit(_INTERRUPTED)


@click.command(
    "psykg",
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  psykg serve
  psykg ask "Which phases involve insight?"
  psykg query 'PREFIX psykg: <https://w3id.org/psykg/> SELECT ?phase { ?phase a psykg:Phase }'""",
)
@click.version_option(package_name="psykg", message="psykg %(version)s")
def main() -> None:
    """A knowledge graph of psychodynamic psychotherapy, and the service that answers questions over it."""
