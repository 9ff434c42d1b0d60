from __future__ import annotations

import contextlib
import os
import random
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from reader.documents.model import Block, Document, Source
from reader.errors import StoreBusyError, StoreCorruptError, StoreError, StoreTooNewError
from reader.sessions.hits import SearchToken
from reader.sessions.model import WordStatus
from reader.sessions.notebook import Notebook
from reader.store import database, doctor, schema
from reader.store.backups import check_backup, daily_backup, list_backups
from reader.store.database import FILE_NAME, Store, suspect_file

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def document(number):
    text = f"第{number}話。魚は正直だ。嘘をつかない。\n"
    return Document(f"話{number}", text, (Block(0, len(text) - 1),), Source(format="txt"))


def write(data_dir, documents=3, notes=5):
    with Notebook.open(data_dir) as notebook:
        for number in range(documents):
            record = notebook.document_opened(document(number)).value.record
            notebook.index_document(record.id, (SearchToken(0, "第", "第", "だい"),))
            session = notebook.begin_session(record.id).value
            notebook.touch(session.id, 1000, 5, 5)
            for note in range(notes):
                notebook.add_annotation(
                    record.id, 0, 3, note=f"覚え書き{note}" + "長い" * 50, tags=("t",)
                )
        notebook.set_word_status("魚", "さかな", WordStatus.KNOWN)


def notes_of(data_dir):
    with Notebook.open(data_dir) as notebook:
        return sorted(mark.note for mark in notebook.all_annotations(limit=100_000))


def test_backup_and_restore_of_everything(tmp_path):
    data, out = tmp_path / "data", tmp_path / "out" / "all.db"
    write(data)
    before = notes_of(data)
    Notebook.backup(data, out)
    assert sorted(one.name for one in out.parent.iterdir()) == ["all.db"]
    with Notebook.open(data) as notebook:
        notebook.delete_annotation(1)
        notebook.set_word_status("魚", "さかな", WordStatus.NEW)
    kept = Notebook.restore(data, out)
    assert notes_of(data) == before
    assert kept is not None
    assert len(notes_of_file(kept, tmp_path)) == len(before) - 1
    with Notebook.open(data) as notebook:
        assert notebook.word_states(["魚"])
        assert notebook.search("正直").hits


def notes_of_file(file, tmp_path):
    data = tmp_path / f"of-{file.stem}"
    Notebook.restore(data, file)
    return notes_of(data)


def test_restore_into_an_open_window(tmp_path):
    data, out = tmp_path / "data", tmp_path / "all.db"
    write(data)
    Notebook.backup(data, out)
    with Notebook.open(data) as window:
        window.add_annotation(1, 0, 1, note="あと")
        Notebook.restore(data, out)
        assert window.changed_elsewhere()
        assert not any(mark.note == "あと" for mark in window.annotations(1))
        window.add_annotation(1, 0, 1, note="続き")
    assert "続き" in notes_of(data)


def test_restore_into_an_empty_folder(tmp_path):
    write(tmp_path / "data")
    Notebook.backup(tmp_path / "data", tmp_path / "b.db")
    assert Notebook.restore(tmp_path / "new", tmp_path / "b.db") is None
    assert notes_of(tmp_path / "new") == notes_of(tmp_path / "data")


def test_a_backup_replaces_nothing_unasked(tmp_path):
    data, out = tmp_path / "data", tmp_path / "b.db"
    with pytest.raises(StoreError, match="no notes"):
        Notebook.backup(data, out)
    write(data)
    out.write_text("mine")
    with pytest.raises(StoreError, match="already"):
        Notebook.backup(data, out)
    assert out.read_text() == "mine"
    with pytest.raises(StoreError, match="itself"):
        Notebook.backup(data, data / FILE_NAME, overwrite=True)
    Notebook.backup(data, out, overwrite=True)
    check_backup(out)


def test_a_backup_that_cannot_be_written_leaves_nothing(tmp_path):
    data = tmp_path / "data"
    write(data)
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError):
        Notebook.backup(data, tmp_path / "file" / "b.db")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data", "file"]


