from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents.model import Block, BlockKind, Document, RubyKind, RubySpan, Source
from reader.sessions.model import (
    AnnotationTarget,
    ChangeKind,
    CorrectionScope,
    EntitySummary,
    HighlightColour,
    LibrarySort,
    NotesChoice,
    WordCount,
    WordStatus,
)
from reader.sessions.notebook import Notebook
from reader.sessions.word_keys import status_of
from reader.store.database import Store
from reader.word_lists import read_list

TEXT = (
    "港の朝市\n"
    "夜明け前の港に、小さな灯りが並ぶ。\n"
    "漁師の田中さんは、五十年この市に立ってきた。\n"
    "「魚は正直だ。嘘をつかない」と田中さんは笑う。\n"
)


def blocks(text):
    made, start = [], 0
    for line in text.splitlines():
        made.append(Block(start, start + len(line)))
        start += len(line) + 1
    return tuple(made)


def document(text=TEXT, path=None, title="港の朝市"):
    return Document(title, text, blocks(text), Source(path=path, format="txt"))


class FakeClock:
    def __init__(self):
        self.time = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def __call__(self):
        self.time += timedelta(seconds=1)
        return self.time


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def notebook(tmp_path, clock):
    with Notebook.open(tmp_path, clock=clock) as opened:
        yield opened


@pytest.fixture
def doc(notebook):
    return notebook.document_opened(document()).value.record.id


def span(quote, text=TEXT):
    start = text.index(quote)
    return start, start + len(quote)


def test_a_document_is_kept_whole(notebook, tmp_path):
    ruby = (RubySpan(0, 1, "みなと"), RubySpan(2, 4, "﹅", RubyKind.EMPHASIS))
    whole = Document(
        "港",
        "港の朝市\n終わり",
        (Block(0, 4, BlockKind.HEADING, 1, 0, ruby), Block(5, 8, BlockKind.BODY, 0, 2)),
        Source(tmp_path / "a.html", "html", "euc_jp", "https://example.org/a"),
        "2026-11-01",
        "山田花子",
        vertical=True,
    )
    opened = notebook.document_opened(whole).value
    assert opened.new
    assert notebook.stored_document(opened.record.id) == whole


def test_odd_characters_are_kept(notebook):
    text = "𠮟る\x00\ud800終"
    opened = notebook.document_opened(document(text)).value
    kept = notebook.stored_document(opened.record.id)
    assert kept is not None
    assert kept.text == text
    marked = notebook.add_annotation(opened.record.id, 0, 5, note="\ud800").value
    assert marked.note == "\ufffd"


def test_the_same_text_is_the_same_document(notebook, tmp_path):
    first = notebook.document_opened(document(path=tmp_path / "a.txt")).value
    second = notebook.document_opened(document(path=tmp_path / "b.txt")).value
    assert not second.new
    assert second.record.id == first.record.id
    assert second.moved_from == str(tmp_path / "a.txt")
    assert second.record.path == str(tmp_path / "b.txt")


def test_pasting_the_text_of_a_file_keeps_its_file(notebook, tmp_path):
    notebook.document_opened(document(path=tmp_path / "a.txt"))
    record = notebook.document_opened(document()).value.record
    assert record.path == str(tmp_path / "a.txt")


def test_a_title_given_by_the_reader_stays(notebook, doc):
    notebook.rename_document(doc, "朝市の話")
    assert notebook.document_opened(document()).value.record.title == "朝市の話"
    notebook.undo()
    assert notebook.document_opened(document()).value.record.title == "港の朝市"


def test_lookups_move_with_the_text(notebook, tmp_path):
    path = tmp_path / "a.txt"
    doc = notebook.document_opened(document(path=path)).value.record.id
    session = notebook.begin_session(doc).value
    look_up(notebook, session.id)
    edited = "【再掲】" + TEXT.replace("漁師の", "")
    notebook.document_opened(document(edited, path))
    (lookup,) = notebook.lookups(document_id=doc)
    assert (edited[lookup.start : lookup.end], edited[lookup.end]) == ("市", "に")


