"""What tutorials show is done: their blocks are run one after the other, as a reader would."""

import ast
import contextlib
import csv
import io
import json
import re
import shlex
import subprocess
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import ladybug
from click.testing import CliRunner

from psykg.cli import main
from psykg.cli.table import table
from psykg.engine import Engine, Solutions

DEFAULT_ADDRESS = "http://127.0.0.1:8000/"
RUN = {"sparql", "python", "console", "cypher"}
"""The languages that are run. `sh` is for commands of the tool that a tutorial is about, which nobody has here."""

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """Something to run, and what the tutorial says comes out: a block of `text` right after it, else None."""

    language: str
    text: str
    shown: str | None


def blocks(page: Path) -> list[Block]:
    """What is to be run of a page, in order."""
    if page.suffix == ".ipynb":
        return list(_cells(json.loads(page.read_text(encoding="utf-8"))))
    return list(_fenced(page.read_text(encoding="utf-8")))


def _fenced(text: str) -> Iterator[Block]:
    found = [(match[1], match[2]) for match in _FENCE.finditer(text)]
    for (language, code), (after, output) in zip(found, [*found[1:], ("", "")], strict=True):
        if language in RUN:
            yield Block(language, code, output if after == "text" else None)


def _cells(notebook: dict[str, Any]) -> Iterator[Block]:
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            yield Block("python", "".join(cell["source"]), "".join(map(_output, cell["outputs"])))


def _output(output: dict[str, Any]) -> str:
    told = output["text"] if output["output_type"] == "stream" else [*output["data"]["text/plain"], "\n"]
    return "".join(told)


def commands(code: str) -> list[tuple[str, str]]:
    """The commands of a console with what each prints."""
    return [(match[1], match[2]) for match in _COMMAND.finditer(code)]


@dataclass
class Walk:
    """One reader's way through a tutorial: a folder, an engine, a service, and what Python remembers."""

    engine: Engine
    service: str
    folder: Path
    names: dict[str, Any] = field(default_factory=dict)

    def run(self, block: Block) -> str:
        """What comes out. Of a console the block as it looks then."""
        done: str = getattr(self, f"_{block.language}")(block.text.replace(DEFAULT_ADDRESS, self.service))
        return done.replace(self.service, DEFAULT_ADDRESS)

    def _sparql(self, text: str) -> str:
        found = self.engine.query(text)
        assert isinstance(found, Solutions)
        return table(found) + "\n"

    def _python(self, text: str) -> str:
        """As a notebook has it: what is printed, then the value of the last line."""
        lines = ast.parse(text).body
        last = lines[-1] if isinstance(lines[-1], ast.Expr) else None
        lines = lines[:-1] if last else lines
        # In a thread of its own: a browser that other tests have open runs a loop in this one.
        with contextlib.redirect_stdout(io.StringIO()) as printed, ThreadPoolExecutor(1) as apart:
            apart.submit(exec, compile(ast.Module(lines, []), "tutorial", "exec"), self.names).result()
            ending = compile(ast.Expression(last.value), "tutorial", "eval") if last else None
            value = apart.submit(eval, ending, self.names).result() if ending else None
        return printed.getvalue() + (f"{value!r}\n" if value is not None else "")

    def _console(self, text: str) -> str:
        return "".join(f"$ {command}\n{self._shell(command)}" for command, _ in commands(text))

    def _shell(self, command: str) -> str:
        """What a command prints. `psykg` itself runs in this process, where all is loaded."""
        if command.startswith("psykg "):
            ran = CliRunner().invoke(main, shlex.split(command)[1:])
            assert ran.exit_code == 0, ran.stderr
            return ran.stdout
        return subprocess.run(["sh", "-c", command], cwd=self.folder, capture_output=True, text=True, check=True).stdout

    def _cypher(self, text: str) -> str:
        return _rows_of(_loaded(self.folder / "psykg-neo4j.zip", text).execute(text))


def _loaded(packed: Path, query: str) -> "ladybug.Connection":
    """A database that understands Cypher, with the concepts, and those relationships that the query names.

    It is none that gives a node several labels: it gets the narrowest kind.
    """
    connection = ladybug.Connection(ladybug.Database(":memory:"))
    with zipfile.ZipFile(packed) as files:
        concepts, relationships = (_table(files, name) for name in ("nodes.csv", "relationships.csv"))
    kinds = {concept["iri:ID(Concept)"]: concept[":LABEL"].split("\x1e")[1] for concept in concepts}
    for kind in sorted(set(kinds.values())):
        connection.execute(f"CREATE NODE TABLE `{kind}`(iri STRING PRIMARY KEY, name STRING, label STRING)")
    for concept in concepts:
        given = {"iri": concept["iri:ID(Concept)"], "name": concept["name:string"], "label": concept["label:string"]}
        connection.execute(f"CREATE (:`{kinds[given['iri']]}` {{iri: $iri, name: $name, label: $label}})", given)
    named = set(re.findall(r"\b[A-Z]{2,}(?:_[A-Z]+)*\b", query))
    for kind in sorted(named & {each[":TYPE"] for each in relationships}):
        _relate(connection, kind, [each for each in relationships if each[":TYPE"] == kind], kinds)
    return connection


def _relate(connection: "ladybug.Connection", kind: str, found: list[dict[str, str]], kinds: dict[str, str]) -> None:
    ends = [(kinds[each[":START_ID(Concept)"]], kinds[each[":END_ID(Concept)"]]) for each in found]
    pairs = ", ".join(f"FROM `{start}` TO `{end}`" for start, end in sorted(set(ends)))
    connection.execute(f"CREATE REL TABLE {kind}({pairs}, sentences STRING[], modalities STRING[], inferred BOOLEAN)")
    for each, (start, end) in zip(found, ends, strict=True):
        connection.execute(
            f"MATCH (a:`{start}` {{iri: $a}}), (b:`{end}` {{iri: $b}}) "
            f"CREATE (a)-[:{kind} {{sentences: $sentences, modalities: $modalities, inferred: $inferred}}]->(b)",
            {
                "a": each[":START_ID(Concept)"],
                "b": each[":END_ID(Concept)"],
                "sentences": _list(each["sentences:string[]"]),
                "modalities": _list(each["modalities:string[]"]),
                "inferred": each["inferred:boolean"] == "true",
            },
        )


def _table(files: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files.read(name).decode(), newline="")))


def _list(cell: str) -> list[str]:
    return cell.split("\x1e") if cell else []


def _rows_of(result: Any) -> str:
    """The answers as Neo4j's shell writes them in its plain format."""
    rows = [[_cell(cell) for cell in row] for row in result.get_all()]
    return "".join(f"{', '.join(row)}\n" for row in [result.get_column_names(), *rows])


def _cell(cell: Any) -> str:
    return str(cell).upper() if isinstance(cell, bool) else json.dumps(cell, ensure_ascii=False)
