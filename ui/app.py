"""The composition root: builds the services and the window, and takes them down in order."""

from __future__ import annotations

import argparse
import logging
import logging.handlers
import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

import resources
from reader import __version__
from reader.analysis.tagger import SharedTagger
from reader.engine import ReadingEngine
from reader.paths import data_dir
from ui.icons import application_icon
from ui.main_window import MainWindow
from ui.memory import GarbageKeeper
from ui.runner import SerialRunner
from ui.services import Services
from ui.settings import Settings
from ui.trace import StartupTrace

logger = logging.getLogger(__name__)

_PATIENCE_S = 1.0
"""How long the end waits for an analysis that nobody will see."""
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def run_window(options: argparse.Namespace, trace: StartupTrace) -> int:
    """Run the window until it is closed and return the exit code.

    Args:
        options: ``files``, ``data_dir``, ``debug`` and ``exit_after_trace`` of the command line.
        trace: The start-up trace; its clock began with the process.
    """
    trace.reach("imports")
    sys.setswitchinterval(0.0005)  # Painting asks for the interpreter at every call into Qt.
    folder = data_dir(options.data_dir)
    _start_logging(folder, debug=options.debug)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("Yomite")
    QCoreApplication.setApplicationVersion(__version__)
    if isinstance(application, QApplication):
        application.setStyle("Fusion")
        application.setDesktopFileName("yomite")
        application.setWindowIcon(application_icon())
    settings = Settings(folder / "settings.ini")
    translators = install_translators(settings.language)
    runners = make_runners(folder)
    services = Services(data_dir=folder, settings=settings, trace=trace, **runners)
    window = MainWindow(services)
    _catch_everything(window)
    if options.exit_after_trace:
        timer = QTimer(window)
        timer.setInterval(20)
        timer.timeout.connect(lambda: window.close() if trace.complete else None)
        timer.start()
    garbage = GarbageKeeper(window)
    window.reading.entities_found.connect(lambda _map: garbage.settle())
    window.restore_geometry()
    window.show()
    trace.reach("window_shown")
    window.open_first(tuple(Path(name) for name in options.files))
    leave_on_signals(window.close)
    # Python sees a signal only when it runs; an idle event loop would sit on it.
    heartbeat = QTimer(window)
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start(500)
    garbage.begin()
    code = QApplication.exec()
    garbage.end()
    settings.sync()
    for name in ("store", "dictionary", "delivery", "building"):
        runners[name].close()
    # What only reads may be left where it is.
    ended = [runners[name].close(_PATIENCE_S) for name in ("files", "analysis")]
    sys.excepthook = sys.__excepthook__
    qInstallMessageHandler(None)
    for translator in translators:
        QCoreApplication.removeTranslator(translator)
    if not all(ended):
        # The interpreter would wait for the analysis of a long book; all is kept by now.
        logging.shutdown()
        os._exit(code)
    return code


def leave_on_signals(close: Callable[[], object]) -> None:
    """Close the window when the process is asked to end; asked again, it ends as it stands.

    A window may stay open for a note that no disk takes, and whoever asks twice means it.
    """

    def leave(number: int, _frame: object) -> None:
        signal.signal(number, signal.SIG_DFL)
        close()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, leave)


def make_runners(folder: Path) -> dict[str, SerialRunner[object]]:
    """Return the window's threads; their resources open on them when first used."""
    tagger = SharedTagger()

    def notebook() -> object:
        from reader.sessions.notebook import Notebook

        return Notebook.open(folder)

    def lookups() -> object:
        from reader.lookup import LookupService

        return LookupService(folder, tagger=tagger)

    def close(resource: object) -> None:
        end = getattr(resource, "close", None)
        if end is not None:
            end()

    return {
        "files": SerialRunner("files", object),
        "analysis": SerialRunner("analysis", lambda: ReadingEngine(tagger)),
        "dictionary": SerialRunner("dictionary", lookups, close),
        "building": SerialRunner("building", object),
        "delivery": SerialRunner("delivery", object),
        # A note that was asked to be kept is kept, whatever the window's end finds in the queue.
        "store": SerialRunner("store", notebook, close, finish=True),
    }


def install_translators(language: str) -> tuple[QTranslator, ...]:
    """Install the interface's language and Qt's own texts in it; English needs none."""
    locale = QLocale(language) if language else QLocale.system()
    name = QLocale.languageToCode(locale.language())
    installed = []
    for base, folder in (
        (f"yomite_{name}.qm", str(Path(resources.__file__).parent / "i18n")),
        (
            f"qtbase_{name}.qm",
            QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
        ),
    ):
        translator = QTranslator()
        if translator.load(base, folder):
            QCoreApplication.installTranslator(translator)
            installed.append(translator)
    return tuple(installed)


def _start_logging(folder: Path, *, debug: bool) -> None:
    """Log to a rotating file in the data folder, and to standard error when asked to."""
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if debug else logging.WARNING)
    handlers: list[logging.Handler] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handlers.append(
            logging.handlers.RotatingFileHandler(
                folder / "yomite.log", maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True
            )
        )
    except OSError:
        pass  # A folder that cannot be written is told by the store, in the window.
    if debug or not handlers:
        handlers.append(logging.StreamHandler())
    for handler in handlers:
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        root.addHandler(handler)
    qInstallMessageHandler(_on_qt_message)


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", text)


def _catch_everything(window: MainWindow) -> None:
    """Show our own mistakes in the window instead of losing them."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        logger.critical("unhandled", exc_info=(kind, error, trace))
        report = "".join(traceback.format_exception(kind, error, trace))
        # Not from inside whatever painted or emitted: the loop shows it when it is at rest.
        QTimer.singleShot(0, window, lambda: window.telling.mistake(error, report))

    sys.excepthook = hook
