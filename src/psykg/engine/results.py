"""What a query gives back, and the formats it can be written in.

Each result holds its serialised form (SPARQL JSON results, N-Triples): that is what travels between processes and
machines, and it can be read any number of times and from any thread.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from json import dumps, loads
from typing import ClassVar, NamedTuple, Self, cast

from pyoxigraph import (
    BlankNode,
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
    serialize,
)

from psykg.engine.well_formed import check_well_formed
from psykg.errors import UnknownFormatError
from psykg.vocabulary import PREFIXES

Term = NamedNode | BlankNode | Literal
Row = dict[str, Term]


@dataclass(frozen=True, slots=True)
class ResultFormat:
    """A way to write a result. `aliases` are other media types that it is asked for by."""

    name: str
    media_type: str
    suffix: str
    writer: QueryResultsFormat | RdfFormat
    aliases: tuple[str, ...] = ()


TABULAR = (
    ResultFormat("json", "application/sparql-results+json", "srj", QueryResultsFormat.JSON, ("application/json",)),
    ResultFormat(
        "xml", "application/sparql-results+xml", "srx", QueryResultsFormat.XML, ("application/xml", "text/xml")
    ),
    ResultFormat("csv", "text/csv", "csv", QueryResultsFormat.CSV),
    ResultFormat("tsv", "text/tab-separated-values", "tsv", QueryResultsFormat.TSV),
)
"""What solutions and booleans are written in; the first is the one for those who do not mind."""

GRAPHICAL = (
    ResultFormat("turtle", "text/turtle", "ttl", RdfFormat.TURTLE, ("application/turtle", "text/n3")),
    ResultFormat("ntriples", "application/n-triples", "nt", RdfFormat.N_TRIPLES, ("text/plain",)),
    ResultFormat("jsonld", "application/ld+json", "jsonld", RdfFormat.JSON_LD, ("application/json",)),
    ResultFormat("rdfxml", "application/rdf+xml", "rdf", RdfFormat.RDF_XML, ("application/xml", "text/xml")),
)
"""What triples are written in; the first is the one for those who do not mind."""

NAMED = (
    ResultFormat("trig", "application/trig", "trig", RdfFormat.TRIG),
    ResultFormat("nquads", "application/n-quads", "nq", RdfFormat.N_QUADS),
)
"""What triples with the graphs that hold them are written in. No query gives these."""

FORMATS = {each.name: each for each in TABULAR + GRAPHICAL}

OF_DATASETS = (*NAMED, FORMATS["jsonld"])
"""All that has named graphs. JSON-LD is first of all a format for triples."""


@dataclass(frozen=True, slots=True)
class Solutions:
    """What SELECT gives: rows of terms. Iterating gives each row as a dict of its bound variables."""

    json: bytes
    formats: ClassVar[tuple[ResultFormat, ...]] = TABULAR

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the columns, in the order of the query, without question marks."""
        return tuple(variable.value for variable in self._parsed().variables)

    def __iter__(self) -> Iterator[Row]:
        solutions = self._parsed()
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            yield {name: term for name, term in zip(names, solution, strict=True) if term is not None}

    def part(self, start: int, count: int) -> Self:
        """So many rows from a place on, in the same columns."""
        told = loads(self.json)
        told["results"]["bindings"] = told["results"]["bindings"][start : start + count]
        return type(self)(dumps(told).encode())

    def serialize(self, target: ResultFormat) -> bytes:
        """The rows in a tabular format. Raises `UnknownFormatError` for a format that is for triples."""
        return _written(self.json, target)

    def _parsed(self) -> QuerySolutions:
        return cast("QuerySolutions", parse_query_results(self.json, format=QueryResultsFormat.JSON))


@dataclass(frozen=True, slots=True)
class Boolean:
    """What ASK gives."""

    value: bool
    formats: ClassVar[tuple[ResultFormat, ...]] = TABULAR

    def __bool__(self) -> bool:
        return self.value

    def serialize(self, target: ResultFormat) -> bytes:
        """The answer in a tabular format, a bare word in CSV and TSV. Raises as `Solutions.serialize`."""
        return _written(b'{"head":{},"boolean":%s}' % (b"true" if self.value else b"false"), target)


