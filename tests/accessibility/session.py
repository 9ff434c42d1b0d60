"""Runs the window on a virtual screen with an accessibility bus, and a client beside it.

Usage: ``dbus-run-session -- python -m tests.accessibility.session FILE OFFSET FOLDER``

Prints the client's JSON. Needs Xvfb, openbox, xdotool, at-spi2-core, and ``pyatspi`` for the
system's Python (Debian: ``at-spi2-core python3-pyatspi gir1.2-atspi-2.0 dbus-x11``).
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_SECONDS = 90


def launcher() -> str | None:
    """Return the program that starts the accessibility bus, where there is one."""
    return next((path for path in LAUNCHERS if Path(path).is_file()), None)


def main() -> int:
    """Run the session."""
    path, offset, folder = sys.argv[1:]
    bus = launcher()
    if bus is None:
        return 2
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    with ExitStack() as stack:

        def start(*command: str, wait: float = 0.0) -> None:
            process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
            stack.callback(process.wait)
            stack.callback(process.terminate)
            time.sleep(wait)

        read, write = os.pipe()
        screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24"],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )
        stack.callback(screen.wait)
        stack.callback(screen.terminate)
        environment["DISPLAY"] = ":" + os.read(read, 16).decode().strip()
        start("openbox", wait=0.5)
        start(bus, "--launch-immediately", wait=0.5)
        start(sys.executable, "main.py", "--data-dir", folder, path)
        client = str(Path(__file__).with_name("client.py"))
        return subprocess.run(
            [SYSTEM_PYTHON, client, offset], env=environment, timeout=_SECONDS, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
