"""Graphs brought to a server elsewhere, by its Graph Store (SPARQL 1.1 Graph Store HTTP Protocol) or by SPARQL Update.

They go in portions, since servers bound a request. A blank node would become several if the triples that it stands in
went in several requests, so these go together.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal
from urllib.parse import urlencode
from urllib.request import Request

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Triple, serialize
from SPARQLWrapper import JSON, POST, SPARQLWrapper

from psykg.engine.remote.endpoint import Endpoint
from psykg.errors import EngineUnavailableError, PsykgError

Method = Literal["graph-store", "update"]

LINES: dict[Method, int] = {"graph-store": 20_000, "update": 1_000}
"""Triples of a request at most, unless one blank node holds more of them together. Virtuoso's parser has no memory for
an update of 5,000."""

_BYTES: dict[Method, int] = {"graph-store": 4_000_000, "update": 200_000}


@dataclass(frozen=True, slots=True)
class _Portion:
    """Triples for one graph as lines of N-Triples; `None` is the default graph. With `emptying` they replace it."""

    graph: str | None
    lines: tuple[str, ...]
    emptying: bool

    @property
    def text(self) -> str:
        return "".join(self.lines)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where triples go: to a Graph Store or to an update endpoint, and there into `graph`, or each into its own.

    They are added to what is there, unless `replacing`: then the first request for a graph empties it, and a graph that
    fits into one request is replaced as one.
    """

    endpoint: Endpoint
    method: Method = "graph-store"
    graph: str | None = None
    replacing: bool = False


def load_remote(
    quads: Iterable[Quad], destination: Destination, progress: Callable[[int], None] = lambda _: None
) -> int:
    """Brings the quads to their destination, and gives the number of triples sent.

    `progress` hears the number sent so far, after each request.

    Raises `EngineUnavailableError` at the first request that fails, and says what had been written before: nothing of
    that is taken back. What the quads raise while they are read is let through.
    """
    sent = 0
    for portion in _portions(quads, destination):
        request = _stored if destination.method == "graph-store" else _updated
        _send(destination.endpoint, request(destination.endpoint.url, portion), sent)
        sent += len(portion.lines)
        progress(sent)
    return sent


def _send(endpoint: Endpoint, request: Request, sent: int) -> None:
    try:
        answer = endpoint.answer(request)
        if answer.status >= HTTPStatus.MULTIPLE_CHOICES:
            raise EngineUnavailableError(endpoint.failure(answer))
    except PsykgError as error:
        stays = f"{sent} triples had been written before and stay there" if sent else "Nothing had been written before"
        raise EngineUnavailableError(
            f"{error} {stays}; of the last request the server may have written any part. Load all again when it is "
            "mended: what is there already does not double, except for blank nodes."
        ) from None


def _stored(url: str, portion: _Portion) -> Request:
    """PUT replaces a graph, POST adds to it (Graph Store HTTP Protocol, sections 5.3 and 5.5)."""
    target = urlencode({"graph": portion.graph}) if portion.graph else "default"
    return Request(  # noqa: S310  (Endpoint speaks HTTP only)
        f"{url}{'&' if '?' in url else '?'}{target}",
        data=portion.text.encode(),
        headers={"Content-Type": "application/n-triples", "User-Agent": "psykg"},
        method="PUT" if portion.emptying else "POST",
    )


def _updated(url: str, portion: _Portion) -> Request:
    """Not INSERT DATA where there are blank nodes: Virtuoso has no place for them in it. The two mean the same."""
    name = NamedNode(portion.graph) if portion.graph else None
    pattern = f"{{ GRAPH {name} {{\n{portion.text}}} }}" if name else f"{{\n{portion.text}}}"
    blank = any(line.startswith("_:") or "> _:" in line for line in portion.lines)
    insertion = f"INSERT {pattern} WHERE {{}}" if blank else f"INSERT DATA {pattern}"
    emptying = f"CLEAR SILENT {f'GRAPH {name}' if name else 'DEFAULT'} ;\n" if portion.emptying else ""
    request = SPARQLWrapper(url, returnFormat=JSON, agent="psykg")
    request.setMethod(POST)
    request.setQuery(emptying + insertion)
    request.queryType = "INSERT"
    return request._createRequest()


def _portions(quads: Iterable[Quad], destination: Destination) -> Iterator[_Portion]:
    """What is to be sent, in order. Of a graph that is replaced, the first portion says so."""
    begun: set[str | None] = set()
    for graph, lines in _divided(quads, destination):
        yield _Portion(graph, lines, emptying=destination.replacing and graph not in begun)
        begun.add(graph)


def _divided(quads: Iterable[Quad], destination: Destination) -> Iterator[tuple[str | None, tuple[str, ...]]]:
    """Graphs and lines for them. Holds one portion's size in memory, and all triples with blank nodes."""
    method = destination.method
    plain: defaultdict[str | None, list[str]] = defaultdict(list)
    blank: defaultdict[str | None, list[Triple]] = defaultdict(list)
    lines = size = 0
    for quad in quads:
        name = destination.graph or (quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else None)
        if _blank_nodes(quad.triple):
            blank[name].append(quad.triple)
            continue
        plain[name].append(line := _line(quad.triple))
        lines, size = lines + 1, size + len(line)
        if lines >= LINES[method] or size >= _BYTES[method]:
            largest = max(plain, key=lambda each: len(plain[each]))
            full = tuple(plain.pop(largest))
            lines, size = lines - len(full), size - sum(map(len, full))
            yield largest, full
    for name in {**plain, **blank}:
        units = [*([line] for line in plain[name]), *_held_together(blank[name])]
        yield from ((name, packed) for packed in _packed(units, method))


def _packed(units: Iterable[list[str]], method: Method) -> Iterator[tuple[str, ...]]:
    """As many units together as a request may hold; none is divided."""
    packed: list[str] = []
    size = 0
    for unit in units:
        length = sum(map(len, unit))
        if packed and (len(packed) + len(unit) > LINES[method] or size + length > _BYTES[method]):
            yield tuple(packed)
            packed, size = [], 0
        packed += unit
        size += length
    if packed:
        yield tuple(packed)


def _held_together(triples: list[Triple]) -> Iterable[list[str]]:
    """The triples as lines, those in one list that share blank nodes, directly or through others."""
    leader: dict[str, str] = {}

    def lead(node: str) -> str:
        while leader.setdefault(node, node) != node:
            leader[node] = node = leader[leader[node]]
        return node

    for triple in triples:
        first, *others = _blank_nodes(triple)
        for other in others:
            leader[lead(other)] = lead(first)
    units: defaultdict[str, list[str]] = defaultdict(list)
    for triple in triples:
        units[lead(_blank_nodes(triple)[0])].append(_line(triple))
    return units.values()


def _blank_nodes(triple: Triple) -> list[str]:
    return [each.value for each in (triple.subject, triple.object) if isinstance(each, BlankNode)]


def _line(triple: Triple) -> str:
    return (serialize([triple], format=RdfFormat.N_TRIPLES) or b"").decode()
