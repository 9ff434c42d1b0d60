"""The window's threads: what comes back, and what is done at the end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ui.app import leave_on_signals
from ui.runner import SerialRunner

pytestmark = pytest.mark.gui
ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("finish", [False, True])
def test_what_has_not_begun_at_the_end(qapp, finish: bool) -> None:
    closed: list[str] = []
    done: list[int] = []
    runner = SerialRunner("test", lambda: done, lambda _: closed.append("closed"), finish=finish)
    gate = threading.Event()
    begun = threading.Event()
    runner.submit(lambda _: (begun.set(), gate.wait(20)))
    for number in range(3):
        runner.submit(lambda all_done, number=number: all_done.append(number))
    assert begun.wait(20)
    threading.Timer(0.05, gate.set).start()
    assert runner.close()
    assert done == ([0, 1, 2] if finish else [])
    assert closed == ["closed"]
    assert runner.close()
    runner.submit(lambda all_done: all_done.append(9))
    assert 9 not in done


def test_the_end_waits_no_longer_than_it_is_told(qapp) -> None:
    gate = threading.Event()
    runner = SerialRunner("test", object)
    runner.submit(lambda _: gate.wait(20))
    assert not runner.close(0.01)
    gate.set()
    assert runner.close(20)


def test_cancelled_work_tells_nobody(qapp, qtbot) -> None:
    told: list[object] = []
    runner = SerialRunner("test", object)
    runner.submit(lambda _: 1, told.append).cancel()
    runner.submit(lambda _: 2, told.append)
    runner.submit(lambda _: 1 / 0, None, told.append)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=20000)
    assert told[0] == 2
    assert isinstance(told[1], ZeroDivisionError)
    runner.close()


def test_who_asks_twice_means_it(monkeypatch) -> None:
    handlers: dict[int, object] = {}
    monkeypatch.setattr(signal, "signal", handlers.__setitem__)
    asked: list[bool] = []
    leave_on_signals(lambda: asked.append(True))
    for number in (signal.SIGINT, signal.SIGTERM):
        handlers[number](number, None)
        assert handlers[number] is signal.SIG_DFL
    assert len(asked) == 2


@pytest.mark.skipif(os.name == "nt", reason="no signals to ask a window with")
def test_a_window_on_a_long_text_leaves_at_once(tmp_path: Path) -> None:
    text = tmp_path / "long.txt"
    text.write_text("山田さんは横浜で本を三冊読んだ。\n" * 30_000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), str(text)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "YOMITE_DATA_DIR": str(tmp_path / "d")},
    )
    deadline = time.monotonic() + 60
    while not (tmp_path / "d" / "yomite.db").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    time.sleep(1.5)  # The analysis is under way.
    process.terminate()
    assert process.wait(30) == 0
