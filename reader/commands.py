"""The command line: the same engine as the window's, without a display and without Qt.

Exit codes: 0 done, 1 the work failed (one clear line on standard error), 2 wrong usage. Nothing but
JSON goes to standard output under ``--jsonl``; progress goes to standard error, and only to a
terminal.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from dictionary.errors import DictionaryError
from reader import __version__
from reader.errors import EmptyDocumentError, ExportError, ReaderError
from reader.paths import data_dir

if TYPE_CHECKING:
    from reader.documents.model import Document


_SURROGATE = re.compile("[\ud800-\udfff]")


def run(arguments: Sequence[str]) -> int:
    """Run one command and return the exit code."""
    # Not set_defaults: parents share their options, and a command's default would win over an
    # option that stands before the command.
    unset = argparse.Namespace(data_dir=None, debug=False)
    options = _parser().parse_args(arguments, unset)
    logging.basicConfig(level=logging.DEBUG if options.debug else logging.ERROR)
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    try:
        code: int = options.work(options)
        sys.stdout.flush()
    except (ReaderError, DictionaryError) as exc:
        print(f"yomite: {exc}", file=sys.stderr)  # noqa: T201
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except KeyboardInterrupt:
        return 130
    except OSError as exc:
        if options.debug:
            raise
        print(f"yomite: {_os_sentence(exc)}", file=sys.stderr)  # noqa: T201
        return 1
    return code


def _os_sentence(exc: OSError) -> str:
    where = f": {exc.filename}" if exc.filename else ""
    return f"{exc.strerror or exc}{where}."


def _parser() -> argparse.ArgumentParser:
    # Shared by every command, so that the options may stand before or after its name.
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data-dir", metavar="DIR", help="folder of the store and dictionaries")
    common.add_argument("--debug", action="store_true", help="log what happens; keep tracebacks")
    parser = argparse.ArgumentParser(
        prog="yomite", description="Read Japanese with help.", parents=[common]
    )
    parser.add_argument("--version", action="version", version=f"yomite {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)

    def add(name: str, work: Any, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text, parents=[common])
        command.set_defaults(work=work)
        return command

    command = add("analyze", _analyze, "Print the analysis of files as JSON.")
    command.add_argument("files", nargs="*", metavar="FILE")
    command.add_argument("--jsonl", action="store_true", help="read {id, text} lines")
    command.add_argument("--pretty", action="store_true", help="indent for people")

    command = add("lookup", _lookup, "Print what the popup shows for a character.")
    command.add_argument("text", nargs="?")
    command.add_argument("--at", type=int, default=0, help="the character, in code points")
    command.add_argument("--jsonl", action="store_true", help="read {id, text, at} lines")
    command.add_argument("--pretty", action="store_true", help="indent for people")

    command = add("deinflect", _deinflect, "Print every dictionary form a word could have.")
    command.add_argument("word", nargs="?")
    command.add_argument("--jsonl", action="store_true", help="read {id, word} lines")

    command = add("export", _export, "Write a document's or a session's deliverable.")
    command.add_argument("id", metavar="ID", help="a document's number, or s and a session's")
    command.add_argument(
        "--format",
        required=True,
        metavar="F",
        help="html, epub, docx, text, anki; a wrong one lists all",
    )
    command.add_argument("-o", "--output", required=True, metavar="OUT")
    command.add_argument("--overwrite", action="store_true", help="replace a file of that name")

    command = add("import-dictionary", _import_dictionary, "Import a dictionary file.")
    command.add_argument("file", metavar="FILE")

    command = add("backup", _backup, "Write the whole store to one file.")
    command.add_argument("output", metavar="OUT")
    command = add("restore", _restore, "Take the whole store back from a backup.")
    command.add_argument("file", metavar="FILE")

    add("doctor", _doctor, "Say what is installed, where the data is and whether it is sound.")
    return parser


def _dump(data: Any, *, pretty: bool = False) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=2 if pretty else None)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # A lone surrogate has no UTF-8 form; JSON's own escape keeps the text one for one.
        text = json.dumps(data, ensure_ascii=True, indent=2 if pretty else None)
    sys.stdout.write(text + "\n")


def _usage(message: str) -> int:
    print(f"yomite: {message}", file=sys.stderr)  # noqa: T201
    return 2


class _BadLineError(ReaderError):
    """A line of standard input is not what the command takes."""


def _rows(stream: TextIO, **required: type) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(stream, 1):
        # PowerShell puts a byte-order mark before what it pipes.
        plain = line.removeprefix("\ufeff") if number == 1 else line
        if not plain.strip():
            continue
        try:
            row = json.loads(plain)
        except ValueError as exc:
            raise _BadLineError(f"Line {number} of standard input is not JSON.") from exc
        good = isinstance(row, dict) and all(
            isinstance(row.get(key), kind) and not isinstance(row.get(key), bool)
            for key, kind in required.items()
        )
        if not good:
            raise _BadLineError(f"Line {number} of standard input lacks {', '.join(required)}.")
        yield row


class _Engines:
    """The analysis engines, each started when it is first needed."""

    def __init__(self) -> None:
        from reader.analysis.pipeline import Analyzer
        from reader.entities.extract import EntityExtractor

        self.analyzer = Analyzer()
        self.extractor = EntityExtractor()

    def analyse(self, identifier: str, document: Any) -> dict[str, Any]:
        from reader.serialise import analysis_json

        paragraphs = self.analyzer.analyse(document)
        return analysis_json(
            identifier, document, paragraphs, self.extractor.extract(document, paragraphs)
        )


def _document(text: str) -> Document:
    """Return the document of a given text, of the same length; an empty one has no blocks."""
    from reader.documents import registry
    from reader.documents.model import Document

    same_length = _SURROGATE.sub("\ufffd", text.replace("\r\n", " \n").replace("\r", "\n"))
    try:
        return registry.from_text(same_length)
    except EmptyDocumentError:
        return Document("", same_length, ())


def _analyze(options: argparse.Namespace) -> int:
    from reader.documents import registry

    if options.jsonl == bool(options.files):
        return _usage("analyze takes files, or --jsonl and lines on standard input.")
    if options.jsonl:
        engines = _Engines()
        for row in _rows(sys.stdin, text=str):
            answer = engines.analyse(str(row.get("id", "")), _document(row["text"]))
            answer["text"] = row["text"]
            answer["id"] = row.get("id", "")
            _dump(answer)
        return 0
    failed = 0
    engines_or_none: _Engines | None = None
    for name in options.files:
        try:
            document = registry.load(Path(name))
        except ReaderError as exc:
            print(f"yomite: {exc}", file=sys.stderr)  # noqa: T201
            failed = 1
            continue
        engines_or_none = engines_or_none or _Engines()
        _dump(engines_or_none.analyse(name, document), pretty=options.pretty)
    return failed


def _lookup(options: argparse.Namespace) -> int:
    from reader.lookup import LookupService, lookup_json

    if options.jsonl == (options.text is not None):
        return _usage("lookup takes a text and --at, or --jsonl and lines on standard input.")
    service = LookupService(data_dir(options.data_dir))
    try:
        surroundings = _Surroundings()
        rows: Iterator[dict[str, Any]]
        if options.jsonl:
            rows = _rows(sys.stdin, text=str, at=int)
        else:
            rows = iter([{"id": "", "text": options.text, "at": options.at}])
        for row in rows:
            text, at = row["text"], row["at"]
            if not 0 <= at < len(text):
                if not options.jsonl:
                    return _usage("--at lies outside the text.")
                _dump({"id": row.get("id", ""), "at": at, "results": []})
                continue
            _prepare_index(service)
            result = service.lookup(text, at, **surroundings.of(text))
            _dump({"id": row.get("id", ""), **lookup_json(result)}, pretty=options.pretty)
    finally:
        service.close()
    return 0


class _Surroundings:
    """What the analysis knows around a character: its paragraph's readings and the text's names."""

    def __init__(self) -> None:
        self._engines: _Engines | None = None
        self._text: str | None = None
        self._found: dict[str, Any] = {}

    def of(self, text: str) -> dict[str, Any]:
        """Return the keyword arguments of a look-up in that text."""
        from dictionary.model import GivenReading, NameSpan
        from reader.analysis.model import EntityType, ReadingSource

        if text == self._text:
            return self._found
        self._engines = self._engines or _Engines()
        document = _document(text)
        paragraphs = self._engines.analyzer.analyse(document)
        entity_map = self._engines.extractor.extract(document, paragraphs)
        certain = (ReadingSource.AUTHOR, ReadingSource.USER)
        unnamed = (EntityType.DATE, EntityType.TIME, EntityType.QUANTITY)
        self._text = text
        self._found = {
            "readings": tuple(
                GivenReading(r.start, r.end, r.reading, r.source in certain)
                for p in paragraphs
                for r in p.readings
            ),
            "names": tuple(
                NameSpan(m.start, m.end, m.type.value)
                for m in entity_map.mentions
                if m.type not in unnamed
            ),
        }
        return self._found


def _prepare_index(service: Any) -> None:
    """Build the dictionary's index where it is missing, with progress on a terminal."""
    shown = sys.stderr.isatty()

    def progress(step: Any) -> None:
        if shown:
            share = 100 * step.done // max(1, step.total)
            sys.stderr.write(f"\rPreparing the dictionary: {step.stage} {share} %   ")
            sys.stderr.flush()

    if not service.ready:
        service.build(progress)
        if shown:
            sys.stderr.write("\n")