@dataclass(frozen=True, slots=True)
class Triples:
    """What CONSTRUCT and DESCRIBE give: a set of triples. Iterating gives them in a stable order."""

    ntriples: bytes
    formats: ClassVar[tuple[ResultFormat, ...]] = GRAPHICAL

    @classmethod
    def of(cls, triples: Iterable[Triple]) -> Self:
        """The result that holds these triples, each once."""
        return cls.of_lines(serialize(triples, format=RdfFormat.N_TRIPLES) or b"")

    @classmethod
    def of_lines(cls, ntriples: bytes) -> Self:
        """The result that holds these triples, each a line of N-Triples, each once."""
        return cls(b"".join(sorted(set(ntriples.splitlines(keepends=True)))))

    def __iter__(self) -> Iterator[Triple]:
        return (quad.triple for quad in parse(self.ntriples, format=RdfFormat.N_TRIPLES))

    def serialize(self, target: ResultFormat) -> bytes:
        """The triples with the prefixes they need.

        Raises `UnknownFormatError` for a format of another sort, and where XML cannot write them.
        """
        _check(target, self.formats)
        if target.writer == RdfFormat.N_TRIPLES:
            return self.ntriples
        body = serialize(self, format=cast("RdfFormat", target.writer), prefixes=_used(self.ntriples)) or b""
        check_well_formed(body, target.media_type)
        return body


@dataclass(frozen=True, slots=True)
class Quads:
    """Triples with the graphs that hold them. Iterating gives them in a stable order, those of one graph together."""

    nquads: bytes
    formats: ClassVar[tuple[ResultFormat, ...]] = OF_DATASETS

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> Self:
        """The result that holds these quads, each once."""
        each_once = sorted(set(quads), key=lambda quad: (str(quad.graph_name), str(quad)))
        return cls(serialize(each_once, format=RdfFormat.N_QUADS) or b"")

    def __iter__(self) -> Iterator[Quad]:
        return iter(parse(self.nquads, format=RdfFormat.N_QUADS))

    def serialize(self, target: ResultFormat, **prefixes: str) -> bytes:
        """The quads with the prefixes they need, and those given. Raises `UnknownFormatError` for another sort."""
        _check(target, self.formats)
        needed = _used(self.nquads) | prefixes
        return serialize(self, format=cast("RdfFormat", target.writer), prefixes=needed) or b""


Result = Solutions | Boolean | Triples


class Answer(NamedTuple):
    """A result as it was written: the bytes, and the name of their format in `FORMATS`.

    A tuple, as it travels between processes: that takes half as long.
    """

    body: bytes
    format: str

    def result(self) -> Result:
        """The result itself, of an answer in JSON or N-Triples."""
        if self.format == "ntriples":
            return Triples(self.body)
        parsed = parse_query_results(self.body, format=QueryResultsFormat.JSON)
        return Boolean(bool(parsed)) if isinstance(parsed, QueryBoolean) else Solutions(self.body)


def format_named(name: str) -> ResultFormat:
    """The format of that name. Raises `UnknownFormatError`, which lists the known names."""
    try:
        return FORMATS[name]
    except KeyError:
        raise UnknownFormatError(f"There is no result format {name!r}. Choose one of {', '.join(FORMATS)}.") from None


def _used(lines: bytes) -> dict[str, str]:
    return {prefix: namespace for prefix, namespace in PREFIXES.items() if namespace.encode() in lines}


def _written(json: bytes, target: ResultFormat) -> bytes:
    _check(target, TABULAR)
    parsed = parse_query_results(json, format=QueryResultsFormat.JSON)
    body = parsed.serialize(format=cast("QueryResultsFormat", target.writer)) or b""
    check_well_formed(body, target.media_type)
    return body


def _check(target: ResultFormat, possible: tuple[ResultFormat, ...]) -> None:
    if target not in possible:
        names = ", ".join(each.name for each in possible)
        raise UnknownFormatError(f"This result cannot be written as {target.name}. Choose one of {names}.")
