"""What the service says of itself: SPARQL 1.1 Service Description, VoID at `/.well-known/void`, and schema.org."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

from flask import Blueprint, Response, url_for
from jinja2 import Template
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat, parse

from psykg.engine import Row, Solutions, Triples
from psykg.engine.results import FORMATS, GRAPHICAL
from psykg.entities.steadiness import steady
from psykg.service import release, size
from psykg.service.current import held
from psykg.service.negotiation import answered
from psykg.vocabulary import PSYKG

blueprint = Blueprint("description", __name__)

_FOLDER = Path(__file__).parent
_SAID_OF_DATASETS = "http://purl.org/dc/terms/"
_EXAMPLES = 3
_RENAMED = {RdfFormat.JSON_LD.iri: "http://www.w3.org/ns/formats/JSON-LD"}
"""What pyoxigraph has another name for than the W3C's list of formats, https://www.w3.org/ns/formats/."""


@blueprint.get("/.well-known/void")
def void() -> Response:
    """A description of the dataset, as RDF."""
    counted = held().memo.of(size.kinds)
    told = [(row["property"], row["value"]) for row in _rows("header")]
    index = held().index
    described = answered(
        _described(
            "void",
            here=_address("description.void"),
            dataset=NamedNode(PSYKG),
            header=[each for each in told if each[0].value.startswith(_SAID_OF_DATASETS)],
            formats=_iris(each.writer for each in GRAPHICAL),
            examples=[NamedNode(members[0].iri) for _, members in index.concepts[:_EXAMPLES]],
            vocabularies=sorted({NamedNode(_namespace(kind.value)) for kind, _ in counted}, key=str),
            triples=_triples(),
            kinds=[(kind, Literal(things)) for kind, things in counted],
            home=_address("explorer.explore"),
            space=Literal(PSYKG),
            endpoint=None if held().settings.published else _address("sparql.sparql"),
            release=release.current(),
            files=_files(),
        )
    )
    return release.told(described)


def dataset() -> Triples | None:
    """The dataset in the words of schema.org, for the first page; None where no release is served."""
    found = release.current()
    if found is None:
        return None
    created, issued = (Literal(found[name].value) for name in ("created", "issued"))  # Dates there have no datatype.
    home = _address("explorer.explore")
    return _described("schema-org", release=found, created=created, issued=issued, files=_files(), home=home)


def service_description() -> Triples:
    """The endpoint, its formats and limits, and its default dataset."""
    settings = held().settings
    return _described(
        "service-description",
        endpoint=_address("sparql.sparql"),
        writable=settings.writable,
        united=not settings.bare,
        federated=bool(settings.services),
        formats=_iris(each.writer for each in FORMATS.values()),
        inputs=_iris(each.writer for each in GRAPHICAL),
        limits=_limits(),
        triples=_triples(),
        graphs=[(graph, Literal(triples)) for graph, triples in held().memo.of(size.graphs)],
    )


def _limits() -> Iterator[tuple[Literal, ...]]:
    settings = held().settings
    told: list[tuple[str, str, float, str]] = [
        ("timeout", "time that a query may take", settings.timeout, "seconds"),
        ("memory", "memory that a query may take", settings.memory, "MiB"),
        ("result", "size that a result may have", settings.result, "MiB"),
        ("workers", "queries evaluated at a time", settings.workers, "queries"),
    ]
    for name, words, value, unit in told:
        yield Literal(name), Literal(words, language="en"), Literal(value), Literal(unit)


def _described(name: str, **values: Any) -> Triples:  # noqa: ANN401 (what a template takes)
    turtle = _template(name).render(values)
    return steady(Triples.of(quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)))


@cache
def _template(name: str) -> Template:
    """Not that of a page: terms are written as Turtle writes them, and nothing is escaped for HTML."""
    found: Template = Template((_FOLDER / f"{name}.ttl").read_text(encoding="utf-8"))
    return found


def _rows(question: str) -> list[Row]:
    return list(cast("Solutions", held().engine.query((_FOLDER / f"{question}.rq").read_text(encoding="utf-8"))))


def _triples() -> Literal | None:
    counted = held().memo.of(size.triples)
    return None if counted is None else Literal(counted)


def _files() -> list[tuple[NamedNode, Literal]]:
    """Where the release is to be had as a file, and of which media type that is."""
    return [(NamedNode(address), Literal(each.media_type)) for address, each in release.files()]


def _address(view: str) -> NamedNode:
    return NamedNode(url_for(view, _external=True))


def _iris(writers: Iterable[QueryResultsFormat | RdfFormat]) -> list[NamedNode]:
    return [NamedNode(_RENAMED.get(writer.iri, writer.iri)) for writer in writers]


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]
