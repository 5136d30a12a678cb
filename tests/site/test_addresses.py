"""Which file stands for which address."""

import pytest

from psykg.site.addresses import file_name, file_of
from psykg.site.links import HOST, ROOT, Links


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/entity/insight", "entity/insight.html"),
        ("/entity/insight.ttl", "entity/insight.ttl"),
        ("/entity/claim/p3s2-1", "entity/claim/p3s2-1.html"),
        ("/entity/skos:Concept", "entity/skos~3AConcept.html"),
        ("/entity/https://example.org/a b", "entity/https~3A~2F~2Fexample.org~2Fa~20b.html"),
        ("/entity/../../etc/passwd", "entity/..~2F..~2Fetc~2Fpasswd.html"),
        ("/export/csv", "export/csv.zip"),
        ("/queries/some-question.rq", "queries/some-question.rq"),
        ("/version/0.1.0", "version/0.1.0.html"),
        ("/.well-known/void", ".well-known/void.ttl"),
        ("/search", "search.html"),
        ("/export/visio", None),
        ("/health", None),
        ("/entity/" + "long" * 100, None),
    ],
)
def test_an_address_becomes_a_file_whose_suffix_tells_its_media_type(path: str, file: str | None) -> None:
    assert file_of(path) == file


def test_different_names_become_different_files() -> None:
    names = ["a b", "a~20b", "a_b", "a/b", "a//b", "a~b", "ä", "a:b"]
    assert len({file_name(name) for name in names}) == len(names)


def test_links_lead_to_files_and_what_has_none_to_the_page_for_that() -> None:
    links = Links("https://example.org/kg/", lambda file: "lost" not in file)
    text = f'<a href="{ROOT}/?focus=a&amp;steps=2"> <a href="{ROOT}/entity/lost"> "{HOST}{ROOT}/entity/a.ttl" {ROOT}/'
    assert links.written(text, "../") == (
        '<a href="../?focus=a&amp;steps=2"> <a href="../404.html"> "https://example.org/kg/entity/a.ttl" ../'
    )
