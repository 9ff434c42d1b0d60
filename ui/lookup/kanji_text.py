"""A kanji as lines: readings, meanings, grade, strokes, parts, and words that use it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from dictionary.model import KanjiEntry, ToldKanji
from ui.lookup.blocks import Line, LineKind, Run, Style

translate = QCoreApplication.translate
_SECONDARY_GRADE = 8
_NAME_GRADES = (9, 10)


def grade_name(grade: int) -> str:
    """Returns what a KANJIDIC2 grade means.

    Source: KANJIDIC2: 1 to 6 the school years, 8 the rest of the jōyō kanji, 9 and 10 the kanji for
    use in names.
    """
    if grade in _NAME_GRADES:
        return translate("Entry", "for names")
    if grade == _SECONDARY_GRADE:
        return translate("Entry", "taught in secondary school")
    return translate("Entry", "taught in school year {grade}").format(grade=grade)


def _linked(words: Iterable[str], scheme: str) -> list[Run]:
    runs: list[Run] = []
    for word in words:
        if runs:
            runs.append(Run(" "))
        runs.append(Run(word, Style.LINK, link=f"{scheme}:{word}"))
    return runs


def kanji_lines(kanji: KanjiEntry, *, compact: bool) -> list[Line]:
    """Returns the lines of a kanji; the card has its readings, meanings and figures only."""
    character = Run(kanji.character, Style.KANJI, link=f"kanji:{kanji.character}")
    head = [character, Run("  "), Run(", ".join(kanji.meanings))]
    lines = [Line(tuple(head), LineKind.HEAD)]
    readings = [
        (translate("Entry", "On: "), kanji.on),
        (translate("Entry", "Kun: "), kanji.kun),
    ]
    if not compact:
        readings.append((translate("Entry", "In names: "), kanji.nanori))
    for words, kana in readings:
        if kana:
            line = (Run(words, Style.QUIET), Run("、".join(kana), Style.READING))
            lines.append(Line(line, LineKind.TIGHT))
    facts: list[str] = []
    if kanji.strokes is not None:
        facts.append(translate("Entry", "{count} strokes").format(count=kanji.strokes))
    if kanji.grade is not None:
        facts.append(grade_name(kanji.grade))
    if kanji.jlpt is not None:
        facts.append(translate("Entry", "JLPT N{level} (unofficial)").format(level=kanji.jlpt))
    if kanji.frequency is not None:
        facts.append(translate("Entry", "rank {rank} in newspapers").format(rank=kanji.frequency))
    if facts:
        lines.append(Line((Run(" · ".join(facts), Style.QUIET),), LineKind.TIGHT))
    lines += [line for told in kanji.told for line in _told_lines(told)]
    if compact:
        return lines
    if kanji.stroke_paths:
        lines.append(
            Line((Run(translate("Entry", "Stroke order"), Style.HEADING),), LineKind.SECTION)
        )
        lines.append(Line((Run("", strokes=kanji.stroke_paths),), LineKind.TIGHT))
    if kanji.radical:
        runs = [
            Run(translate("Entry", "Radical: "), Style.QUIET),
            *_linked((kanji.radical,), "kanji"),
        ]
        lines.append(Line(tuple(runs), LineKind.TIGHT))
    if kanji.components:
        runs = [
            Run(translate("Entry", "Parts: "), Style.QUIET),
            *_linked(kanji.components, "kanji"),
        ]
        if len(kanji.components) > 1:
            others = translate("Entry", "others with these parts")
            link = f"search:{' '.join(kanji.components)}"
            runs += [Run("   "), Run(others, Style.QUIET, link=link)]
        lines.append(Line(tuple(runs), LineKind.TIGHT))
    return lines


def _told_lines(told: ToldKanji) -> list[Line]:
    """Returns what an imported dictionary says of the kanji, under its name."""
    runs = [Run(told.dictionary, Style.BADGE)]
    if told.meanings:
        runs += [Run("  "), Run("; ".join(told.meanings))]
    lines = [Line(tuple(runs))]
    readings = "、".join(told.on + told.kun)
    if readings:
        lines.append(Line((Run(readings, Style.READING),), LineKind.TIGHT))
    frequency = translate("Entry", "frequency")
    stats = " · ".join(
        f"{frequency if name == 'freq' else name} {value}" for name, value in told.stats
    )
    if stats:
        lines.append(Line((Run(stats, Style.QUIET),), LineKind.TIGHT))
    return lines


def word_list_lines(title: str, words: Iterable[tuple[str, str]]) -> list[Line]:
    """Returns words (written, reading) under a title, each a link."""
    runs: list[Run] = []
    for written, reading in words:
        if runs:
            runs.append(Run("、"))
        runs.append(Run(written, Style.LINK, link=f"word:{written}"))
        if reading and reading != written:
            runs.append(Run(f" {reading}", Style.QUIET))
    if not runs:
        return []
    return [Line((Run(title, Style.HEADING),), LineKind.SECTION), Line(tuple(runs))]
