from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.documents.model import Block, Document, Source
from reader.errors import (
    StoreBusyError,
    StoreCorruptError,
    StoreError,
    StoreFullError,
    StoreReadOnlyError,
    StoreTooNewError,
)
from reader.sessions.notebook import Notebook
from reader.store import database, schema
from reader.store.backups import list_backups
from reader.store.database import FILE_NAME, Store, time_text
from reader.store.failures import from_os, from_sqlite

ROOT = Path(__file__).parents[3]
OLD_STORES = sorted((ROOT / "tests/data/store").glob("*.db"))
DOCUMENT = Document("題", "魚は正直だ。\n", (Block(0, 6),), Source(format="txt"))


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def m0002_later(db):
    db.execute("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")


def m0003_broken(db):
    db.execute("CREATE TABLE broken (id INTEGER PRIMARY KEY) STRICT")
    raise ZeroDivisionError


def test_a_new_store_has_what_was_agreed(tmp_path):
    with Store(tmp_path / "deep" / "er" / FILE_NAME) as store:
        assert store.value("PRAGMA journal_mode") == "wal"
        assert store.value("PRAGMA foreign_keys") == 1
        assert store.value("PRAGMA synchronous") == 2
        assert store.value("PRAGMA busy_timeout") == 5000
        assert store.value("PRAGMA application_id") == schema.APPLICATION_ID
        assert store.verify() == ()
        tables = store.rows(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND strict = 0 AND name NOT LIKE 'sqlite%' AND name NOT LIKE '_sqlite%'"
        )
        assert [row[0] for row in tables] == []


def test_opening_again_imports_no_sqlite_utils(tmp_path):
    Notebook.open(tmp_path).close()
    code = (
        "import sys; from pathlib import Path; from reader.sessions.notebook import Notebook;"
        "Notebook.open(Path(sys.argv[1])).close(); print('sqlite_utils' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"


def test_migration_backs_up_first(tmp_path):
    path = tmp_path / FILE_NAME
    with Notebook.open(tmp_path) as notebook:
        notebook.document_opened(DOCUMENT)
    assert list_backups(tmp_path) == ()
    with Store(path, steps=(*schema.STEPS, m0002_later)) as store:
        assert store.value("SELECT count(*) FROM later") == 0
    (backup,) = list_backups(tmp_path)
    with Store(backup) as kept:
        assert kept.value("SELECT count(*) FROM documents") == 1


def test_a_migration_that_fails_changes_nothing(tmp_path):
    path = tmp_path / FILE_NAME
    Store(path).close()
    steps = (*schema.STEPS, m0002_later, m0003_broken)
    with pytest.raises(ZeroDivisionError):
        Store(path, steps=steps)
    with Store(path) as store:
        assert store.value("SELECT count(*) FROM sqlite_master WHERE name = 'later'") == 0


def test_a_newer_store_is_refused_unharmed(tmp_path):
    path = tmp_path / FILE_NAME
    Store(path, steps=(*schema.STEPS, m0002_later)).close()
    before = digest(path), sorted(one.name for one in tmp_path.iterdir())
    with pytest.raises(StoreTooNewError) as caught:
        Notebook.open(tmp_path)
    assert caught.value.path == path
    assert (digest(path), sorted(one.name for one in tmp_path.iterdir())) == before


def test_another_programs_file_is_left_alone(tmp_path):
    path = tmp_path / FILE_NAME
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
        other.commit()
    before = digest(path)
    with pytest.raises(StoreError, match="another program"):
        Notebook.open(tmp_path)
    assert digest(path) == before


def test_two_windows_make_the_store_at_the_same_moment(tmp_path):
    errors = []
    ready = threading.Barrier(4)

    def open_it():
        ready.wait()
        try:
            with Notebook.open(tmp_path) as notebook:
                notebook.document_opened(DOCUMENT)
        except BaseException as exc:  # noqa: BLE001
            errors.append(exc)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with Notebook.open(tmp_path) as notebook:
        assert len(notebook.library()) == 1


def test_a_locked_store_says_so_and_works_afterwards(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 50)
    with Notebook.open(tmp_path) as notebook:
        doc = notebook.document_opened(DOCUMENT).value.record.id
        with contextlib.closing(
            sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
        ) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreBusyError):
                notebook.add_annotation(doc, 0, 1)
            assert notebook.annotations(doc) == ()
            other.execute("ROLLBACK")
        assert notebook.add_annotation(doc, 0, 1).value.exact == "魚"


def test_a_transaction_is_all_or_nothing(tmp_path):
    with Store(tmp_path / FILE_NAME) as store:

        def fail():
            with store.transaction():
                store.run("INSERT INTO meta VALUES ('a', '1')")
                with store.transaction():
                    store.run("INSERT INTO meta VALUES ('b', '1')")
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        assert store.value("SELECT count(*) FROM meta") == 0