def test_restore_refuses_what_is_no_sound_backup(tmp_path):
    data = tmp_path / "data"
    write(data)
    before = notes_of(data)
    bad = tmp_path / "bad.db"
    with pytest.raises(StoreError, match="no such file"):
        Notebook.restore(data, bad)
    bad.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreCorruptError):
        Notebook.restore(data, bad)
    bad.write_bytes(b"")
    with pytest.raises(StoreError, match="no backup"):
        Notebook.restore(data, bad)
    bad.unlink()
    Store(bad, steps=(*schema.STEPS, m0002_later)).close()
    with pytest.raises(StoreTooNewError):
        Notebook.restore(data, bad)
    Notebook.backup(data, bad, overwrite=True)
    with bad.open("rb+") as file:
        file.seek(4096 * 3)
        file.write(os.urandom(4096 * 5))
    with pytest.raises(StoreCorruptError):
        Notebook.restore(data, bad)
    assert notes_of(data) == before


def m0002_later(db):
    db.execute("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")


def test_a_backup_does_not_wait_forever(tmp_path, monkeypatch):
    monkeypatch.setattr("reader.store.backups.BUSY_TIMEOUT_MS", 100)
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 20)
    data, out = tmp_path / "data", tmp_path / "b.db"
    write(data)
    Notebook.backup(data, out)
    with contextlib.closing(sqlite3.connect(data / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError):
            Notebook.restore(data, out)
        other.execute("ROLLBACK")


def test_daily_backups_rotate(tmp_path):
    write(tmp_path, documents=1)
    store = tmp_path / FILE_NAME
    made = []
    for day in range(80):
        moment = NOW + timedelta(days=day)
        os.utime(store, (moment.timestamp(), moment.timestamp()))
        out = daily_backup(tmp_path, clock=lambda moment=moment: moment)
        assert out is not None
        early = moment.timestamp() - 1
        os.utime(out, (early, early))
        made.append(out)
        assert daily_backup(tmp_path, clock=lambda moment=moment: moment) is None
    kept = [path for path in made if path.exists()]
    assert kept[-7:] == made[-7:]
    assert len(kept) == 7 + 4
    weeks = [(NOW + timedelta(days=made.index(path))).isocalendar()[1] for path in kept[:4]]
    assert len(set(weeks)) == 4


def test_an_unchanged_store_needs_no_new_backup(tmp_path):
    write(tmp_path, documents=1)
    assert daily_backup(tmp_path, clock=lambda: NOW) is not None
    assert daily_backup(tmp_path, clock=lambda: NOW + timedelta(days=1)) is None
    assert daily_backup(tmp_path / "none") is None


def damage(path, pages, seed=1):
    """Overwrite pages (counted from 0) with noise."""
    noise = random.Random(seed)  # noqa: S311
    with path.open("rb+") as file:
        for page in pages:
            file.seek(4096 * page)
            file.write(noise.randbytes(4096))


def pages_of(path, table):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT pageno - 1 FROM dbstat WHERE name = ?", (table,))
        return [row[0] for row in rows]


def has_dbstat():
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("SELECT 1 FROM dbstat LIMIT 1").fetchone()
        except sqlite3.OperationalError:
            return False
    return True


needs_dbstat = pytest.mark.skipif(not has_dbstat(), reason="SQLite without dbstat")


@needs_dbstat
def test_a_damaged_store_is_set_aside_and_salvaged(tmp_path):
    write(tmp_path, documents=4, notes=40)
    path = tmp_path / FILE_NAME
    before = notes_of(tmp_path)
    damage(path, pages_of(path, "annotations")[2:3])
    broken = path.read_bytes()
    with Notebook.open(tmp_path) as notebook:
        recovery = notebook.recovery
        assert recovery is not None
        assert recovery.set_aside.read_bytes() == broken
        assert recovery.lost_tables == ("annotations",)
        assert len(notebook.library()) == 4
        saved = [mark.note for mark in notebook.all_annotations(limit=1000)]
        # One leaf of several is lost, all others are there.
        assert len(before) * 0.6 < len(saved) < len(before)
        assert notebook._store.verify() == ()
        assert notebook.unindexed_documents() != ()
        notebook.index_document(1, (SearchToken(0, "第", "第", "だい"),))
        assert notebook.search("正直").hits
    with Notebook.open(tmp_path) as notebook:
        assert notebook.recovery is None
    assert not list(tmp_path.glob("*.new*"))
    assert not list(tmp_path.glob("*.recovering"))


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda data: bytes(16) + data[16:],
        lambda data: bytes(100) + data[100:],
        lambda data: bytes(4096) + data[4096:],
        lambda data: b"<!DOCTYPE html>" + data[15:],
    ],
)
def test_nothing_is_lost_with_the_header_or_the_first_page(tmp_path, spoiled):
    write(tmp_path, documents=3, notes=20)
    path = tmp_path / FILE_NAME
    before = notes_of(tmp_path)
    path.write_bytes(spoiled(path.read_bytes()))
    with Notebook.open(tmp_path) as notebook:
        assert notebook.recovery is not None
        assert notebook.recovery.lost_tables == ()
        assert len(notebook.library()) == 3
        assert notebook._store.verify() == ()
    assert notes_of(tmp_path) == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["damaged", FILE_NAME]


