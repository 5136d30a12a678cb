"""Names of notes are taken by every file system, and texts come out of YAML and Markdown as they went in."""

import unicodedata
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as some
from markdown_it import MarkdownIt

from psykg.exports.vault import Names, escaped, front_matter

TEXTS = some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
MARKUP = some.text(some.sampled_from(list("\\`*_[]()<>#+-.!|&~$%^=:{} \t\n\r1aé\"'")), max_size=30)


@given(some.lists(TEXTS | some.sampled_from(["CON", "nul.txt", "..", "a/b", "A", "a", "É", "E\u0301", "x" * 300])))
def test_every_name_is_new_and_fits_windows_and_macos(wanted: list[str]) -> None:
    names = Names()
    given_out = [names.name(each) for each in wanted]
    assert len({unicodedata.normalize("NFD", each).casefold() for each in given_out}) == len(given_out)
    for name in given_out:
        assert name == name.strip()
        assert not name.endswith(".")
        assert not name.startswith(".")
        assert len(name.encode()) < 200
        assert not set('\\/:*?"<>|#^[]\n\t') & set(name)
        assert name.partition(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}


@given(TEXTS | MARKUP)
def test_markdown_shows_the_text_as_it_is(text: str) -> None:
    shown = "".join(_shown(MarkdownIt().parse(f"# {escaped(text)}")))
    assert shown.strip() == text.strip()


def _shown(tokens: list[Any]) -> list[str]:
    return [part.content for token in tokens if token.type == "inline" for part in token.children]


@given(some.dictionaries(TEXTS, TEXTS.filter(bool) | some.lists(TEXTS, min_size=1)))
def test_yaml_reads_the_front_matter_as_it_was(properties: dict[str, str | list[str]]) -> None:
    text = front_matter(properties)
    assert yaml.safe_load(text.removeprefix("---\n").removesuffix("---\n")) == (properties or None)
