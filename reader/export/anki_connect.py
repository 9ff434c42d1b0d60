"""Talking to a running Anki through its add-on AnkiConnect: on this machine, and only when asked.

Source: AnkiConnect's published protocol, version 6: POST of {action, version, params, key},
answered by {result, error}.
"""

from __future__ import annotations

import http.client
import json
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reader.errors import ExportError
from reader.export.cards import MODEL_NAMES, Card, card_fields
from reader.export.model import AnkiPreset, Job
from reader.word_lists import WordKey, word_of

DEFAULT_ADDRESS = "http://127.0.0.1:8765"
_VERSION = 6
_FORBIDDEN = 403
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_BATCH = 100
_CARDS = 500
_SOMETHING_ELSE = "What answers in place of AnkiConnect is something else."
_WORD_FIELDS = ("expression", "vocab", "word", "単語", "見出し", "表記", "kanji", "front", "表面")
"""Parts of the names that fields for the word itself have in shared decks, the likeliest first."""


@dataclass(frozen=True, slots=True)
class KnownQuery:
    """Which of Anki's cards tell a known word."""

    field: str
    """The field that holds the word."""
    deck: str = ""
    """Its deck, with those below it; all decks by default."""
    days: int = 21
    """From which interval on a card counts as known; Anki calls cards of 21 days mature."""

    def text(self) -> str:
        """Return the query in Anki's search language."""
        deck = f'"deck:{_quoted(self.deck)}" ' if self.deck else ""
        return f'{deck}"{_quoted(self.field)}:_*" prop:ivl>={self.days}'


@dataclass(frozen=True, slots=True)
class SendResult:
    """What became of the cards.

    Attributes:
        duplicates: Left out because Anki has them.
        updated: Written over those that Anki has, where that was wanted.
    """

    added: int
    duplicates: int
    updated: int = 0
    refused: tuple[tuple[str, str], ...] = ()
    """(expression, reason)."""


