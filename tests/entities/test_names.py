"""Names stand for IRIs, and IRIs for names."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psykg.entities.names import iri_of, is_iri, name_of
from psykg.errors import UnknownEntityError
from psykg.vocabulary import DCTERMS, PSYKG

NAMES = {
    "insight": PSYKG + "insight",
    "claim/p3s2-1": PSYKG + "claim/p3s2-1",
    "dcterms:source": DCTERMS + "source",
    "https://example.org/a#b?c": "https://example.org/a#b?c",
}

NO_IRIREF = re.compile(r'[\x00-\x20<>"{}|^`\\]')
"""What SPARQL's rule IRIREF leaves out."""


@pytest.mark.parametrize(("name", "iri"), NAMES.items())
def test_a_name_and_its_iri_lead_to_each_other(name: str, iri: str) -> None:
    assert iri_of(name) == iri
    assert name_of(iri) == name


@pytest.mark.parametrize("name", ["psykg:insight", PSYKG + "insight"])
def test_a_prefixed_name_and_an_iri_are_names_too(name: str) -> None:
    assert iri_of(name) == PSYKG + "insight"


@given(rest=st.text())
def test_every_iri_is_found_again_by_its_name(rest: str) -> None:
    for namespace in (PSYKG, DCTERMS, "https://example.org/", "urn:x:"):
        if is_iri(namespace + rest):
            assert iri_of(name_of(namespace + rest)) == namespace + rest


@given(name=st.text() | st.text(alphabet='a:/#%<>{}|^`"\\ \n', max_size=6))
def test_any_name_is_refused_or_gives_what_may_stand_between_angle_brackets(name: str) -> None:
    with suppress(UnknownEntityError):
        assert not NO_IRIREF.search(iri_of(name))
