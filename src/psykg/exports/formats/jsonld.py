"""JSON-LD 1.1: what programmers read who know JSON better than RDF. Each claim is a graph of its own."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import Any, BinaryIO

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from psykg.exports.context import Context
from psykg.exports.format import Format
from psykg.exports.serialising import by_graph
from psykg.exports.source import Source
from psykg.vocabulary import RDF, XSD

_TYPE = RDF + "type"
_NATIVE = {XSD + "boolean": {"true": True, "false": False}}


def write(source: Source, out: BinaryIO) -> None:
    """One document: the context, then an object a subject; what stands in another graph in an object of its graph."""
    context = Context(source)
    out.write(b'{\n"@context": ' + _json(context.document["@context"]) + b',\n"@graph": [\n')
    out.writelines(_joined(_pieces(by_graph(source), context)))
    out.write(b"\n]\n}\n")


def _pieces(quads: Iterable[Quad], context: Context) -> Iterator[Iterable[bytes]]:
    """The objects, each in the pieces that it is written in: that of a graph may hold more than memory does."""
    for graph, stated in groupby(quads, key=lambda quad: quad.graph_name):
        subjects = (_json(_subject(list(same), context)) for _, same in groupby(stated, key=lambda quad: quad.subject))
        if isinstance(graph, DefaultGraph):
            yield from ([each] for each in subjects)
        else:
            head = b'{"@id": ' + _json(context.short(str(graph.value))) + b', "@graph": ['
            yield chain([head], _joined([each] for each in subjects), [b"]}"])


def _joined(objects: Iterable[Iterable[bytes]]) -> Iterator[bytes]:
    """The pieces of all objects, with a comma and a new line between two of them."""
    for number, pieces in enumerate(objects):
        if number:
            yield b",\n"
        yield from pieces


def _subject(quads: list[Quad], context: Context) -> dict[str, Any]:
    """All that one graph says of one subject."""
    said: dict[str, list[Any]] = defaultdict(list)
    for quad in quads:
        predicate = quad.predicate.value
        if predicate == _TYPE and isinstance(quad.object, NamedNode):
            said["@type"].append(context.short(quad.object.value))
        else:
            term = context.term(predicate)
            said[term].append(_value(quad.object, context, relates=context.relates(term)))
    subject = quads[0].subject
    assert isinstance(subject, NamedNode | BlankNode)  # noqa: S101 (RDF 1.1 has no other subjects)
    return {"@id": _id(subject, context)} | {key: each[0] if len(each) == 1 else each for key, each in said.items()}


def _value(term: object, context: Context, *, relates: bool) -> Any:  # noqa: ANN401 (JSON)
    if isinstance(term, NamedNode | BlankNode):
        return _id(term, context) if relates else {"@id": _id(term, context)}
    assert isinstance(term, Literal)  # noqa: S101
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype == XSD + "string":
        return {"@value": term.value} if relates else term.value
    native = _NATIVE.get(datatype, {}).get(term.value)
    return {"@value": term.value, "@type": context.short(datatype)} if native is None else native


def _id(term: NamedNode | BlankNode, context: Context) -> str:
    return context.short(term.value) if isinstance(term, NamedNode) else str(term)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=False).encode()


FORMAT = Format(
    name="jsonld",
    title="JSON-LD",
    media_type="application/ld+json",
    suffix="jsonld",
    tool="programs that read JSON, search engines, linked data libraries",
    streams=True,
    write=write,
    note="Its context stands in it, so that it opens without a network, and also by itself at /context.jsonld.",
)
