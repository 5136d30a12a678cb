"""A backup is a store of its own; what is restored from it is what it held, or nothing is done."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from psykg.engine.storage import Storage, Versions, back_up, restore
from psykg.errors import StoreError

Named = Callable[[object], Quad]


@pytest.fixture
def storage(tmp_path: Path, named: Named) -> Storage:
    storage = Storage(tmp_path / "store", bare=True, ours=set)
    storage.add([named("first")])
    return storage


def held(folder: Path) -> set[Quad]:
    return set(Store.read_only(str(Versions(folder, create=False).current())))


def test_a_backup_is_a_store_and_stays_as_it_is(storage: Storage, tmp_path: Path, named: Named) -> None:
    back_up(storage.folder, tmp_path / "backup")
    storage.add([named("second")])
    assert held(tmp_path / "backup") == {named("first")}
    Storage(tmp_path / "backup", bare=None, ours=set).add([named("third")])
    assert held(storage.folder) == {named("first"), named("second")}


def test_a_backup_is_made_while_others_read_and_write(storage: Storage, tmp_path: Path, named: Named) -> None:
    with storage.reading(), storage.change():
        back_up(storage.folder, tmp_path / "backup")
    assert held(tmp_path / "backup") == {named("first")}


def test_what_stands_at_the_target_is_not_overwritten(storage: Storage, tmp_path: Path) -> None:
    (tmp_path / "backup").mkdir()
    with pytest.raises(StoreError, match=r"There is something at .+backup already"):
        back_up(storage.folder, tmp_path / "backup")
    assert list((tmp_path / "backup").iterdir()) == []


def test_without_a_store_no_backup_and_no_store_is_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no store"):
        back_up(tmp_path / "typo", tmp_path / "backup")
    assert list(tmp_path.iterdir()) == []


def test_a_backup_into_a_place_that_is_missing_is_told(storage: Storage, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be read or written"):
        back_up(storage.folder, tmp_path / "file" / "backup")


def test_a_restored_store_holds_what_the_backup_held_and_readers_go_over_to_it(
    storage: Storage, tmp_path: Path, named: Named
) -> None:
    back_up(storage.folder, tmp_path / "backup")
    storage.add([named("second")])
    with storage.reading() as before:
        restore(tmp_path / "backup", storage.folder, replace=True)
        assert set(Store.read_only(str(before))) == {named("first"), named("second")}
    with storage.reading() as after:
        assert set(Store.read_only(str(after))) == {named("first")}


def test_a_backup_is_restored_into_a_new_store(storage: Storage, tmp_path: Path, named: Named) -> None:
    back_up(storage.folder, tmp_path / "backup")
    restore(tmp_path / "backup", tmp_path / "new", replace=False)
    assert held(tmp_path / "new") == {named("first")}
    assert Storage(tmp_path / "new", bare=None, ours=set).bare


def test_data_is_not_replaced_unless_told_so_and_graphs_of_ours_are_not_data(
    storage: Storage, tmp_path: Path, named: Named
) -> None:
    back_up(storage.folder, tmp_path / "backup")
    with pytest.raises(StoreError, match=r"holds data.+--replace"):
        restore(tmp_path / "backup", storage.folder, replace=False)
    ours = [
        Quad(named("ours").subject, named("ours").predicate, named("ours").object, NamedNode("http://example.org/ours"))
    ]
    for name in ("one", "other"):
        Storage(tmp_path / name, bare=False, ours=lambda: ours)
    restore(tmp_path / "one", tmp_path / "other", replace=False)


def test_a_backup_of_the_other_shape_is_refused(storage: Storage, tmp_path: Path) -> None:
    Storage(tmp_path / "united", bare=False, ours=set)
    with pytest.raises(StoreError, match="one is bare"):
        restore(storage.folder, tmp_path / "united", replace=True)


@pytest.mark.parametrize("damage", [lambda file: file.unlink(), lambda file: file.write_bytes(file.read_bytes()[:-9])])
def test_a_damaged_backup_is_refused_and_the_store_is_as_it_was(
    storage: Storage, tmp_path: Path, named: Named, damage: Callable[[Path], None]
) -> None:
    restore(storage.folder, tmp_path / "new", replace=False)
    storage.add([named("second")])
    back_up(storage.folder, tmp_path / "backup")
    for table in Versions(tmp_path / "backup").current().glob("*.sst"):
        table.rename(table.with_suffix(".whole"))  # The store shares the file.
        table.write_bytes(table.with_suffix(".whole").read_bytes())
        damage(table)
    with pytest.raises(StoreError, match="backup is damaged"):
        restore(tmp_path / "backup", tmp_path / "new", replace=True)
    assert held(tmp_path / "new") == {named("first")}
