"""The second process that builds the index ends well, and never outlives the first."""

from __future__ import annotations

import subprocess
import sys

from dictionary.index.build import ROOT

_CHILD = (
    f"import sys, time; sys.path.insert(0, {str(ROOT)!r}); "
    "from dictionary.index.build import _leave_with_parent; _leave_with_parent(); "
)


def _start(rest: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _CHILD + rest], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def test_the_helper_ends_well_while_its_parent_waits() -> None:
    with _start("time.sleep(0.2)") as child:
        assert child.wait(30) == 0


def test_the_helper_goes_with_its_parent() -> None:
    with _start("print(flush=True); time.sleep(60)") as child:
        assert child.stdout is not None
        child.stdout.readline()
        assert child.stdin is not None
        child.stdin.close()
        assert child.wait(30) == 1