class AnkiConnect:
    """A client; it connects anew for each call.

    Args:
        address: Where the add-on listens; only this machine is allowed.
        key: The add-on's key, if it asks for one.
        timeout_s: How long to wait for an answer, seconds.

    Raises:
        ExportError: If the address is not on this machine.
    """

    def __init__(
        self, address: str = DEFAULT_ADDRESS, key: str = "", timeout_s: float = 10.0
    ) -> None:
        parts = urllib.parse.urlsplit(address)
        if parts.scheme != "http" or parts.hostname not in _LOOPBACK:
            raise ExportError("AnkiConnect is only used on this computer (http://127.0.0.1).")
        self._address = address
        self._key = key
        self._timeout_s = timeout_s
        # A proxy has no part in talking to this machine.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def invoke(self, action: str, **params: Any) -> Any:
        """Call an action and return its result.

        Raises:
            ExportError: If Anki does not run, does not answer, or says no.
        """
        request: dict[str, Any] = {"action": action, "version": _VERSION, "params": params}
        if self._key:
            request["key"] = self._key
        body = json.dumps(request).encode("utf-8")
        call = urllib.request.Request(  # noqa: S310 - the scheme was checked
            self._address, body, {"Content-Type": "application/json"}
        )
        try:
            with self._opener.open(call, timeout=self._timeout_s) as answer:
                reply = json.loads(answer.read())
        except urllib.error.HTTPError as exc:
            if exc.code == _FORBIDDEN:
                raise ExportError(
                    "AnkiConnect does not let Yomite in; its settings in Anki say who may come."
                ) from exc
            raise ExportError(_SOMETHING_ELSE) from exc
        except (OSError, http.client.HTTPException) as exc:
            raise ExportError(
                "Anki does not answer; is it running, with the add-on AnkiConnect installed?"
            ) from exc
        except ValueError as exc:
            raise ExportError(_SOMETHING_ELSE) from exc
        if action == "version" and isinstance(reply, int):
            # Before version 5 there was no envelope.
            return reply
        if not isinstance(reply, dict) or not {"result", "error"} <= reply.keys():
            raise ExportError(_SOMETHING_ELSE)
        if reply["error"] is not None and "api key" in str(reply["error"]):
            raise ExportError("AnkiConnect asks for its key, which goes into the preferences.")
        if reply["error"] is not None:
            raise ExportError(f"Anki says: {str(reply['error'])[:300]}")
        return reply["result"]

    def greet(self) -> None:
        """See that the add-on is there and speaks as it is spoken to here.

        Raises:
            ExportError: If it does not.
        """
        version = self.invoke("version")
        if not isinstance(version, int):
            raise ExportError(_SOMETHING_ELSE)
        if version < _VERSION:
            raise ExportError(
                f"AnkiConnect is too old (version {version}, {_VERSION} is needed);"
                " update the add-on in Anki."
            )

    def deck_names(self) -> list[str]:
        """Return the names of all decks."""
        return [str(name) for name in self.invoke("deckNames")]

    def model_names(self) -> list[str]:
        """Return the names of all note types."""
        return [str(name) for name in self.invoke("modelNames")]

    def field_names(self, model: str) -> list[str]:
        """Return a note type's fields in order."""
        return [str(name) for name in self.invoke("modelFieldNames", modelName=model)]

    def send(
        self,
        found: Sequence[Card],
        *,
        deck: str,
        preset: AnkiPreset,
        model: str = "",
        tags: Iterable[str] = ("yomite",),
        allow_duplicates: bool = False,
        update: bool = False,
        job: Job | None = None,
    ) -> SendResult:
        """Add cards to a deck, leaving out what Anki has already.

        Args:
            found: The cards.
            deck: The deck's name; it is made if there is none.
            preset: Whose fields are filled.
            model: The note type's name; the preset's own by default.
            tags: Given to every note.
            allow_duplicates: Add a note even when its first field is there already.
            update: Write over the fields of a note of this deck and type that is there already.
            job: Progress and cancelling.

        Raises:
            ExportError: If Anki does not answer, or has no note type with these fields.
        """
        name = model or MODEL_NAMES[preset]
        self.greet()
        fields = self._fields_of(name, preset)
        self.invoke("createDeck", deck=deck)
        notes = [
            _note(card, deck, name, preset, fields, list(tags), allow_duplicates=allow_duplicates)
            for card in found
        ]
        added = duplicates = updated = 0
        refused: list[tuple[str, str]] = []
        for start in range(0, len(notes), _BATCH):
            if job is not None:
                job.step(start, len(notes))
            batch = notes[start : start + _BATCH]
            for index, (note, (can, why)) in enumerate(
                zip(batch, self._can_add(batch), strict=True), start
            ):
                if can:
                    self.invoke("addNote", note=note)
                    added += 1
                elif "duplicate" not in why.lower():
                    refused.append((found[index].expression, why))
                elif update and self._update(note, fields[0]):
                    updated += 1
                else:
                    duplicates += 1
        if job is not None:
            job.step(len(notes), len(notes))
        return SendResult(added, duplicates, updated, tuple(refused))

    def _update(self, note: dict[str, Any], first: str) -> bool:
        """Write a note's fields over the one that Anki has; False where it is somewhere else."""
        query = " ".join(
            f'"{name}:{_quoted(value)}"'
            for name, value in (
                ("deck", note["deckName"]),
                ("note", note["modelName"]),
                (first, note["fields"].get(first, "")),
            )
        )
        found = self.invoke("findNotes", query=query)
        for number in found:
            self.invoke("updateNoteFields", note={"id": number, "fields": note["fields"]})
        return bool(found)

    def word_fields(self) -> list[str]:
        """Return the fields of all note types, those that are likely to hold a word first.

        Raises:
            ExportError: If Anki does not answer, or says no.
        """
        self.greet()
        found: dict[str, None] = {}
        for model in self.model_names():
            found.update(dict.fromkeys(self.field_names(model)))
        return sorted(found, key=lambda name: (_rank(name), name.casefold()))

    def known_words(self, query: KnownQuery, job: Job | None = None) -> list[WordKey]:
        """Return the words that Anki's cards have and the reader knows, each once.

        Args:
            query: Which field of which cards, and from which interval on.
            job: Progress and cancelling.

        Raises:
            ExportError: If Anki does not answer, or says no.
            ExportCancelledError: If it was called off.
        """
        found = self.invoke("findCards", query=query.text())
        words: dict[WordKey, None] = {}
        for start in range(0, len(found), _CARDS):
            if job is not None:
                job.step(start, len(found))
            for card in self.invoke("cardsInfo", cards=found[start : start + _CARDS]):
                value = card.get("fields", {}).get(query.field, {}).get("value", "")
                word = word_of(str(value))
                if word is not None and int(card.get("interval") or 0) >= query.days:
                    words.setdefault(word)
        if job is not None:
            job.step(len(found), len(found))
        return list(words)

    def _fields_of(self, model: str, preset: AnkiPreset) -> list[str]:
        if model not in self.model_names():
            if preset is not AnkiPreset.YOMITE:
                raise ExportError(f"Anki has no note type “{model}”.")
            self._create_model(model)
        return self.field_names(model)

    def _create_model(self, model: str) -> None:
        from reader.export import anki_package
        from reader.export.cards import YOMITE_FIELDS

        templates = anki_package.yomite_templates()
        self.invoke(
            "createModel",
            modelName=model,
            inOrderFields=list(YOMITE_FIELDS),
            css=anki_package.CSS,
            isCloze=False,
            cardTemplates=[
                {"Name": t["name"], "Front": t["qfmt"], "Back": t["afmt"]} for t in templates
            ],
        )

    def _can_add(self, notes: list[dict[str, Any]]) -> list[tuple[bool, str]]:
        try:
            answers = self.invoke("canAddNotesWithErrorDetail", notes=notes)
            return [(bool(a.get("canAdd")), str(a.get("error") or "")) for a in answers]
        except ExportError as exc:
            # Older versions of the add-on only say yes or no; no nearly always means a duplicate.
            if "unsupported action" not in str(exc):
                raise
            answers = self.invoke("canAddNotes", notes=notes)
            return [(bool(answer), "" if answer else "duplicate") for answer in answers]


def _note(
    card: Card,
    deck: str,
    model: str,
    preset: AnkiPreset,
    fields: list[str],
    tags: list[str],
    *,
    allow_duplicates: bool,
) -> dict[str, Any]:
    made = card_fields(card, preset)
    known = {name: value for name, value in made.items() if name in fields}
    if not known:
        raise ExportError(f"The note type “{model}” has none of the fields that are needed.")
    return {
        "deckName": deck,
        "modelName": model,
        "fields": known,
        "tags": tags,
        "options": {
            "allowDuplicate": allow_duplicates,
            "duplicateScope": "deck",
            "duplicateScopeOptions": {
                "deckName": deck,
                "checkChildren": False,
                "checkAllModels": False,
            },
        },
    }


def _rank(field: str) -> int:
    name = field.casefold()
    return next((n for n, part in enumerate(_WORD_FIELDS) if part in name), len(_WORD_FIELDS))


def _quoted(text: str) -> str:
    """Return text for Anki's search language without its signs' own meaning.

    Source: Anki's manual, "Searching": a backslash takes the meaning of ``" * _ :`` and itself.
    """
    return re.sub(r'(["*_:\\])', r"\\\1", text)
