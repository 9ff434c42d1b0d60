"""The usual readings of words that UniDic reads otherwise by default (私, 言う, 日本)."""

from __future__ import annotations

import resources
from reader.analysis.model import ReadingSource
from reader.analysis.readings.units import Line


class DefaultsLayer:
    """Replaces the tagger's first choice by the usual one; later layers may still differ."""

    def __init__(self) -> None:
        self._forms: dict[str, tuple[str, str]] = {}
        self._bases: dict[str, tuple[str, str]] = {}
        for written, kana in resources.rows("rules/readings_defaults.tsv"):
            old, _, new = kana[1:].partition(">") if kana[0] == "~" else ("", "", kana)
            if written.startswith("base:"):
                self._bases[written[5:]] = (old, new)
            else:
                self._forms[written] = (old, new)

    def apply(self, line: Line) -> None:
        """Give the usual reading to the units that have one."""
        forms, bases = self._forms, self._bases
        for unit in line.units:
            if not unit.aloud or unit.settled:
                continue
            was = unit.kana
            change = forms.get(unit.surface) or bases.get(unit.lexeme.orth_base)
            if change is None:
                if "にっぽん" not in was or "日本" not in unit.surface:
                    continue
                kana = was.replace("にっぽん", "にほん")
            else:
                old, new = change
                if not was.startswith(old):
                    continue
                kana = new + was[len(old) :] if old else new
            if kana != was:
                unit.read(kana, ReadingSource.RULE, f"default {unit.surface}", settled=False)
