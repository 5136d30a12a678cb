"""From names and labels to things."""

import pytest

from psykg.engine import Engine
from psykg.entities.index import Index
from psykg.entities.resolution import known, resolve
from psykg.errors import UnknownEntityError
from psykg.vocabulary import PSYKG


def test_an_unknown_name_is_refused_with_the_nearest_ones(garden: Engine, index: Index) -> None:
    with pytest.raises(UnknownEntityError, match=r"called “crocuss”\. Did you mean crocus") as raised:
        known(garden, "crocuss", index)
    assert raised.value.suggestions[0] == "crocus"


@pytest.mark.parametrize("name", ["a b", "x> <y", 'x" }', "{}", "\n", "a\\b", "x" * 2000])
def test_a_name_that_is_no_iri_never_reaches_a_query(garden: Engine, index: Index, name: str) -> None:
    with pytest.raises(UnknownEntityError, match="cannot be a name"):
        known(garden, name, index)


def test_a_thing_is_resolved_by_name_and_by_label(garden: Engine, index: Index) -> None:
    for text in ("cafe-rose", "Café rose", "cafe ROSE", PSYKG + "cafe-rose"):
        assert resolve(garden, text, index) == PSYKG + "cafe-rose"


def test_a_label_of_several_things_is_not_guessed_at(garden: Engine, index: Index) -> None:
    with pytest.raises(UnknownEntityError, match="Several things are called “green”") as raised:
        resolve(garden, "green", index)
    assert raised.value.suggestions == ("cafe-rose", "tulip")


def test_what_is_neither_name_nor_label_is_refused(garden: Engine, index: Index) -> None:
    with pytest.raises(UnknownEntityError, match="Nothing in the graph is called “grass”"):
        resolve(garden, "grass", index)
    with pytest.raises(UnknownEntityError, match=r"called “cafe roses”\. Did you mean cafe-rose"):
        resolve(garden, "cafe roses", index)
