"""How a table in the layout of `tabular` is read: a row of nodes is a concept, a row of edges a statement.

A statement with a source or a citation stands in a claim, as those of `article.trig` do: one for all the rows of the
file with the same place and modality.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import IO
from urllib.parse import quote

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from psykg.errors import RdfSyntaxError
from psykg.knowledge.citations import citation, document, sentence
from psykg.knowledge.homes import graph_of, unpacked
from psykg.knowledge.tabular import (
    ALT_LABELS,
    CITATION,
    CLAIM,
    COLUMNS,
    DATATYPE,
    DEFAULT_LANGUAGE,
    DEFINITION,
    DENIED,
    EDGES_SUFFIX,
    ID,
    INFERRED,
    KIND,
    LABEL,
    LANGUAGE,
    MODALITY,
    NODES_SUFFIX,
    OBJECT,
    RELATION,
    REQUIRED,
    SOURCE,
    SUBJECT,
    TRUTHS,
    VALUE,
    iri_of,
    parted,
)
from psykg.vocabulary import CLAIM_CLASS, DCTERMS, OWL, PREFIXES, PSYKG, RDF, RDFS, SKOS, XSD
from psykg.vocabulary import MODALITY as MODALITY_IRI

_A = NamedNode(RDF + "type")
_INDIVIDUAL = NamedNode(OWL + "NamedIndividual")
_DENIAL = NamedNode(OWL + "NegativePropertyAssertion")
_LABELS = (NamedNode(RDFS + "label"), NamedNode(SKOS + "prefLabel"))
_DEFINITION = NamedNode(SKOS + "definition")
_Triple = tuple[NamedNode | BlankNode, NamedNode, NamedNode | Literal]
_UNWELCOME = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""Characters that RDF/XML and JSON have no place for, or that nobody sees."""


def is_table(path: Path) -> bool:
    """Whether the file is named as a table of nodes or of edges is. The suffix `.gz` may follow."""
    return _suffix(path) is not None


def quads_of_table(file: IO[bytes], path: Path) -> Iterator[Quad]:
    """The quads of the table opened from `path`: statements of claims in their graphs, the rest in the default graph.

    Raises `RdfSyntaxError`, with the line, and the column as a number counted from 1.
    """
    suffix = _suffix(path)
    assert suffix is not None  # noqa: S101 (as `is_table` says)
    rows = _rows(file, path, suffix)
    return _edges(rows, graph_of(path), unpacked(path).name) if suffix == EDGES_SUFFIX else _nodes(rows)


def _suffix(path: Path) -> str | None:
    name = unpacked(path).name.lower()
    return next((suffix for suffix in (NODES_SUFFIX, EDGES_SUFFIX) if name.endswith(suffix)), None)


@dataclass(frozen=True)
class _Row:
    """The cells of a row that say something, by column, and where they stand."""

    path: Path
    line: int
    columns: list[str]
    cells: dict[str, str]

    def refused(self, column: str, why: str) -> RdfSyntaxError:
        place = self.columns.index(column) + 1 if column in self.columns else None
        return RdfSyntaxError(f"{self.path}:{self.line}: column “{column}” {why}", line=self.line, column=place)

    def required(self, column: str) -> str:
        if column not in self.cells:
            raise self.refused(column, "is empty: every row needs it. Fill it in, or remove the row.")
        return self.cells[column]

    def iri(self, column: str) -> NamedNode:
        return self._named(column, self.required(column).strip())

    def relation(self) -> tuple[NamedNode, bool]:
        """The relation, and whether the row denies it."""
        written = self.required(RELATION).lstrip()
        return self._named(RELATION, written.removeprefix(DENIED).strip()), written.startswith(DENIED)

    def truth(self, column: str) -> bool:
        cell = self.cells.get(column, "").strip()
        if cell.lower() not in TRUTHS:
            raise self.refused(column, f"has “{cell}”. Write true or false, or leave it empty.")
        return TRUTHS[cell.lower()]

    def iris(self, column: str) -> list[NamedNode]:
        return [self._named(column, each.strip()) for each in parted(self.cells.get(column, ""))]

    def text(self, value: str) -> Literal:
        language = self.cells.get(LANGUAGE, DEFAULT_LANGUAGE)
        try:
            return Literal(value, language=language)
        except ValueError:
            raise self.refused(LANGUAGE, f"has “{language}”, which is no language. Write one such as “en”.") from None

    def _named(self, column: str, written: str) -> NamedNode:
        iri = iri_of(written)
        if iri is None:
            prefixes = ", ".join(PREFIXES)
            raise self.refused(
                column,
                f"has “{written}”, which names nothing. Write a name of letters, digits and hyphens, as “insight”; "
                f"a name with one of the prefixes {prefixes}; or an IRI in full.",
            )
        return NamedNode(iri)


