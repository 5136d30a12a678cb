"""schema.org: the concepts as a set of defined terms, for search engines. `../schema_org/` says what becomes what."""

import json
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO

from pyoxigraph import Literal, NamedNode, Quad

from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.mapped import mapped
from psykg.exports.source import Source
from psykg.exports.table import all_formats
from psykg.vocabulary import PREFIXES, PSYKG, RDF, XSD

_STEPS = Path(__file__).parent.with_name("schema_org")
_SCHEMA = PREFIXES["schema"]
_LANGUAGE = "en"
_ADDRESSES = {"url", "contentUrl"}
_Json = dict[str, Any]


def write(source: Source, out: BinaryIO) -> None:
    """One JSON-LD document: the set, where to download it, and its terms. It may be put into a page as it is."""
    quads = mapped(source, _STEPS)
    nodes = [_node(subject, list(said)) for subject, said in groupby(quads, key=lambda quad: quad.subject)]
    for node in nodes:
        if node["@id"] == PSYKG:
            node["distribution"] = [_download(each) for each in all_formats()]
    nodes.sort(key=lambda node: node["@id"] != PSYKG)
    document = {"@context": [_SCHEMA.rstrip("/"), {"@language": _LANGUAGE}], "@graph": nodes}
    text = json.dumps(document, ensure_ascii=False, indent=1)
    out.write(text.replace("<", "\\u003c").encode() + b"\n")


def _node(subject: object, quads: list[Quad]) -> _Json:
    node: _Json = {"@id": subject.value if isinstance(subject, NamedNode) else str(subject)}
    for predicate, said in groupby(quads, key=lambda quad: quad.predicate.value):
        key = "@type" if predicate == RDF + "type" else predicate.removeprefix(_SCHEMA)
        values = [_value(key, quad.object) for quad in sorted(said, key=_foreign)]
        node[key] = values[0] if len(values) == 1 else values
    return node


def _value(key: str, term: object) -> object:
    if isinstance(term, Literal):
        if term.language == _LANGUAGE:
            return term.value
        if term.datatype.value not in {XSD + "string", RDF + "langString"}:
            return term.value
        return {"@value": term.value} | ({"@language": term.language} if term.language else {})
    iri = term.value if isinstance(term, NamedNode) else str(term)
    if key == "@type":
        return iri.removeprefix(_SCHEMA)
    return iri if key in _ADDRESSES else {"@id": iri}


def _foreign(quad: Quad) -> bool:
    """English comes first, since some readers take the first text only."""
    return isinstance(quad.object, Literal) and quad.object.language != _LANGUAGE


def _download(form: Format) -> _Json:
    address = f"{PSYKG}export/{form.name}"
    return {"@type": "DataDownload", "name": form.title, "encodingFormat": form.media_type, "contentUrl": address}


FORMAT = Format(
    name="schema-org",
    title="schema.org JSON-LD",
    media_type="application/ld+json",
    suffix="schema.jsonld",
    tool="search engines, data catalogues",
    loses=(
        Feature.SCHEMA,
        Feature.AXIOMS,
        Feature.VALUES,
        Feature.DATATYPES,
        Feature.STATEMENTS,
        Feature.PARALLEL,
        Feature.INFERENCE,
        Feature.SENTENCES,
        Feature.MODALITIES,
        Feature.CLAIMS,
        Feature.DENIALS,
        Feature.LEXICON,
        Feature.INEXACT,
    ),
    write=write,
    note="A Dataset that is a DefinedTermSet, with a DefinedTerm for each concept and a DataDownload for each format. "
    "Exact matches are sameAs; for others schema.org has no property (isSimilarTo is one of products).",
)
