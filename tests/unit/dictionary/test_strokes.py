"""Stroke orders: what KanjiVG's files hold comes in, what is damaged leaves nothing."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from dictionary.errors import DictionaryDataError
from dictionary.index.build import BuildCancelledError
from dictionary.library import Library
from dictionary.strokes import Strokes, is_kanjivg

_TWO = "M20,30c10,1,20,0,30-2", "M10,80L90,80"


def _svg(*paths: str) -> str:
    drawn = "".join(f'<path id="kvg:s{n}" d="{d}"/>' for n, d in enumerate(paths))
    return f'<svg xmlns:kvg="http://kanjivg.tagaini.net"><g id="kvg:x">{drawn}</g></svg>'


def _wheel(path: Path, content: str = _svg(*_TWO)) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("kanji/04e8c.svg", content)
        archive.writestr("kanji/04e8c-Kaisho.svg", _svg("M1,1L2,2"))
        archive.writestr("kanjivg-1.dist-info/METADATA", "x")
    return path


def _single(path: Path) -> Path:
    drawn = "".join(f'<path id="kvg:s" d="{d}"/>' for d in _TWO)
    text = (
        '<?xml version="1.0"?><kanjivg xmlns:kvg="x"><kanji id="kvg:kanji_04e8c">'
        f'<g id="kvg:04e8c" kvg:element="二">{drawn}</g></kanji></kanjivg>'
    )
    path.write_bytes(gzip.compress(text.encode()))
    return path


def test_a_wheel_and_the_single_file_give_the_same(tmp_path: Path) -> None:
    for path in (_wheel(tmp_path / "a.whl"), _single(tmp_path / "a.xml.gz")):
        assert is_kanjivg(path)
        library = Library(tmp_path / path.suffix[1:])
        info = library.import_file(path)
        assert (info.kind, info.entries) == ("kanjivg", 1)
        assert library.strokes.of("二") == _TWO
        assert library.strokes.of("三") == ()
        assert library.sources() == ()


def test_they_can_be_switched_off(tmp_path: Path) -> None:
    library = Library(tmp_path)
    assert library.draws_strokes()
    library.import_file(_wheel(tmp_path / "a.zip"))
    library.enable("kanjivg", enabled=False)
    assert not library.draws_strokes()


def test_deleting_forgets_them(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.import_file(_wheel(tmp_path / "a.zip"))
    library.delete("kanjivg")
    assert library.infos() == ()
    assert library.strokes.of("二") == ()


@pytest.mark.parametrize(
    "content",
    [
        "<svg><path d='M1,1'/>",
        "<svg><path d='url(javascript:x)'/></svg>",
        _svg(*["M1,1L2,2"] * 100),
        "x" * 300_000,
    ],
)
def test_a_bad_drawing_leaves_nothing(tmp_path: Path, content: str) -> None:
    library = Library(tmp_path / "data")
    with pytest.raises(DictionaryDataError):
        library.import_file(_wheel(tmp_path / "a.zip", content))
    assert library.infos() == ()
    assert [one for one in (tmp_path / "data").rglob("*") if one.is_file()] == []


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(600):
            archive.writestr(f"kanji/{0x4E00 + number:05x}.svg", _svg("M1,1L2,2"))
    with pytest.raises(BuildCancelledError):
        Strokes(tmp_path / "d").import_file(path, lambda _: None, lambda: True)
    assert list((tmp_path / "d").iterdir()) == []


def test_other_files_are_not_taken_for_it(tmp_path: Path) -> None:
    other = tmp_path / "x.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("index.json", "{}")
    text = tmp_path / "x.xml"
    text.write_text("<JMdict></JMdict>")
    assert not is_kanjivg(other)
    assert not is_kanjivg(text)
    assert not is_kanjivg(tmp_path / "missing")
