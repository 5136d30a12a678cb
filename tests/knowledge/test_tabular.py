"""What is written for a table is read back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psykg.knowledge.tabular import iri_of, joined, name_of, parted
from psykg.vocabulary import CLAIM, PREFIXES, PSYKG


@given(st.lists(st.text(min_size=1)))
def test_several_values_in_a_cell_come_back_as_they_were(values: list[str]) -> None:
    assert parted(joined(values)) == values


@given(space=st.sampled_from([*PREFIXES.values(), "https://example.org/"]), rest=st.from_regex(r"[\w.#:/-]*"))
def test_a_name_leads_back_to_its_iri(space: str, rest: str) -> None:
    iri = space + rest.strip()
    assert iri_of(name_of(iri)) == iri_of(iri)


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (PSYKG + "insight", "insight"),
        (CLAIM + "p3s2-1", "claim:p3s2-1"),
        ("http://www.w3.org/2001/XMLSchema#integer", "xsd:integer"),
        ("https://example.org/insight", "https://example.org/insight"),
    ],
)
def test_a_name_is_as_short_as_can_be(iri: str, name: str) -> None:
    assert name_of(iri) == name
    assert iri_of(name) == iri


@pytest.mark.parametrize("written", ["", "two words", "ex:insight", "http://[", "a/b", "=1+1"])
def test_what_is_no_name_names_nothing(written: str) -> None:
    assert iri_of(written) is None
