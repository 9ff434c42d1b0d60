"""A server that answers as AnkiConnect's published protocol says, version 6."""

from __future__ import annotations

import contextlib
import json
import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

from reader.export.cards import LAPIS_FIELDS


def card(number: int, value: str, interval: int) -> dict[str, Any]:
    """Return a card as ``cardsInfo`` tells it, of the note type that ``running_anki`` starts with.

    ``interval`` is in days; Anki tells seconds of a card in learning as a negative number.
    """
    fields = {"Word": {"value": value, "order": 0}, "Back": {"value": "meaning", "order": 1}}
    return {"cardId": number, "interval": interval, "fields": fields, "deckName": "Core"}


class FakeAnki(BaseHTTPRequestHandler):
    """What Anki holds, and what it answers."""

    notes: ClassVar[list[dict[str, Any]]] = []
    models: ClassVar[dict[str, list[str]]] = {}
    decks: ClassVar[set[str]] = set()
    key: ClassVar[str] = ""
    old: ClassVar[bool] = False
    garbage: ClassVar[bool] = False
    forbidden: ClassVar[bool] = False
    version: ClassVar[int] = 6
    cards: ClassVar[list[dict[str, Any]]] = []
    queries: ClassVar[list[str]] = []
    asked: ClassVar[Callable[[str], None]] = staticmethod(lambda _action: None)

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        reply: dict[str, Any] = {"result": None, "error": None}
        type(self).asked(request["action"])
        assert request["version"] == 6
        if self.key and request.get("key") != self.key:
            reply["error"] = "valid api key must be provided"
        else:
            try:
                reply["result"] = self.answer(request["action"], request["params"])
            except ValueError as exc:
                reply["error"] = str(exc)
        # Before version 5 an answer had no envelope.
        said = reply if self.version > 4 else reply["result"]
        body = b"<html>" if self.garbage else json.dumps(said).encode()
        self.send_response(403 if self.forbidden else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer(self, action: str, params: dict[str, Any]) -> Any:
        match action:
            case "version":
                return self.version
            case "deckNames":
                return sorted(self.decks)
            case "modelNames":
                return sorted(self.models)
            case "modelFieldNames":
                return self.models[params["modelName"]]
            case "createDeck":
                self.decks.add(params["deck"])
                return 1
            case "createModel":
                self.models[params["modelName"]] = params["inOrderFields"]
                return {}
            case "canAddNotesWithErrorDetail" if not self.old:
                return [self.can_add(note) for note in params["notes"]]
            case "canAddNotes":
                return [self.can_add(note)["canAdd"] for note in params["notes"]]
            case "addNote":
                assert self.can_add(params["note"])["canAdd"]
                self.notes.append(params["note"])
                return len(self.notes)
            case "findNotes":
                return [n for n, note in enumerate(self.notes) if _is_found(note, params["query"])]
            case "updateNoteFields":
                self.notes[params["note"]["id"]]["fields"].update(params["note"]["fields"])
                return None
            case "findCards":
                self.queries.append(params["query"])
                return [card["cardId"] for card in self.cards]
            case "cardsInfo":
                return [card for card in self.cards if card["cardId"] in params["cards"]]
        raise ValueError("unsupported action")

    def can_add(self, note: dict[str, Any]) -> dict[str, Any]:
        first = self.models[note["modelName"]][0]
        value = note["fields"].get(first, "")
        if not value:
            return {"canAdd": False, "error": "cannot create note because it is empty"}
        if any(old["fields"][first] == value for old in self.notes):
            return {"canAdd": False, "error": "cannot create note because it is a duplicate"}
        return {"canAdd": True}

    def log_message(self, *args: Any) -> None:
        """Keep the test's output clean."""


def _is_found(note: dict[str, Any], query: str) -> bool:
    """Tell whether a note has every ``"name:value"`` of a query."""
    held = {"deck": note["deckName"], "note": note["modelName"], **note["fields"]}
    wanted = re.findall(r'"([^:"]+):((?:[^"\\]|\\.)*)"', query)
    return all(held.get(name) == re.sub(r"\\(.)", r"\1", value) for name, value in wanted)


@contextlib.contextmanager
def running_anki() -> Iterator[str]:
    """Serve an Anki with one note type besides Lapis; yield its address."""
    FakeAnki.notes, FakeAnki.decks = [], {"Default", "Core"}
    FakeAnki.models = {"Lapis": list(LAPIS_FIELDS), "Core 2000": ["Word", "Back"]}
    FakeAnki.key, FakeAnki.old, FakeAnki.garbage = "", False, False
    FakeAnki.forbidden, FakeAnki.version = False, 6
    FakeAnki.cards, FakeAnki.queries = [], []
    FakeAnki.asked = staticmethod(lambda _action: None)
    with ThreadingHTTPServer(("127.0.0.1", 0), FakeAnki) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
