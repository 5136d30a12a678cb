"""Solutions, graphs and datasets as tables, and when two of them are the same.

Two tables are the same if their rows are, as a multiset or in order, up to the names of blank nodes: each table is
written as RDF and brought into the canonical form of RDF Dataset Canonicalization (RDFC-1.0).
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from tests.w3c.service import Answer, UnmetError
from tests.w3c.suite import RDF, Manifest

Term = NamedNode | BlankNode | Literal | Triple | None
Row = tuple[Term, ...]
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True)
class Table:
    """Rows under named columns."""

    columns: tuple[str, ...]
    rows: list[Row]
    ordered: bool = False

    def __str__(self) -> str:
        rows = sorted(" ".join("-" if term is None else str(term) for term in row) for row in self.rows)
        return f"{' '.join(self.columns)}: {'; '.join(rows)}"

    def in_order(self) -> "Table":
        """The same table where the order of the rows tells something."""
        return replace(self, ordered=True)

    def same(self, other: "Table") -> bool:
        """Whether both hold the same rows, to the letter of each literal."""
        return set(self.columns) == set(other.columns) and self._canonical() == other._canonical()

    def valued(self) -> "Table":
        """The same table with numbers and booleans in one spelling for each value."""
        return replace(self, rows=[tuple(map(_valued, row)) for row in self.rows])

    def _canonical(self) -> set[Quad]:
        dataset = Dataset(self._quads())
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        return set(dataset)

    def _quads(self) -> Iterator[Quad]:
        places = enumerate(self.rows) if self.ordered else ((times, row) for row, times in Counter(self.rows).items())
        for place, row in places:
            node = BlankNode()
            yield Quad(node, NamedNode("urn:place"), Literal(place))
            for column, term in zip(self.columns, row, strict=True):
                if term is not None:
                    yield Quad(node, NamedNode(f"urn:column:{column}"), term)


def from_triples(triples: Iterable[Triple | Quad]) -> Table:
    """A graph."""
    return Table(("s", "p", "o"), list({(each.subject, each.predicate, each.object) for each in triples}))


def from_answer(answer: Answer, base: str) -> Table:
    """What a service answered. It raises UnmetError if the body is not what its media type says."""
    try:
        return _read(answer.body, answer.media_type, base)
    except (ValueError, SyntaxError) as error:
        raise UnmetError(f"it answered what cannot be read ({error}): {answer}") from error


def _read(body: bytes, media_type: str, base: str) -> Table:
    if media_type == "text/csv":
        return _from_csv(body)
    if results := QueryResultsFormat.from_media_type(media_type):
        return _from_results(body, results)
    if graph := RdfFormat.from_media_type(media_type):
        return from_triples(parse(body, format=graph, base_iri=base))
    raise ValueError(f"{media_type or 'no media type'} is no format for results")


def from_file(path: Path, base: str) -> Table:
    """What a file of the suite expects, its format told by its suffix."""
    suffix = path.suffix.removeprefix(".")
    form = QueryResultsFormat.from_extension(suffix) or RdfFormat.from_extension(suffix)
    assert form is not None, path
    if form == RdfFormat.TURTLE and (solutions := _from_graph(Manifest(path, base))):
        return solutions
    return _read(path.read_bytes(), form.media_type.partition(";")[0], base)


def compare(expected: Table, got: Table) -> str:
    """A note if the tables are the same by value alone; it raises UnmetError if they are not the same."""
    if expected.same(got):
        return ""
    if expected.valued().same(got.valued()):
        return "equal by value, not to the letter"
    raise UnmetError(f"expected {expected}, got {got}")


def _from_results(body: bytes, form: QueryResultsFormat) -> Table:
    results = parse_query_results(body, format=form)
    if isinstance(results, QueryBoolean):
        return Table(("boolean",), [(Literal(bool(results)),)])
    assert isinstance(results, QuerySolutions)
    return Table(tuple(variable.value for variable in results.variables), [tuple(solution) for solution in results])


def _from_graph(document: Manifest) -> Table | None:
    """The solutions that a graph describes, in the result set vocabulary of the test suite."""
    described = next(document.store.quads_for_pattern(None, NamedNode(RDF + "type"), NamedNode(RS + "ResultSet")), None)
    if described is None:
        return None
    columns = document.texts(described.subject, RS + "resultVariable")
    rows = []
    for solution in document.values(described.subject, RS + "solution"):
        bindings = document.values(solution, RS + "binding")
        bound = {document.text(each, RS + "variable"): document.value(each, RS + "value") for each in bindings}
        rows.append(tuple(map(bound.get, columns)))
    return Table(tuple(columns), rows)


def _from_csv(body: bytes) -> Table:
    """The fields as text: that is all that CSV tells, but for blank nodes."""
    columns, *rows = csv.reader(io.StringIO(body.decode(), newline=""))
    return Table(tuple(columns), [tuple(map(_field, row)) for row in rows])


def _field(text: str) -> Term:
    if text.startswith("_:"):
        return BlankNode(text[2:])
    return Literal(text, datatype=NamedNode(XSD + "double")) if NUMBER.fullmatch(text) else Literal(text)


NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")


def _decimal(text: str) -> str:
    return format(Decimal(text).normalize(), "f")


INTEGERS = {
    *("nonPositiveInteger", "negativeInteger", "nonNegativeInteger", "positiveInteger"),
    *("long", "int", "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
}
"""Types whose values are integers: the engine stores those values under xsd:integer."""

SPELLING: dict[str, Callable[[str], str]] = {
    "integer": lambda text: str(int(text)),
    "decimal": _decimal,
    "float": lambda text: repr(float(text)),
    "double": lambda text: repr(float(text)),
    "boolean": lambda text: {"1": "true", "0": "false"}.get(text, text),
}


def _valued(term: Term) -> Term:
    if not isinstance(term, Literal):
        return term
    name = term.datatype.value.removeprefix(XSD)
    name = "integer" if name in INTEGERS else name
    if name not in SPELLING:
        return term
    try:
        return Literal(SPELLING[name](term.value), datatype=NamedNode(XSD + name))
    except (ValueError, ArithmeticError):
        return term  # an ill-typed literal has no value
