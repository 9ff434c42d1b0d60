from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "killed_session.py"


@pytest.fixture(scope="module")
def killed_session():
    spec = importlib.util.spec_from_file_location("killed_session", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_killed_session_loses_nothing_acknowledged(killed_session, tmp_path):
    said = 0
    for seed in range(12):
        # The same store again and again: each run also recovers from the kill before it.
        count, wrong = killed_session.kill_once(tmp_path, seed, longest_s=0.15)
        assert wrong == []
        said += count
    assert said > 50
