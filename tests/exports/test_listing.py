"""The list of formats, and its tables in the documentation."""

import re
from pathlib import Path

import pytest

from psykg.errors import UnknownFormatError
from psykg.exports.features import Feature
from psykg.exports.format import Format
from psykg.exports.listing import listed, losses, table
from psykg.exports.table import all_formats, format_named, names

DOCS = Path(__file__).parents[2] / "docs/exporting.md"


@pytest.mark.parametrize("form", all_formats(), ids=lambda form: form.name)
def test_a_format_is_found_by_its_name_and_says_what_it_is_for(form: Format) -> None:
    assert format_named(form.name) == form
    assert all((form.title, form.tool, form.suffix))
    assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", form.media_type)
    assert (form.write is None) != (form.files is None)
    assert (form.suffix == "zip") == (form.files is not None)
    assert len(set(form.loses)) == len(form.loses)


def test_the_list_tells_of_every_format_its_type_suffix_tool_and_losses() -> None:
    text = listed()
    for form in all_formats():
        block = text[text.index(f"{form.name} ") :]
        assert all(part in block for part in (form.title, form.media_type, f".{form.suffix}", form.tool, *form.loses))


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownFormatError, match="no export format “visio”") as refused:
        format_named("visio")
    assert all(name in str(refused.value) for name in names())


def test_the_documentation_has_the_tables_as_they_are() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert table() in text
    assert losses() in text
    assert all(feature in losses() for feature in Feature)