def _deinflect(options: argparse.Namespace) -> int:
    from reader.lookup import deinflection_json

    if options.jsonl == (options.word is not None):
        return _usage("deinflect takes a word, or --jsonl and lines on standard input.")
    if not options.jsonl:
        _dump(deinflection_json("", options.word))
        return 0
    for row in _rows(sys.stdin, word=str):
        _dump(deinflection_json(row.get("id", ""), row["word"]))
    return 0


def _export(options: argparse.Namespace) -> int:
    from reader.deliver import material_for, with_meanings
    from reader.engine import ReadingEngine
    from reader.export.formats import export, format_of
    from reader.lookup import LookupService
    from reader.sessions.notebook import Notebook
    from reader.store.database import time_text, utc_now

    number = options.id[1:] if options.id.startswith("s") else options.id
    if not number.isdecimal():
        return _usage("ID is a document's number, or s and a session's, for example 3 or s12.")
    try:
        format_of(options.format)
    except ExportError as exc:
        return _usage(str(exc))
    folder = _existing_store(options)
    with Notebook.open(folder) as notebook:
        if options.id.startswith("s"):
            bundle = notebook.session_bundle(int(number))
        else:
            bundle = notebook.document_bundle(int(number))
    if bundle is None:
        raise ReaderError(f"There is nothing in the library with the number {options.id}.")
    service = LookupService(folder)
    try:
        material = material_for(bundle, ReadingEngine(), exported_at=time_text(utc_now()))
        material = with_meanings(material, options.format, service)
    finally:
        service.close()
    out = export(material, options.format, Path(options.output), overwrite=options.overwrite)
    print(f"yomite: {out} was written.", file=sys.stderr)  # noqa: T201
    return 0


