"""What a path may turn out to be: each gives one clear sentence."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest

from reader.documents import files
from reader.documents.registry import from_bytes, from_text, load
from reader.errors import (
    DocumentError,
    EmptyDocumentError,
    EncodingError,
    TooLargeError,
    UnsupportedFormatError,
)


def _refused(path: Path, kind: type[DocumentError] = DocumentError) -> str:
    with pytest.raises(kind) as info:
        load(path)
    assert info.value.path == path
    message = str(info.value)
    assert "\n" not in message
    assert message.endswith(".")
    return message


def test_missing_file(tmp_path: Path):
    assert "no file" in _refused(tmp_path / "無い.txt")


def test_folder(tmp_path: Path):
    assert "folder" in _refused(tmp_path)


def test_empty_file(tmp_path: Path):
    path = tmp_path / "empty.txt"
    path.touch()
    assert "empty" in _refused(path, EmptyDocumentError)


@pytest.mark.parametrize("text", [" \n\u3000\n", "\ufeff", "\n\n\n"])
def test_nothing_but_space(tmp_path: Path, text: str):
    path = tmp_path / "space.txt"
    path.write_text(text, encoding="utf-8")
    _refused(path, EmptyDocumentError)


def test_device_and_pipe(tmp_path: Path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert "pipe" in _refused(pipe)
    assert "device" in _refused(Path("/dev/null"))


def test_link_to_itself(tmp_path: Path):
    link = tmp_path / "loop.txt"
    try:
        link.symlink_to(link)
    except OSError:
        pytest.skip("no links here")
    _refused(link)


def test_names_that_no_file_can_have(tmp_path: Path):
    _refused(tmp_path / ("長" * 400))
    _refused(Path("a\x00b.txt"))


def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "secret.txt"
    path.write_text("本文。", encoding="utf-8")

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "permission" in _refused(path)


def test_enormous(tmp_path: Path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(files.MAX_BYTES + 1)
    assert "large" in _refused(path, TooLargeError)


def test_binary_and_damaged(tmp_path: Path):
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    _refused(picture, UnsupportedFormatError)
    damaged = tmp_path / "damaged.txt"
    damaged.write_bytes("こわれた".encode()[:-1])
    _refused(damaged, EncodingError)


def test_messages_are_printable(tmp_path: Path):
    message = _refused(tmp_path / "改\n行\x07.txt")
    assert message.isprintable()


def test_memory_and_text_have_the_same_errors():
    with pytest.raises(EmptyDocumentError):
        from_bytes(b"", "x.txt")
    with pytest.raises(EmptyDocumentError):
        from_text(" \n ")
    with pytest.raises(UnsupportedFormatError):
        from_bytes(b"%PDF-1.4 ...", "paper")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "《" * 200_000 + "終わり。"),
        ("a.txt", "［＃" * 100_000 + "終わり。"),
        ("a.txt", "あ［＃「あ」に傍点］" * 5_000 + "終わり。"),
        ("a.txt", "あ" * 200_000 + "《x》" * 50_000),
        ("a.txt", "｜" * 200_000 + "終わり。"),
        ("a.txt", "（" * 300_000),
        ("a.md", "[x](" * 20_000 + "終わり。"),
        ("a.md", "*あ" * 100_000),
        ("a.md", "`あ``い" * 50_000),
        ("a.md", "> " * 50_000 + "終わり。"),
        ("a.srt", "00:00:01,000 --> 00:00:02,000\n" + "{\\" * 100_000 + "終わり。"),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<c." * 40_000 + "終わり。"),
        ("a.html", "<p>" + "<ruby>漢<rt>かん" * 5_000 + "終わり。"),
    ],
)
def test_hostile_text_is_only_text(name: str, text: str):
    with contextlib.suppress(DocumentError):
        assert from_bytes(text.encode(), name).blocks


def test_more_lines_than_a_book(tmp_path: Path):
    path = tmp_path / "lines.txt"
    path.write_text("あ\n" * 1_000_002, encoding="utf-8")
    _refused(path, TooLargeError)
