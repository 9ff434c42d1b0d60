"""The usual readings of words that UniDic reads otherwise by default (私, 言う, 日本)."""

from __future__ import annotations

import resources
from reader.analysis.model import ReadingSource
from reader.analysis.readings.units import Line


class DefaultsLayer:
    """Replaces the tagger's first choice by the usual one; later layers may still differ."""

    def __init__(self) -> None:
        self._forms: dict[str, str] = {}
        self._changes: dict[str, tuple[str, str]] = {}
        for written, kana in resources.rows("rules/readings_defaults.tsv"):
            if kana.startswith("~"):
                old, _, new = kana[1:].partition(">")
                self._changes[written] = (old, new)
            else:
                self._forms[written] = kana

    def apply(self, line: Line) -> None:
        """Give the usual reading to the units that have one."""
        for unit in line.units:
            if not unit.aloud or unit.settled:
                continue
            kana = self._forms.get(unit.surface)
            if kana is None:
                changes = self._changes
                change = changes.get(unit.surface) or changes.get("base:" + unit.lexeme.orth_base)
                if change is not None and unit.kana.startswith(change[0]):
                    kana = change[1] + unit.kana[len(change[0]) :]
                elif "にっぽん" in unit.kana and "日本" in unit.surface:
                    kana = unit.kana.replace("にっぽん", "にほん")
            if kana is not None and kana != unit.kana:
                unit.read(kana, ReadingSource.RULE, f"default {unit.surface}", settled=False)
