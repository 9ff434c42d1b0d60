"""The window's own collector of cyclic garbage."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.memory import GarbageKeeper


class _Knot:
    """An object that refers to itself, so that only a collection frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def keeper(qtbot: QtBot) -> Iterator[GarbageKeeper]:
    made = GarbageKeeper()
    yield made
    made.end()


def test_the_automatic_collector_rests_meanwhile(keeper: GarbageKeeper) -> None:
    keeper.begin()
    assert not gc.isenabled()
    keeper.end()
    assert gc.isenabled()


def test_what_was_there_is_not_looked_at(keeper: GarbageKeeper) -> None:
    keeper.begin()
    assert gc.get_freeze_count() > 1000
    keeper.end()
    assert gc.get_freeze_count() == 0


def test_young_garbage_is_freed_on_the_timer(keeper: GarbageKeeper, qtbot: QtBot) -> None:
    keeper.begin()
    knot = weakref.ref(_Knot())
    assert knot() is not None
    qtbot.waitUntil(lambda: knot() is None, timeout=10_000)


def test_looks_come_sooner_while_much_is_made(keeper: GarbageKeeper, qtbot: QtBot) -> None:
    keeper.begin()
    kept = [[number] for number in range(60_000)]
    qtbot.waitUntil(lambda: keeper._timer.interval() < 400, timeout=10_000)
    qtbot.waitUntil(lambda: keeper._timer.interval() == 400, timeout=10_000)
    assert len(kept) == 60_000
