"""The Japanese interface: every string said, its places kept, and the compiled file of the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from PySide6.QtCore import QTranslator

import resources

ROOT = Path(__file__).resolve().parents[3]
FOLDER = Path(resources.__file__).parent / "i18n"
SOURCE, COMPILED = FOLDER / "yomite_ja.ts", FOLDER / "yomite_ja.qm"

PLACE = re.compile(r"\{[a-z0-9_]*\}")
MNEMONIC = re.compile(r"&(\w)")
KANA_OR_KANJI = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
SAME_IN_BOTH = frozenset(
    {"Enter", "Yomite", "Markdown", "Web Annotation"}
    | {"{0} – Yomite", "{0} of {1}", "{name}: {number} of {count}"}
)
"""Names of keys, programs and formats; what figures alone say."""

Message = tuple[str, str, str, str]


def messages() -> list[Message]:
    """Return (context, source, translation, state) of each message; a finished one has no state."""
    found = []
    for context in etree.parse(SOURCE).getroot().iter("context"):
        for message in context.iter("message"):
            said = message.find("translation")
            assert said is not None
            found.append(
                (
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    said.text or "",
                    said.get("type", ""),
                )
            )
    return found


def compiled_count(data: bytes) -> int:
    """Return how many messages a .qm file has: the size of its section of hashes, by 8 bytes.

    Source: qtranslator.cpp of Qt, QTranslatorPrivate::do_load; a section is its tag, its length
    in 4 bytes, and its content, after 16 bytes of magic number.
    """
    at = 16
    while at < len(data):
        size = int.from_bytes(data[at + 1 : at + 5], "big")
        if data[at] == 0x42:
            return size // 8
        at += 5 + size
    return 0


def test_every_string_is_translated_and_finished() -> None:
    found = messages()
    assert len(found) > 500
    assert [(context, source) for context, source, said, state in found if state or not said] == []


def test_translations_are_japanese() -> None:
    left = {
        source
        for _, source, said, _ in messages()
        if not KANA_OR_KANJI.search(said)
        and re.search(r"[A-Za-z]{2}", PLACE.sub("", source))
        and source.strip() != "px"
    }
    assert left <= SAME_IN_BOTH


def test_places_agree_with_the_source() -> None:
    for _, source, said, _ in messages():
        assert Counter(PLACE.findall(source)) == Counter(PLACE.findall(said)), source
        assert source.count("\n") == said.count("\n"), source


def test_mnemonics_stay_on_the_same_letter() -> None:
    for _, source, said, _ in messages():
        if "&&" in source:
            continue
        letters = [letter.upper() for letter in MNEMONIC.findall(source)]
        assert [letter.upper() for letter in MNEMONIC.findall(said)] == letters, source


def test_a_command_that_asks_further_says_so_in_both() -> None:
    for _, source, said, _ in messages():
        assert source.endswith("…") == said.endswith("…"), source


def test_file_patterns_are_parted_alike() -> None:
    for _, source, said, _ in messages():
        assert source.count(";;") == said.count(";;"), source


def test_compiled_file_says_the_same() -> None:
    translator = QTranslator()
    assert translator.load(str(COMPILED))
    found = messages()
    for context, source, said, _ in found:
        assert translator.translate(context, source) == said, (context, source)
    assert compiled_count(COMPILED.read_bytes()) == len(found)


def test_no_string_of_the_interface_is_missing() -> None:
    """The strings in ``ui`` now are those of the file; .ci/translations brings it up to date."""
    tools = Path(sys.executable).parent
    bash = shutil.which("bash")
    if bash is None or not all(
        (tools / tool).exists() for tool in ("pyside6-lupdate", "pyside6-lrelease")
    ):
        pytest.skip("the tools of translation are not installed")
    done = subprocess.run(
        [bash, str(ROOT / ".ci" / "translations"), "--check"],
        env={**os.environ, "VENV": str(tools.parent)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
