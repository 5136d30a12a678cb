"""Anki: a card for each concept, as the text file that Anki imports (docs.ankiweb.net, “Text Files”)."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import BinaryIO, cast

from pyoxigraph import QuerySolutions, Store

from psykg.exports.content import Content, Entity, Text
from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.source import Source
from psykg.exports.text import in_xml

_SENTENCES = Path(__file__).with_suffix(".rq")
_HEADERS = "#separator:tab\n#html:true\n#notetype:Basic\n#deck:psykg\n#guid column:1\n#tags column:4\n"
_COLUMNS = "#columns:guid\tFront\tBack\tTags\n"
_NOT_IN_A_TAG = re.compile(r"[^\w-]+")
_MEANS_SOMETHING = str.maketrans({"\t": "&#9;", "\n": "&#10;", "\r": "&#13;", "[": "&#91;"})
"""What ends a column or a note; and a bracket, after which Anki looks for sounds and formulas."""


def write(source: Source, out: BinaryIO) -> None:
    """The headers, then a line for each concept. Its IRI is its guid: a later import changes cards, and adds none."""
    content = Content(source)
    sentences = _first_sentences(source)
    out.write((_HEADERS + _COLUMNS).encode())
    for entity in content.concepts:
        columns = entity.iri, _front(entity), _back(entity, sentences.get(entity.iri)), _tags(entity, content)
        out.write(("\t".join(columns) + "\n").encode())


def _front(entity: Entity) -> str:
    shown = [each for each in entity.labels if each.text == entity.label][:1]
    return _element("span", "label", shown[0]) if shown else _html(entity.label)


def _back(entity: Entity, sentence: tuple[str, str] | None) -> str:
    shown = [each for each in entity.labels if each.text == entity.label][:1]
    parts = [
        *_elements("definition", entity.definitions),
        *_elements("label", (each for each in entity.labels if each not in shown)),
        *_elements("alternative", entity.alternatives),
    ]
    if sentence:
        name, paraphrase = sentence
        parts.append(_element("div", "source", Text(f"{name}: {paraphrase}" if paraphrase else name)))
    return "".join(parts)


def _elements(sort: str, texts: Iterable[Text]) -> Iterator[str]:
    yield from (_element("div", sort, each) for each in texts)


def _element(tag: str, sort: str, text: Text) -> str:
    language = f' lang="{text.language}"' if text.language else ""
    return f'<{tag} class="{sort}"{language}>{_html(text.text)}</{tag}>'


def _html(text: str) -> str:
    return escape(in_xml(text)).translate(_MEANS_SOMETHING)


def _tags(entity: Entity, content: Content) -> str:
    names = (content.entity(kind).name for kind in entity.kinds)
    return " ".join(f"psykg::{_NOT_IN_A_TAG.sub('-', name)}" for name in names)


def _first_sentences(source: Source) -> dict[str, tuple[str, str]]:
    """For each thing the name and paraphrase of the first sentence that speaks of it."""
    store = Store()
    store.bulk_extend(source.quads())
    query = _SENTENCES.read_text(encoding="utf-8")
    found: dict[str, tuple[str, str]] = {}
    for row in cast("QuerySolutions", store.query(query, use_default_graph_as_union=True)):
        paraphrase = row["paraphrase"]
        found.setdefault(row["concept"].value, (row["name"].value, paraphrase.value if paraphrase else ""))
    return found


FORMAT = Format(
    name="anki",
    title="Anki deck",
    media_type="text/tab-separated-values",
    suffix="txt",
    tool="Anki (File → Import)",
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
        Feature.MATCHES,
        Feature.CONTROLS,
    ),
    write=write,
    note="A note of the type Basic for each concept: in front its term, on the back definition, other words for it and "
    "the first sentence of the article that speaks of it, in our words. A later import updates the notes.",
)