def _existing_store(options: argparse.Namespace) -> Path:
    """Return the data folder; looking for something in it must not make one."""
    from reader.store.database import FILE_NAME

    folder = data_dir(options.data_dir)
    if not (folder / FILE_NAME).exists():
        raise ReaderError(f"There is no library in {folder} yet.")
    return folder


def _import_dictionary(options: argparse.Namespace) -> int:
    from dictionary.lookup import Lexicon

    shown = sys.stderr.isatty()

    def progress(step: Any) -> None:
        if shown:
            sys.stderr.write(f"\r{step.stage} {step.done}   ")
            sys.stderr.flush()

    path = Path(options.file)
    if not path.is_file():
        raise ReaderError(f"There is no file {path}.")
    lexicon = Lexicon(data_dir(options.data_dir))
    try:
        title = lexicon.import_file(path, progress)
    finally:
        lexicon.close()
    if shown:
        sys.stderr.write("\n")
    print(f"yomite: {title} was imported.", file=sys.stderr)  # noqa: T201
    return 0


def _backup(options: argparse.Namespace) -> int:
    from reader.store.backups import backup

    backup(data_dir(options.data_dir), Path(options.output))
    return 0


def _restore(options: argparse.Namespace) -> int:
    from reader.store.backups import restore

    kept = restore(data_dir(options.data_dir), Path(options.file))
    if kept is not None:
        print(f"yomite: What was there before is kept in {kept}.", file=sys.stderr)  # noqa: T201
    return 0


def _doctor(options: argparse.Namespace) -> int:
    from reader.doctor import examine

    findings = examine(data_dir(options.data_dir))
    for finding in findings:
        mark = "ok  " if finding.ok else "BAD "
        sys.stdout.write(f"{mark}{finding.name}: {finding.text}\n")
    return 0 if all(finding.ok for finding in findings) else 1
