"""IRIs are shown shortened, or as words."""

import pytest

from psykg.knowledge.names import curie, with_curies, words_of
from psykg.vocabulary import OWL, PSYKG


def test_every_known_namespace_in_a_text_is_shortened() -> None:
    text = "https://w3id.org/psykg/insight a http://www.w3.org/2002/07/owl#Thing, http://example.org/x"
    assert with_curies(text) == "psykg:insight a owl:Thing, http://example.org/x"


def test_the_longest_namespace_that_fits_is_taken() -> None:
    assert with_curies("https://w3id.org/psykg/claim/p1s1-1") == "claim:p1s1-1"


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        (PSYKG + "insight", "psykg:insight"),
        (PSYKG + "claim/p1s1-1", "claim:p1s1-1"),
        (PSYKG + "a/b", None),
        (PSYKG + "a-", None),
        (PSYKG, None),
        ("https://example.org/x", None),
    ],
)
def test_an_iri_is_shortened_where_the_rest_is_a_plain_name(iri: str, short: str | None) -> None:
    assert curie(iri) == short


@pytest.mark.parametrize(
    ("iri", "words"),
    [
        (OWL + "TransitiveProperty", "transitive property"),
        (PSYKG + "middle-phase", "middle phase"),
        (PSYKG + "hasGoal", "has goal"),
        (PSYKG + "claim/p3s2-1", "p3s2-1"),
        (PSYKG + "hasDOI", "has DOI"),
        ("urn:isbn:0-14-013794-X", "0-14-013794-X"),
        ("https://example.org/", "example.org"),
    ],
)
def test_an_iri_without_a_label_is_called_by_the_words_of_its_last_part(iri: str, words: str) -> None:
    assert words_of(iri) == words
