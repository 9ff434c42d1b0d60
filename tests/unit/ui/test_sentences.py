"""What the layers below say is known to the interface, sentence by sentence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

import resources
from reader.documents.registry import from_bytes
from reader.errors import DocumentError, ExportError
from ui.messages import message_for
from ui.sentences import SENTENCES, in_language

ROOT = Path(__file__).resolve().parents[3]
OUR_MISTAKES = {"ValueError", "AssertionError", "TypeError", "KeyError", "OSError", "IndexError"}
COMMAND_LINE = ROOT / "reader" / "commands.py"
PLACE = re.compile(r"\{\d?\}")


def said(node: ast.expr) -> str:
    """Return a string expression with ``{}`` for what changes, empty where it is none."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in values)
        case _:
            return ""


def raised(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name.endswith("Error") and name not in OUR_MISTAKES:
                yield said(node.args[0])
        elif isinstance(node, ast.FunctionDef) and node.name == "_reason":
            yield from (
                said(r.value) for r in ast.walk(node) if isinstance(r, ast.Return) and r.value
            )


def test_every_sentence_of_an_exception_is_listed():
    listed = {PLACE.sub("{}", str(text)) for text in SENTENCES}
    files = [*ROOT.glob("reader/**/*.py"), *ROOT.glob("dictionary/**/*.py")]
    missing = {
        text
        for path in files
        if path != COMMAND_LINE and path.parent.name != "build"
        for text in raised(path)
        if text and text not in listed and PLACE.sub("", text).strip(" :.")
    }
    assert missing == set()


@pytest.mark.parametrize(
    ("sentence", "japanese"),
    [
        ("“a.html” exists already.", "「a.html」はすでにあります。"),
        ("“x.pdf” is a PDF, which cannot be read here.", "“x.pdf” は PDF ファイル"),
        ("Row 3 of term_bank_1.json has a wrong shape.", "term_bank_1.json の 3 行目の"),
        ("The disk is full; “本\n.txt” was not written.", "「本\n.txt」を書き込めませんでした"),
        ("The file is protected and cannot be read.", "ファイルが保護されていて読めません。"),
        ("Nobody says this.", "Nobody says this."),
    ],
)
def test_sentences_in_japanese(qapp: QCoreApplication, sentence: str, japanese: str):
    translator = QTranslator()
    assert translator.load(str(resources.path("i18n/yomite_ja.qm")))
    QCoreApplication.installTranslator(translator)
    try:
        assert japanese.replace(" ", "") in in_language(sentence).replace(" ", "")
    finally:
        QCoreApplication.removeTranslator(translator)
    assert in_language(sentence) == sentence


def test_a_message_keeps_its_sentence():
    with pytest.raises(DocumentError) as told:
        from_bytes(b"%PDF-1.7" + bytes(200), "x.pdf")
    assert message_for(told.value).text == "“x.pdf” is a PDF, which cannot be read here."
    assert message_for(ExportError("{0} {x} %1")).text == "{0} {x} %1"
