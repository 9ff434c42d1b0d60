"""From a look-up to lines: what the card and the pane say, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from dictionary.model import (
    Entry,
    Headword,
    Inflection,
    LookupResult,
    Match,
    MatchKind,
    NumberReading,
)
from reader.analysis.model import Entity, ReadingSource
from ui.lookup import labels
from ui.lookup.blocks import Line, LineKind, Run, Style, WordDetails
from ui.lookup.inflections import step_explanation, step_name
from ui.lookup.kanji_text import kanji_lines
from ui.lookup.name_text import name_lines, written_runs
from ui.lookup.note_text import led_by, note_lines
from ui.lookup.pitch import contour
from ui.lookup.sense_text import sense_lines
from ui.lookup.structured import content_lines
from ui.models.entity_values import readable
from ui.theme import entity_type_name

translate = QCoreApplication.translate
_CARD_SENSES = 6
_CARD_LATER_SENSES = 3
_CARD_SHORTER = 6
_CARD_NAMES = 4
_NOTE_ON_CARD = 3
_PANE_NAMES = 40
_OWN_SOURCES = frozenset({"", "jmdict", "jmnedict", "kanjidic2"})
_HIDDEN_FORMS = frozenset({"sK", "sk"})
_PLAIN_SOURCES = (ReadingSource.TAGGER, ReadingSource.RULE, ReadingSource.DICTIONARY)


def reading_source_name(source: ReadingSource) -> str:
    """Returns who decided a reading, in the interface's language."""
    return {
        ReadingSource.AUTHOR: translate("Entry", "the author"),
        ReadingSource.USER: translate("Entry", "you"),
        ReadingSource.NUMBER: translate("Entry", "the number rules"),
        ReadingSource.DICTIONARY: translate("Entry", "the dictionary"),
        ReadingSource.NAME: translate("Entry", "the name list"),
        ReadingSource.RULE: translate("Entry", "the reading rules"),
        ReadingSource.TAGGER: translate("Entry", "the word analysis"),
    }[source]


def result_lines(
    result: LookupResult, details: WordDetails | None = None, *, compact: bool
) -> tuple[Line, ...]:
    """Returns all that is said of a look-up, best first, with a fold before the shorter matches.

    Args:
        result: The look-up.
        details: What the text and the reader's data say of the word.
        compact: True for the card: shorter matches take a line each, long entries are cut.
    """
    primary = max(result.primary, 1 if result.matches else 0)
    above, below = _merge_names(result.matches[:primary], result.matches[primary:])
    if details is not None and details.entity is not None:
        above, below = _name_alone(above, below)
    lines: list[Line] = []
    if details is not None and details.entity is not None:
        lines.append(_entity_line(details.entity, details.reading))
    lines += _match_lines(_numbers_first(above), compact=compact)
    if details is not None:
        lines += details_lines(details, above, compact=compact)
    if below:
        fold = Run(translate("Entry", "shorter matches, names, kanji"), Style.QUIET)
        lines.append(Line((fold,), LineKind.FOLD))
        if compact:
            lines += _brief_lines(below)
        else:
            lines += _match_lines(below, compact=False)
    if result.more_names:
        text = translate("Entry", "{count} more names").format(count=result.more_names)
        lines.append(Line((Run(text, Style.QUIET),), LineKind.TIGHT))
    return tuple(lines)


def _merge_names(
    above: tuple[Match, ...], below: tuple[Match, ...]
) -> tuple[tuple[Match, ...], tuple[Match, ...]]:
    """Moves the other readings of a name that stands above the fold up to it."""
    spans = {(match.start, match.end) for match in above if match.kind is MatchKind.NAME}
    same = tuple(
        match
        for match in below
        if match.kind is MatchKind.NAME and (match.start, match.end) in spans
    )
    return above + same, tuple(match for match in below if match not in same)


def _name_alone(
    above: tuple[Match, ...], below: tuple[Match, ...]
) -> tuple[tuple[Match, ...], tuple[Match, ...]]:
    """Moves the words inside a name of this text under the fold: it isn't made of them here."""
    first = above[0] if above else None
    if first is None or first.kind is not MatchKind.NAME:
        return above, below
    inside = tuple(
        match
        for match in above
        if match.kind is not MatchKind.NAME and match.end - match.start < first.end - first.start
    )
    return tuple(match for match in above if match not in inside), inside + below


