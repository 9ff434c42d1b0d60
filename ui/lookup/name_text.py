"""Names as lines: one card for all readings and kinds that a stretch has as a name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from dictionary.model import Match
from ui.lookup import labels
from ui.lookup.blocks import Line, LineKind, Run, Style, is_kanji

translate = QCoreApplication.translate


def written_runs(text: str, *, linked: bool) -> list[Run]:
    """Returns a headword; ``linked`` makes each kanji a link to it."""
    if not linked:
        return [Run(text, Style.HEADWORD)]
    runs: list[Run] = []
    for character in text:
        link = f"kanji:{character}" if is_kanji(character) else ""
        if runs and not link and not runs[-1].link:
            runs[-1] = Run(runs[-1].text + character, Style.HEADWORD)
        else:
            runs.append(Run(character, Style.HEADWORD, link=link))
    return runs


def name_lines(group: Sequence[Match], *, limit: int, linked: bool) -> list[Line]:
    """Returns one card for all names of a stretch: each reading once, with the kinds it has.

    Args:
        group: The matches, all of one stretch.
        limit: How many readings are shown.
        linked: Each kanji of the name is a link.
    """
    readings: dict[str, list[str]] = {}
    glosses: dict[str, list[str]] = {}
    for match in group:
        kinds = readings.setdefault(match.reading, [])
        texts = glosses.setdefault(match.reading, [])
        for sense in match.entry.senses if match.entry is not None else ():
            kinds += [code for code in sense.misc or sense.pos if code not in kinds]
            texts += [gloss.text for gloss in sense.glosses if gloss.text not in texts]
    badge = Run(translate("Entry", "name"), Style.BADGE)
    head = written_runs(group[0].headword, linked=linked)
    lines = [Line((*head, Run("  "), badge), LineKind.HEAD)]
    for index, (reading, kinds) in enumerate(readings.items()):
        if index == limit:
            text = translate("Entry", "{count} more readings").format(count=len(readings) - limit)
            lines.append(Line((Run(text, Style.QUIET, link="pin:"),), LineKind.TIGHT))
            break
        runs = [Run(reading, Style.READING)]
        if kinds:
            runs.append(Run(f"  {labels.join(kinds, labels.NAMES)}", Style.QUIET))
        if glosses[reading]:
            runs.append(Run("  " + "; ".join(glosses[reading][:2])))
        lines.append(Line(tuple(runs), LineKind.TIGHT))
    return lines