@needs_dbstat
def test_nothing_is_lost_with_the_schema(tmp_path):
    write(tmp_path, documents=3, notes=20)
    path = tmp_path / FILE_NAME
    before = notes_of(tmp_path)
    damage(path, pages_of(path, "sqlite_schema")[1:])
    with Notebook.open(tmp_path) as notebook:
        assert notebook.recovery is not None
        assert notebook.recovery.lost_tables == ()
    assert notes_of(tmp_path) == before


@pytest.mark.parametrize("share", [0.9, 0.7, 0.5])
def test_what_a_file_that_was_cut_short_still_has_is_saved(tmp_path, share):
    write(tmp_path, documents=2, notes=400)
    path = tmp_path / FILE_NAME
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with Notebook.open(tmp_path) as notebook:
        assert notebook.recovery is not None
        assert len(notebook.library()) == 2
        saved = len(notebook.all_annotations(limit=10_000))
        assert notebook._store.verify() == ()
    assert 0 < saved < 800


def test_rows_with_nonsense_in_them_do_not_come_back(tmp_path):
    write(tmp_path, documents=1, notes=3)
    path = tmp_path / FILE_NAME
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE annotations SET colour = 'x', target = 'y' WHERE id = 2")
        connection.execute("UPDATE words SET status = 99")
        connection.commit()
    path.write_bytes(bytes(100) + path.read_bytes()[100:])
    with Notebook.open(tmp_path) as notebook:
        marks = notebook.all_annotations()
        assert [mark.colour is None for mark in marks] == [False, True, False]
        assert notebook.words() == ()


@needs_dbstat
def test_a_backup_fills_the_gaps(tmp_path):
    write(tmp_path, documents=4, notes=40)
    path = tmp_path / FILE_NAME
    before = notes_of(tmp_path)
    daily_backup(tmp_path)
    with Notebook.open(tmp_path) as notebook:
        notebook.add_annotation(4, 0, 3, note="最後")
    damage(path, pages_of(path, "annotations")[1:3])
    with Notebook.open(tmp_path) as notebook:
        assert notebook.recovery is not None
        assert notebook.recovery.backup == list_backups(tmp_path)[0]
        assert notebook.recovery.from_backup > 0
        saved = {mark.note for mark in notebook.all_annotations(limit=1000)}
    assert saved >= set(before)


@needs_dbstat
def test_notes_outlive_their_document(tmp_path):
    write(tmp_path, documents=2, notes=3)
    path = tmp_path / FILE_NAME
    damage(path, pages_of(path, "documents"))
    with Notebook.open(tmp_path) as notebook:
        assert notebook.recovery is not None
        assert "documents" in notebook.recovery.lost_tables
        assert notebook.library() == ()
        assert len(notebook.orphaned_annotations()) == 6
        assert notebook._store.verify() == ()
        # Opening the text again takes it in anew.
        assert notebook.document_opened(document(0)).value.new


@pytest.mark.parametrize("with_backup", [False, True])
def test_a_store_that_is_noise_is_replaced(tmp_path, with_backup):
    write(tmp_path, documents=1)
    before = notes_of(tmp_path)
    if with_backup:
        daily_backup(tmp_path)
    path = tmp_path / FILE_NAME
    noise = b"\x99" * path.stat().st_size
    path.write_bytes(noise)
    with Notebook.open(tmp_path) as notebook:
        assert notebook.recovery is not None
        assert notebook.recovery.set_aside.read_bytes() == noise
        assert (notebook.recovery.backup is not None) is with_backup
    assert notes_of(tmp_path) == (before if with_backup else [])


