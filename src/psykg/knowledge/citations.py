"""Citations in a table as sentences: of one article that is named after the file, in its one paragraph.

Claims rest on sentences, and a citation is the place of one that is not in the graph.
"""

from collections.abc import Iterator
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from psykg.vocabulary import DCTERMS, PSYKG, RDF, RDFS, SKOS

_A = NamedNode(RDF + "type")
_LABELS = (NamedNode(RDFS + "label"), NamedNode(SKOS + "prefLabel"))
_POSITION = NamedNode(PSYKG + "position")


def citation(home: str, words: str) -> NamedNode:
    """The sentence that the words stand for, in the table whose graph is `home`."""
    return NamedNode(f"{home}#citation-{quote(words, safe='')}")


def sentence(home: str, place: NamedNode, words: str, position: int) -> Iterator[Quad]:
    """What is to be said of that sentence."""
    text = _text(words)
    yield Quad(place, _A, NamedNode(PSYKG + "Sentence"))
    yield from (Quad(place, label, text) for label in (*_LABELS, NamedNode(PSYKG + "paraphrase")))
    yield Quad(place, _POSITION, Literal(position))
    yield Quad(place, NamedNode(PSYKG + "inParagraph"), NamedNode(f"{home}#paragraph"))


def document(home: str, name: str) -> Iterator[Quad]:
    """The article, its section and its paragraph: all called after the file."""
    article, section, paragraph = (NamedNode(f"{home}#{part}") for part in ("article", "section", "paragraph"))
    for unit, kind in ((article, "Article"), (section, "Section"), (paragraph, "Paragraph")):
        yield Quad(unit, _A, NamedNode(PSYKG + kind))
        yield from (Quad(unit, label, _text(name)) for label in _LABELS)
        yield Quad(unit, NamedNode(SKOS + "definition"), _text(f"What the table {name} cites."))
    yield Quad(article, NamedNode(DCTERMS + "bibliographicCitation"), _text(name))
    yield from (Quad(unit, _POSITION, Literal(1)) for unit in (section, paragraph))
    yield Quad(section, NamedNode(PSYKG + "isSectionOf"), article)
    yield Quad(paragraph, NamedNode(PSYKG + "inSection"), section)


def _text(words: str) -> Literal:
    return Literal(words, language="en")
