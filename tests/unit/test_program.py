"""The program as a whole process: arguments, exit codes, what is imported, how it is packaged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import main

ROOT = Path(__file__).resolve().parents[2]


def run(
    *arguments: str, feed: str = "", cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        input=feed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ([], None),
        (["article.txt"], None),
        (["--trace-startup", "article.txt"], None),
        (["analyze", "--jsonl"], "analyze"),
        (["--data-dir", "doctor", "lookup", "犬"], "lookup"),
        (["--data-dir", "analyze"], None),
        (["--debug", "doctor"], "doctor"),
        (["./analyze"], None),
    ],
)
def test_find_command(arguments: list[str], command: str | None) -> None:
    assert main.find_command(arguments) == command


def test_a_mark_before_the_first_line_is_no_part_of_it(tmp_path: Path) -> None:
    done = run("deinflect", "--jsonl", feed='\ufeff{"id": 1, "word": "読んだ"}\r\n', cwd=tmp_path)
    assert (done.returncode, json.loads(done.stdout)["id"]) == (0, 1)


def test_analyze_jsonl_answers_line_by_line_with_the_text_it_was_given(tmp_path: Path) -> None:
    texts = ["20日に本を3冊買った。", "", "東京\r\n大阪\r京都", "\ud800𠮟る", "　段落。\n\n次。"]
    feed = "".join(json.dumps({"id": n, "text": t}) + "\n" for n, t in enumerate(texts))
    done = run("analyze", "--jsonl", feed=feed, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["id"] for r in rows] == list(range(len(texts)))
    assert [r["text"] for r in rows] == texts
    for row in rows:
        for key in ("paragraphs", "sentences", "words", "readings", "furigana", "mentions"):
            spans = [(x["start"], x["end"]) for x in row[key]]
            assert all(0 <= a < b <= len(row["text"]) for a, b in spans)
            assert spans == sorted(spans)


@pytest.mark.parametrize(
    ("arguments", "feed", "code"),
    [
        (["analyze", "no-such-file.txt"], "", 1),
        (["analyze"], "", 2),
        (["analyze", "--no-such-option"], "", 2),
        (["analyze", "--jsonl"], "not json\n", 1),
        (["analyze", "--jsonl"], '{"id": 1}\n', 1),
        (["lookup", "--jsonl"], '{"id": 1, "text": "犬", "at": "x"}\n', 1),
        (["deinflect"], "", 2),
        (["import-dictionary", "no-such-file.zip"], "", 1),
        (["restore", "no-such-file.db"], "", 1),
        (["export", "1", "--format", "html", "-o", "out.html"], "", 1),
        (["export", "1", "--format", "nope", "-o", "out.html"], "", 2),
    ],
)
def test_bad_input_gets_one_clear_line(
    arguments: list[str], feed: str, code: int, tmp_path: Path
) -> None:
    done = run(*arguments, feed=feed, cwd=tmp_path)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    if code == 1:
        assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""


def test_commands_start_without_qt(tmp_path: Path) -> None:
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import main;"
        " main.main(['deinflect', '食べた']); main.main(['analyze', 'a.txt']);"
        " print([m for m in sys.modules if m.startswith('PySide6')])"
    )
    (tmp_path / "a.txt").write_text("本を読む。", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_every_package_of_the_tree_is_in_the_wheel() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = set(settings["tool"]["setuptools"]["packages"])
    found = {"yomite"} | {
        "yomite." + str(init.parent.relative_to(ROOT)).replace(os.sep, ".")
        for top in ("ui", "reader", "dictionary", "resources")
        for init in (ROOT / top).rglob("__init__.py")
    }
    # Folders of data are packages to the build, so that their files are in the wheel.
    found |= {f"yomite.resources.{file.parent.name}" for file in (ROOT / "resources").glob("*/*.*")}
    found.discard("yomite.resources.__pycache__")
    assert listed == found


def test_the_lock_has_hashes_and_no_address() -> None:
    for name in ("requirements.lock", ".ci/requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert text.count("--hash=sha256:") >= text.count("==")