def test_what_was_deleted_long_ago_goes_for_good(tmp_path, clock):
    with Notebook.open(tmp_path, clock=clock) as notebook:
        kept, gone = (
            notebook.document_opened(document(text, title=text)).value.record.id
            for text in ("残る話。\n", "消える話。\n")
        )
        for one in (kept, gone):
            notebook.index_document(one, ())
            notebook.add_annotation(one, 0, 2)
        shelf = notebook.add_collection("棚").value
        notebook.collect(shelf, (gone,))
        notebook.collect(shelf, (gone,), member=False)
        notebook.delete_document(kept, NotesChoice.KEEP)
        notebook.delete_document(gone, NotesChoice.DELETE)
        session = notebook.begin_session(kept).value.id
    Notebook.maintain(tmp_path, clock=clock)
    clock.time += timedelta(days=31)
    Notebook.maintain(tmp_path, clock=clock)
    with Notebook.open(tmp_path, clock=clock) as notebook:
        assert notebook.document(gone) is None
        assert len(notebook.orphaned_annotations()) == 1
        assert not notebook.session(session).open
        # Steps that hang on what is gone are passed over.
        labels = []
        while (step := notebook.undo().value) is not None:
            labels.append(step.label)
        assert labels[0] == "document.delete"
        assert labels[-2:] == ["collection.add", "annotation.add"]
        assert notebook.collections() == ()
        assert notebook._store.verify() == ()


