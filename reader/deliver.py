"""What a deliverable is made of: the store's bundle, its analysis, and meanings of its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dictionary.errors import DictionaryError
from reader.analysis.model import ParagraphAnalysis
from reader.engine import ReadingEngine
from reader.export.formats import Meanings, format_of
from reader.export.model import ExportLabels, ExportOptions, Job, Material, WordKey, material_of
from reader.export.tables import content_words
from reader.sessions.model import ExportBundle
from reader.word_lists import grades

if TYPE_CHECKING:
    from reader.lookup import LookupService

_GLOSSES = 3
"""Translations given of a word; the first sense's first ones."""
_COMMON = 700
"""Words of a text whose meanings are looked up for a list of its commonest."""
_PART = 400
"""Words that are looked up between two looks at whether the export is still wanted."""
_DO = "する"


def material_for(
    bundle: ExportBundle,
    engine: ReadingEngine,
    *,
    options: ExportOptions | None = None,
    labels: ExportLabels | None = None,
    exported_at: str = "",
    job: Job | None = None,
) -> Material:
    """Analyse a bundle's document with the reader's corrections, for an export.

    Args:
        bundle: What the store keeps of a document or a session.
        engine: Does the analysis; it must not be the one that the window reads with.
        options: The reader's choices.
        labels: The words that the export adds.
        exported_at: The time that the export names, UTC.
        job: Progress and cancelling, told in paragraphs.

    Raises:
        AnalysisError: If the tagger cannot be started.
        ExportCancelledError: If it was called off.
    """
    job = job or Job()
    engine.open(bundle.document, bundle.reading_corrections, bundle.word_corrections)
    made: list[ParagraphAnalysis] = []
    total = len(bundle.document.blocks)
    for index in range(total):
        if index % 20 == 0:
            job.step(index, total)
        made += engine.paragraphs((index,))
    paragraphs = tuple(made)
    found = engine.entities(paragraphs, bundle.entity_corrections)
    job.step(total, total)
    return material_of(
        bundle, paragraphs, found, options=options, labels=labels, exported_at=exported_at
    )


def with_meanings(
    material: Material, format_id: str, service: LookupService, job: Job | None = None
) -> Material:
    """Return the material with what the dictionary says of the words that a format tells of.

    Without a dictionary the material comes back as it is.

    Args:
        material: What was made of a bundle.
        format_id: One of ``reader.export.formats.FORMATS``.
        service: The dictionary.
        job: Progress and cancelling, told in words.

    Raises:
        ExportCancelledError: If it was called off.
        ExportError: If the format is not known.
    """
    job = job or Job()
    words = _words(material, format_of(format_id).meanings)
    glosses: dict[WordKey, str] = {}
    accents: dict[WordKey, tuple[int, ...]] = {}
    for start in range(0, len(words), _PART):
        job.step(start, len(words))
        part = {key: _noun_of(key) for key in words[start : start + _PART]}
        try:
            entries = service.lexicon.best_entries(
                [form for forms in part.values() for form in forms]
            )
        except DictionaryError:
            break
        for key, forms in part.items():
            entry = next((entries[form] for form in forms if form in entries), None)
            if entry is None:
                continue
            if entry.senses:
                first = entry.senses[0].glosses[:_GLOSSES]
                glosses[key] = "; ".join(gloss.text for gloss in first)
            pitch = next((h.pitch for h in entry.headwords if h.written == key[0] and h.pitch), ())
            if pitch:
                accents[key] = pitch
    job.step(len(words), max(1, len(words)))
    graded = grades(words)
    return replace(
        material,
        glosses=glosses,
        frequencies={key: one.rank for key, one in graded.items() if one.rank is not None},
        levels={key: one.level for key, one in graded.items() if one.level is not None},
        accents=accents,
    )


def _words(material: Material, wanted: Meanings) -> Sequence[WordKey]:
    """Return the words whose meanings a format wants, each once."""
    if wanted is Meanings.NONE:
        return ()
    looked_up = dict.fromkeys((row.headword, row.reading) for row in material.lookups)
    if wanted is Meanings.LOOKED_UP:
        return tuple(looked_up)
    counts = Counter((w.lemma, w.lemma_reading or w.reading) for w in content_words(material))
    common = counts.most_common(_COMMON if wanted is Meanings.COMMON else None)
    return tuple(dict.fromkeys([*looked_up, *(word for word, _ in common)]))


def _noun_of(word: WordKey) -> tuple[WordKey, ...]:
    """Return a word, and its noun where it is a verb that no dictionary has: 勉強する."""
    written, reading = word
    if not written.endswith(_DO) or written == _DO:
        return (word,)
    return word, (written.removesuffix(_DO), reading.removesuffix(_DO))