def _rows(file: IO[bytes], path: Path, suffix: str) -> Iterator[_Row]:
    reader = csv.reader(_lines(file), strict=True)
    line = 1
    try:
        columns = _header(next(reader, []), path, suffix)
        line = reader.line_num + 1
        for cells in reader:
            yield from _row(path, line, columns, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise RdfSyntaxError(
            f"{path}:{line}: not well-formed CSV: {error}. Look for a quotation mark not doubled, or not closed.",
            line=line,
        ) from None
    except UnicodeDecodeError:
        raise RdfSyntaxError(f"{path}:{line}: this is not UTF-8. Save the table as “CSV UTF-8”.", line=line) from None


def _lines(file: IO[bytes]) -> Iterator[str]:
    """The lines with their ends, without the mark that some programs put before a text in UTF-8."""
    for number, line in enumerate(file):
        yield line.decode().removeprefix("" if number else "\ufeff")


def _header(found: list[str], path: Path, suffix: str) -> list[str]:
    columns, known = [name.strip() for name in found], COLUMNS[suffix]

    def refuse(why: str) -> RdfSyntaxError:
        return RdfSyntaxError(f"{path}:1: {why} The columns are {', '.join(known)}.", line=1)

    if len(columns) == 1 and re.search(r"[;\t]", columns[0]):
        raise refuse("The cells are not separated by commas. Save the table with commas between them.")
    for name in columns:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            raise refuse(f"There is no column “{name}”{f' (did you mean “{near[0]}”?)' if near else ''}.")
        if columns.count(name) > 1:
            raise refuse(f"The column “{name}” stands there twice. Keep one.")
    for name in REQUIRED[suffix]:
        if name not in columns:
            raise refuse(f"The first line must name the columns, and “{name}” is not among them.")
    return columns


def _row(path: Path, line: int, columns: list[str], cells: list[str]) -> Iterator[_Row]:
    """The row, if it says anything."""
    row = _Row(path, line, columns, {name: cell for name, cell in zip(columns, cells, strict=False) if cell})
    if len(cells) > len(columns):
        raise RdfSyntaxError(
            f"{path}:{line}: there are {len(cells)} cells and {len(columns)} columns. "
            "Put a cell that holds a comma in quotation marks.",
            line=line,
        )
    for name, cell in row.cells.items():
        if unwelcome := _UNWELCOME.search(cell):
            raise row.refused(name, f"holds the control character U+{ord(unwelcome[0]):04X}. Remove it.")
    if row.cells:
        yield row


def _nodes(rows: Iterator[_Row]) -> Iterator[Quad]:
    for row in rows:
        node = row.iri(ID)
        yield Quad(node, _A, _INDIVIDUAL)
        yield from (Quad(node, _A, kind) for kind in row.iris(KIND))
        if LABEL in row.cells:
            yield from (Quad(node, label, row.text(row.cells[LABEL])) for label in _LABELS)
        for label in parted(row.cells.get(ALT_LABELS, "")):
            yield Quad(node, NamedNode(SKOS + "altLabel"), row.text(label))
        if DEFINITION in row.cells:
            yield Quad(node, _DEFINITION, row.text(row.cells[DEFINITION]))


def _edges(rows: Iterator[_Row], home: str, name: str) -> Iterator[Quad]:
    cited: set[str] = set()
    for row in rows:
        said = _said(row)
        if row.truth(INFERRED):  # It will be inferred again.
            continue
        if not row.cells.keys() & {SOURCE, CITATION, MODALITY, CLAIM}:
            yield from (Quad(*triple) for triple in said)
            continue
        place, words = _place(row, home)
        if words is not None and words not in cited:
            yield from () if cited else document(home, name)
            cited.add(words)
            yield from sentence(home, place, words, len(cited))
        modality = row.iri(MODALITY)
        claim = row.iri(CLAIM) if CLAIM in row.cells else _claim(home, words or place.value, modality)
        yield from (Quad(*triple, claim) for triple in said)
        yield from (
            Quad(claim, _A, NamedNode(CLAIM_CLASS)),
            Quad(claim, NamedNode(DCTERMS + "source"), place),
            Quad(claim, NamedNode(MODALITY_IRI), modality),
        )


def _said(row: _Row) -> list[_Triple]:
    """The statement; of one that is denied the parts of a denial (OWL 2 Mapping to RDF, section 2.1)."""
    subject, (relation, denied), value = row.iri(SUBJECT), row.relation(), _object(row)
    if not denied:
        return [(subject, relation, value)]
    node, target = BlankNode(), "targetIndividual" if isinstance(value, NamedNode) else "targetValue"
    parts = {"sourceIndividual": subject, "assertionProperty": relation, target: value}
    return [(node, _A, _DENIAL), *((node, NamedNode(OWL + part), term) for part, term in parts.items())]


def _object(row: _Row) -> NamedNode | Literal:
    """What the statement leads to: a thing, or a value."""
    if (OBJECT in row.cells) == (VALUE in row.cells):
        raise row.refused(
            OBJECT, f"or column “{VALUE}” must be filled in: a thing in the first, or a text or number in the other."
        )
    if OBJECT in row.cells:
        return row.iri(OBJECT)
    if LANGUAGE in row.cells and DATATYPE in row.cells:
        raise row.refused(DATATYPE, f"and column “{LANGUAGE}” do not go together. Keep one.")
    if LANGUAGE in row.cells:
        return row.text(row.cells[VALUE])
    return Literal(row.cells[VALUE], datatype=row.iri(DATATYPE) if DATATYPE in row.cells else NamedNode(XSD + "string"))


def _place(row: _Row, home: str) -> tuple[NamedNode, str | None]:
    """The sentence that the row rests on, and the citation that it is made of, if it is."""
    if SOURCE in row.cells and CITATION in row.cells:
        raise row.refused(CITATION, f"and column “{SOURCE}” do not go together. Keep one.")
    if MODALITY not in row.cells:
        raise row.refused(MODALITY, "is empty: say how firmly the source says it, as “always” or “may”.")
    if CITATION in row.cells:
        words = row.cells[CITATION]
        return citation(home, words), words
    if SOURCE not in row.cells:
        raise row.refused(SOURCE, f"is empty: name the sentence that says it, or cite something in “{CITATION}”.")
    return row.iri(SOURCE), None


def _claim(home: str, place: str, modality: NamedNode) -> NamedNode:
    firmness = modality.value.removeprefix(PSYKG)
    return NamedNode(f"{home}#claim-{quote(place.removeprefix(PSYKG), safe='')}-{quote(firmness, safe='')}")