@pytest.mark.parametrize("seed", range(6))
def test_random_damage_never_stops_the_program(tmp_path, seed):
    write(tmp_path, documents=3, notes=30)
    path = tmp_path / FILE_NAME
    pages = path.stat().st_size // 4096
    rng = random.Random(seed)  # noqa: S311
    damage(path, rng.sample(range(1, pages), 6), seed)
    with Notebook.open(tmp_path) as notebook:
        assert notebook._store.verify() == ()
        doc = notebook.document_opened(document(99)).value.record.id
        assert notebook.add_annotation(doc, 0, 1).value.exact == "第"


def test_two_windows_do_not_repair_at_once(tmp_path):
    write(tmp_path, documents=1)
    path = tmp_path / FILE_NAME
    path.write_bytes(b"\x99" * 8192)
    lock = tmp_path / f"{FILE_NAME}.recovering"
    lock.touch()
    with pytest.raises(StoreBusyError, match="repairing"):
        Notebook.open(tmp_path)
    os.utime(lock, (0, 0))
    with Notebook.open(tmp_path) as notebook:
        assert notebook.recovery is not None


@needs_dbstat
def test_maintenance_finds_damage_and_the_next_start_repairs_it(tmp_path, monkeypatch):
    write(tmp_path, documents=2, notes=40)
    path = tmp_path / FILE_NAME
    assert Notebook.maintain(tmp_path, clock=lambda: NOW).backup is not None
    assert Notebook.maintain(tmp_path, clock=lambda: NOW).backup is None
    # As for a file too large to be checked at every start.
    monkeypatch.setattr(database, "_QUICK_CHECK_BYTES", 0)
    damage(path, pages_of(path, "annotations")[1:2])
    found = Notebook.maintain(tmp_path, clock=lambda: NOW + timedelta(days=1))
    assert found.problems
    assert found.backup is None
    assert suspect_file(path).exists()
    with Notebook.open(tmp_path) as notebook:
        assert notebook.recovery is not None
    assert not suspect_file(path).exists()
    assert Notebook.maintain(tmp_path / "none").problems == ()


def facts(data_dir):
    return {finding.name: finding for finding in doctor.check(data_dir)}


def test_doctor(tmp_path):
    assert all(finding.ok for finding in doctor.check(tmp_path / "none"))
    write(tmp_path, documents=2)
    found = facts(tmp_path)
    assert all(finding.ok for finding in found.values())
    assert "2 documents" in found["contents"].text
    assert "10 annotations" in found["contents"].text
    assert found["schema"].text == ", ".join(schema.KNOWN)
    assert found["backups"].text == "none yet"
    daily_backup(tmp_path)
    assert facts(tmp_path)["backups"].text.startswith("1 in ")
    damage(tmp_path / FILE_NAME, [4, 5, 6])
    assert not facts(tmp_path)["integrity"].ok
    Notebook.open(tmp_path).close()
    found = facts(tmp_path)
    assert found["integrity"].ok
    assert "damaged" in found
    (tmp_path / FILE_NAME).write_bytes(b"x" * 5000)
    assert not facts(tmp_path)["integrity"].ok


def test_doctor_of_a_newer_store(tmp_path):
    Store(tmp_path / FILE_NAME, steps=(*schema.STEPS, m0002_later)).close()
    assert not facts(tmp_path)["schema"].ok


def test_restore_over_a_damaged_store(tmp_path):
    data, out = tmp_path / "data", tmp_path / "b.db"
    write(data)
    before = notes_of(data)
    Notebook.backup(data, out)
    noise = b"x" * 9000
    (data / FILE_NAME).write_bytes(noise)
    kept = Notebook.restore(data, out)
    assert kept is not None
    assert kept.read_bytes() == noise
    assert notes_of(data) == before


@needs_dbstat
def test_lookups_outlive_their_session(tmp_path):
    write(tmp_path, documents=1)
    path = tmp_path / FILE_NAME
    with Notebook.open(tmp_path) as notebook:
        for number in range(30):
            notebook.log_lookup(
                1,
                start=number,
                end=number + 1,
                surface="魚",
                headword="魚",
                reading="さかな",
                entry=1,
                gloss="fish",
                sentence="魚は正直だ。",
            )
    damage(path, pages_of(path, "sessions"))
    with Notebook.open(tmp_path) as notebook:
        assert notebook.recovery is not None
        assert len(notebook.lookups(document_id=1)) == 30
        assert notebook._store.verify() == ()
