"""The labels and kinds that everything else is shown with."""

from pyoxigraph import Literal, NamedNode, Quad

from psykg.engine import EmbeddedEngine, united
from psykg.entities.index import Index
from psykg.vocabulary import PSYKG, SKOS


def test_the_english_label_is_shown(index: Index) -> None:
    assert index.thing(PSYKG + "tulip").label == "tulip"


def test_a_thing_without_a_label_is_shown_by_the_end_of_its_iri(index: Index) -> None:
    assert index.thing("https://example.org/thing/leaf").label == "leaf"
    assert index.thing("https://example.org/thing#stem").label == "stem"


def test_a_blank_label_is_none(garden_quads: list[Quad]) -> None:
    blank = Quad(NamedNode(PSYKG + "moss-green"), NamedNode(SKOS + "prefLabel"), Literal(" \n", language="en"))
    index = Index(EmbeddedEngine(united([*garden_quads, blank])))
    assert index.thing(PSYKG + "moss-green").label == "moss green"


def test_kinds_come_in_the_order_of_the_schema_with_the_unlisted_last(index: Index) -> None:
    assert [(kind.label, [c.label for c in concepts]) for kind, concepts in index.concepts] == [
        ("plant", ["Café rose", "crocus", "tulip"]),
        ("season", ["spring", "winter"]),
        ("tool", ["spade"]),
    ]


def test_what_a_thing_is_comes_in_words(index: Index) -> None:
    kinds = [index.kind(PSYKG + name) for name in ("crocus", "Plant", "growsIn", "p1s2", "usually")]
    assert kinds == ["plant", "class", "relation", "sentence", ""]
