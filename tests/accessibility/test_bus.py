"""The window as a screen reader meets it: a real AT-SPI client over D-Bus, on a virtual screen."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.accessibility import session

pytestmark = pytest.mark.gui

LAST = "今日は大漁だよ、と漁師が笑って言った。𠮷野さんは市場で新鮮な魚を買って、船に乗って帰る。"
TEXT = f"港町の朝\n\n{LAST}\n"
TOOLS = ("Xvfb", "openbox", "xdotool", "dbus-run-session")


pointers = pytest.mark.skipif(
    platform.machine() != "x86_64", reason="what goes through pointers is answered there alone"
)


def missing() -> str:
    """Return what this machine lacks for the test."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI is Linux's"
    for tool in TOOLS:
        if shutil.which(tool) is None:
            return f"{tool} is not installed"
    if session.launcher() is None:
        return "at-spi2-core is not installed"
    found = subprocess.run(
        [session.SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False
    )
    return "" if found.returncode == 0 else "the system's Python has no pyatspi"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the client was told."""
    lacking = missing()
    if lacking:
        pytest.skip(lacking)
    folder = tmp_path_factory.mktemp("bus")
    path = folder / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "tests.accessibility.session"]
    run = subprocess.run(
        ["dbus-run-session", "--", *command, str(path), str(TEXT.index("漁師")), str(folder)],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    answers: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return answers


def said(events: list[list[Any]]) -> list[str]:
    """The announcements among some events."""
    return [text for kind, _at, text in events if kind == "object:announcement"]


def test_the_text_is_there_in_the_clients_units(told: dict[str, Any]) -> None:
    assert told["text"] == TEXT.strip()
    assert told["count"] == len(TEXT.strip()) + 1  # Qt counts 𠮷 as two, in every widget


@pointers
def test_characters_and_sentences_have_borders(told: dict[str, Any]) -> None:
    at = TEXT.index("漁師")
    assert told["char"] == ["漁", at, at + 1]
    text, start, end = told["sentence"]
    assert text == "今日は大漁だよ、と漁師が笑って言った。"
    assert TEXT[start:end] == text


@pointers
def test_words_are_those_of_the_page(told: dict[str, Any]) -> None:
    at = TEXT.index("漁師")
    assert told["word"] == told["string"] == ["漁師", at, at + 2]
    assert told["word_before"] == ["と", at - 1, at]
    assert told["word_after"] == ["が", at + 2, at + 3]


@pointers
def test_lines_are_those_of_the_page(told: dict[str, Any]) -> None:
    text, start, end = told["line"]
    assert start == TEXT.index("今日")
    assert LAST.startswith(text)
    assert 20 < len(text) < len(LAST)
    assert end - start == len(text) + 1  # 𠮷
    assert told["paragraph"][0] == LAST
    assert "language:ja" in told["attributes"]


def test_places_on_the_desktop_go_both_ways(told: dict[str, Any]) -> None:
    x, y, width, height = told["extents"]
    assert x > 0
    assert y > 0
    assert width >= 15
    assert height >= 15
    assert told["at_point"] == TEXT.index("漁師")


def test_the_caret_moves_by_words_and_says_them(told: dict[str, Any]) -> None:
    at = TEXT.index("漁師")
    assert told["caret"] == at
    assert ["object:text-caret-moved", at] in [event[:2] for event in told["set_caret"]]
    assert said(told["set_caret"]) == ["漁師"]
    assert told["caret_after"] == at + 2
    assert said(told["next_word"]) == ["が"]


@pointers
def test_a_selection_can_be_made_and_asked_for(told: dict[str, Any]) -> None:
    at = TEXT.index("漁師")
    assert told["selections"] == [1, at, at + 4]
    assert told["reselected"] == [1, at, at + 2]
    assert told["cleared"] == 0
    for deed in ("select", "reselect", "clear", "escape"):
        assert "object:text-selection-changed" in [event[0] for event in told[deed]]


@pointers
def test_a_selection_by_keys_is_told_with_the_caret(told: dict[str, Any]) -> None:
    at = TEXT.index("が笑")
    moves = [event[1] for event in told["shift"] if event[0] == "object:text-caret-moved"]
    assert moves == [at + 1, at + 2]
    assert told["shifted"] == [1, at, at + 2, at + 2]
    assert said(told["shift"]) == []  # a screen reader says itself what it can ask for


def test_the_card_is_said(told: dict[str, Any]) -> None:
    assert any("漁師" in text and len(text) > 4 for text in said(told["card"])[1:]), told["card"]


def test_every_control_that_can_be_reached_has_a_name(told: dict[str, Any]) -> None:
    names = {name for _role, name in told["controls"]}
    assert {"Page", "Filter the entities", "Furigana", "Colours"} <= names
    assert [role for role, name in told["controls"] if not name and role != "filler"] == []