def _numbers_first(matches: Sequence[Match]) -> list[Match]:
    """Puts a number, date or measure as a whole before the words that it is made of."""
    return sorted(matches, key=lambda match: match.number is None)


def _brief_lines(matches: Sequence[Match]) -> list[Line]:
    """Returns a line for each match, and one for all names of a stretch."""
    lines: list[Line] = []
    for (kind, _start, _end), run in groupby(
        matches, key=lambda match: (match.kind, match.start, match.end)
    ):
        group = tuple(run)
        if kind is MatchKind.NAME and len(group) > 1:
            head = group[0].headword
            readings = list(dict.fromkeys(match.reading for match in group))[:_CARD_SHORTER]
            words = translate("Entry", "names: ")
            lines.append(
                Line(
                    (
                        Run(head, Style.STRONG, link=f"word:{head}"),
                        Run(f"  {words}", Style.QUIET),
                        Run("、".join(readings), Style.READING),
                    ),
                    LineKind.TIGHT,
                )
            )
        else:
            lines += [brief_line(match) for match in group]
    return lines[:_CARD_SHORTER]


def search_lines(query: str, result: LookupResult) -> tuple[Line, ...]:
    """Returns what a search found, each entry short; a sentence where it found nothing."""
    if not result.matches:
        text = translate(
            "Entry", "Nothing found for “{query}”. Try the reading, or a * at the end."
        )
        return (Line((Run(text.format(query=query), Style.QUIET),)),)
    return tuple(_linked_head(line) for line in _match_lines(result.matches, compact=True))


def _linked_head(line: Line) -> Line:
    """Returns an entry's first line with its headword as a link to the whole entry."""
    first = line.runs[0]
    if line.kind is not LineKind.HEAD or first.style is not Style.HEADWORD:
        return line
    return replace(line, runs=(replace(first, link=f"word:{first.text}"), *line.runs[1:]))


def details_lines(
    details: WordDetails, matches: Sequence[Match], *, compact: bool
) -> tuple[Line, ...]:
    """Returns how the word is read here and by whom, the reader's notes, and earlier look-ups."""
    lines: list[Line] = []
    if details.reading and details.source is not None:
        plain = details.source in _PLAIN_SOURCES
        if not compact or details.doubtful or not plain or not matches:
            lines.append(_reading_line(details, details.source))
    for note in details.notes:
        lead = Run(translate("Entry", "Your note: "), Style.QUIET, link=f"note:{note.id}")
        said = note_lines(note.note) if note.note else (Line((Run(note.exact),)),)
        lines += led_by(lead, said[:_NOTE_ON_CARD] if compact else said)
    if not compact and details.seen:
        text = translate("Entry", "Looked up before: {count}").format(count=details.seen)
        lines.append(Line((Run(text, Style.QUIET),), LineKind.TIGHT))
    return tuple(lines)


def _entity_line(entity: Entity, reading_here: str) -> Line:
    runs = [Run(translate("Entry", "In this text: "), Style.QUIET), Run(entity.name, Style.STRONG)]
    reading = entity.reading or reading_here
    if reading and reading != entity.name:
        runs.append(Run(f" {reading}", Style.READING))
    titles = (role.organization + role.title for role in entity.roles)
    parts = ("、".join(dict.fromkeys(titles)), entity.gloss, readable(entity.value or ""))
    runs += [Run(f" · {part}") for part in parts if part]
    runs.append(Run(f" · {entity_type_name(entity.type)} · {entity.mentions}×", Style.QUIET))
    return Line(tuple(runs))


def _reading_line(details: WordDetails, source: ReadingSource) -> Line:
    origin = translate("Entry", "reading from {source}").format(source=reading_source_name(source))
    runs = [
        Run(translate("Entry", "Read here: "), Style.QUIET),
        Run(details.reading, Style.READING),
        Run(f" · {origin}", Style.QUIET, tip=details.rule),
    ]
    if details.doubtful:
        runs.append(Run(" · " + translate("Entry", "doubtful"), Style.QUIET))
    return Line(tuple(runs))


