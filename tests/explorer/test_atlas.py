"""What the explorer keeps of a graph, and of graphs that lack a part of it."""

import pytest

from psykg.explorer.atlas import Atlas
from psykg.vocabulary import PSYKG
from tests.explorer.graphs import atlas_of, garden_with

FORMS = """
    psykg:crocus psykg:hasForm psykg:tulip , psykg:cafe-rose , psykg:spade .
    psykg:tulip psykg:resembles psykg:spring . psykg:cafe-rose psykg:growsIn psykg:spring , psykg:winter .
"""


def test_the_release_is_cited_with_its_version(atlas: Atlas) -> None:
    assert atlas.citation
    assert atlas.citation.version == f"{PSYKG}0.1.0"
    assert "Version 0.1.0" in atlas.citation.text


def test_a_comparison_starts_with_the_two_therapies_that_the_article_contrasts(atlas: Atlas) -> None:
    assert atlas.methods == ("expressive-therapy", "supportive-therapy")


def test_of_several_forms_the_two_that_most_is_said_of_are_compared() -> None:
    assert garden_with(f"claim:p1s10-1 {{ {FORMS} }}").methods == ("cafe-rose", "tulip")


def test_one_form_by_itself_is_not_compared() -> None:
    assert garden_with("claim:p1s10-1 { psykg:crocus psykg:hasForm psykg:tulip . }").methods == ()


@pytest.mark.parametrize("trig", ["", "ex:mine { ex:sun ex:shines ex:field . }"], ids=["nothing", "nothing of ours"])
def test_a_graph_of_somebody_elses_has_none_of_the_parts(trig: str) -> None:
    atlas = atlas_of(trig)
    assert atlas.citation is None
    assert (atlas.methods, atlas.courses, atlas.outline.sections) == ((), (), ())
    assert atlas.network.concepts == {}


def test_a_graph_without_an_ontology_of_its_own_is_not_cited(garden: Atlas) -> None:
    assert garden.citation is None
