from __future__ import annotations

import re
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from ui.page.find import Finder, SearchedParagraphs
from ui.page.scene import (
    DARK,
    Emphasis,
    Mark,
    MarkStyle,
    PagePreferences,
    Ruby,
    RubyMode,
    SceneParagraph,
    SecondRuby,
)
from ui.page.spoken import Units
from ui.page.typeset import SetParagraph, Typesetter
from ui.page.view import PageView
from ui.widgets.status_bar import ReadingStatusBar

pytestmark = pytest.mark.gui

READINGS = {
    "朝": "あさ", "市場": "いちば", "新鮮": "しんせん", "魚": "さかな", "並": "なら",
    "志": "こころざし", "港町": "みなとまち", "人々": "ひとびと", "早起": "はやお", "船": "ふね",
    "帰": "かえ", "頃": "ころ", "空": "そら", "白": "しら", "承": "うけたまわ",
    "国際": "こくさい", "交渉": "こうしょう",
}  # fmt: skip
SENTENCES = (
    "港町の人々は早起きで、船が帰る頃にはもう空が白んでいる。",
    "「市場には新鮮な魚が並ぶよ」と、彼は笑った。",
    "2024年12月の国際交渉では、A社の志を承ることになった（写真）。",
    "朝、市場へ行く。……――そこに𠮷野家と葛󠄀飾のか゚があった！？",
)


def document(count: int = 40, *, words: bool = True) -> list[SceneParagraph]:
    """Paragraphs of three sentences each, with a heading before every tenth."""
    paragraphs = []
    start = 0
    for number in range(count):
        heading = number % 10 == 0
        parts = [SENTENCES[(number + step) % len(SENTENCES)] for step in range(3)]
        text = "港町の朝" if heading else "".join(parts)
        ruby, cut = [], []
        for match in re.finditer(
            "|".join(READINGS) + r"|[一-龥]+|[ぁ-ん]+|[ァ-ン]+|[0-9A-Z]+|.", text
        ):
            cut.append((start + match.start(), start + match.end()))
            if match.group() in READINGS:
                ruby.append(
                    Ruby(start + match.start(), start + match.end(), READINGS[match.group()])
                )
        sentences, at = [], start
        for part in parts:
            sentences.append((at, at + len(part)))
            at += len(part)
        paragraphs.append(
            SceneParagraph(
                start,
                start + len(text),
                text,
                "heading" if heading else "body",
                1 if heading else 0,
                words=tuple(cut) if words else (),
                ruby=tuple(ruby) if words else (),
                sentences=() if heading else tuple(sentences),
            )
        )
        start += len(text) + 1
    return paragraphs


@pytest.fixture(params=[False, True], ids=["horizontal", "vertical"])
def view(qtbot: QtBot, request: pytest.FixtureRequest) -> PageView:
    made = PageView()
    qtbot.addWidget(made)
    made.resize(700, 520)
    made.set_preferences(PagePreferences(vertical=request.param))
    made.set_paragraphs(document())
    made.show()
    qtbot.waitExposed(made)
    return made


def text_of(view: PageView) -> str:
    """The document's text with line ends between paragraphs."""
    return "\n".join(paragraph.text for paragraph in view.paragraphs())


def mouse(
    view: PageView,
    kind: QEvent.Type,
    point: QPointF,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    *,
    time: int = 0,
) -> None:
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else button
    changed = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else button
    place = QPointF(view.viewport().mapToGlobal(point.toPoint()))
    event = QMouseEvent(kind, point, place, changed, held, Qt.KeyboardModifier.NoModifier)
    event.setTimestamp(time)
    QApplication.sendEvent(view.viewport(), event)


def click(view: PageView, point: QPointF, *, time: int = 0) -> None:
    mouse(view, QEvent.Type.MouseButtonPress, point, time=time)
    mouse(view, QEvent.Type.MouseButtonRelease, point, time=time)


