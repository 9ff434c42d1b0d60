"""How soon the window shows what: medians of several starts, printed; nothing is asserted on time.

Run with ``make benchmark`` or ``pytest -m bench -s tests/benchmarks/test_startup_bench.py``.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

import resources
from ui.trace import MILESTONES

pytestmark = pytest.mark.bench

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5


def starts(path: Path, data_dir: Path, runs: int) -> dict[str, float]:
    """Return the median of each milestone, ms since the process began."""
    figures: dict[str, list[float]] = defaultdict(list)
    for number in range(runs + 1):
        done = subprocess.run(
            [
                sys.executable,
                str(ROOT / "main.py"),
                "--data-dir",
                str(data_dir),
                "--trace-startup",
                "--exit-after-trace",
                str(path),
            ],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")},
            check=True,
            timeout=600,
        )
        if number == 0:
            continue  # the first start makes the store
        for line in done.stderr.splitlines():
            name, _, value = line.partition(" ")
            if name in MILESTONES:
                figures[name].append(float(value))
    return {name: statistics.median(values) for name, values in figures.items()}


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from reader.lookup import LookupService

    folder = tmp_path_factory.mktemp("data")
    service = LookupService(folder)
    service.build()
    service.close()
    return folder


def show(title: str, figures: dict[str, float]) -> None:
    print(f"\n{title}: " + "  ".join(f"{k} {v:.0f} ms" for k, v in figures.items()))


def test_an_article(data_dir: Path) -> None:
    figures = starts(resources.path("samples/tidal-power.txt"), data_dir, RUNS)
    show("article", figures)
    assert set(figures) == set(MILESTONES)


def test_a_novel(data_dir: Path, tmp_path: Path) -> None:
    samples = ("clockmaker", "tidal-power", "welcome")
    text = "\n".join(resources.text(f"samples/{name}.txt") for name in samples)
    novel = tmp_path / "novel.txt"
    novel.write_text("\n".join([text] * (500_000 // len(text) + 1)), encoding="utf-8")
    figures = starts(novel, data_dir, 1)
    show(f"{novel.stat().st_size} bytes", figures)
    assert "furigana_painted" in figures