def test_a_copy_beside_the_original_has_not_moved(notebook, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    notebook.document_opened(document(path=tmp_path / "a.txt"))
    assert notebook.document_opened(document(path=tmp_path / "b.txt")).value.moved_from == ""


def test_an_edited_file_takes_its_annotations_along(notebook, tmp_path):
    path = tmp_path / "a.txt"
    first = notebook.document_opened(document(path=path)).value.record
    notebook.add_annotation(first.id, *span("田中さんは、五十年"), note="主人公")
    notebook.add_annotation(first.id, *span("嘘をつかない"), note="決めぜりふ")
    notebook.save_position(first.id, span("「魚は")[0])
    edited = TEXT.replace("夜明け前の", "十一月、夜明け前の").replace("嘘をつかない", "黙っている")
    again = notebook.document_opened(document(edited, path)).value
    assert again.text_changed
    assert not again.new
    here, orphan = again.annotations
    assert edited[here.start : here.end] == "田中さんは、五十年"
    assert orphan.orphaned
    assert (orphan.exact, orphan.note) == ("嘘をつかない", "決めぜりふ")
    assert again.record.position == span("「魚は", edited)[0]
    # It comes back with the text.
    third = notebook.document_opened(document(path=path)).value
    assert not any(mark.orphaned for mark in third.annotations)
    assert [TEXT[mark.start : mark.end] for mark in third.annotations] == [
        "田中さんは、五十年",
        "嘘をつかない",
    ]


def test_another_text_at_the_same_path_is_another_document(notebook, tmp_path):
    path = tmp_path / "today.txt"
    first = notebook.document_opened(document(path=path)).value.record
    other = document("株式市場は三日続けて値を下げた。円安が進んだためだ。\n", path, "株")
    second = notebook.document_opened(other).value
    assert second.new
    assert second.record.id != first.id
    kept = notebook.stored_document(first.id)
    assert kept is not None
    assert kept.text == TEXT


def test_an_orphan_is_placed_by_hand(notebook, tmp_path):
    path = tmp_path / "a.txt"
    doc = notebook.document_opened(document(path=path)).value.record.id
    mark = notebook.add_annotation(doc, *span("嘘をつかない"), note="x").value
    edited = TEXT.replace("嘘をつかない", "黙っている")
    notebook.document_opened(document(edited, path))
    assert [one.id for one in notebook.orphaned_annotations()] == [mark.id]
    placed = notebook.place_annotation(mark.id, *span("黙っている", edited)).value
    assert (placed.exact, placed.orphaned) == ("黙っている", False)
    assert notebook.orphaned_annotations() == ()
    notebook.undo(doc)
    assert [one.exact for one in notebook.orphaned_annotations()] == ["嘘をつかない"]


def test_annotation_add_edit_delete(notebook, doc):
    session = notebook.begin_session(doc).value
    made = notebook.add_annotation(
        doc,
        *span("正直"),
        colour=HighlightColour.PINK,
        note="**しょうじき**",
        target=AnnotationTarget.WORD,
        target_key="正直",
        tags=("語彙", " 語彙 ", ""),
        session_id=session.id,
    )
    assert made.change.kinds == {ChangeKind.ANNOTATIONS}
    assert made.change.ids == (made.value.id,)
    assert made.value.tags == ("語彙",)
    assert made.value.exact == "正直"
    edited = notebook.edit_annotation(made.value.id, note="honest", colour=None, tags=("b", "a"))
    assert (edited.value.note, edited.value.colour, edited.value.tags) == (
        "honest",
        None,
        ("a", "b"),
    )
    assert edited.value.uid == made.value.uid
    assert edited.value.updated_at > made.value.updated_at
    assert notebook.annotation_tags() == {"a": 1, "b": 1}
    assert notebook.edit_annotation(made.value.id, note="honest").change.kinds == frozenset()
    assert notebook.delete_annotation(made.value.id).value == edited.value
    assert notebook.annotations(doc) == ()
    with pytest.raises(ValueError, match="no annotation"):
        notebook.edit_annotation(made.value.id, note="late")


@pytest.mark.parametrize(("start", "end"), [(3, 3), (-1, 2), (0, 9999)])
def test_a_mark_outside_the_text_is_refused(notebook, doc, start, end):
    with pytest.raises(ValueError, match="no passage"):
        notebook.add_annotation(doc, start, end)
    assert notebook.undo().value is None


def test_undo_and_redo_outlive_a_restart(tmp_path, clock):
    with Notebook.open(tmp_path, clock=clock) as notebook:
        doc = notebook.document_opened(document()).value.record.id
        mark = notebook.add_annotation(doc, *span("魚"), note="一", tags=("t",)).value
        notebook.edit_annotation(mark.id, note="二")
        notebook.delete_annotation(mark.id)
    with Notebook.open(tmp_path, clock=clock) as notebook:
        step = notebook.undo(doc).value
        assert step is not None
        assert step.label == "annotation.delete"
        back = notebook.annotation(mark.id)
        assert back is not None
        assert (back.note, back.tags) == ("二", ("t",))
        notebook.undo(doc)
        assert notebook.annotations(doc)[0] == mark
        notebook.undo(doc)
        assert notebook.annotations(doc) == ()
        assert notebook.undo(doc).value is None
    with Notebook.open(tmp_path, clock=clock) as notebook:
        for _ in range(3):
            assert notebook.redo(doc).value is not None
        assert notebook.redo(doc).value is None
        assert notebook.annotations(doc) == ()
        notebook.undo(doc)
        assert notebook.annotations(doc)[0].note == "二"
        # A new change ends what could be done again.
        notebook.edit_annotation(mark.id, note="三")
        assert notebook.redo(doc).value is None


def test_undo_keeps_to_its_document(notebook, doc):
    other = notebook.document_opened(document("別の文章。\n", title="別")).value.record.id
    mine = notebook.add_annotation(doc, *span("魚")).value
    notebook.add_annotation(other, 0, 2)
    notebook.undo(doc)
    assert notebook.annotation(mine.id) is None
    assert len(notebook.annotations(other)) == 1


def test_undo_finds_the_place_in_a_text_edited_meanwhile(notebook, tmp_path):
    path = tmp_path / "a.txt"
    doc = notebook.document_opened(document(path=path)).value.record.id
    mark = notebook.add_annotation(doc, *span("五十年この市に")).value
    notebook.delete_annotation(mark.id)
    edited = "（再掲）" + TEXT
    notebook.document_opened(document(edited, path))
    notebook.undo(doc)
    back = notebook.annotation(mark.id)
    assert back is not None
    assert edited[back.start : back.end] == "五十年この市に"


def test_colours_have_names(notebook):
    notebook.name_colour(HighlightColour.BLUE, "文法")
    assert notebook.colour_names() == {HighlightColour.BLUE: "文法"}
    notebook.name_colour(HighlightColour.BLUE, "語法")
    notebook.undo()
    assert notebook.colour_names() == {HighlightColour.BLUE: "文法"}
    notebook.name_colour(HighlightColour.BLUE, "")
    assert notebook.colour_names() == {}


def look_up(notebook, session, headword="市", reading="いち", entry=1308160):
    start, end = span("市に")
    return notebook.log_lookup(
        session,
        start=start,
        end=end - 1,
        surface="市",
        headword=headword,
        reading=reading,
        entry=entry,
        gloss="market",
        sentence="五十年この市に立ってきた。",
    )


def test_a_session_from_begin_to_end(notebook, doc):
    session = notebook.begin_session(doc).value
    assert session.open
    notebook.touch(session.id, 20_000, 100, 30)
    notebook.touch(session.id, 10_000, 50, 45)
    logged = look_up(notebook, session.id)
    assert logged.change.kinds == {ChangeKind.LOOKUPS}
    assert look_up(notebook, session.id).value == logged.value
    notebook.add_annotation(doc, *span("魚"), session_id=session.id)
    summary = notebook.end_session(session.id).value
    assert summary is not None
    assert not summary.session.open
    assert (summary.session.active_ms, summary.session.characters_read) == (30_000, 150)
    assert summary.characters_per_minute == 300
    assert (summary.session.lookups, summary.session.annotations) == (1, 1)
    assert (summary.different_words, len(summary.annotations)) == (1, 1)
    record = notebook.document(doc)
    assert record is not None
    assert (record.position, record.active_ms, record.sessions) == (45, 30_000, 1)
    assert notebook.lookup_counts(["市", "魚"]) == {"市": 1}
    assert [one.sentence for one in notebook.lookups_of("市")] == ["五十年この市に立ってきた。"]


def test_a_session_in_which_nothing_happened_is_not_kept(notebook, doc):
    session = notebook.begin_session(doc).value
    assert notebook.end_session(session.id).value is None
    assert notebook.sessions() == ()


def test_sessions_are_named_found_merged_deleted(notebook, doc):
    made = []
    for active in (1000, 2000, 3000):
        session = notebook.begin_session(doc).value
        notebook.touch(session.id, active, 10, active // 100)
        look_up(notebook, session.id)
        notebook.end_session(session.id)
        made.append(session.id)
    notebook.name_session(made[1], "電車の中")
    assert [one.id for one in notebook.sessions("電車")] == [made[1]]
    assert [one.id for one in notebook.sessions("朝市")] == made[::-1]
    assert len(notebook.sessions("2026-11")) == 3
    merged = notebook.merge_sessions(made[:2]).value
    assert (merged.id, merged.active_ms, merged.lookups, merged.name) == (
        made[0],
        3000,
        2,
        "電車の中",
    )
    assert [one.id for one in notebook.sessions()] == [made[2], made[0]]
    notebook.undo()
    assert [one.active_ms for one in notebook.sessions()] == [3000, 2000, 1000]
    assert all(one.lookups == 1 for one in notebook.sessions())
    notebook.delete_session(made[2])
    assert notebook.session(made[2]) is None
    notebook.undo()
    assert notebook.session(made[2]) is not None
    with pytest.raises(ValueError, match="two or more"):
        notebook.merge_sessions(made[:1])


def test_a_clock_moved_back_is_harmless(notebook, doc, clock):
    session = notebook.begin_session(doc).value
    clock.time -= timedelta(days=400)
    notebook.touch(session.id, 1000, 10, 10)
    notebook.end_session(session.id)
    (record,) = notebook.sessions()
    assert record.ended_at >= record.started_at
    other = notebook.document_opened(document("あとで開いた。\n", title="あと")).value.record
    assert [one.id for one in notebook.recent_documents()] == [other.id, doc]


def test_words_and_coverage(notebook, doc):
    words = (WordCount("魚", "さかな", 3), WordCount("市", "いち", 2), WordCount("嘘", "うそ", 5))
    entities = (EntitySummary("PERSON", "田中", "たなか", ("田中さん",), 2),)
    assert notebook.save_summary(doc, words, entities).value.share == 0
    notebook.set_word_status("魚", "さかな", WordStatus.KNOWN)
    notebook.set_word_status("嘘", "うそ", WordStatus.LEARNING_3)
    states = notebook.word_states(["魚", "嘘", "市"])
    assert states == {
        ("魚", "さかな"): WordStatus.KNOWN,
        ("嘘", "うそ"): WordStatus.LEARNING_3,
    }
    coverage = notebook.coverage(doc)
    assert (coverage.running, coverage.running_known, coverage.different_known) == (10, 3, 1)
    assert notebook.coverage_of(words) == coverage
    (record,) = notebook.library()
    assert (record.words, record.known_words, record.entities) == (10, 3, 1)
    notebook.undo()
    notebook.undo()
    assert notebook.word_states(["魚", "嘘"]) == {}
    assert notebook.library()[0].known_words == 0
    notebook.redo()
    assert notebook.library()[0].known_words == 3
    assert notebook.document_words(doc)[0] == WordCount("嘘", "うそ", 5)
    assert notebook.document_entities(doc) == entities
    notebook.set_word_status("魚", "さかな", WordStatus.NEW)
    assert notebook.words() == ()


def test_known_words_are_imported(notebook):
    notebook.set_word_status("猫", "ねこ", WordStatus.IGNORED)
    notebook.set_word_status("犬", "いぬ", WordStatus.LEARNING_1)
    listed = read_list("# 私の単語\n猫\tねこ\n犬,いぬ,dog\n鳥\n走る　はしる\n\n")
    assert listed == (("猫", "ねこ"), ("犬", "いぬ"), ("鳥", ""), ("走る", "はしる"))
    assert notebook.import_words(listed).value == 3
    states = notebook.word_states(["猫", "犬", "鳥"])
    assert states[("猫", "ねこ")] is WordStatus.IGNORED
    assert states[("犬", "いぬ")] is WordStatus.KNOWN
    assert status_of(states, "鳥", "とり") is WordStatus.KNOWN
    assert status_of(states, "馬", "うま") is WordStatus.NEW
    assert notebook.import_words(listed).value == 0
    words = (WordCount("鳥", "とり", 2), WordCount("猫", "びょう", 1))
    assert notebook.coverage_of(words).running_known == 2
    doc = notebook.document_opened(document()).value.record.id
    assert notebook.save_summary(doc, words).value.running_known == 2


def test_notes_about_a_word_last(notebook, doc):
    notebook.add_annotation(doc, 0, 4, note="この場所だけ")
    notebook.add_annotation(doc, 0, 2, target=AnnotationTarget.WORD, target_key="港")
    word = notebook.add_annotation(
        doc, 0, 1, note="みなと", target=AnnotationTarget.WORD, target_key="港"
    ).value
    entry = notebook.add_annotation(
        doc, 0, 1, note="古風", target=AnnotationTarget.ENTRY, target_key="1281020"
    ).value
    assert notebook.lasting_notes() == (entry, word)


def test_an_orphan_is_placed_in_another_document(notebook, doc):
    lost = notebook.add_annotation(doc, 5, 9, note="残す").value
    assert notebook.homeless_annotations() == ()
    notebook.delete_document(doc, NotesChoice.KEEP)
    assert [one.id for one in notebook.orphaned_annotations()] == [lost.id]
    assert [one.id for one in notebook.homeless_annotations()] == [lost.id]
    other = notebook.document_opened(
        document("別の版。夜明け前の海。\n", title="他")
    ).value.record.id
    placed = notebook.place_annotation(lost.id, 4, 8, document_id=other).value
    assert (placed.document_id, placed.exact, placed.orphaned) == (other, "夜明け前", False)
    assert notebook.orphaned_annotations() == ()
    notebook.undo(other)
    assert [one.id for one in notebook.orphaned_annotations()] == [lost.id]
    assert notebook.annotations(other) == ()


def test_an_import_of_words_is_taken_back_as_one_step(tmp_path, clock):
    listed = [(f"語{number}", "ご") for number in range(1500)]
    with Notebook.open(tmp_path, clock=clock) as notebook:
        notebook.set_word_status("語3", "ご", WordStatus.LEARNING_2)
        before = notebook.words()
        made = notebook.import_words(listed)
        assert (made.value, made.change.kinds) == (1500, {ChangeKind.WORDS})
        after = notebook.words()
        assert notebook.import_words(listed).change.kinds == frozenset()
    with Notebook.open(tmp_path, clock=clock) as notebook:
        undone = notebook.undo()
        assert undone.value is not None
        assert undone.value.label == "word.import"
        assert notebook.words() == before
        notebook.redo()
        assert notebook.words() == after


def test_preferred_entries(notebook):
    notebook.prefer("市", 1308160)
    notebook.prefer("市", 1308170)
    assert notebook.preferred() == {("市", 1308170)}
    notebook.undo()
    assert notebook.preferred() == {("市", 1308160)}
    notebook.forget_preference("市")
    assert notebook.preferences() == ()


def test_corrections_by_reach(notebook, doc):
    start, end = span("市に")
    here = notebook.add_reading_correction(
        "市", "し", CorrectionScope.HERE, document_id=doc, start=start, end=end - 1
    ).value
    whole = notebook.add_reading_correction("港", "こう", CorrectionScope.DOCUMENT, document_id=doc)
    always = notebook.add_reading_correction("灯り", "あかり", CorrectionScope.ALWAYS).value
    assert (here.start, here.surface, here.reading) == (start, "市", "し")
    assert always.document_id is None
    assert len(notebook.reading_corrections(doc)) == 3
    other = notebook.document_opened(document("灯りを消す。\n", title="他")).value.record.id
    assert notebook.reading_corrections(other) == (always,)
    # The same reach and words again replace it.
    again = notebook.add_reading_correction("灯り", "ともり", CorrectionScope.ALWAYS).value
    assert [one.reading for one in notebook.reading_corrections(other)] == ["ともり"]
    notebook.undo()
    assert notebook.reading_corrections(other) == (always,)
    assert notebook.delete_reading_correction(whole.value.id).value
    assert not notebook.delete_reading_correction(again.id).value
    with pytest.raises(ValueError, match="does not stand"):
        notebook.add_reading_correction(
            "猫", "ねこ", CorrectionScope.HERE, document_id=doc, start=0, end=1
        )
    with pytest.raises(ValueError, match="document"):
        notebook.add_reading_correction("猫", "ねこ", CorrectionScope.DOCUMENT)


def test_a_correction_of_a_place_follows_the_text(notebook, tmp_path):
    path = tmp_path / "a.txt"
    doc = notebook.document_opened(document(path=path)).value.record.id
    start, end = span("市に")
    notebook.add_reading_correction(
        "市", "し", CorrectionScope.HERE, document_id=doc, start=start, end=end - 1
    )
    edited = TEXT.replace("夜明け前", "まだ暗い夜明け前")
    notebook.document_opened(document(edited, path))
    (moved,) = notebook.reading_corrections(doc)
    assert edited[moved.start : moved.end + 1] == "市に"
    gone = TEXT.replace("五十年この市に立ってきた", "長く働いてきた")
    notebook.document_opened(document(gone, path))
    assert notebook.reading_corrections(doc) == ()
    assert len(notebook.reading_corrections()) == 1
    notebook.document_opened(document(path=path))
    assert notebook.reading_corrections(doc)[0].start == start


def test_borders_of_words_by_reach(notebook, doc, tmp_path):
    start, _ = span("この市に")
    here = notebook.add_word_correction(
        ("この市", "に"), CorrectionScope.HERE, document_id=doc, start=start
    ).value
    assert (here.start, here.end, here.words) == (start, start + 4, ("この市", "に"))
    always = notebook.add_word_correction(("夜明け前",), CorrectionScope.ALWAYS).value
    assert (always.document_id, always.sizes) == (None, (4,))
    assert notebook.word_corrections(doc) == (here, always)
    bundle = notebook.document_bundle(doc)
    assert bundle is not None
    assert bundle.word_corrections == (here, always)
    # The same stretch and reach again replace it; undo brings it back, also after a restart.
    again = notebook.add_word_correction(("夜明け", "前"), CorrectionScope.ALWAYS)
    assert again.change.kinds == {ChangeKind.CORRECTIONS}
    assert [one.words for one in notebook.word_corrections()] == [here.words, ("夜明け", "前")]
    notebook.undo()
    assert notebook.word_corrections(doc) == (here, always)
    assert notebook.delete_word_correction(always.id).value
    assert not notebook.delete_word_correction(always.id).value
    notebook.undo()
    assert notebook.word_corrections(doc) == (here, always)
    with pytest.raises(ValueError, match="at least one character"):
        notebook.add_word_correction(("夜明け", ""), CorrectionScope.ALWAYS)
    with pytest.raises(ValueError, match="does not stand"):
        notebook.add_word_correction(("夜",), CorrectionScope.HERE, document_id=doc, start=0)


def test_borders_at_a_place_follow_the_text(notebook, tmp_path):
    path = tmp_path / "a.txt"
    doc = notebook.document_opened(document(path=path)).value.record.id
    start, _ = span("この市に")
    notebook.add_word_correction(
        ("この市", "に"), CorrectionScope.HERE, document_id=doc, start=start
    )
    edited = TEXT.replace("夜明け前", "まだ暗い夜明け前")
    notebook.document_opened(document(edited, path))
    (moved,) = notebook.word_corrections(doc)
    assert moved.start == start + 4


def test_entity_corrections_and_notes(notebook, doc):
    made = notebook.add_entity_correction(
        "retype", "港", "PLACE", CorrectionScope.DOCUMENT, document_id=doc
    ).value
    assert notebook.entity_corrections(doc) == (made,)
    notebook.set_entity_note("田中", "PERSON", "漁師", document_id=doc)
    notebook.set_entity_note("田中", "PERSON", "よくある姓")
    notes = notebook.entity_notes(doc)
    assert [(one.body, one.document_id) for one in notes] == [("漁師", doc), ("よくある姓", None)]
    notebook.set_entity_note("田中", "PERSON", "", document_id=doc)
    assert len(notebook.entity_notes(doc)) == 1
    notebook.undo()
    assert len(notebook.entity_notes(doc)) == 2
    assert notebook.delete_entity_correction(made.id).value
    assert notebook.entity_corrections() == ()


def test_library_lists_sorts_filters(notebook, doc, tmp_path):
    long = notebook.document_opened(
        document("長い。" * 100, tmp_path / "n.txt", "小説")
    ).value.record
    notebook.save_position(doc, len(TEXT), finished=True)
    assert [one.title for one in notebook.library(sort=LibrarySort.LENGTH)] == ["港の朝市", "小説"]
    assert [one.id for one in notebook.library(sort=LibrarySort.OPENED)] == [long.id, doc]
    for sort in LibrarySort:
        assert len(notebook.library(sort=sort)) == 2
    assert [one.id for one in notebook.library(title="朝市")] == [doc]
    assert [one.id for one in notebook.library(finished=True)] == [doc]
    notebook.tag_document(doc, ("随筆", "海"))
    assert [one.id for one in notebook.library(tag="海")] == [doc]
    assert notebook.document_tags() == ("海", "随筆")
    shelf = notebook.add_collection("読みかけ").value
    assert notebook.add_collection("読みかけ").value == shelf
    notebook.collect(shelf, (doc, long.id))
    assert [one.documents for one in notebook.collections()] == [2]
    assert notebook.library(collection=shelf)[0].collections == (shelf,)
    notebook.collect(shelf, (doc,), member=False)
    notebook.rename_collection(shelf, "次")
    notebook.delete_collection(shelf)
    assert notebook.collections() == ()
    notebook.undo()
    assert [(one.name, one.documents) for one in notebook.collections()] == [("次", 1)]
    notebook.rename_document(doc, "朝")
    record = notebook.document(doc)
    assert record is not None
    assert (record.title, record.progress) == ("朝", 1.0)
    assert not notebook.document_paths()[long.id].exists()
    (tmp_path / "m.txt").touch()
    notebook.relocate(long.id, tmp_path / "m.txt")
    assert notebook.document_paths()[long.id].exists()


@pytest.mark.parametrize("choice", list(NotesChoice))
def test_deleting_a_document(notebook, doc, choice):
    notebook.add_annotation(doc, *span("魚"), note="さかな")
    notebook.delete_document(doc, choice)
    assert notebook.library() == ()
    assert notebook.recent_documents() == ()
    kept = [one.note for one in notebook.orphaned_annotations()]
    assert kept == (["さかな"] if choice is NotesChoice.KEEP else [])
    notebook.undo()
    assert [one.id for one in notebook.library()] == [doc]
    assert [one.note for one in notebook.annotations(doc)] == ["さかな"]
    assert notebook.orphaned_annotations() == ()


def test_opening_a_deleted_document_brings_it_back_with_its_notes(notebook, doc):
    notebook.add_annotation(doc, *span("魚"), note="さかな")
    notebook.delete_document(doc, NotesChoice.KEEP)
    again = notebook.document_opened(document()).value
    assert again.record.id == doc
    assert not again.record.deleted
    assert [one.note for one in again.annotations] == ["さかな"]


def test_bundles_hold_everything(notebook, doc):
    session = notebook.begin_session(doc).value
    notebook.touch(session.id, 5000, 10, 10)
    look_up(notebook, session.id)
    notebook.add_annotation(doc, *span("魚"), session_id=session.id)
    notebook.add_annotation(doc, *span("灯り"))
    notebook.save_summary(doc, (WordCount("魚", "さかな", 3),))
    notebook.set_word_status("魚", "さかな", WordStatus.KNOWN)
    notebook.set_word_status("鳥", "とり", WordStatus.KNOWN)
    whole = notebook.document_bundle(doc)
    assert whole is not None
    assert whole.document == replace(document(), source=Source(format="txt"))
    assert (len(whole.annotations), len(whole.lookups), len(whole.sessions)) == (2, 1, 1)
    assert [state.lemma for state in whole.words] == ["魚"]
    part = notebook.session_bundle(session.id)
    assert part is not None
    assert [one.exact for one in part.annotations] == ["魚"]
    assert notebook.document_bundle(99) is None
    assert notebook.session_bundle(99) is None


def test_two_windows_at_once(tmp_path, clock):
    with Notebook.open(tmp_path, clock=clock) as one, Notebook.open(tmp_path, clock=clock) as two:
        doc = one.document_opened(document()).value.record.id
        assert two.document_opened(document()).value.record.id == doc
        one.changed_elsewhere()
        two.add_annotation(doc, *span("魚"))
        assert one.changed_elsewhere()
        assert not one.changed_elsewhere()
        one.add_annotation(doc, *span("灯り"))
        assert len(two.annotations(doc)) == len(one.annotations(doc)) == 2


def test_a_temporary_notebook_leaves_nothing(clock):
    with Notebook.open_temporary(clock=clock) as notebook:
        assert notebook.path is None
        doc = notebook.document_opened(document()).value.record.id
        notebook.add_annotation(doc, 0, 1)
        assert len(notebook.annotations(doc)) == 1


def test_marks_of_the_whole_library(notebook, doc):
    other = notebook.document_opened(document("別の文章。\n", title="別")).value.record.id
    first = notebook.add_annotation(doc, *span("魚"), colour=HighlightColour.BLUE, tags=("語彙",))
    second = notebook.add_annotation(other, 0, 2, colour=HighlightColour.PINK)
    third = notebook.add_annotation(other, 2, 3, tags=("語彙",))
    ids = [one.value.id for one in (first, second, third)]
    assert [mark.id for mark in notebook.all_annotations()] == ids[::-1]
    assert [mark.id for mark in notebook.all_annotations(tag="語彙")] == [ids[2], ids[0]]
    assert [mark.id for mark in notebook.all_annotations(colour=HighlightColour.BLUE)] == ids[:1]
    edited = notebook.edit_annotation(
        ids[0], target=AnnotationTarget.WORD, target_key="魚", colour=HighlightColour.GREEN
    ).value
    assert (edited.target, edited.target_key) == (AnnotationTarget.WORD, "魚")
    assert edited.colour is HighlightColour.GREEN


def test_lookups_are_deleted_and_brought_back(notebook, doc):
    session = notebook.begin_session(doc).value
    logged = look_up(notebook, session.id).value
    assert notebook.lookups(session_id=session.id) == (logged,)
    notebook.delete_lookup(logged.id)
    assert notebook.lookups(document_id=doc) == ()
    notebook.undo()
    assert notebook.lookups(document_id=doc) == (logged,)
    with pytest.raises(ValueError, match="no session"):
        look_up(notebook, 99)


def test_what_does_not_exist(notebook, doc):
    with pytest.raises(ValueError, match="no document"):
        notebook.begin_session(99)
    with pytest.raises(ValueError, match="no document"):
        notebook.add_annotation(99, 0, 1)
    with pytest.raises(ValueError, match="no document"):
        notebook.delete_document(99, NotesChoice.KEEP)
    with pytest.raises(ValueError, match="about something"):
        notebook.add_reading_correction("", "x", CorrectionScope.ALWAYS)
    assert notebook.session_summary(99) is None
    assert notebook.stored_document(99) is None
    assert notebook.document(99) is None
    assert notebook.set_entity_note("誰", "PERSON", "").change.kinds == frozenset()


def test_a_large_text_is_kept_and_opened(notebook, tmp_path):
    path = tmp_path / "a.txt"
    long = "".join(f"{number}番目の文。\n" for number in range(5000))
    doc = notebook.document_opened(document(long, path)).value.record.id
    notebook.save_position(doc, len(long) + 50)
    record = notebook.document(doc)
    assert record is not None
    assert record.position == len(long)
    again = notebook.document_opened(document(long + "終わり。\n", path)).value
    assert again.text_changed
    # What was added is still to be read.
    assert again.record.position == len(long)


def test_a_change_of_words_names_them(notebook: Notebook) -> None:
    change = notebook.set_word_status("勉強", "べんきょう", WordStatus.KNOWN).change
    assert change.words == {("勉強", "べんきょう")}
    undone = notebook.undo()
    assert undone.change.words == change.words
    text = (("勉強する", "べんきょうする"), ("勉強家", "べんきょうか"), ("勉強", "べんきょう"))
    assert notebook.statuses_after(text, change.words) == {
        text[0]: WordStatus.NEW, text[2]: WordStatus.NEW,
    }  # fmt: skip
    notebook.redo()
    assert notebook.statuses_after(text, change.words) == {
        text[0]: WordStatus.KNOWN, text[2]: WordStatus.KNOWN,
    }  # fmt: skip


_LEMMAS = st.sampled_from(("勉強", "勉強する", "魚", "する"))
_READINGS = {"勉強": "べんきょう", "勉強する": "べんきょうする", "魚": "さかな", "する": "する"}


@given(
    st.dictionaries(
        st.tuples(_LEMMAS, st.booleans()), st.sampled_from(WordStatus), min_size=1, max_size=6
    )
)
def test_coverages_agree_on_what_is_known(kept: dict[tuple[str, bool], WordStatus]) -> None:
    text = [WordCount(lemma, reading, 1) for lemma, reading in _READINGS.items()]
    text.append(WordCount("勉強", "", 1))
    with Notebook(Store(None)) as notebook:
        doc = notebook.document_opened(document()).value.record.id
        notebook.save_summary(doc, text)
        for (lemma, read), status in kept.items():
            key = (lemma, _READINGS[lemma] if read else "")
            notebook.set_word_status(*key, status)
        keys = [(word.lemma, word.reading) for word in text]
        states = notebook.statuses_of(keys)
        known = sum(states.get(key, WordStatus.NEW) >= WordStatus.KNOWN for key in keys)
        assert notebook.coverage(doc).running_known == known
        assert notebook.coverage_of(text).running_known == known
        assert notebook.library()[0].known_words == known


def test_the_readers_own_speed(tmp_path):
    with Notebook.open(tmp_path) as notebook:
        number = notebook.document_opened(document()).value.record.id
        session = notebook.begin_session(number).value.id
        assert notebook.reading_speed() == 0
        notebook.touch(session, 240_000, 1_000, 20)
        assert notebook.reading_speed() == 0
        notebook.touch(session, 60_000, 250, 30)
        assert notebook.reading_speed() == 250
