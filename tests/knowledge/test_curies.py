from psykg.knowledge.curies import with_curies


def test_every_known_namespace_in_a_text_is_shortened() -> None:
    text = "https://w3id.org/psykg/insight a http://www.w3.org/2002/07/owl#Thing, http://example.org/x"
    assert with_curies(text) == "psykg:insight a owl:Thing, http://example.org/x"


def test_the_longest_namespace_that_fits_is_taken() -> None:
    assert with_curies("https://w3id.org/psykg/claim/p1s1-1") == "claim:p1s1-1"
