"""Sentences of the layers below, in the interface's language.

Exceptions there say one plain English sentence; here is each of them, with places for what
changes. A sentence that is not listed is shown as it stands.
"""

from __future__ import annotations

import functools
import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

SENTENCES: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("Sentences", "{0} is no JMdict, JMnedict or KANJIDIC2 file."),
    QT_TRANSLATE_NOOP("Sentences", "An entry has no number."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is damaged or cut short."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is not well-formed XML: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "Entry {0} has no reading."),
    QT_TRANSLATE_NOOP("Sentences", "{0} holds an entry larger than any honest one."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is larger than any honest dictionary."),
    QT_TRANSLATE_NOOP("Sentences", "The file's entity {0} stands for more than a text."),
    QT_TRANSLATE_NOOP("Sentences", "The dictionary cannot be read: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The dictionary index cannot be built: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The dictionary index could not be built."),
    QT_TRANSLATE_NOOP("Sentences", "The dictionary's preparation was stopped."),
    QT_TRANSLATE_NOOP("Sentences", "The dictionary index cannot be read: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The dictionary's database is missing: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The dictionary data (jamdict-data) is not installed."),
    QT_TRANSLATE_NOOP("Sentences", "The dictionary's database cannot be read: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "No dictionary has such a name."),
    QT_TRANSLATE_NOOP("Sentences", "The import was stopped."),
    QT_TRANSLATE_NOOP("Sentences", "{0} cannot be read."),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” is already imported."),
    QT_TRANSLATE_NOOP("Sentences", "The dictionary folder cannot be made: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The list of dictionaries cannot be written: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The dictionary cannot be stored: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The dictionary holds halves of characters."),
    QT_TRANSLATE_NOOP("Sentences", "The dictionary was imported by an older version."),
    QT_TRANSLATE_NOOP("Sentences", "{0} holds no entries."),
    QT_TRANSLATE_NOOP("Sentences", "The file cannot be stored: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "Structured content is nested too deep."),
    QT_TRANSLATE_NOOP("Sentences", "Row {0} of {1} has a wrong shape."),
    QT_TRANSLATE_NOOP("Sentences", "The zip holds too many files."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is larger than any honest bank."),
    QT_TRANSLATE_NOOP("Sentences", "index.json is no object."),
    QT_TRANSLATE_NOOP("Sentences", "index.json names no title."),
    QT_TRANSLATE_NOOP("Sentences", "index.json names no revision, or a format that is unknown."),
    QT_TRANSLATE_NOOP("Sentences", "The zip has no banks at its root."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is not a zip file that can be read."),
    QT_TRANSLATE_NOOP("Sentences", "The zip names a path outside itself: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The zip holds {0} twice."),
    QT_TRANSLATE_NOOP("Sentences", "The zip is encrypted."),
    QT_TRANSLATE_NOOP("Sentences", "The zip has no {0} at its root."),
    QT_TRANSLATE_NOOP("Sentences", "{0} in the zip is damaged."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is not valid JSON."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is no list of rows."),
    QT_TRANSLATE_NOOP("Sentences", "Row {0} of {1} is no list."),
    QT_TRANSLATE_NOOP("Sentences", "The Japanese tagger could not be started: {0}"),
    QT_TRANSLATE_NOOP("Sentences", "There is no text in this document."),
    QT_TRANSLATE_NOOP("Sentences", "The file holds more parts than any book has."),
    QT_TRANSLATE_NOOP("Sentences", "The file is protected and cannot be read."),
    QT_TRANSLATE_NOOP("Sentences", "The file unpacks to more than is safe to open."),
    QT_TRANSLATE_NOOP("Sentences", "The file is damaged, or not what its name says."),
    QT_TRANSLATE_NOOP("Sentences", "The file is damaged."),
    QT_TRANSLATE_NOOP("Sentences", "The file is not a Word document."),
    QT_TRANSLATE_NOOP("Sentences", "The document is damaged."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "{0} is not text in UTF-8, UTF-16, Shift_JIS, EUC-JP or ISO-2022-JP, "
        "or its characters are damaged.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "{0} is not a text document."),
    QT_TRANSLATE_NOOP("Sentences", "{0} says that it is {1}, but its characters are damaged."),
    QT_TRANSLATE_NOOP("Sentences", "{0} is {1}, which cannot be read here."),
    QT_TRANSLATE_NOOP("Sentences", "There is no text in this book."),
    QT_TRANSLATE_NOOP("Sentences", "The file is not an EPUB book."),
    QT_TRANSLATE_NOOP("Sentences", "The book is protected (DRM) and cannot be read."),
    QT_TRANSLATE_NOOP("Sentences", "The book's table of contents is missing or damaged."),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” is larger than {1} MB, too large to open."),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” is not a valid file name."),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” is empty."),
    QT_TRANSLATE_NOOP("Sentences", "There is no file “{0}”."),
    QT_TRANSLATE_NOOP("Sentences", "You have no permission to read “{0}”."),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” is a link that leads back to itself."),
    QT_TRANSLATE_NOOP("Sentences", "The file name “{0}” is too long."),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” could not be read: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” is a folder, not a document."),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” is a device or a pipe, not a document."),
    QT_TRANSLATE_NOOP("Sentences", "The text has more lines than any book."),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” is a compressed file, which cannot be read here."),
    QT_TRANSLATE_NOOP("Sentences", "The text is empty."),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” is damaged, or not what its name says."),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” is too large for a page."),
    QT_TRANSLATE_NOOP("Sentences", "There is no text in the file."),
    QT_TRANSLATE_NOOP("Sentences", "There is no text in these subtitles."),
    QT_TRANSLATE_NOOP("Sentences", "There is no text on this page."),
    QT_TRANSLATE_NOOP("Sentences", "This page cannot be understood."),
    QT_TRANSLATE_NOOP("Sentences", "The model of names could not be opened: {0}"),
    QT_TRANSLATE_NOOP("Sentences", "The note type “{0}” has none of the fields that are needed."),
    QT_TRANSLATE_NOOP("Sentences", "AnkiConnect is only used on this computer (http://127.0.0.1)."),
    QT_TRANSLATE_NOOP("Sentences", "What answers in place of AnkiConnect is something else."),
    QT_TRANSLATE_NOOP("Sentences", "Anki says: {0}"),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "AnkiConnect does not let Yomite in; its settings in Anki say who may come.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "AnkiConnect asks for its key, which goes into the preferences.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "AnkiConnect is too old (version {0}, {1} is needed); update the add-on in Anki.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Anki does not answer; is it running, with the add-on AnkiConnect installed?",
    ),
    QT_TRANSLATE_NOOP("Sentences", "Anki has no note type “{0}”."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "No word was looked up in this text, so there is nothing for a deck.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Anki decks need the package genanki, which is not installed (pip install genanki).",
    ),
    QT_TRANSLATE_NOOP("Sentences", "There is no format “{0}”; there are {1}."),
    QT_TRANSLATE_NOOP("Sentences", "There is no term in this text to put into a glossary."),
    QT_TRANSLATE_NOOP("Sentences", "The export was cancelled; nothing was written."),
    QT_TRANSLATE_NOOP("Sentences", "The disk is full; “{0}” was not written."),
    QT_TRANSLATE_NOOP("Sentences", "The folder of “{0}” cannot be written to."),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” could not be written: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” is a folder."),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” exists already."),
    QT_TRANSLATE_NOOP("Sentences", "There is no folder “{0}”."),
    QT_TRANSLATE_NOOP("Sentences", "“{0}” cannot be written: {1}."),
    QT_TRANSLATE_NOOP("Sentences", "There are no notes to back up yet."),
    QT_TRANSLATE_NOOP("Sentences", "There is a file of that name already: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The backup cannot be the file of the notes itself."),
    QT_TRANSLATE_NOOP("Sentences", "There is no such file: {0}."),
    QT_TRANSLATE_NOOP("Sentences", "The file of the notes is damaged ({0})."),
    QT_TRANSLATE_NOOP("Sentences", "This file is no backup of Yomite's."),
    QT_TRANSLATE_NOOP("Sentences", "A newer version of Yomite made this backup."),
    QT_TRANSLATE_NOOP("Sentences", "Another program keeps the notes locked."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "A newer version of Yomite wrote these notes; this one leaves them alone.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "This file belongs to another program; it is left alone."),
    QT_TRANSLATE_NOOP("Sentences", "The file of the notes cannot be opened ({0})."),
    QT_TRANSLATE_NOOP("Sentences", "The disk is full; the last change was not saved."),
    QT_TRANSLATE_NOOP("Sentences", "The notes cannot be written here (no permission)."),
    QT_TRANSLATE_NOOP("Sentences", "The notes could not be read or written ({0})."),
    QT_TRANSLATE_NOOP("Sentences", "The disk is full; nothing was written."),
    QT_TRANSLATE_NOOP("Sentences", "The folder cannot be written (no permission)."),
    QT_TRANSLATE_NOOP("Sentences", "A folder stands where the file of the notes should be."),
    QT_TRANSLATE_NOOP("Sentences", "The disk is full; the notes cannot be opened."),
    QT_TRANSLATE_NOOP("Sentences", "Another window is repairing the notes."),
)

KINDS: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("Sentences", "a picture"),
    QT_TRANSLATE_NOOP("Sentences", "a PDF"),
    QT_TRANSLATE_NOOP("Sentences", "a program"),
    QT_TRANSLATE_NOOP("Sentences", "a database"),
    QT_TRANSLATE_NOOP("Sentences", "an old Office document"),
    QT_TRANSLATE_NOOP("Sentences", "an RTF document"),
    QT_TRANSLATE_NOOP("Sentences", "a compressed file"),
    QT_TRANSLATE_NOOP("Sentences", "a sound"),
)
"""Kinds of files that cannot be opened; they stand in the sentences' places."""

_PLACE = re.compile(r"\{\d\}")


def in_language(sentence: str) -> str:
    """Return an exception's sentence in the interface's language."""
    for parts, template in _templates():
        if not sentence.startswith(parts[0]) or not sentence.endswith(parts[-1]):
            continue
        # Only the few that begin and end alike are worth a pattern.
        found = re.fullmatch("(.*)".join(map(re.escape, parts)), sentence, re.DOTALL)
        if found is not None:
            values = map(_kind, found.groups())
            return QCoreApplication.translate("Sentences", template).format(*values)
    return sentence


def _kind(value: str) -> str:
    return QCoreApplication.translate("Sentences", value) if value in KINDS else value


@functools.cache
def _templates() -> tuple[tuple[list[str], str], ...]:
    """Return the sentences by what stands between their places, the plainest first."""
    texts = sorted(map(str, SENTENCES), key=lambda text: (text.count("{"), -len(text)))
    return tuple((_PLACE.split(text), text) for text in texts)
