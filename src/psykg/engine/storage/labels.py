"""The labels of a dataset on disk, in a file of SQLite beside its database.

An engine finds a thing by its whole label, and by a part of it only if it looks at all labels. This file finds it by
the beginning of a label or by words, whatever their case, in a time that does not grow with the graph. It is part of a
version, is written with it, and says nothing that the database does not say.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from psykg.knowledge.folding import folded
from psykg.knowledge.moving import Batch
from psykg.vocabulary import RDF, RDFS, SKOS

_FILE = "labels.sqlite"
_TABLES = Path(__file__).with_name("labels.sql").read_text(encoding="utf-8")
_INDEXES = """
CREATE INDEX IF NOT EXISTS labels_of ON labels (iri);
CREATE INDEX IF NOT EXISTS labels_looking ON labels (look);
CREATE INDEX IF NOT EXISTS types_of ON types (iri);
CREATE INDEX IF NOT EXISTS of_types ON types (type, iri);
"""
_NO_INDEXES = """
DROP INDEX IF EXISTS labels_of;
DROP INDEX IF EXISTS labels_looking;
DROP INDEX IF EXISTS types_of;
DROP INDEX IF EXISTS of_types;
"""
_FEW = 20_000
"""With so many labels or fewer, indexes are made anew in no time."""

_MAPPED = 2**31
"""Bytes of the file that are read where the system holds them, and not copied first."""

_TYPE = NamedNode(RDF + "type")
_RANKS = {
    NamedNode(SKOS + "prefLabel"): 0,
    NamedNode(RDFS + "label"): 0,
    NamedNode(SKOS + "altLabel"): 1,
    NamedNode(SKOS + "hiddenLabel"): 2,
}
NOTED = frozenset({_TYPE, *_RANKS})
"""The properties whose values are in the file."""

Label = tuple[int, bool, str]
"""Its rank (0 preferred, 1 alternative, 2 hidden), whether it is in another language than English, and its text."""


def named_by(quads: Iterable[Quad]) -> Iterator[str]:
    """The IRIs of what the quads say labels or kinds of."""
    return (q.subject.value for q in quads if q.predicate in NOTED and isinstance(q.subject, NamedNode))


def has_labels(version: Path) -> bool:
    """Whether the version has the file: those that an older psykg wrote have none."""
    return (version / _FILE).exists()


class LabelWriter:
    """Keeps the file of a version that is being made in step with its database. Nothing lasts before `close`."""

    def __init__(self, draft: Path) -> None:
        self._database = sqlite3.connect(draft / _FILE)
        # What goes wrong throws the whole draft away.
        self._database.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
        self._indexed = self._last()  # The last label whose words are indexed.

    def noting(self, given: Iterable[Batch]) -> Iterator[Batch]:
        """The quads as they come; what they say of labels and kinds is added. `index` is to follow."""
        for times, batch in enumerate(given):
            if times == 1 and self._last() <= _FEW:
                self._database.executescript(_NO_INDEXES)  # Made at the end, they take half the time.
            self._add(quad for quad in batch[0] if quad.predicate in NOTED)
            yield batch

    def renew(self, things: Iterable[str], store: Store, *, united: bool) -> None:
        """Read again what the store says of these things."""
        graph = DefaultGraph() if united else None
        for iri in things:
            self._remove(iri)
            self._add(quad for noted in NOTED for quad in store.quads_for_pattern(NamedNode(iri), noted, None, graph))
            self._index_words()

    def index(self) -> None:
        """Let what was added be found quickly."""
        self._index_words()
        self._database.executescript(_INDEXES)

    def close(self) -> None:
        """Have all of it in the file."""
        self._database.commit()
        self._database.close()

    def _add(self, quads: Iterable[Quad]) -> None:
        labels: dict[tuple[str, int, bool, str], None] = {}
        types: dict[tuple[str, str], None] = {}
        for quad in quads:
            subject, rank, value = quad.subject, _RANKS.get(quad.predicate), quad.object
            if not isinstance(subject, NamedNode):
                continue
            if rank is not None and isinstance(value, Literal):
                elsewhere = not (value.language or "en").startswith("en")
                labels[subject.value, rank, elsewhere, value.value] = None
            elif rank is None and isinstance(value, NamedNode):
                types[subject.value, value.value] = None
        self._database.executemany("INSERT INTO types VALUES (?, ?)", types)
        self._add_labels([(*label, look) for label in labels if (look := folded(label[-1]))])

    def _add_labels(self, labels: Sequence[tuple[str, int, bool, str, str]]) -> None:
        self._database.executemany("INSERT INTO labels VALUES (?, ?, ?, ?, ?)", labels)
        words = sorted({word for label in labels for word in label[-1].split()})
        self._database.executemany("INSERT OR IGNORE INTO words VALUES (?)", zip(words, strict=True))

    def _index_words(self) -> None:
        added = "INSERT INTO looks (rowid, look) SELECT rowid, look FROM labels WHERE rowid > ?"
        self._database.execute(added, (self._indexed,))
        self._indexed = self._last()

    def _last(self) -> int:
        """The number of the last label."""
        return int(self._database.execute("SELECT coalesce(max(rowid), 0) FROM labels").fetchone()[0])

    def _remove(self, iri: str) -> None:
        gone = self._database.execute("SELECT rowid, look FROM labels WHERE iri = ?", (iri,)).fetchall()
        self._database.executemany("INSERT INTO looks (looks, rowid, look) VALUES ('delete', ?, ?)", gone)
        self._database.execute("DELETE FROM labels WHERE iri = ?", (iri,))
        self._database.execute("DELETE FROM types WHERE iri = ?", (iri,))
        self._indexed = self._last()


class Labels:
    """What the file of a version says. It may be read while the version is there, and as long as this lives."""

    def __init__(self, version: Path) -> None:
        """Raises `sqlite3.Error` where the version has no such file any more."""
        uri = f"{(version / _FILE).as_uri()}?mode=ro&immutable=1"
        self._database = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._database.execute(f"PRAGMA mmap_size = {_MAPPED}")
        self._rows("SELECT 1 FROM labels LIMIT 1")

    def more_than(self, many: int) -> bool:
        """Whether there are more labels than so many."""
        return bool(self._rows("SELECT 1 FROM labels LIMIT 1 OFFSET ?", many))

    def of(self, iri: str) -> list[Label]:
        """The labels of a thing, the best first."""
        found = self._rows("SELECT DISTINCT rank, elsewhere, text FROM labels WHERE iri = ? ORDER BY 1, 2, 3", iri)
        return [(rank, bool(elsewhere), text) for rank, elsewhere, text in found]

    def types_of(self, iri: str) -> list[str]:
        """The classes of a thing, as far as they are stated or inferred."""
        return [row[0] for row in self._rows("SELECT DISTINCT type FROM types WHERE iri = ? ORDER BY 1", iri)]

    def of_type(self, kind: str, limit: int) -> list[str]:
        """Things of a class, at most so many."""
        return [row[0] for row in self._rows("SELECT DISTINCT iri FROM types WHERE type = ? LIMIT ?", kind, limit)]

    def count(self, kind: str) -> int:
        """How many things there are of a class."""
        return int(self._rows("SELECT count(DISTINCT iri) FROM types WHERE type = ?", kind)[0][0])

    def beginning(self, look: str, limit: int) -> list[str]:
        """Things with a label that begins so, at most so many, the shortest beginnings first in the alphabet."""
        query = "SELECT iri FROM labels WHERE look >= ? AND look < ? ORDER BY look LIMIT ?"
        return list(dict.fromkeys(row[0] for row in self._rows(query, look, f"{look}\U0010ffff", limit)))

    def called(self, looks: Iterable[str], limit: int) -> list[str]:
        """Things that have one of the labels, of each at most so many."""
        query = "SELECT DISTINCT iri FROM labels WHERE look = ? LIMIT ?"
        return list(dict.fromkeys(row[0] for look in looks for row in self._rows(query, look, limit)))

    def with_words(self, choices: Sequence[Sequence[str]], limit: int) -> list[str]:
        """Things with a label that holds one word of each of the choices, at most so many."""
        asked = " AND ".join(f"({' OR '.join(map(_quoted, words))})" for words in choices)
        query = "SELECT iri FROM labels WHERE rowid IN (SELECT rowid FROM looks WHERE looks MATCH ? LIMIT ?)"
        return list(dict.fromkeys(row[0] for row in self._rows(query, asked, limit))) if asked else []

    def words(self, start: str, limit: int) -> list[str]:
        """Words of labels that begin so, in the order of the alphabet."""
        query = "SELECT word FROM words WHERE word >= ? AND word < ? LIMIT ?"
        return [row[0] for row in self._rows(query, start, f"{start}\U0010ffff", limit)]

    def _rows(self, query: str, *values: object) -> list[Any]:
        with closing(self._database.execute(query, values)) as found:
            return found.fetchall()


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
