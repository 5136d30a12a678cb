"""The file of labels says what the database says, whichever way that came to be."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from sqlite3 import connect

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from psykg.engine.isolation.pool import Pool
from psykg.engine.isolation.sources import OnDisk
from psykg.engine.isolation.writer import Writer
from psykg.engine.limits import Limits
from psykg.engine.storage import Labels, Storage, back_up
from psykg.vocabulary import RDF, SKOS

THING, OTHER, KIND = (NamedNode(f"http://example.org/{name}") for name in ("thing", "other", "Kind"))
GRAPH = NamedNode("http://example.org/graph")
GIVEN = [
    Quad(THING, NamedNode(RDF + "type"), KIND, GRAPH),
    Quad(THING, NamedNode(SKOS + "prefLabel"), Literal("Quiet Griéf", language="en"), GRAPH),
    Quad(THING, NamedNode(SKOS + "altLabel"), Literal("stille Trauer", language="de"), GRAPH),
    Quad(OTHER, NamedNode(SKOS + "prefLabel"), Literal("quiet hope", language="en"), GRAPH),
]
RENAMED = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    DELETE { GRAPH ?g { ?thing skos:prefLabel ?old } }
    INSERT { GRAPH ?g { ?thing skos:prefLabel "open anger"@en } }
    WHERE { VALUES ?thing { <http://example.org/thing> } GRAPH ?g { ?thing skos:prefLabel ?old } }"""


@pytest.fixture(params=[True, False], ids=["bare", "united"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    found = Storage(tmp_path / "store", bare=request.param, ours=list)
    found.add(GIVEN)
    return found


@contextmanager
def labels(storage: Storage) -> Iterator[Labels]:
    with storage.reading() as version:
        yield Labels(version)


def test_a_thing_is_looked_up_with_its_labels_the_best_first_and_its_kinds(storage: Storage) -> None:
    with labels(storage) as found:
        assert found.of(THING.value) == [(0, False, "Quiet Griéf"), (1, True, "stille Trauer")]
        assert found.types_of(THING.value) == [KIND.value]
        assert found.of_type(KIND.value, 9) == [THING.value]
        assert found.count(KIND.value) == 1
        assert found.of("http://example.org/nothing") == []


def test_a_thing_is_found_by_label_beginning_and_words_whatever_case_and_accents(storage: Storage) -> None:
    with labels(storage) as found:
        assert found.called(["quiet grief"], 9) == [THING.value]
        assert found.beginning("quiet g", 9) == [THING.value]
        assert set(found.with_words([["quiet"]], 9)) == {THING.value, OTHER.value}
        assert found.with_words([["quiet"], ["hope", "fear"]], 9) == [OTHER.value]
        assert found.with_words([["quiet"]], 1) in ([THING.value], [OTHER.value])
        assert found.words("tr", 9) == ["trauer"]


def test_of_many_things_each_is_found_and_by_an_index(storage: Storage) -> None:
    called = NamedNode(SKOS + "prefLabel")
    storage.add(
        Quad(NamedNode(f"http://example.org/{number}"), called, Literal(f"label {number}"), GRAPH)
        for number in range(20_001)
    )
    with storage.reading() as version, labels(storage) as found, closing(connect(version / "labels.sqlite")) as file:
        assert [found.called([f"label {number}"], 9) for number in (0, 20_000)] == [
            ["http://example.org/0"],
            ["http://example.org/20000"],
        ]
        assert found.called(["quiet grief"], 9) == [THING.value]
        indexes = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
        assert {"labels_of", "labels_looking", "types_of", "of_types"} <= indexes


@pytest.mark.parametrize(
    "write",
    [
        lambda writer: writer.update(RENAMED, base=None, using=None),
        lambda writer: writer.update(f"CLEAR GRAPH {GRAPH}", base=None, using=None),
        lambda writer: writer.drop(GRAPH.value),
    ],
    ids=["an update", "a graph that is cleared", "a graph that is dropped"],
)
def test_what_a_write_changes_is_changed_in_the_file(storage: Storage, write: Callable[[Writer], object]) -> None:
    pool = Pool(OnDisk(Limits(), frozenset()), Limits(), 1)
    write(Writer(pool, storage, frozenset()))
    pool.close()
    with storage.reading() as version, labels(storage) as found:
        held = {
            quad.object.value
            for quad in Store.read_only(str(version)).quads_for_pattern(THING, NamedNode(SKOS + "prefLabel"), None)
            if isinstance(quad.object, Literal)
        }
        assert {text for rank, _, text in found.of(THING.value) if rank == 0} == held
        assert found.called(["quiet grief"], 9) == []
        assert found.with_words([["grief"]], 9) == []
        assert found.called(["open anger"], 9) == ([THING.value] if held else [])


def test_a_store_of_an_older_psykg_gets_the_file_when_it_is_opened(storage: Storage) -> None:
    with storage.reading() as version:
        (version / "labels.sqlite").unlink()
    with labels(Storage(storage.folder, bare=None, ours=list)) as found:
        assert found.called(["quiet grief"], 9) == [THING.value]


def test_a_backup_has_the_file_too(storage: Storage, tmp_path: Path) -> None:
    back_up(storage.folder, tmp_path / "backup")
    with labels(Storage(tmp_path / "backup", bare=None, ours=list)) as found:
        assert found.called(["quiet hope"], 9) == [OTHER.value]
