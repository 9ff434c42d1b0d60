"""The senses of an entry as lines: numbers, labels in plain words, notes, cross references."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dictionary.model import Entry, Match, Sense
from ui.lookup import labels
from ui.lookup.blocks import Line, LineKind, Run, Style

translate = QCoreApplication.translate


def _usable(entry: Entry, match: Match) -> list[Sense]:
    """Returns the senses that hold for the form in the text; all where none is left."""
    kept = [
        sense
        for sense in entry.senses
        if (not sense.only_written or match.headword in sense.only_written)
        and (not sense.only_reading or match.reading in sense.only_reading)
    ]
    return kept or list(entry.senses)


def sense_lines(entry: Entry, match: Match, *, limit: int = 0) -> list[Line]:
    """Returns the senses that hold for a match, numbered where there are several.

    Parts of speech stand on a line of their own at first, and in the line where they change.

    Args:
        entry: The entry.
        match: The form and the reading that restrict the senses.
        limit: How many are shown, without cross references; 0 for all, with everything.
    """
    lines: list[Line] = []
    senses = _usable(entry, match)
    last_pos: tuple[str, ...] = ()
    for number, sense in enumerate(senses, 1):
        if limit and number > limit:
            more = len(senses) - limit
            text = translate("Entry", "1 more meaning") if more == 1 else ""
            text = text or translate("Entry", "{count} more meanings").format(count=more)
            lines.append(Line((Run(text, Style.QUIET, link="pin:"),), LineKind.TIGHT, indent=1.3))
            break
        changed = bool(sense.pos) and sense.pos != last_pos
        words = labels.join(sense.pos, labels.POS) if changed else ""
        last_pos = sense.pos or last_pos
        if words and number == 1:
            lines.append(Line((Run(words, Style.QUIET),), LineKind.TIGHT))
            words = ""
        lines.append(_sense_line(sense, number if len(senses) > 1 else 0, words))
        if not limit:
            lines += _sense_extras(sense)
    return lines


def _sense_line(sense: Sense, number: int, pos: str = "") -> Line:
    runs: list[Run] = []
    if number:
        runs.append(Run(f"{number}. ", Style.NUMBER))
    marks = [pos] if pos else []
    marks += [
        labels.join(codes, table)
        for codes, table in (
            (sense.fields, labels.FIELDS),
            (sense.misc, labels.MISC),
            (sense.dialects, labels.DIALECTS),
        )
        if codes
    ]
    if marks:
        runs.append(Run(f"{' · '.join(marks)}  ", Style.QUIET))
    said = ""
    for index, gloss in enumerate(sense.glosses):
        said += "; " if index else ""
        kind = {
            "lit": translate("Entry", "literally: "),
            "fig": translate("Entry", "figuratively: "),
            "expl": "",
            "tm": translate("Entry", "trademark: "),
        }.get(gloss.kind, "")
        if kind:
            runs += [Run(said), Run(kind, Style.QUIET)] if said else [Run(kind, Style.QUIET)]
            said = ""
        said += gloss.text
    runs.append(Run(said))
    if sense.notes:
        runs.append(Run(f" ({'; '.join(sense.notes)})", Style.QUIET))
    return Line(tuple(runs), indent=1.3 if number else 0.0, hang=1.3 if number else 0.0)


def _sense_extras(sense: Sense) -> list[Line]:
    lines: list[Line] = []
    only = sense.only_written + sense.only_reading
    if only:
        text = translate("Entry", "only for {forms}").format(forms="、".join(only))
        lines.append(Line((Run(text, Style.QUIET),), LineKind.TIGHT, indent=1.3))
    for words, targets in (
        (translate("Entry", "see "), sense.xrefs),
        (translate("Entry", "opposite: "), sense.antonyms),
    ):
        if targets:
            runs = [Run(words, Style.QUIET)]
            for index, target in enumerate(targets):
                runs.append(Run("、" if index else ""))
                word, _, rest = target.partition("・")
                shown = word if not rest or rest.isdigit() else f"{word}【{rest.split('・')[0]}】"
                runs.append(Run(shown, Style.LINK, link=f"word:{word}"))
            lines.append(Line(tuple(runs), LineKind.TIGHT, indent=1.3))
    if sense.origin:
        text = translate("Entry", "from {origin}").format(origin=", ".join(sense.origin))
        lines.append(Line((Run(text, Style.QUIET),), LineKind.TIGHT, indent=1.3))
    return lines
