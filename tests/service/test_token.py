"""The token: where it comes from, and what passes for it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psykg.errors import SettingsError, UnreadableFileError
from psykg.service.settings import TOKEN, Settings
from psykg.service.token import token_of, trusts

SECRET = "0f3a-secret"  # noqa: S105


def test_the_token_is_that_of_the_file_before_that_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN, f" {SECRET}\n")
    assert token_of(Settings(writable=True)) == SECRET
    (tmp_path / "token").write_text("another\n")
    assert token_of(Settings(writable=True, token_file=tmp_path / "token")) == "another"


@pytest.mark.parametrize("value", [None, "", " \n", "tök"])
def test_without_a_token_there_is_no_writing(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    monkeypatch.delenv(TOKEN, raising=False)
    if value is not None:
        monkeypatch.setenv(TOKEN, value)
    with pytest.raises(SettingsError, match=TOKEN):
        token_of(Settings(writable=True))


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read_does_not_fall_back_to_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    monkeypatch.setenv(TOKEN, SECRET)
    if content is not None:
        (tmp_path / "token").write_bytes(content)
    with pytest.raises(UnreadableFileError, match="permissions"):
        token_of(Settings(writable=True, token_file=tmp_path / "token"))


@pytest.mark.parametrize("header", [f"Bearer {SECRET}", f"bearer {SECRET}", f"BEARER   {SECRET} "])
def test_the_header_with_the_token_is_trusted(header: str) -> None:
    assert trusts(SECRET, header)


@given(st.text())
def test_no_other_header_is_trusted(text: str) -> None:
    for header in (text, f"Bearer {text}", f"{text} {SECRET}", f"{SECRET}{text}"):
        scheme, _, value = header.partition(" ")
        assert trusts(SECRET, header) == (scheme.lower() == "bearer" and value.strip() == SECRET)
