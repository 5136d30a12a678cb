"""Writes into a store for ever: each time three triples more and one less. Says the number when the write is done."""

import sys
import time
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from psykg.engine.storage import Versions


def quad(number: int, part: str) -> Quad:
    return Quad(*(NamedNode(f"http://example.org/{each}") for each in (number, part, "there")))


def write_on(folder: Path, number: int) -> None:
    versions = Versions(folder)
    while True:
        with versions.change() as draft:
            store = Store(str(draft))
            store.extend(quad(number, part) for part in ("a", "b", "last"))
            time.sleep(0.02)  # Many of the kills are to hit the middle of a write.
            store.remove(quad(number - 1, "last"))
            store.flush()
            del store
        print(number, flush=True)  # noqa: T201
        number += 1


if __name__ == "__main__":
    write_on(Path(sys.argv[1]), int(sys.argv[2]))
