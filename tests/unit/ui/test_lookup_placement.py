from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from ui.lookup.placement import GAP_PX, Anchor, fit_height, place

SCREEN = QRect(0, 0, 1600, 1000)


def test_card_goes_below_the_word():
    word = QRect(300, 200, 60, 40)
    assert place(Anchor([word], SCREEN, 900), QSize(400, 300)) == QPoint(300, 240 + GAP_PX)


def test_card_goes_above_where_there_is_no_room_below():
    word = QRect(300, 900, 60, 40)
    corner = place(Anchor([word], SCREEN, 900), QSize(400, 300))
    assert corner == QPoint(300, 900 - GAP_PX - 300)


def test_card_stays_on_the_screen_at_its_right_edge():
    word = QRect(1560, 200, 30, 40)
    card = QRect(place(Anchor([word], SCREEN, 900), QSize(400, 300)), QSize(400, 300))
    assert SCREEN.contains(card)


def test_card_goes_left_of_a_column():
    word = QRect(800, 300, 30, 80)
    corner = place(Anchor([word], SCREEN, 900, vertical=True), QSize(400, 300))
    assert corner == QPoint(800 - GAP_PX - 400, 300)


def test_card_goes_right_of_the_last_column():
    word = QRect(100, 300, 30, 80)
    corner = place(Anchor([word], SCREEN, 900, vertical=True), QSize(400, 300))
    assert corner == QPoint(130 + GAP_PX, 300)


def test_card_leaves_both_lines_of_a_broken_word_free():
    boxes = [QRect(900, 300, 60, 40), QRect(100, 340, 60, 40)]
    card = QRect(place(Anchor(boxes, SCREEN, 900), QSize(400, 200)), QSize(400, 200))
    assert not any(card.intersects(box) for box in boxes)


def test_card_is_half_the_window_at_most():
    anchor = Anchor([QRect(300, 200, 60, 40)], SCREEN, 700)
    assert fit_height(anchor, 2000) == 350
    assert fit_height(anchor, 120) == 120
    # The reader's own wish counts instead of half the window, as far as there is room.
    assert fit_height(anchor, 2000, 200) == 200
    assert fit_height(anchor, 2000, 9000) > 350


def test_card_is_cut_to_the_larger_side_of_a_small_screen():
    screen = QRect(0, 0, 800, 400)
    anchor = Anchor([QRect(300, 180, 60, 40)], screen, 900)
    height = fit_height(anchor, 600)
    card = QRect(place(anchor, QSize(400, height)), QSize(400, height))
    assert screen.contains(card)
    assert not card.intersects(anchor.boxes[0])


@given(
    x=st.integers(0, 1560), y=st.integers(0, 960), width=st.integers(10, 200),
    height=st.integers(20, 90), wanted=st.integers(60, 900), card_width=st.sampled_from([360, 440]),
    vertical=st.booleans(),
)  # fmt: skip
def test_card_never_covers_the_word_nor_leaves_the_screen(
    x: int, y: int, width: int, height: int, wanted: int, card_width: int, vertical: bool
):
    word = QRect(x, y, width, height).intersected(SCREEN)
    anchor = Anchor([word], SCREEN, 900, vertical=vertical)
    size = QSize(card_width, fit_height(anchor, wanted))
    card = QRect(place(anchor, size), size)
    assert not card.intersects(word)
    assert SCREEN.contains(card)
