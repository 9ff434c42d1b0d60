from __future__ import annotations

from reader.sessions.activity import PAUSE_MS, ActivityMeter, Read


def test_time_and_characters_of_steady_reading():
    meter = ActivityMeter(0, 0)
    for second in range(1, 11):
        meter.alive(second * 1000, second * 8)
    assert meter.report() == Read(10_000, 80, 80)
    assert meter.report() is None


def test_a_long_pause_counts_as_its_beginning_only():
    meter = ActivityMeter(0, 0)
    meter.alive(2_000, 10)
    meter.alive(3_600_000, 20)
    read = meter.report()
    assert read is not None
    assert read.active_ms == 2_000 + PAUSE_MS


def test_a_jump_ahead_is_not_reading():
    meter = ActivityMeter(0, 0)
    meter.alive(3_000, 50_000)
    read = meter.report()
    assert read is not None
    assert read.characters <= 100
    assert read.position == 50_000


def test_going_back_reads_nothing_twice():
    meter = ActivityMeter(0, 0)
    meter.alive(60_000, 400)
    meter.alive(61_000, 100)
    meter.alive(80_000, 400)
    read = meter.report()
    assert read is not None
    assert (read.characters, read.position) == (400, 400)


def test_a_clock_that_goes_back_is_harmless():
    meter = ActivityMeter(0, 10_000)
    meter.alive(5_000, 10)
    meter.alive(11_000, 20)
    read = meter.report()
    assert read is not None
    assert read.active_ms == 1_000
