from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copyfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from reader.analysis.tagger import SharedTagger, Tagger, give_memory_back
from reader.errors import AnalysisError

TAGGER = Tagger()


def together(*fields: object) -> tuple:
    return fields


def test_full_width_digits_are_folded_and_offsets_stay() -> None:
    morphemes = TAGGER.morphemes("　２０２３年ＡＢＣ", 10)
    assert [(m.start, m.surface) for m in morphemes][:2] == [(11, "２０２３"), (15, "年")]
    assert all(m.end - m.start == len(m.surface) for m in morphemes)


def test_forms_of_kanji_in_names_are_known_and_stay_as_written() -> None:
    morphemes = TAGGER.morphemes("髙橋と𠮷田と﨑山")
    assert [(m.surface, m.reading) for m in morphemes if m.reading != "ト"] == [
        ("髙橋", "タカハシ"),
        ("𠮷田", "ヨシダ"),
        ("﨑山", "サキヤマ"),
    ]


def test_a_line_end_ends_a_morpheme() -> None:
    assert [m.surface for m in TAGGER.morphemes("東\n京")] == ["東", "京"]


def test_tokens_are_the_morphemes() -> None:
    line = "漢字 と　仮名、123。"
    morphemes = TAGGER.morphemes(line)
    assert [(m.start, m.end, m.surface) for m in morphemes] == [
        (start, end, surface) for start, end, surface, _, _ in TAGGER.tokens(line)
    ]


def test_a_line_is_cut_again_as_the_first_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.analysis.tagger._REMEMBERED", 12)
    tagger = SharedTagger().get()
    lines = ["２０日に来た。", "20日に来た。", "金正恩氏と会う。", "本を三冊読んだ。"]
    for line in (*lines, *lines, lines[0], lines[0]):
        fresh = Tagger(resources.path("readings/corrections.dic"))
        assert tagger.corrected(line, 3, together) == fresh.corrected(line, 3, together)
        assert tagger.tokens(line, 5) == fresh.tokens(line, 5) == TAGGER.tokens(line, 5)


def test_a_dictionary_in_a_folder_with_spaces_is_used(tmp_path: Path) -> None:
    folder = tmp_path / "my data (1)"
    folder.mkdir()
    copy = folder / "corrections copy.dic"
    copyfile(resources.path("readings/corrections.dic"), copy)
    start, end, surface, lexeme, _space = Tagger(copy).corrected("金正恩氏", 0, together)[0]
    assert (start, end, surface, lexeme.reading) == (0, 3, "金正恩", "キムジョンウン")
    assert lexeme.is_own


def test_without_corrections_a_line_is_cut_as_by_unidic_alone() -> None:
    corrected = SharedTagger().get()
    for line in ("金正恩氏は平壌で演説した。", "彼は本を読む。", "尹錫悦大統領と岸田文雄首相。"):
        assert corrected.tokens(line) == TAGGER.tokens(line)


def test_a_missing_dictionary_is_an_analysis_error(tmp_path: Path) -> None:
    with pytest.raises(AnalysisError):
        Tagger(tmp_path / "none.dic")


def test_threads_that_share_a_tagger_get_their_own_words() -> None:
    shared = SharedTagger()
    lines = ("東京へ行った。", "彼は本を読む。", "今日は雨が降る。", "駅で友人を待つ。")
    alone = [[(m.surface, m.reading) for m in TAGGER.morphemes(line)] for line in lines]

    def cut(line: str) -> list[list[tuple[str, str]]]:
        return [[(m.surface, m.reading) for m in shared.get().morphemes(line)] for _ in range(200)]

    with ThreadPoolExecutor(len(lines)) as threads:
        for expected, found in zip(alone, threads.map(cut, lines), strict=True):
            assert all(one == expected for one in found)
    assert shared.get() is shared.get()


def test_a_tagger_goes_on_after_its_memory_was_given_back() -> None:
    tagger = SharedTagger().get()
    line = "金正恩氏は平壌で演説した。"
    before = tagger.tokens(line), tagger.corrected(line, 0, together)
    give_memory_back()
    assert (tagger.tokens(line), tagger.corrected(line, 0, together)) == before


@given(st.text(max_size=40))
def test_morphemes_lie_in_the_text_in_order(text: str) -> None:
    last = 0
    for morpheme in TAGGER.morphemes(text):
        assert last <= morpheme.start < morpheme.end <= len(text)
        assert text[morpheme.start : morpheme.end] == morpheme.surface
        last = morpheme.end


def test_a_line_end_inside_and_signs_of_control_are_harmless() -> None:
    line = "東\n京\x1e都\x1f庁 へ"
    found = TAGGER.tokens(line)
    assert [line[start:end] for start, end, *_ in found] == [surface for _, _, surface, *_ in found]
    assert "".join(surface for _, _, surface, *_ in found) == "東京\x1e都\x1f庁へ"
