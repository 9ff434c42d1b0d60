"""Reading: sessions from begin to end, and the look-ups in them."""

from __future__ import annotations

from collections.abc import Sequence

from reader.sessions.model import (
    ChangeKind,
    DocumentId,
    LookupRecord,
    Outcome,
    SessionId,
    SessionRecord,
    SessionSummary,
)
from reader.sessions.room import Room, outcome

_LEAST_MEASURED_MS = 10_000
_RECENT_SESSIONS = 20
_SPEED_KNOWN_MS = 300_000
_SPEED_KNOWN_CHARACTERS = 500


class ReadingRoom(Room):
    """The part of the notebook that keeps sessions and look-ups."""

    def begin_session(self, document_id: int) -> Outcome[SessionRecord]:
        """Begin a session of a document where reading stands.

        Raises:
            ValueError: If there is no such document.
        """
        with self._store.transaction():
            session_id = self._sessions.begin(document_id)
        return outcome(self._session(session_id), ChangeKind.SESSIONS, ids=(session_id,))

    def touch(
        self, session_id: int, active_ms: int, characters: int, position: int
    ) -> Outcome[None]:
        """Add what was read since the last touch; call it every second while the reader is active.

        What was acknowledged here survives a crash. ``activity.ActivityMeter`` makes the figures.

        Args:
            session_id: The open session.
            active_ms: Time read since the last touch, pauses left out.
            characters: Characters read since the last touch.
            position: Where reading stands, code points; kept for the document too.
        """
        with self._store.transaction():
            self._sessions.touch(session_id, active_ms, characters, position)
            owner = self._store.value(
                "SELECT document_id FROM sessions WHERE id = ?", (session_id,)
            )
            if owner is not None:
                self._documents.save_position(owner, position, finished=None)
        return outcome(None, ChangeKind.SESSIONS, ids=(session_id,))

    def end_session(self, session_id: int) -> Outcome[SessionSummary | None]:
        """End a session; return its summary, or None where nothing was read (it is not kept)."""
        with self._store.transaction():
            self._sessions.end(session_id)
        return outcome(self.session_summary(session_id), ChangeKind.SESSIONS, ids=(session_id,))

    def session(self, session_id: int) -> SessionRecord | None:
        """Return a session, or None."""
        return self._sessions.find(session_id)

    def sessions(
        self, text: str = "", *, document_id: int | None = None, limit: int | None = None
    ) -> tuple[SessionRecord, ...]:
        """Return sessions, newest first.

        Args:
            text: Words, each part of the name, of the document's title, or of the day
                (``2026-11``).
            document_id: Only this document's.
            limit: At most so many.
        """
        return self._sessions.list(text=text, document_id=document_id, limit=limit)

    def session_summary(self, session_id: int) -> SessionSummary | None:
        """Return one page about a session, or None."""
        record = self._sessions.find(session_id)
        if record is None:
            return None
        lookups = self._sessions.lookups(session_id=session_id)
        speed = 0.0
        if record.active_ms >= _LEAST_MEASURED_MS:
            speed = record.characters_read * 60_000 / record.active_ms
        different = len({(lookup.headword, lookup.reading) for lookup in lookups})
        marks = self._annotations.of_session(session_id)
        return SessionSummary(record, lookups, marks, speed, different)

    def reading_speed(self) -> float:
        """Return how fast this reader read lately, in characters a minute.

        0 before enough was read to tell: 500 characters in five minutes of the last twenty
        sessions.
        """
        recent = self._sessions.list(limit=_RECENT_SESSIONS)
        active_ms = sum(session.active_ms for session in recent)
        characters = sum(session.characters_read for session in recent)
        if active_ms < _SPEED_KNOWN_MS or characters < _SPEED_KNOWN_CHARACTERS:
            return 0.0
        return characters * 60_000 / active_ms

    def name_session(self, session_id: int, name: str) -> Outcome[None]:
        """Name a session. Undoable."""
        with self._history.step("session.name") as step:
            self._sessions.rename(session_id, name.strip())
        return Outcome(None, step.change())

    def merge_sessions(self, session_ids: Sequence[int]) -> Outcome[SessionRecord]:
        """Merge sessions of one document into the oldest of them. Undoable.

        Raises:
            ValueError: For fewer than two sessions, or of different documents.
        """
        with self._history.step("session.merge") as step:
            merged = self._sessions.merge(session_ids)
        return Outcome(self._session(merged), step.change())

    def delete_session(self, session_id: int) -> Outcome[None]:
        """Delete a session; what was marked in it stays with the document. Undoable."""
        with self._history.step("session.delete") as step:
            self._sessions.delete(session_id)
        return Outcome(None, step.change())

    def log_lookup(
        self,
        session_id: int,
        *,
        start: int,
        end: int,
        surface: str,
        headword: str,
        reading: str,
        entry: int,
        gloss: str,
        sentence: str,
    ) -> Outcome[LookupRecord]:
        """Log a look-up; call it when the card stayed open long enough (``activity.COUNTED_MS``).

        The same word at the same place right after itself is logged once.

        Args:
            session_id: The open session.
            start: Where the word begins, code points.
            end: Where it ends.
            surface: The word as it stands.
            headword: The dictionary form.
            reading: Its reading.
            entry: The dictionary's own id.
            gloss: The first meaning, in short.
            sentence: The sentence it stands in.

        Raises:
            ValueError: If there is no such session.
        """
        record = self._sessions.find(session_id)
        if record is None:
            raise ValueError(f"no session {session_id}")
        last = self._sessions.last_lookup(session_id)
        if last is not None and (last.start, last.end, last.entry, last.headword) == (
            start,
            end,
            entry,
            headword,
        ):
            return outcome(last)
        with self._store.transaction():
            lookup_id = self._sessions.log(
                LookupRecord(
                    0,
                    DocumentId(record.document_id),
                    SessionId(session_id),
                    start,
                    end,
                    surface,
                    headword,
                    reading,
                    entry,
                    gloss,
                    sentence,
                    "",
                )
            )
        logged = self._sessions.last_lookup(session_id)
        if logged is None:
            raise AssertionError("the look-up was not logged")
        return outcome(logged, ChangeKind.LOOKUPS, ids=(lookup_id,))

    def lookups(
        self, *, document_id: int | None = None, session_id: int | None = None
    ) -> tuple[LookupRecord, ...]:
        """Return the look-ups of a session or else of a document, oldest first."""
        return self._sessions.lookups(document_id=document_id, session_id=session_id)

    def lookups_of(self, headword: str, limit: int = 50) -> tuple[LookupRecord, ...]:
        """Return where a word was looked up in the whole library, newest first."""
        return self._sessions.lookups_of(headword, limit)

    def lookup_counts(self, headwords: Sequence[str]) -> dict[str, int]:
        """Return how often each word was looked up; words never looked up are left out."""
        return self._sessions.lookup_counts(headwords)

    def delete_lookup(self, lookup_id: int) -> Outcome[None]:
        """Delete a look-up from the log. Undoable."""
        with self._history.step("lookup.delete") as step:
            self._sessions.delete_lookup(lookup_id)
        return Outcome(None, step.change())

    def _session(self, session_id: int) -> SessionRecord:
        record = self._sessions.find(session_id)
        if record is None:
            raise ValueError(f"no session {session_id}")
        return record
