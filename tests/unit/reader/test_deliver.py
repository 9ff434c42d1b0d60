"""What a deliverable is made of: analysis, and what the dictionary says of the words it tells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_dictionary import SmallDictionary

from dictionary.index.build import build
from dictionary.index.codec import Extras
from dictionary.lookup import Lexicon
from dictionary.sources import BuiltInSource
from reader.deliver import material_for, with_meanings
from reader.engine import ReadingEngine
from reader.errors import ExportCancelledError
from reader.export.model import Job
from reader.lookup import LookupService
from reader.sessions.model import ExportBundle
from reader.sessions.notebook import Notebook

TEXT = "学校へ行った。\n\n学校で勉強しています。図書館で食べました。食べられる。"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LookupService]:
    small = SmallDictionary()
    folder = tmp_path_factory.mktemp("small")
    extras = Extras({"学校": 300}, {("学校", "がっこう"): (0,)}, {("学校", "がっこう"): (5, ())})
    build(folder / "dictionary", BuiltInSource(folder / "dictionary", small), extras=extras)  # type: ignore[arg-type]
    made = LookupService(folder, Lexicon(folder, small))  # type: ignore[arg-type]
    yield made
    made.close()


@pytest.fixture
def bundle(tmp_path: Path) -> ExportBundle:
    from reader.documents.registry import from_text

    with Notebook.open(tmp_path) as notebook:
        record = notebook.document_opened(from_text(TEXT)).value.record
        found = notebook.document_bundle(record.id)
    assert found is not None
    return found


def test_meanings_of_the_words_that_a_format_tells(bundle: ExportBundle, service: LookupService):
    steps: list[tuple[int, int]] = []
    material = material_for(bundle, ReadingEngine(), job=Job(lambda *at: steps.append(at)))
    assert steps[0] == (0, 2)
    assert steps[-1] == (2, 2)
    told = with_meanings(material, "words-csv", service)
    assert set(told.glosses) >= {
        ("学校", "がっこう"),
        ("勉強する", "べんきょうする"),
        ("図書館", "としょかん"),
        ("食べる", "たべる"),
    }
    assert told.levels[("学校", "がっこう")] == 5
    assert told.levels[("図書館", "としょかん")] == 5
    assert told.frequencies[("学校", "がっこう")] < 2000
    assert told.accents == {("学校", "がっこう"): (0,)}
    assert with_meanings(material, "html", service).glosses == told.glosses
    assert with_meanings(material, "text", service).glosses == {}
    # Nothing was looked up in this text.
    assert with_meanings(material, "anki", service).glosses == {}


def test_each_stage_can_be_called_off(bundle: ExportBundle, service: LookupService):
    off = Job(None, lambda: True)
    with pytest.raises(ExportCancelledError):
        material_for(bundle, ReadingEngine(), job=off)
    material = material_for(bundle, ReadingEngine())
    with pytest.raises(ExportCancelledError):
        with_meanings(material, "html", service, off)
