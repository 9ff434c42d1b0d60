"""Time look-ups at every character of a text, with names, beside ``Jamdict.lookup``.

Usage: python tests/benchmarks/bench_lookup.py TEXT_FILE DATA_DIR [--jamdict] [--zip FILE]...

Prints percentiles in milliseconds of the first pass, of a pass in which every sentence is new to
the dictionary again (its words are at hand, no answer is), and of one that only comes back to
places; the first look-up after opening, and the memory that the engine takes above a bare
interpreter with the tagger. As in the window, the cyclic collector does not run in the middle of a
look-up. Wall-clock times on a machine that is busy with other work say little; ``--cpu`` counts the
thread's own time. An import is told with the processor time of this process and of those that read
for it, and with this one's peak of memory.
"""

from __future__ import annotations

import argparse
import gc
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


def main() -> int:
    """Run the benchmark."""
    from dictionary.lookup import Lexicon
    from dictionary.model import LookupContext
    from reader.analysis.tagger import Tagger

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", type=Path)
    parser.add_argument("data_dir", type=Path)
    parser.add_argument(
        "--cpu", action="store_true", help="count the thread's time, not the wall's"
    )
    parser.add_argument("--jamdict", action="store_true", help="time Jamdict.lookup too (slow)")
    parser.add_argument(
        "--zip", type=Path, action="append", default=[], help="import this Yomitan zip first"
    )
    options = parser.parse_args()
    clock: Callable[[], float] = time.thread_time if options.cpu else time.perf_counter
    text = options.text.read_text(encoding="utf-8")
    tagger = Tagger()
    lines: list[tuple[int, int, LookupContext]] = []
    at = 0
    for line in text.split("\n"):
        lines.append((at, at + len(line), LookupContext(tagger.morphemes(line, at))))
        at += len(line) + 1
    before = _resident()
    opened = clock()
    lexicon = Lexicon(options.data_dir)
    print(
        f"open {1000 * (clock() - opened):.1f} ms, index {'ready' if lexicon.ready else 'MISSING'}"
    )
    for path in options.zip:
        began, here, there = time.perf_counter(), time.process_time(), _helpers()
        title = lexicon.import_file(path, replace=True)
        took, here = time.perf_counter() - began, time.process_time() - here
        print(
            f"import of {title}: {took:.1f} s; computing {here:.1f} s here, "
            f"{_helpers() - there:.1f} s in helpers; at the peak {_resident():.0f} MB here"
        )
    began = clock()
    lexicon.lookup(text, lines[0][0], lines[0][2])
    print(f"first look-up {1000 * (clock() - began):.1f} ms")
    gc.collect()
    gc.freeze()
    gc.disable()
    for name in ("first pass", "sentences new", "once more"):
        if name == "sentences new":
            lines = [(start, end, replace(context)) for start, end, context in lines]
        times: list[float] = []
        for start, end, context in lines:
            for place in range(start, end):
                if text[place].isspace():
                    continue
                began = clock()
                lexicon.lookup(text, place, context)
                times.append(clock() - began)
        _report(name, times)
    print(f"engine memory {_resident() - before:.0f} MB above tagger and text")
    if options.jamdict:
        _jamdict(text, lines, clock)
    lexicon.close()
    return 0


def _report(name: str, times: list[float]) -> None:
    times.sort()
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99}
    told = ", ".join(f"{k} {1000 * times[int(len(times) * v)]:.3f}" for k, v in shares.items())
    print(f"{name}: {len(times)} places, {told}, max {1000 * times[-1]:.1f} ms")


def _jamdict(
    text: str, lines: Sequence[tuple[int, int, object]], clock: Callable[[], float]
) -> None:
    from jamdict import Jamdict

    from dictionary.candidates import reach
    from dictionary.deinflect import forms

    jam = Jamdict()
    times: list[float] = []
    for start, _, _ in lines[:10]:
        stretch = reach(text, start)[:12]
        began = clock()
        for size in range(1, len(stretch) + 1):
            for form in forms(stretch[:size]):
                if form.text.isalpha():
                    jam.lookup(form.text)
        times.append(clock() - began)
    _report("Jamdict.lookup over the same candidates", times)


def _helpers() -> float:
    """Return the seconds that ended processes of ours computed."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _resident() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
