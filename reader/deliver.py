"""What a deliverable is made of: the store's bundle, its analysis, and meanings of its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from dictionary.errors import DictionaryError
from dictionary.model import MatchKind
from reader.analysis.model import ParagraphAnalysis
from reader.engine import ReadingEngine
from reader.export.model import ExportLabels, ExportOptions, Material, WordKey, material_of
from reader.positions import headwords
from reader.sessions.model import ExportBundle

if TYPE_CHECKING:
    from reader.lookup import LookupService

_GLOSSES = 3
"""Translations given of a word; the first sense's first ones."""


def material_for(
    bundle: ExportBundle,
    engine: ReadingEngine,
    *,
    options: ExportOptions | None = None,
    labels: ExportLabels | None = None,
    exported_at: str = "",
    cancelled: Callable[[], bool] = lambda: False,
) -> Material:
    """Analyse a bundle's document with the reader's corrections, for an export.

    Args:
        bundle: What the store keeps of a document or a session.
        engine: Does the analysis; it must not be the one that the window reads with.
        options: The reader's choices.
        labels: The words that the export adds.
        exported_at: The time that the export names, UTC.
        cancelled: Asked between paragraphs; True leaves the rest without readings.

    Raises:
        AnalysisError: If the tagger cannot be started.
    """
    engine.open(bundle.document, bundle.reading_corrections, bundle.word_corrections)
    made: list[ParagraphAnalysis] = []
    for index in range(len(bundle.document.blocks)):
        if cancelled():
            break
        made += engine.paragraphs((index,))
    paragraphs = tuple(made)
    found = engine.entities(paragraphs, bundle.entity_corrections)
    return material_of(
        bundle, paragraphs, found, options=options, labels=labels, exported_at=exported_at
    )


def with_glosses(
    material: Material, service: LookupService, cancelled: Callable[[], bool] = lambda: False
) -> Material:
    """Return the material with English meanings, frequencies and levels of the text's words.

    Args:
        material: What was made of a bundle.
        service: The dictionary, of the calling thread.
        cancelled: Asked between words.
    """
    words: Iterable[WordKey] = dict.fromkeys(
        (w.lemma, w.lemma_reading) for w in headwords(material.paragraphs)
    )
    glosses: dict[WordKey, str] = {}
    frequencies: dict[WordKey, int] = {}
    levels: dict[WordKey, int] = {}
    for key in words:
        if cancelled():
            break
        if not key[0]:
            continue
        try:
            result = service.lookup(key[0], 0)
        except DictionaryError:
            break
        match = next(
            (
                m
                for m in result.matches
                if m.kind is MatchKind.WORD and m.entry is not None and m.end == len(key[0])
            ),
            None,
        )
        if match is None or match.entry is None:
            continue
        if match.entry.senses:
            first = match.entry.senses[0].glosses[:_GLOSSES]
            glosses[key] = "; ".join(gloss.text for gloss in first)
        ranks = [h.frequency for h in match.entry.headwords if h.frequency is not None]
        if ranks:
            frequencies[key] = min(ranks)
        if match.entry.jlpt is not None:
            levels[key] = match.entry.jlpt
    return replace(material, glosses=glosses, frequencies=frequencies, levels=levels)