def test_our_own_mistakes_stay_ours(tmp_path):
    with Store(tmp_path / FILE_NAME) as store:
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            store.rows("SELECT * FROM nowhere")
        with pytest.raises(sqlite3.IntegrityError), store.transaction():
            store.run("INSERT INTO texts VALUES (99, x'00', x'00')")


def test_a_folder_in_the_way_is_said_plainly(tmp_path):
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(StoreError, match="folder stands"):
        Notebook.open(tmp_path)


def test_a_file_in_the_way_is_said_plainly(tmp_path):
    (tmp_path / "data").write_text("x")
    with pytest.raises(StoreError):
        Notebook.open(tmp_path / "data")


UNPRIVILEGED = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from reader.errors import StoreError
from reader.sessions.notebook import Notebook
from reader.documents.model import Block, Document, Source
import reader.store.failures, reader.store.backups, sqlite_utils
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    with Notebook.open(Path(sys.argv[1])) as notebook:
        notebook.document_opened(Document("t", "abc", (Block(0, 3),), Source()))
except StoreError as exc:
    print(type(exc).__name__)
else:
    print("written")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of folders are other there")
@pytest.mark.parametrize("made_before", [False, True])
def test_a_folder_that_cannot_be_written(tmp_path, made_before):
    data = tmp_path / "data"
    data.mkdir()
    if made_before:
        Notebook.open(data).close()
        (data / FILE_NAME).chmod(0o444)
    data.chmod(0o555)
    for parent in tmp_path.parents:
        # The folders above must let another user through.
        if parent.stat().st_uid == os.getuid() and parent.name.startswith("pytest-"):
            parent.chmod(0o755)
    tmp_path.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", UNPRIVILEGED, str(data), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    data.chmod(0o755)
    if "Permission" in done.stderr:
        pytest.skip("another user cannot run this interpreter")
    assert done.stdout.strip() == StoreReadOnlyError.__name__, done.stderr


FULL = """
import resource, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from reader.errors import StoreError
from reader.sessions.notebook import Notebook
from reader.documents.model import Block, Document, Source
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Notebook.open(Path(sys.argv[1])) as notebook:
    document = Document("t", "abc" * 9, (Block(0, 27),), Source())
    doc = notebook.document_opened(document).value.record.id
    resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000))
    saved = 0
    try:
        for number in range(10_000):
            notebook.add_annotation(doc, 0, 3, note="x" * 20_000)
            saved += 1
    except StoreError as exc:
        print(type(exc).__name__, saved, len(notebook.annotations(doc)))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of file sizes there")
def test_a_write_that_finds_no_room_loses_nothing_else(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    kind, saved, kept = done.stdout.split()
    # A limit of the file's size is told by the system as an error of its own, not as a full disk.
    assert kind in {StoreFullError.__name__, StoreError.__name__}
    assert saved == kept
    assert int(saved) > 5
    with Notebook.open(tmp_path) as notebook:
        assert notebook.recovery is None
        assert len(notebook.annotations(1)) == int(saved)
        assert notebook.add_annotation(1, 0, 3).value


class Failed(sqlite3.OperationalError):
    def __init__(self, code):
        super().__init__("told so")
        self.sqlite_errorcode = code


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (5, StoreBusyError),
        (6, StoreBusyError),
        (5 | 2 << 8, StoreBusyError),
        (8, StoreReadOnlyError),
        (8 | 4 << 8, StoreReadOnlyError),
        (11, StoreCorruptError),
        (26, StoreCorruptError),
        (13, StoreFullError),
        (10, StoreError),
        (14, StoreError),
        (1, type(None)),
        (19, type(None)),
    ],
)
def test_errors_by_blame(tmp_path, code, kind):
    assert type(from_sqlite(Failed(code), tmp_path / FILE_NAME)) is kind


def test_errors_of_the_system(tmp_path):
    assert type(from_os(OSError(28, "No space left"), tmp_path)) is StoreFullError
    assert type(from_os(OSError(13, "Permission denied"), tmp_path)) is StoreReadOnlyError
    assert type(from_os(OSError(5, "Input/output error"), tmp_path)) is StoreError


def test_times_are_utc_with_milliseconds():
    assert time_text(datetime(2026, 1, 2, 3, 4, 5, 67_890, UTC)) == "2026-01-02T03:04:05.067Z"


@pytest.mark.parametrize("old", OLD_STORES, ids=lambda path: path.stem)
def test_stores_of_every_release_still_open(tmp_path, old):
    shutil.copy(old, tmp_path / FILE_NAME)
    with Notebook.open(tmp_path) as notebook:
        assert notebook.recovery is None
        (record,) = notebook.library()
        (mark,) = notebook.annotations(record.id)
        assert mark.note == "覚え書き"
        assert [hit.match for hit in notebook.search("買う").hits][:1] == ["買った"]
        assert notebook.undo().value is not None