def wheel(view: PageView, turn: int, *, control: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(100, 100), QPointF(100, 100), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
        modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def grab(view: PageView) -> QImage:
    QApplication.processEvents()
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize(("size", "length"), [(20, 40), (14, 25), (31, 11)])
def test_a_point_and_a_character_are_inverse(view: PageView, size: int, length: int) -> None:
    vertical = view.preferences().vertical
    view.set_preferences(PagePreferences(size=size, line_length=length, vertical=vertical))
    text = text_of(view)
    seen = 0
    for offset, char in enumerate(text):
        rects = view.rects(offset, offset + 1)
        if not rects or char == "\n" or not view.viewport().rect().contains(rects[0].toRect()):
            continue
        seen += 1
        at = view.offset_at(rects[0].center())
        assert at is not None
        if at != offset:  # the parts of a cluster or of a squeezed number share one place
            assert view.rects(at, at + 1)[0] == rects[0]
    assert seen > 60


def test_all_of_the_text_can_be_selected_and_copied(view: PageView) -> None:
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == text_of(view)


def test_copies_with_ruby(view: PageView) -> None:
    start = text_of(view).index("国際交渉")
    view.select(start, start + 5)
    assert view.copy_text() == "国際交渉で"
    assert view.copy_text("brackets") == "国際(こくさい)交渉(こうしょう)で"
    assert "<ruby>国際<rp>(</rp><rt>こくさい</rt><rp>)</rp></ruby>" in view.copy_text("html")


def test_hovering_tells_word_and_character(view: PageView, qtbot: QtBot) -> None:
    start = text_of(view).index("市場")
    told: list[tuple[int, int, int]] = []
    view.word_hovered.connect(lambda *told_now: told.append(told_now))
    centre = view.rects(start + 1, start + 2)[0].center()
    mouse(view, QEvent.Type.MouseMove, centre, Qt.MouseButton.NoButton)
    assert told == [(start, start + 2, start + 1)]
    with qtbot.waitSignal(view.hover_left):
        mouse(view, QEvent.Type.MouseMove, QPointF(2, 2), Qt.MouseButton.NoButton)


def test_the_ruby_counts_as_its_word(view: PageView) -> None:
    start = text_of(view).index("市場")
    whole = view.rects_with_ruby(start, start + 2)[0]
    base = view.rects(start, start + 2)[0]
    assert whole.contains(base)
    corner = whole.topRight() + QPointF(-2, 2)
    assert view.offset_at(corner) in (start, start + 1)


def test_click_double_click_and_triple_click(view: PageView, qtbot: QtBot) -> None:
    text = text_of(view)
    start = text.index("新鮮")
    centre = view.rects(start, start + 1)[0].center()
    with qtbot.waitSignal(view.word_clicked) as clicked:
        click(view, centre, time=1000)
    assert clicked.args == [start]
    mouse(view, QEvent.Type.MouseButtonDblClick, centre, time=1100)
    mouse(view, QEvent.Type.MouseButtonRelease, centre, time=1110)
    assert view.copy_text() == "新鮮"
    click(view, centre, time=1200)
    assert view.copy_text() == SENTENCES[1]
    click(view, centre, time=9000)
    assert view.selection() is None


def test_dragging_selects_and_scrolls_at_the_edge(view: PageView, qtbot: QtBot) -> None:
    text = text_of(view)
    start = text.index("早起")
    first = view.rects(start, start + 1)[0]
    mouse(view, QEvent.Type.MouseButtonPress, first.center())
    outside = QPointF(-60, 250) if view.preferences().vertical else QPointF(250, 600)
    mouse(view, QEvent.Type.MouseMove, outside)
    one = view.selection()
    qtbot.waitUntil(lambda: view.first_visible_offset() > 0, timeout=3000)
    mouse(view, QEvent.Type.MouseButtonRelease, outside)
    two = view.selection()
    assert one is not None
    assert two is not None
    assert two[0] == one[0]
    assert two[1] > one[1] > start


def test_arrows_follow_the_writing(view: PageView) -> None:
    vertical = view.preferences().vertical
    onward = Qt.Key.Key_Down if vertical else Qt.Key.Key_Right
    back = Qt.Key.Key_Up if vertical else Qt.Key.Key_Left
    next_line = Qt.Key.Key_Left if vertical else Qt.Key.Key_Down
    QTest.keyClick(view, onward)
    first = view.current_word()
    assert first == (0, 2)
    QTest.keyClick(view, onward)
    QTest.keyClick(view, back)
    assert view.current_word() == first
    QTest.keyClick(view, next_line)
    word = view.current_word()
    assert word is not None
    assert word[0] >= view.paragraphs()[1].start
    before = view.rects(*first)[0].center()
    after = view.rects(*word)[0].center()
    if vertical:
        assert after.x() < before.x()
    else:
        assert after.y() > before.y()


def test_keys_reach_both_ends(view: PageView) -> None:
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.progress().fraction == 1
    assert view.current_word() is not None
    assert view.rects(*(view.current_word() or (0, 0)))
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.first_visible_offset() == 0
    assert view.current_word() == (0, 2)


def test_space_turns_screens_and_leaves_no_line_out(view: PageView) -> None:
    for paged in (False, True):
        view.set_preferences(PagePreferences(vertical=view.preferences().vertical, paged=paged))
        view.scroll_to_start()
        read: set[int] = set()
        for _ in range(60):
            for offset in range(view.first_visible_offset(), view.text_end()):
                if text_of(view)[offset] != "\n":
                    if not view.rects(offset, offset + 1):
                        break
                    read.add(offset)
            if view.progress().fraction == 1:
                break
            QTest.keyClick(view, Qt.Key.Key_Space)
        missing = [at for at, char in enumerate(text_of(view)) if char != "\n" and at not in read]
        assert not missing


def test_pages_go_back_as_they_went_forward(view: PageView) -> None:
    view.set_preferences(PagePreferences(vertical=view.preferences().vertical, paged=True))
    view.scroll_to_start()
    forth = []
    for _ in range(4):
        forth.append(view.first_visible_offset())
        wheel(view, -120)
    for offset in reversed(forth):
        wheel(view, 120)
        assert view.first_visible_offset() == offset


def test_turning_on_pages_keeps_the_first_line(view: PageView) -> None:
    vertical = view.preferences().vertical
    view.go_to(900)
    view.scroll_by(11)
    offset = view.first_visible_offset()
    for paged in (True, False, True):
        view.set_preferences(PagePreferences(vertical=vertical, paged=paged))
        assert view.first_visible_offset() == offset
        assert view.rects(offset, offset + 1)


def test_shift_and_arrows_select(view: PageView) -> None:
    vertical = view.preferences().vertical
    onward = Qt.Key.Key_Down if vertical else Qt.Key.Key_Right
    QTest.keyClick(view, onward)
    for _ in range(3):
        QTest.keyClick(view, onward, Qt.KeyboardModifier.ShiftModifier)
    assert view.selection() == (0, 3)
    QTest.keyClick(view, onward)
    assert view.selection() is None


def test_zoom_mode_and_direction_keep_the_place(view: PageView) -> None:
    vertical = view.preferences().vertical
    offset = text_of(view).index("白んで", 900)
    view.go_to(offset)
    assert view.first_visible_offset() == offset
    for size in (28, 14, 33, 20):
        view.set_preferences(PagePreferences(size=size, vertical=vertical))
        assert view.first_visible_offset() == offset
    for direction in (not vertical, vertical):
        view.set_preferences(PagePreferences(vertical=direction))
        assert view.first_visible_offset() == offset
    view.resize(500, 640)
    QApplication.processEvents()
    assert view.first_visible_offset() == offset


def test_the_keyboards_word_stays_in_sight(view: PageView) -> None:
    vertical = view.preferences().vertical
    last = text_of(view).rindex("白んで")
    word = view.word_at(last)
    assert word is not None
    for preferences in (
        PagePreferences(vertical=not vertical),
        PagePreferences(vertical=vertical),
        PagePreferences(vertical=vertical, size=34),
        PagePreferences(vertical=not vertical, size=34),
    ):
        view.set_current_word(word)
        view.ensure_visible(*word)
        view.set_preferences(preferences)
        QApplication.processEvents()
        whole = view.viewport().rect()
        boxes = view.rects_with_ruby(*word)
        assert boxes
        assert all(whole.contains(box.toRect()) for box in boxes)


def test_sizes_that_change_often_set_the_lines_once(
    view: PageView, monkeypatch: pytest.MonkeyPatch
) -> None:
    QApplication.processEvents()
    offset = text_of(view).index("白んで", 900)
    view.go_to(offset)
    QApplication.processEvents()
    made: list[tuple[int, float]] = []
    whole = Typesetter.set

    def counted(
        self: Typesetter, paragraph: SceneParagraph, measure: float, **options: Any
    ) -> SetParagraph:
        made.append((paragraph.start, measure))
        return whole(self, paragraph, measure, **options)

    monkeypatch.setattr(Typesetter, "set", counted)
    for width, height in ((640, 600), (560, 560), (420, 480), (500, 500)):
        view.resize(width, height)
    assert made == []
    assert view.first_visible_offset() == offset
    QApplication.processEvents()
    assert view.first_visible_offset() == offset
    assert len({measure for _start, measure in made}) == 1
    assert len(made) == len(set(made))


def test_another_direction_sets_the_lines_once(
    view: PageView, monkeypatch: pytest.MonkeyPatch
) -> None:
    QApplication.processEvents()
    measures: list[float] = []
    whole = Typesetter.set

    def counted(
        self: Typesetter, paragraph: SceneParagraph, measure: float, **options: Any
    ) -> SetParagraph:
        measures.append(measure)
        return whole(self, paragraph, measure, **options)

    monkeypatch.setattr(Typesetter, "set", counted)
    view.set_preferences(PagePreferences(vertical=not view.preferences().vertical))
    QApplication.processEvents()
    assert len(set(measures)) == 1


def test_the_bar_comes_after_the_page(view: PageView, qtbot: QtBot) -> None:
    bar = view.horizontalScrollBar() if view.preferences().vertical else view.verticalScrollBar()
    QApplication.processEvents()
    before = bar.value()
    view.go_to(text_of(view).index("白んで", 2500))
    qtbot.waitUntil(lambda: bar.value() > before)
    first = view.first_visible_offset()
    bar.setValue(bar.value())  # as it stands it moves nothing
    assert view.first_visible_offset() == first


@pytest.mark.parametrize("mode", list(RubyMode))
def test_modes_move_nothing(view: PageView, mode: RubyMode) -> None:
    vertical = view.preferences().vertical
    view.go_to(700)
    before = view.rects(650, 1000)
    view.set_preferences(
        PagePreferences(vertical=vertical, ruby_mode=mode, ruby_filter=lambda _item: False)
    )
    assert view.rects(650, 1000) == before


def test_words_arriving_later_do_not_move_the_screen(qtbot: QtBot) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(700, 520)
    view.show()
    shown = document(words=False)
    view.set_paragraphs(shown)
    view.go_to(1500)
    where = view.rects(1500, 1501)
    with qtbot.waitSignal(view.furigana_painted):
        for index, paragraph in enumerate(document()):
            shown[index] = paragraph
            view.refresh([index])
    assert view.first_visible_offset() == 1500
    assert view.rects(1500, 1501)[0].top() == where[0].top()


def test_signals_of_the_first_paint(qtbot: QtBot) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(700, 520)
    with qtbot.waitSignals([view.first_painted, view.furigana_painted]):
        view.set_paragraphs(document())
        view.show()
    assert view.visible_paragraphs().start == 0


def test_scrolled_pixels_equal_painted_ones(view: PageView) -> None:
    for step in (7, 38, -11, 120, 3):
        view.scroll_by(step)
        QApplication.processEvents()
    number = view.winId()
    moved = view.screen().grabWindow(number).toImage()
    view.viewport().update()
    QApplication.processEvents()
    painted = view.screen().grabWindow(number).toImage()
    assert not painted.isNull()
    assert moved == painted


def test_wheel_scrolls_and_zooms(view: PageView, qtbot: QtBot) -> None:
    wheel(view, -120)
    assert view.first_visible_offset() > 0
    with qtbot.waitSignal(view.zoom_requested) as asked:
        wheel(view, 120, control=True)
    assert asked.args == [1]


def test_bar_and_position_agree(view: PageView) -> None:
    bar = view.horizontalScrollBar() if view.preferences().vertical else view.verticalScrollBar()
    assert bar.invertedAppearance() is view.preferences().vertical
    bar.setValue(bar.maximum())
    assert view.progress().fraction == 1
    bar.setValue(0)
    assert view.first_visible_offset() == 0


def test_boilerplate_folds_and_opens_on_a_click(view: PageView) -> None:
    lines = [
        "本文である。",
        "メールアドレスが公開されることはない。",
        "名前",
        "メール",
        "終わりの文。",
    ]
    kinds = ["body", "boilerplate", "boilerplate", "boilerplate", "body"]
    paragraphs, start = [], 0
    for line, kind in zip(lines, kinds, strict=True):
        paragraphs.append(SceneParagraph(start, start + len(line), line, kind))
        start += len(line) + 1
    view.set_paragraphs(paragraphs)
    hidden = paragraphs[2]
    assert view.rects(hidden.start, hidden.end) == []
    click(view, view.rects(paragraphs[1].start, paragraphs[1].start + 1)[0].center())
    assert view.rects(hidden.start, hidden.end)
    click(view, view.rects(paragraphs[1].start, paragraphs[1].start + 1)[0].center())
    assert view.rects(hidden.start, hidden.end) == []
    view.go_to(hidden.start)
    assert view.rects(hidden.start, hidden.end)


def test_marks_are_painted_and_taken_away(view: PageView) -> None:
    plain = grab(view)
    start = text_of(view).index("市場")
    for style in MarkStyle:
        view.set_marks("highlight", [Mark(start, start + 5, "highlight.yellow", style)])
        assert grab(view) != plain, style
        view.set_marks("highlight", [])
        assert grab(view) == plain, style


def test_found_places_are_marked_on_the_bar(view: PageView) -> None:
    finder = Finder(SearchedParagraphs(view.paragraphs()))
    hits = finder.find("いちば")
    assert len(hits) == text_of(view).count("市場")
    assert len(finder.find("葛󠄀飾のが")) == 0
    assert finder.find("ｱｻ") == finder.find("あさ")
    view.show_hits(hits, len(hits) - 1)
    assert view.rects(*hits[-1])
    bar = view.horizontalScrollBar() if view.preferences().vertical else view.verticalScrollBar()
    ticks = bar.ticks()
    assert len(ticks) == len(hits)
    assert sorted(ticks) == list(ticks)


def test_every_character_leaves_ink(view: PageView) -> None:
    image = grab(view)
    paper = image.pixelColor(1, 1)
    text = text_of(view)
    for offset in range(150):
        rects = view.rects(offset, offset + 1)
        if text[offset].isspace() or not rects:
            continue
        ratio = image.devicePixelRatio()
        scaled = QRectF(rects[0].topLeft() * ratio, rects[0].size() * ratio)
        area = scaled.toAlignedRect().intersected(image.rect())
        if area.height() < 15 or area.width() < 5:
            continue
        inked = any(
            image.pixelColor(x, y) != paper
            for x in range(area.left(), area.right() + 1)
            for y in range(area.top(), area.bottom() + 1)
        )
        assert inked, text[offset]


def test_second_ruby_and_emphasis_are_painted(view: PageView) -> None:
    text = "強調したい両側の語"
    plain = SceneParagraph(0, len(text), text)
    view.set_paragraphs([plain])
    before = grab(view)
    view.set_paragraphs(
        [
            SceneParagraph(
                0, len(text), text, emphasis=(Emphasis(0, 2),), second=(SecondRuby(5, 7, "both"),)
            )
        ]
    )
    assert grab(view) != before
    view.set_theme(DARK)
    assert grab(view).pixelColor(1, 1).name() == "#191a1e"


def marks_of(view: PageView) -> list[tuple[str, float]]:
    """Text and band of what is always set beside the first line's text."""
    line = view._flow.set(0).lines[0]
    return [(box.text, box.band) for box in line.always]


def test_emphasis_is_not_set_over_punctuation_and_keeps_to_one_side(view: PageView) -> None:
    text = "強調、「した」い"
    emphasis = (Emphasis(0, len(text)),)
    view.set_paragraphs([SceneParagraph(0, len(text), text, emphasis=emphasis)])
    over = marks_of(view)
    assert [mark for mark, _ in over] == ["﹅"] * 5
    ruby = (Ruby(0, 2, "きょうちょう"),)
    view.set_paragraphs([SceneParagraph(0, len(text), text, emphasis=emphasis, ruby=ruby)])
    under = marks_of(view)
    assert len({band for _, band in under}) == 1
    assert under[0][1] > over[0][1] + view.preferences().size


def test_western_ruby_is_turned_in_a_column(view: PageView) -> None:
    text = "両側の語"
    view.set_paragraphs(
        [
            SceneParagraph(
                0, len(text), text, second=(SecondRuby(0, 2, "both"), SecondRuby(3, 4, "ご"))
            )
        ]
    )
    grab(view)
    runs = view._flow.set(0).lines[0].ruby_runs
    assert runs is not None
    upright, turned = (sum(len(run.glyphIndexes()) for run in some) for some in runs)
    assert (upright, turned) == ((1, 4) if view.preferences().vertical else (5, 0))


def test_a_headings_lines_end_between_phrases(view: PageView) -> None:
    text = "船が帰る頃の港町の朝の市場"
    words = tuple(match.span() for match in re.finditer(r"[一-龥]+|[ぁ-ん]+", text))
    preferences = PagePreferences(line_length=12, vertical=view.preferences().vertical)
    view.set_preferences(preferences)
    view.set_paragraphs([SceneParagraph(0, len(text), text, "heading", 1, words=words)])
    lines = [text[line.start : line.end] for line in view._flow.set(0).lines]
    assert lines == ["船が帰る頃の", "港町の朝の市場"]


def test_two_dashes_are_one_line(view: PageView) -> None:
    text = "あ――い"
    view.set_paragraphs([SceneParagraph(0, len(text), text)])
    image = grab(view)
    one, two = view.rects(1, 2)[0], view.rects(2, 3)[0]
    middle = (one.center() + two.center()) / 2 * image.devicePixelRatio()
    near = [
        image.pixelColor(middle.toPoint() + QPoint(x, y))
        for x in range(-2, 3)
        for y in range(-2, 3)
    ]
    assert any(colour.lightness() < 160 for colour in near)


def test_a_very_long_paragraph_is_set_in_parts(view: PageView) -> None:
    text = "".join(SENTENCES) * 120
    shown = [SceneParagraph(0, len(text), text)]
    view.set_paragraphs(shown)
    view.go_to(9000)
    assert view.rects(9000, 9001)
    shown[0] = SceneParagraph(0, len(text), text, words=((9000, 9002),))
    view.refresh([0])
    assert view.first_visible_offset() == 9000
    assert view.word_at(9001) == (9000, 9002)
    view.select(0, len(text))
    assert view.copy_text() == text


def test_an_empty_page_can_be_used(view: PageView) -> None:
    view.set_paragraphs([])
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Down,
        Qt.Key.Key_Space,
        Qt.Key.Key_End,
        Qt.Key.Key_Home,
    ):
        QTest.keyClick(view, key)
        QTest.keyClick(view, key, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
    wheel(view, -120)
    mouse(view, QEvent.Type.MouseMove, QPointF(50, 50), Qt.MouseButton.NoButton)
    click(view, QPointF(50, 50))
    assert view.first_visible_offset() == 0
    view.set_paragraphs([SceneParagraph(0, 0, "")])
    grab(view)
    assert view.selection() is None


def test_assistive_technology_reads_text_words_and_caret(view: PageView) -> None:
    described = QAccessible.queryAccessibleInterface(view)
    assert described.role() is QAccessible.Role.Document
    reader = described.textInterface()
    text = text_of(view)
    units = text.encode("utf-16-le")
    assert reader.characterCount() == len(units) // 2
    at = text.index("𠮷野家")
    unit = len(text[:at].encode("utf-16-le")) // 2
    assert reader.text(unit, unit + 4) == "𠮷野家"
    start = text.index("市場")
    view.set_current_word((start, start + 2))
    assert reader.cursorPosition() == len(text[:start].encode("utf-16-le")) // 2
    assert reader.characterRect(reader.cursorPosition()).isValid()
    reader.setCursorPosition(unit)
    assert view.current_word() == view.word_at(at)
    reader.setSelection(0, unit, unit + 4)
    assert view.copy_text() == "𠮷野家"
    # A screen reader asks for every kind of interface; only text is offered.
    assert described.actionInterface() is None
    assert described.valueInterface() is None


def test_sixteen_bit_units_map_both_ways() -> None:
    text = "𠮷野家と𩸽。"
    units = Units(text)
    for offset in range(len(text) + 1):
        expected = len(text[:offset].encode("utf-16-le")) // 2
        assert units.to_units(offset) == expected
        assert units.to_points(expected) == offset
    assert units.to_points(1) == 0  # the second half of a pair


def test_the_status_line_says_the_page(qtbot: QtBot) -> None:
    bar = ReadingStatusBar()
    qtbot.addWidget(bar)
    bar.set_place(250, 1000, pages=(3, 12))
    said = [label.text() for label in bar.findChildren(QLabel)]
    assert any(text.startswith("page 3 of 12  ·  25 %  ·  250/1,000") for text in said)


def test_the_status_line_says_the_time_as_a_person_does(qtbot: QtBot) -> None:
    bar = ReadingStatusBar()
    qtbot.addWidget(bar)

    def said() -> str:
        return " ".join(label.text() for label in bar.findChildren(QLabel))

    bar.set_place(0, 4_000)
    assert "about 10 min left" in said()
    bar.set_place(0, 4_000, 100)
    assert "about 40 min left" in said()
    bar.set_place(0, 5_000_000)
    assert "about 208 h left" in said()
    bar.set_time(65_000)
    assert "read for 1:05" in said()
    bar.set_time(3_725_000)
    assert "read for 1:02:05" in said()


def test_the_status_line_says_what_has_no_measure(qtbot: QtBot) -> None:
    bar = ReadingStatusBar()
    qtbot.addWidget(bar)
    bar.show()
    progress = bar.findChild(QProgressBar)
    assert progress is not None
    assert not progress.isVisible()
    bar.set_work("Finding names", 0, 0)
    assert (progress.minimum(), progress.maximum()) == (0, 0)
    qtbot.wait(700)
    assert progress.isVisible()
    bar.end_work()
    assert not progress.isVisible()
