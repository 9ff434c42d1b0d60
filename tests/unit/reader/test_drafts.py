"""Drafts: what was being written is found again, where its passage stands today."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.documents.registry import from_text, load
from reader.errors import StoreError
from reader.sessions.drafting import FOLDER, NoteDraft
from reader.sessions.model import AnnotationTarget, HighlightColour
from reader.sessions.notebook import Notebook
from reader.store.processes import is_running

TEXT = "春の市場には、筍と菜の花が並んでいた。\n\n店の主人は朝の四時に起きるという。\n"


@pytest.fixture
def notebook(tmp_path: Path):
    with Notebook.open(tmp_path) as made:
        yield made


def opened(notebook: Notebook, text: str = TEXT):
    return notebook.document_opened(from_text(text, "市場")).value.record.id


def test_draft_is_found_again_as_it_was(notebook, tmp_path):
    number = opened(notebook)
    draft = NoteDraft(
        number, 7, 8, "**たけのこ**\n𠮟\ud800", HighlightColour.PINK, ("食", "春"),
        AnnotationTarget.WORD, "筍",
    )  # fmt: skip
    assert notebook.find_draft(number) is None
    notebook.keep_draft(replace(draft, note="たけ"))
    notebook.keep_draft(draft)
    with Notebook.open(tmp_path) as other:
        assert other.find_draft(number) == draft
    assert [one.name for one in (tmp_path / FOLDER).iterdir()] == [f"{number}.json"]
    notebook.drop_draft(number)
    notebook.drop_draft(number)
    assert notebook.find_draft(number) is None


def test_draft_of_an_annotation_that_is_gone_is_a_new_note(notebook):
    number = opened(notebook)
    made = notebook.add_annotation(number, 7, 8, note="旬").value
    draft = NoteDraft(number, 7, 8, "旬のもの", annotation_id=made.id)
    notebook.keep_draft(draft)
    assert notebook.find_draft(number) == draft
    notebook.delete_annotation(made.id)
    assert notebook.find_draft(number) == replace(draft, annotation_id=None)


def test_draft_follows_its_passage(notebook, tmp_path):
    path = tmp_path / "市場.txt"
    path.write_text(TEXT, encoding="utf-8")
    number = notebook.document_opened(load(path)).value.record.id
    start = TEXT.index("四時")
    notebook.keep_draft(NoteDraft(number, start, start + 2, "早い"))
    path.write_text("加筆した。\n\n" + TEXT, encoding="utf-8")
    assert notebook.document_opened(load(path)).value.record.id == number
    found = notebook.find_draft(number)
    assert (found.start, found.end, found.note) == (start + 7, start + 9, "早い")
    path.write_text("まったく別の話。\n", encoding="utf-8")
    notebook.document_opened(load(path))
    assert notebook.find_draft(number).note == "早い"


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"draft": {}, "passage": {}}', '{"draft": 1, "passage": 2}']
)
def test_what_is_no_draft_is_none(notebook, tmp_path, content):
    number = opened(notebook)
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / f"{number}.json").write_text(content, encoding="utf-8")
    assert notebook.find_draft(number) is None


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_draft_never_stops_the_opening(notebook, tmp_path, data):
    number = opened(notebook)
    notebook.keep_draft(NoteDraft(number, 7, 8, "旬", HighlightColour.BLUE))
    path = tmp_path / FOLDER / f"{number}.json"
    kept = json.loads(path.read_text(encoding="utf-8"))
    part = data.draw(st.sampled_from(["draft", "passage"]))
    key = data.draw(st.sampled_from(sorted(kept[part])))
    kept[part][key] = data.draw(st.one_of(st.none(), st.integers(), st.text(), st.lists(st.none())))
    path.write_text(json.dumps(kept), encoding="utf-8")
    found = notebook.find_draft(number)
    assert found is None or 0 <= found.start < found.end <= len(TEXT)


def test_a_draft_that_cannot_be_written_is_told(notebook, tmp_path):
    number = opened(notebook)
    (tmp_path / FOLDER).write_text("", encoding="utf-8")
    with pytest.raises(StoreError):
        notebook.keep_draft(NoteDraft(number, 7, 8, "旬"))


def test_in_memory_nothing_is_kept():
    with Notebook.open_temporary() as notebook:
        number = opened(notebook)
        notebook.keep_draft(NoteDraft(number, 7, 8, "旬"))
        assert notebook.find_draft(number) is None
        notebook.drop_draft(number)


def test_a_draft_that_another_window_is_writing_is_left_to_it(notebook, tmp_path):
    number = opened(notebook)
    draft = NoteDraft(number, 7, 8, "旬")
    notebook.keep_draft(draft)
    path = tmp_path / FOLDER / f"{number}.json"
    kept = json.loads(path.read_text(encoding="utf-8"))
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        path.write_text(json.dumps({**kept, "writer": other.pid}), encoding="utf-8")
        assert is_running(other.pid)
        assert notebook.find_draft(number) is None
        # The number was given to another program since.
        os.utime(path, (0, 0))
        assert notebook.find_draft(number) == draft
        os.utime(path)
        other.communicate(b"\n")
    assert notebook.find_draft(number) == draft


@pytest.mark.parametrize("pid", [0, -1, 2**70])
def test_no_process_has_such_a_number(pid):
    assert not is_running(pid)