def _match_lines(matches: Sequence[Match], *, compact: bool) -> list[Line]:
    """Returns the lines of whole matches; the names of one stretch are merged."""
    lines: list[Line] = []
    chains: set[tuple[str, ...]] = set()
    for (kind, _start, _end), run in groupby(
        matches, key=lambda match: (match.kind, match.start, match.end)
    ):
        group = tuple(run)
        if kind is MatchKind.NAME:
            lines += name_lines(
                group, limit=_CARD_NAMES if compact else _PANE_NAMES, linked=not compact
            )
            continue
        for match in group:
            if match.kanji is not None:
                lines += kanji_lines(match.kanji, compact=compact)
            elif match.number is not None:
                lines += number_lines(match, match.number)
            elif match.entry is not None:
                chain = tuple(step.id for step in match.inflection)
                lines += entry_lines(
                    match,
                    match.entry,
                    compact=compact,
                    first=not lines,
                    explained=chain not in chains,
                )
                chains.add(chain)
    return lines


def find_headword(match: Match, entry: Entry) -> Headword | None:
    """Returns the headword that a match shows, or None where the entry hasn't got it."""
    shown = (match.headword, match.reading)
    for word in entry.headwords:
        if (word.written, word.reading) == shown or shown == (word.reading, word.reading):
            return word
    return next((word for word in entry.headwords if word.reading == match.reading), None)


def _head_line(match: Match, entry: Entry, *, linked: bool = False) -> Line:
    word = find_headword(match, entry)
    accents = word.pitch if word is not None else ()
    reading = match.reading or (word.reading if word is not None else "")
    accent = contour(reading, accents[0]) if accents else None
    runs: list[Run] = []
    if match.headword == reading or not reading:
        runs.append(Run(match.headword, Style.HEADWORD, contour=accent))
    else:
        runs += written_runs(match.headword, linked=linked)
        runs += [Run(" "), Run(reading, Style.READING, contour=accent)]
    if accents:
        tip = translate("Entry", "Pitch accent: the mora after which the voice falls; 0: nowhere")
        numbers = "・".join(str(position) for position in accents)
        runs += [Run(" "), Run(f"[{numbers}]", Style.QUIET, tip=tip)]
    badges: list[Run] = []
    if word is not None and word.common:
        badges.append(Run(translate("Entry", "common"), Style.BADGE_STRONG))
    if entry.jlpt is not None:
        tip = translate("Entry", "JLPT level (unofficial)")
        badges.append(Run(f"N{entry.jlpt}", Style.BADGE, tip=tip))
    if word is not None and word.frequency is not None:
        tip = translate("Entry", "Rank by frequency: 1 is the commonest word")
        badges.append(Run(f"#{word.frequency:,}", Style.BADGE, tip=tip))
    for told in match.told:
        if told.kind == "freq":
            tip = translate("Entry", "Frequency in {dictionary}").format(dictionary=told.dictionary)
            badges.append(Run(f"{told.dictionary} {told.text}", Style.BADGE, tip=tip))
    if entry.source not in _OWN_SOURCES:
        badges.append(Run(entry.title or entry.source, Style.BADGE))
    for badge in badges:
        runs += [Run("  "), badge]
    return Line(tuple(runs), LineKind.HEAD)


def _told_lines(match: Match) -> list[Line]:
    """Returns accents and transcriptions of imported dictionaries, a line each."""
    lines: list[Line] = []
    for told in match.told:
        runs: list[Run] = []
        if told.kind == "pitch":
            for position in told.positions:
                accent = contour(match.reading, position)
                runs += [Run(match.reading, Style.READING, contour=accent)]
                runs += [Run(f" [{position}]  ", Style.QUIET)]
        elif told.kind == "ipa" and told.text:
            runs.append(Run(f"{told.text}  "))
        if runs:
            runs.append(Run(told.dictionary, Style.QUIET))
            lines.append(Line(tuple(runs), LineKind.TIGHT))
    return lines


def _prefer_runs(match: Match, entry: Entry) -> tuple[Run, ...]:
    """Returns the link by which the reader says that this entry is the one meant."""
    text = translate("Entry", "put first")
    tip = translate("Entry", "Show this entry first for this word from now on")
    link = f"prefer:{entry.id}:{entry.source}:{match.headword}"
    return Run("   "), Run(text, Style.QUIET, link=link, tip=tip)


def inflection_line(match: Match) -> Line | None:
    """Returns the chain from the text back to the dictionary form, as « past « negative."""
    if not match.inflection:
        return None
    runs: list[Run] = []
    for step in match.inflection:
        runs.append(Run(" « " if runs else "« ", Style.QUIET))
        runs.append(Run(step_name(step.id), Style.STRONG, tip=step_explanation(step.explanation)))
    return Line(tuple(runs), LineKind.TIGHT)


def _explained(step: Inflection) -> Line:
    text = f"{step_name(step.id)}: {step_explanation(step.explanation)}"
    return Line((Run(text, Style.QUIET),), LineKind.TIGHT, indent=0.8)


