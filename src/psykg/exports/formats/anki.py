"""Anki: a card for each concept, as the text file that Anki imports (docs.ankiweb.net, “Text Files”)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import BinaryIO, cast

from pyoxigraph import QuerySolutions, Store

from psykg.exports.content import Content, Entity, Text
from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.source import Source
from psykg.exports.text import in_xml
from psykg.knowledge.names import words_of

_SENTENCES, _MATCHES = (Path(__file__).with_suffix(f".{part}.rq") for part in ("sentences", "matches"))
_HEADERS = "#separator:tab\n#html:true\n#notetype:Basic\n#deck:psykg\n#guid column:1\n#tags column:4\n"
_COLUMNS = "#columns:guid\tFront\tBack\tTags\n"
_NOT_IN_A_TAG = re.compile(r"[^\w-]+")
_ON_THE_WEB = re.compile("https?://")
_MEANS_SOMETHING = str.maketrans({"\t": "&#9;", "\n": "&#10;", "\r": "&#13;", "[": "&#91;"})
"""What ends a column or a note; and a bracket, after which Anki looks for sounds and formulas."""


@dataclass(frozen=True, slots=True)
class _Match:
    """A term of another vocabulary: its IRI, that of the relation that leads there, and both in words."""

    relation: str
    term: str
    words: str


def write(source: Source, out: BinaryIO) -> None:
    """The headers, then a line for each concept. Its IRI is its guid: a later import changes cards, and adds none."""
    content = Content(source)
    store = Store()
    store.bulk_extend(source.quads())
    sentences, matches = _first_sentences(store), _matches(store)
    out.write((_HEADERS + _COLUMNS).encode())
    for entity in content.concepts:
        back = _back(entity, sentences.get(entity.iri)) + "".join(map(_link, matches.get(entity.iri, ())))
        columns = entity.iri, _front(entity), back, _tags(entity, content)
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


def _link(match: _Match) -> str:
    """The term as a link, in an element of the class `exactMatch`, `closeMatch` and so on.

    An IRI that is no address on the web is told and not linked: it might be a script.
    """
    sort, term = match.relation.rpartition("#")[2], _html(match.term)
    linked = _ON_THE_WEB.match(match.term)
    shown = f'<a href="{term}">{_html(match.words)}</a>' if linked else f"{_html(match.words)} {term}"
    return f'<div class="{sort}">{shown}</div>'


def _html(text: str) -> str:
    return escape(in_xml(text)).translate(_MEANS_SOMETHING)


def _tags(entity: Entity, content: Content) -> str:
    names = (content.entity(kind).name for kind in entity.kinds)
    return " ".join(f"psykg::{_NOT_IN_A_TAG.sub('-', name)}" for name in names)


def _first_sentences(store: Store) -> dict[str, tuple[str, str]]:
    """For each thing the name and paraphrase of the first sentence that speaks of it."""
    found: dict[str, tuple[str, str]] = {}
    for row in _rows(store, _SENTENCES):
        found.setdefault(row["concept"], (row["name"], row.get("paraphrase", "")))
    return found


def _matches(store: Store) -> dict[str, list[_Match]]:
    """For each thing the terms that it matches, each once for each way."""
    found: dict[str, dict[tuple[str, str], _Match]] = defaultdict(dict)
    for row in _rows(store, _MATCHES):
        relation, term = row["relation"], row["term"]
        found[row["concept"]].setdefault((relation, term), _Match(relation, term, _words(row)))
    return {iri: list(matches.values()) for iri, matches in found.items()}


def _words(row: Mapping[str, str]) -> str:
    """`MeSH: Anxiety (same)`; of what nobody has named the words of its IRI."""
    named = row.get("label") or words_of(row["term"])
    place = f"{row['vocabulary']}: " if "vocabulary" in row else ""
    return f"{place}{named} ({row.get('way') or words_of(row['relation'])})"


def _rows(store: Store, query: Path) -> Iterator[dict[str, str]]:
    """The answers to a question to the whole, each with the variables that are bound, as texts."""
    solutions = cast("QuerySolutions", store.query(query.read_text(encoding="utf-8"), use_default_graph_as_union=True))
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        yield {name: term.value for name, term in zip(names, solution, strict=True) if term is not None}


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
        Feature.CONTROLS,
    ),
    write=write,
    note="A note of the type Basic for each concept: in front its term, on the back definition, other words for it and "
    "the first sentence of the article that speaks of it, in our words, and links to matching terms elsewhere. A later "
    "import updates the notes.",
)
