"""The store's schema, as the sqlite-utils migration set ``yomite``.

A step is never edited once released: a later change is a new step at the end of ``STEPS``. Each
step and the record of it run in one transaction. sqlite-utils is imported only when a step is
pending, because importing it costs some 0.25 s where numpy is installed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

MIGRATION_SET = "yomite"
APPLICATION_ID = 0x596F6D69
"""``Yomi`` in ASCII, in the file's header (https://www.sqlite.org/fileformat.html, offset 68)."""

_TABLES = (
    """CREATE TABLE documents (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        renamed INTEGER NOT NULL DEFAULT 0,
        path TEXT NOT NULL,
        format TEXT NOT NULL,
        encoding TEXT NOT NULL,
        url TEXT NOT NULL,
        author TEXT NOT NULL,
        date TEXT NOT NULL,
        vertical INTEGER NOT NULL,
        content_hash TEXT NOT NULL,
        characters INTEGER NOT NULL,
        added_at TEXT NOT NULL,
        opened_at TEXT NOT NULL,
        opened_order INTEGER NOT NULL,
        position INTEGER NOT NULL DEFAULT 0,
        finished INTEGER NOT NULL DEFAULT 0,
        words INTEGER NOT NULL DEFAULT 0,
        known_words INTEGER NOT NULL DEFAULT 0,
        coverage_version INTEGER NOT NULL DEFAULT -1,
        entities INTEGER NOT NULL DEFAULT 0,
        indexed_hash TEXT NOT NULL DEFAULT '',
        deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX documents_hash ON documents (content_hash)",
    "CREATE INDEX documents_path ON documents (path)",
    "CREATE INDEX documents_opened ON documents (opened_order)",
    """CREATE TABLE texts (
        document_id INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
        text BLOB NOT NULL,
        blocks BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE document_tags (
        document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        tag TEXT NOT NULL,
        PRIMARY KEY (document_id, tag)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE collections (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE
    ) STRICT""",
    """CREATE TABLE collection_documents (
        collection_id INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
        document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        PRIMARY KEY (collection_id, document_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX collection_documents_document ON collection_documents (document_id)",
    """CREATE TABLE sessions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        name TEXT NOT NULL DEFAULT '',
        started_at TEXT NOT NULL,
        ended_at TEXT NOT NULL,
        active_ms INTEGER NOT NULL DEFAULT 0,
        characters_read INTEGER NOT NULL DEFAULT 0,
        start_position INTEGER NOT NULL DEFAULT 0,
        position INTEGER NOT NULL DEFAULT 0,
        open INTEGER NOT NULL DEFAULT 1,
        deleted_at TEXT
    ) STRICT""",
    "CREATE INDEX sessions_document ON sessions (document_id)",
    """CREATE TABLE annotations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        session_id INTEGER REFERENCES sessions ON DELETE SET NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        exact TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        text_hash TEXT NOT NULL,
        colour TEXT,
        note TEXT NOT NULL DEFAULT '',
        target TEXT NOT NULL,
        target_key TEXT NOT NULL DEFAULT '',
        orphaned INTEGER NOT NULL DEFAULT 0,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX annotations_document ON annotations (document_id, start)",
    "CREATE INDEX annotations_session ON annotations (session_id)",
    "CREATE INDEX annotations_note ON annotations (note) WHERE note != ''",
    """CREATE INDEX annotations_target ON annotations (target, target_key)
        WHERE target != 'passage' AND note != ''""",
    "CREATE INDEX annotations_orphaned ON annotations (orphaned) WHERE orphaned = 1",
    """CREATE TABLE annotation_tags (
        annotation_id INTEGER NOT NULL REFERENCES annotations ON DELETE CASCADE,
        tag TEXT NOT NULL,
        PRIMARY KEY (annotation_id, tag)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX annotation_tags_tag ON annotation_tags (tag)",
    "CREATE TABLE colour_names (colour TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE lookups (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        session_id INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        surface TEXT NOT NULL,
        headword TEXT NOT NULL,
        reading TEXT NOT NULL,
        entry INTEGER NOT NULL,
        gloss TEXT NOT NULL,
        sentence TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX lookups_document ON lookups (document_id)",
    "CREATE INDEX lookups_session ON lookups (session_id)",
    "CREATE INDEX lookups_headword ON lookups (headword)",
    "CREATE INDEX lookups_reading ON lookups (reading)",
    """CREATE TABLE words (
        lemma TEXT NOT NULL,
        reading TEXT NOT NULL,
        status INTEGER NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (lemma, reading)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE terms (
        id INTEGER PRIMARY KEY,
        lemma TEXT NOT NULL,
        reading TEXT NOT NULL,
        UNIQUE (lemma, reading)
    ) STRICT""",
    """CREATE TABLE document_terms (
        document_id INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
        counts BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE document_entities (
        document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        type TEXT NOT NULL,
        name TEXT NOT NULL,
        reading TEXT NOT NULL,
        aliases TEXT NOT NULL,
        mentions INTEGER NOT NULL,
        folded TEXT NOT NULL,
        PRIMARY KEY (document_id, type, name)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE reading_corrections (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document_id INTEGER REFERENCES documents ON DELETE CASCADE,
        scope TEXT NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        surface TEXT NOT NULL,
        reading TEXT NOT NULL,
        prefix TEXT NOT NULL DEFAULT '',
        suffix TEXT NOT NULL DEFAULT '',
        text_hash TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX reading_corrections_document ON reading_corrections (document_id)",
    """CREATE TABLE word_corrections (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document_id INTEGER REFERENCES documents ON DELETE CASCADE,
        scope TEXT NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        surface TEXT NOT NULL,
        sizes TEXT NOT NULL,
        prefix TEXT NOT NULL DEFAULT '',
        suffix TEXT NOT NULL DEFAULT '',
        text_hash TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX word_corrections_document ON word_corrections (document_id)",
    """CREATE TABLE entity_corrections (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document_id INTEGER REFERENCES documents ON DELETE CASCADE,
        scope TEXT NOT NULL,
        action TEXT NOT NULL,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        prefix TEXT NOT NULL DEFAULT '',
        suffix TEXT NOT NULL DEFAULT '',
        text_hash TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX entity_corrections_document ON entity_corrections (document_id)",
    """CREATE TABLE preferences (
        headword TEXT PRIMARY KEY,
        entry INTEGER NOT NULL,
        source TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE entity_notes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document_id INTEGER REFERENCES documents ON DELETE CASCADE,
        type TEXT NOT NULL,
        name TEXT NOT NULL,
        body TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX entity_notes_key ON entity_notes (ifnull(document_id, 0), type, name)",
    """CREATE TABLE history (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document_id INTEGER REFERENCES documents ON DELETE CASCADE,
        label TEXT NOT NULL,
        changes TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0,
        at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX history_document ON history (document_id)",
    """CREATE TABLE passages (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        tokens BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX passages_document ON passages (document_id, start)",
    # Contentless: what it needs to give back (offsets) lies packed in `passages`. Every mark that
    # is not white space belongs to a token, so that punctuation can be searched for, and nothing
    # is folded but what reader.store.passages folds.
    # Source: https://www.sqlite.org/fts5.html, 4.3.1 and 4.4.1.
    """CREATE VIRTUAL TABLE passage_index USING fts5 (
        spelling, lemma, lemma_reading, reading, content='',
        tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
    )""",
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
)


def m0001_initial(db: Any) -> None:
    """Everything of the first release."""
    for statement in _TABLES:
        db.execute(statement)


STEPS: tuple[Callable[[Any], None], ...] = (m0001_initial,)
KNOWN = tuple(step.__name__ for step in STEPS)


def apply(connection: Any, steps: tuple[Callable[[Any], None], ...] = STEPS) -> None:
    """Apply the pending steps over a connection; the caller holds the transaction.

    Args:
        connection: A ``sqlite3.Connection`` with an open transaction.
        steps: The steps to know, oldest first.
    """
    from sqlite_utils import Database, Migrations

    migrations = Migrations(MIGRATION_SET)
    for step in steps:
        migrations()(step)
    migrations.apply(Database(connection, execute_plugins=False))