def entry_lines(
    match: Match, entry: Entry, *, compact: bool, first: bool = True, explained: bool = True
) -> list[Line]:
    """Returns an entry: headword, inflection, senses, and in the pane its forms and examples.

    Args:
        match: Where and in which form it stands in the text.
        entry: The entry.
        compact: For the card rather than the pane.
        first: Nothing stands above it.
        explained: Each step of the inflection is explained; said once for each chain.
    """
    head = _head_line(match, entry, linked=not compact)
    if not compact and not first and match.kind is MatchKind.WORD:
        head = replace(head, runs=(*head.runs, *_prefer_runs(match, entry)))
    lines = [head, *_told_lines(match)]
    chain = inflection_line(match)
    if chain is not None:
        lines.append(chain)
        if not compact and explained:
            lines += [_explained(step) for step in match.inflection if step.explanation]
    if entry.content is not None:
        lines += content_lines(entry.content, entry.source)
    else:
        limit = _CARD_SENSES if first else _CARD_LATER_SENSES
        lines += sense_lines(entry, match, limit=limit if compact else 0)
    if compact:
        return lines
    forms = _forms_line(match, entry)
    if forms is not None:
        lines.append(forms)
    if entry.examples:
        lines.append(Line((Run(translate("Entry", "Examples"), Style.HEADING),), LineKind.SECTION))
    for example in entry.examples:
        lines.append(Line((Run(example.japanese, Style.JAPANESE),), indent=0.4))
        lines.append(Line((Run(example.english, Style.QUIET),), LineKind.TIGHT, indent=0.4))
    return lines


def _forms_line(match: Match, entry: Entry) -> Line | None:
    runs: list[Run] = []
    for word in entry.headwords:
        if _HIDDEN_FORMS.intersection(word.tags):
            continue
        if (word.written, word.reading) == (match.headword, match.reading):
            continue
        shown = word.written
        if word.reading and word.reading != word.written:
            shown = f"{word.written}【{word.reading}】"
        if runs:
            runs.append(Run("、"))
        runs.append(Run(shown, Style.JAPANESE))
        if word.tags:
            runs.append(Run(f" {labels.join(word.tags, labels.FORMS)}", Style.QUIET))
    if not runs:
        return None
    return Line((Run(translate("Entry", "Also: "), Style.QUIET), *runs))


def brief_line(match: Match) -> Line:
    """Returns a match in one line: form, reading, the first meanings."""
    runs = [Run(match.headword, Style.STRONG, link=f"word:{match.headword}")]
    if match.reading and match.reading != match.headword:
        runs.append(Run(f" {match.reading}", Style.READING))
    meanings = ""
    if match.kanji is not None:
        runs[0] = Run(match.kanji.character, Style.STRONG, link=f"kanji:{match.kanji.character}")
        meanings = ", ".join(match.kanji.meanings[:3])
    elif match.number is not None:
        meanings = match.number.explanation or match.number.value
    elif match.entry is not None and match.entry.senses:
        sense = match.entry.senses[0]
        meanings = "; ".join(gloss.text for gloss in sense.glosses[:3])
        if match.kind is MatchKind.NAME and (sense.misc or sense.pos):
            kinds = labels.join(sense.misc or sense.pos, labels.NAMES)
            meanings = f"{meanings} ({kinds})" if meanings else kinds
    if meanings:
        runs.append(Run(f"  {meanings}"))
    return Line(tuple(runs), LineKind.TIGHT)


def number_lines(match: Match, number: NumberReading) -> list[Line]:
    """Returns a number, date, era or measure with its reading and conversion."""
    head = [Run(match.headword, Style.HEADWORD), Run(" "), Run(number.reading, Style.READING)]
    lines = [Line(tuple(head), LineKind.HEAD)]
    # A day without its year is a value for programs (--09-17); it tells a reader nothing.
    value = "" if number.value.startswith("--") else number.value
    values = [text for text in dict.fromkeys((number.explanation, value)) if text]
    if len(values) > 1 and values[1].partition(" ")[0] in values[0].replace(",", "").split():
        # 3,500,000,000,000 and 3500000000000 are one value said twice.
        del values[1]
    if values:
        equals = "" if " = " in values[0] else "= "
        lines.append(Line((Run(f"{equals}{'  ·  '.join(values)}"),), LineKind.TIGHT))
    return lines
