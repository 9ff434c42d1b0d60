"""Kill a scripted reading session at random moments and see that nothing acknowledged is lost.

    python tests/benchmarks/killed_session.py [--runs 500] [--keep FOLDER]

A child process reads, marks, edits, deletes, looks words up, moves on, sets word statuses and
corrects borders of words, and says on its standard output what the notebook acknowledged, a line
each. It is killed with SIGKILL (on Windows TerminateProcess); then the store is opened again and
everything said must be in it.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from reader.documents.model import Block, Document, Source  # noqa: E402
from reader.sessions.model import CorrectionScope, WordStatus  # noqa: E402
from reader.sessions.notebook import Notebook  # noqa: E402

TEXT = "".join(
    f"第{number}段。漁師は五十年この市に立ってきた。魚は正直だ。\n" for number in range(200)
)


def read(data_dir: Path, seed: int) -> None:
    """The child: a session that goes on until it is killed."""
    rng = random.Random(seed)  # noqa: S311
    with Notebook.open(data_dir) as notebook:
        document = Document("市", TEXT, (Block(0, 30),), Source(format="txt"))
        doc = notebook.document_opened(document).value.record.id
        session = notebook.begin_session(doc).value.id
        say("session", session)
        active = position = 0
        marks: list[int] = []
        while True:
            action = rng.random()
            if action < 0.3:
                start = rng.randrange(len(TEXT) - 20)
                note = f"{seed}-{rng.random()}"
                mark = notebook.add_annotation(doc, start, start + 5, note=note, tags=("t",))
                marks.append(mark.value.id)
                say("mark", mark.value.id, note)
            elif action < 0.4 and marks:
                note = f"edited-{rng.random()}"
                mark_id = rng.choice(marks)
                notebook.edit_annotation(mark_id, note=note)
                say("mark", mark_id, note)
            elif action < 0.45 and marks:
                mark_id = marks.pop(rng.randrange(len(marks)))
                notebook.delete_annotation(mark_id)
                say("gone", mark_id)
            elif action < 0.6:
                start = rng.randrange(len(TEXT) - 20)
                logged = notebook.log_lookup(
                    session,
                    start=start,
                    end=start + 1,
                    surface="市",
                    headword="市",
                    reading="いち",
                    entry=rng.randrange(1_000_000),
                    gloss="market",
                    sentence=TEXT[start : start + 20],
                )
                say("lookup", logged.value.id)
            elif action < 0.7:
                lemma = f"語{rng.randrange(50)}"
                status = WordStatus(rng.randint(1, 6))
                notebook.set_word_status(lemma, "ご", status)
                say("word", lemma, int(status))
            elif action < 0.75:
                start = rng.randrange(len(TEXT) - 20)
                words = (TEXT[start : start + 1], TEXT[start + 1 : start + 3])
                fixed = notebook.add_word_correction(
                    words, CorrectionScope.HERE, document_id=doc, start=start
                )
                say("borders", start, fixed.value.id)
            else:
                position = min(len(TEXT), position + 10)
                active += 100
                notebook.touch(session, 100, 10, position)
                say("touch", active, position)


def say(*fact: object) -> None:
    # One write a line: half a line at the end is not yet an acknowledgement.
    sys.stdout.write(json.dumps(fact) + "\n")
    sys.stdout.flush()


def kill_once(data_dir: Path, seed: int, longest_s: float = 0.8) -> tuple[int, list[str]]:
    """Run a session in a folder, kill it, and return the facts said and what of them is missing."""
    with (data_dir / "said.jsonl").open("w+b") as said:
        child = subprocess.Popen(
            [sys.executable, __file__, "--child", str(data_dir), "--seed", str(seed)],
            stdout=said,
            stderr=subprocess.PIPE,
        )
        rng = random.Random(seed)  # noqa: S311
        deadline = time.monotonic() + 60
        while not said.tell() and child.poll() is None and time.monotonic() < deadline:
            # From before the first words, in some runs while the store is being made.
            if rng.random() < 0.002:
                break
            time.sleep(0.005)
            said.seek(0, 2)
        time.sleep(rng.random() * longest_s)
        died = child.poll()
        child.kill()
        _, errors = child.communicate()
        said.seek(0)
        lines = said.read().decode().split("\n")[:-1]
    if died is not None:
        return len(lines), [f"the session ended by itself: {errors.decode()}"]
    return len(lines), missing(data_dir, [json.loads(line) for line in lines])


def missing(data_dir: Path, facts: list[list]) -> list[str]:
    """Compare what was acknowledged with what the store holds."""
    if not facts:
        Notebook.open(data_dir).close()
        return []
    last = {
        (fact[0], fact[1] if fact[0] in ("mark", "word", "borders") else ""): fact for fact in facts
    }
    gone = {fact[1] for fact in facts if fact[0] == "gone"}
    session = facts[0][1]
    wrong: list[str] = []
    # The last change may have been made and not been said before the kill: one may differ.
    changed: list[str] = []
    with Notebook.open(data_dir) as notebook:
        if notebook.recovery is not None:
            wrong.append("the store was damaged")
        wrong += notebook._store.verify()
        marks = {mark.id: mark for mark in notebook.all_annotations(limit=1_000_000)}
        lookups = {lookup.id for lookup in notebook.lookups(session_id=session)}
        borders = {(one.start, one.id) for one in notebook.word_corrections()}
        edited = {mark.note for mark in marks.values()}
        for fact in facts:
            if fact[0] == "lookup" and fact[1] not in lookups:
                wrong.append(f"look-up {fact[1]} is lost")
        for (kind, _), fact in last.items():
            if kind == "mark" and fact[1] not in gone:
                if fact[1] not in marks:
                    changed.append(f"annotation {fact[1]} is lost")
                elif fact[2] not in edited:
                    changed.append(f"annotation {fact[1]} is older than was said")
            if kind == "word":
                states = notebook.word_states([fact[1]])
                if states.get((fact[1], "ご")) != fact[2]:
                    changed.append(f"word {fact[1]} is older than was said")
            if kind == "borders" and (fact[1], fact[2]) not in borders:
                changed.append(f"correction {fact[2]} is lost")
            if kind == "touch":
                record = notebook.session(session)
                if record is None or record.active_ms < fact[1] or record.position < fact[2]:
                    wrong.append(f"session: {record} is behind {fact}")
        wrong += [f"annotation {mark} is back" for mark in gone & marks.keys()]
    return wrong + (changed if len(changed) > 1 else [])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--child", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    if options.child:
        read(options.child, options.seed)
    said = failed = 0
    for run in range(options.runs):
        with tempfile.TemporaryDirectory() as folder:
            count, wrong = kill_once(options.keep or Path(folder), options.seed + run)
        said += count
        if wrong:
            failed += 1
            print(f"run {run}: " + "; ".join(wrong), flush=True)
        if run % 50 == 49:
            print(
                f"{run + 1} runs, {said} facts acknowledged, {failed} runs with losses", flush=True
            )
    print(f"{options.runs} runs, {said} facts acknowledged, {failed} runs with losses")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
