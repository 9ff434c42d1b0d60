"""Subtitles (SubRip, WebVTT) to a document: what is said, in order, a paragraph a cue.

Source: WebVTT (W3C), sections 4 and 6; SubRip's common use.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reader.documents.markup_walk import walk
from reader.documents.model import Document, Source
from reader.documents.text_builder import assemble
from reader.documents.webpage import RULES, parse_html
from reader.errors import EmptyDocumentError

_TIMES = re.compile(
    r"^\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
)
_SETTINGS = re.compile(
    r"\{\\[^}]{0,200}\}|</?(?:c|v|i|b|u|font|lang)(?:[ .][^>]{0,200})?>|<[\d:.]{1,20}>"
)
_TURN = re.compile(r"^(?:[-‐‑–—－]\s*|>>\s*)")
_TAG = re.compile(r"<(?!/?(?:ruby|rt|rp|rb)\b)")


def subtitle_document(text: str, source: Source) -> Document:
    r"""Make a document of a subtitle file with ``\n`` line ends.

    Raises:
        EmptyDocumentError: If nothing is said in it.
    """
    turns: list[str] = []
    for cue in _cues(text):
        for turn in _turns(cue):
            # Rolling captions repeat what stood before.
            if not turns or turns[-1] != turn:
                turns.append(turn)
    markup = "".join(f"<p>{turn}</p>" for turn in turns)
    pieces = walk(parse_html(f"<html><body>{markup}</body></html>"), RULES) if turns else []
    if not pieces:
        raise EmptyDocumentError("There is no text in these subtitles.")
    joined, blocks = assemble(pieces, "\n")
    title = source.path.stem if source.path is not None else pieces[0].text[:40]
    return Document(title=title, text=joined, blocks=blocks, source=replace(source))


def _cues(text: str) -> list[list[str]]:
    cues: list[list[str]] = []
    current: list[str] | None = None
    for line in text.split("\n"):
        if _TIMES.match(line):
            current = []
            cues.append(current)
        elif not line.strip():
            current = None
        elif current is not None:
            current.append(line)
    return cues


def _turns(lines: list[str]) -> list[str]:
    """Join a cue's lines to sentences; a dash begins another speaker's words."""
    turns: list[str] = []
    for line in lines:
        clean = _TAG.sub("&lt;", _SETTINGS.sub("", line)).strip()
        words = _TURN.sub("", clean)
        if not words:
            continue
        if turns and words == clean:
            turns[-1] += f"\n{words}"
        else:
            turns.append(words)
    return turns
