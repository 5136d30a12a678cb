"""What of a dataset is exported."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from psykg.errors import ParameterError
from psykg.exports.choices import Choices
from psykg.vocabulary import INFERRED_GRAPH

S, P = NamedNode("https://example.org/s"), NamedNode("https://example.org/p")


def text(language: str | None) -> Quad:
    return Quad(S, P, Literal("x", language=language))


@pytest.mark.parametrize("graph", [INFERRED_GRAPH, f"{INFERRED_GRAPH}/data"])
def test_what_follows_is_left_out_where_only_what_is_asserted_is_chosen(graph: str) -> None:
    quad = Quad(S, P, S, NamedNode(graph))
    assert Choices().keeps(quad)
    assert not Choices(inferred=False).keeps(quad)
    assert Choices(inferred=False).keeps(Quad(S, P, S))


def test_a_language_takes_its_varieties_and_texts_without_one() -> None:
    choices = Choices(language="en")
    assert [choices.keeps(text(each)) for each in ("en", "en-GB", None, "de", "eno")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert [Choices(language="en-GB").keeps(text(each)) for each in ("en-gb", "en")] == [True, False]


@pytest.mark.parametrize("tag", ["", "english language", "e", "en_GB", "*"])
def test_what_is_no_language_tag_is_refused(tag: str) -> None:
    with pytest.raises(ParameterError, match="no language tag"):
        Choices(language=tag)
