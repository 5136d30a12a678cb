"""Many quads are stored in parts at once, and it shows in nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, parse

from psykg.engine.storage.database import fill, storing
from psykg.errors import StoreError

LONG = "a" * 1_000_000
BLANK = [
    '_:b <http://e/p> "first" .\n',
    "<http://e/s> <http://e/p> _:b <http://e/g> .\n",
    '_:b <http://e/p> "last" .\n',
]


def long_lines(count: int, *blank: str) -> Iterator[bytes]:
    """So many lines of a megabyte each, with the other lines spread over them."""
    for number in range(count):
        yield f'<http://e/{number}> <http://e/p> "_: {LONG}"@en-gb .\n'.encode()
        if number % (count // 3) == 0:
            yield "".join(blank[number * 3 // count :][:1]).encode()


def test_a_blank_node_stays_one_where_its_triples_are_stored_in_several_parts(tmp_path: Path) -> None:
    written = b"".join(long_lines(30, *BLANK))
    fill(Store(str(tmp_path)), long_lines(30, *BLANK), meanwhile=lambda: None)
    held = set(Store.read_only(str(tmp_path)))
    assert len(held) == 33
    assert held == set(parse(written, format=RdfFormat.N_QUADS))


def test_what_goes_wrong_in_storing_a_part_is_raised(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be read or written"), storing(tmp_path):
        fill(Store.read_only(str(_empty(tmp_path))), long_lines(30), meanwhile=lambda: None)


def test_a_text_that_is_too_long_for_the_engine_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be read or written: reached the buffer"), storing(tmp_path):
        fill(Store(str(tmp_path)), [f'_:b <http://e/p> "{LONG * 17}" .\n'.encode()], meanwhile=lambda: None)


def _empty(folder: Path) -> Path:
    Store(str(folder)).flush()
    return folder
