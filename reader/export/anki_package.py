"""A deck file (``.apkg``) of the looked-up words; the only module that knows genanki."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.errors import ExportError
from reader.export.cards import LAPIS_FIELDS, MODEL_NAMES, YOMITE_FIELDS, Card, card_fields, cards
from reader.export.model import AnkiPreset, Job, Material

_MODEL_IDS = {
    AnkiPreset.YOMITE: 1_730_118_401,
    AnkiPreset.LAPIS: 1_730_118_402,
    AnkiPreset.BASIC: 1_730_118_403,
}
"""Chosen once, never changed: Anki knows a note type by its number."""

CSS = """
.card { font-family: "Hiragino Mincho ProN", "Yu Mincho", "Noto Serif CJK JP", serif;
  font-size: 24px; line-height: 1.9; text-align: center; color: #1d1c1a; background: #fffefa; }
.nightMode.card { color: #e4e1da; background: #191a1e; }
.word { font-size: 44px; } .meaning { font-size: 20px; } .source { font-size: 14px; opacity: .7; }
b { color: #b8440b; } .nightMode b { color: #ff9d6b; } .gap { color: #00558c; }
"""
_WORD_FRONT = '<div class="word">{{Expression}}</div><div>{{Sentence}}</div>'
_WORD_BACK = (
    '<div class="word">{{furigana:Furigana}}</div><div class="meaning">{{Meaning}}</div>'
    '<hr id="answer"><div>{{furigana:SentenceFurigana}}</div>'
    '<div class="source">{{Source}} {{Link}}</div>'
)
_CLOZE_FRONT = "{{#Cloze}}<div>{{Cloze}}</div>{{/Cloze}}"
_LAPIS_FRONT = '<div class="word">{{Expression}}</div><div>{{Sentence}}</div>'
_LAPIS_BACK = (
    '<div class="word">{{furigana:ExpressionFurigana}}</div>'
    '<div class="meaning">{{MainDefinition}}</div><hr id="answer">'
    '<div>{{furigana:SentenceFurigana}}</div><div class="source">{{MiscInfo}}</div>'
)


def write_apkg(material: Material, path: Path, job: Job) -> None:
    """Write the deck. A second import updates the notes instead of doubling them.

    Raises:
        ExportError: If genanki is not installed, or nothing was looked up.
    """
    try:
        import genanki
    except ImportError as exc:
        raise ExportError(
            "Anki decks need the package genanki, which is not installed (pip install genanki)."
        ) from exc
    found = cards(material)
    if not found:
        raise ExportError("No word was looked up in this text, so there is nothing for a deck.")
    options = material.options
    deck = genanki.Deck(deck_id(options.deck), options.deck)
    model = _model(genanki, options.preset)
    tags = [tag.replace(" ", "_") for tag in options.tags if tag.strip()]
    for card in _counted(found, job):
        note = genanki.Note(
            model=model,
            fields=list(card_fields(card, options.preset).values()),
            guid=note_guid(card),
            tags=tags,
        )
        deck.add_note(note)
    # genanki counts ids upwards from its time stamp in milliseconds.
    genanki.Package(deck).write_to_file(str(path), timestamp=time.time())
    job.step(len(found), len(found))


def deck_id(name: str) -> int:
    """Return the deck's number, the same for the same name."""
    return 1_500_000_000 + zlib.crc32(name.encode("utf-8", "replace")) % 500_000_000


def note_guid(card: Card) -> str:
    """Return the note's id: the same word from the same text is the same note."""
    import genanki

    return str(genanki.guid_for("yomite", *card.key))


def _counted(found: list[Card], job: Job) -> Iterator[Card]:
    for done, card in enumerate(found):
        if done % 200 == 0:
            job.step(done, len(found))
        yield card


def yomite_templates() -> list[dict[str, str]]:
    """Return the cards of our own note type."""
    return [
        {"name": "Word", "qfmt": _WORD_FRONT, "afmt": _WORD_BACK},
        {"name": "Cloze", "qfmt": _CLOZE_FRONT, "afmt": _WORD_BACK},
    ]


def _model(genanki: Any, preset: AnkiPreset) -> Any:
    templates = {
        AnkiPreset.YOMITE: yomite_templates(),
        AnkiPreset.LAPIS: [{"name": "Mining", "qfmt": _LAPIS_FRONT, "afmt": _LAPIS_BACK}],
        AnkiPreset.BASIC: [
            {
                "name": "Card 1",
                "qfmt": "{{Front}}",
                "afmt": '{{FrontSide}}<hr id="answer">{{Back}}',
            }
        ],
    }
    fields = {
        AnkiPreset.YOMITE: YOMITE_FIELDS,
        AnkiPreset.LAPIS: LAPIS_FIELDS,
        AnkiPreset.BASIC: ("Front", "Back"),
    }
    return genanki.Model(
        _MODEL_IDS[preset],
        MODEL_NAMES[preset],
        fields=[{"name": name} for name in fields[preset]],
        templates=templates[preset],
        css=CSS,
        sort_field_index=0,
    )
