"""Each deliverable opened by the program that it is for; a test is skipped where there is none."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from export_material import LINES, NASTY, material
from lxml import etree

from reader.export.formats import FORMATS, export
from reader.export.model import ExportOptions, Material
from reader.sessions.model import HighlightColour

_CHROMIUM = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --virtual-time-budget=2000"
    " --disable-background-networking --disable-component-update --disable-sync"
)
_JARS = ("/usr/share/java/epubcheck.jar", "/usr/local/share/java/epubcheck.jar")


def program(*names: str) -> str:
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"{names[0]} is not installed")
    return found


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=240
    )


def write(folder: Path, format_id: str, made: Material) -> Path:
    return export(made, format_id, folder / f"out{FORMATS[format_id].extension}")


def chromium(folder: Path, page: Path, *options: str) -> subprocess.CompletedProcess[str]:
    browser = program("chromium", "chromium-browser", "google-chrome")
    done = run(
        browser, *_CHROMIUM.split(), f"--user-data-dir={folder / 'profile'}", *options,
        page.as_uri(),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done


@pytest.mark.parametrize("vertical", [False, True])
def test_a_browser_shows_the_page(tmp_path: Path, vertical: bool):
    made = replace(material(), options=ExportOptions(vertical=vertical))
    page = write(tmp_path, "html", made)
    shown = chromium(tmp_path, page, "--dump-dom").stdout
    dom = etree.HTML(shown)
    main = dom.find(".//main")
    for element in list(main.iter("rt", "rp", "sup")):
        tail, parent, before = element.tail or "", element.getparent(), element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        parent.remove(element)
    assert ["".join(element.itertext()) for element in main] == list(LINES[:3])
    assert dom.find(".//script") is None
    picture = tmp_path / "page.png"
    chromium(tmp_path, page, f"--screenshot={picture}", "--window-size=800,600")
    assert picture.stat().st_size > 5000


def test_the_page_has_a_dark_side(tmp_path: Path):
    page = write(tmp_path, "html", material())
    pictures = []
    for scheme in (1, 0):
        picture = tmp_path / f"{scheme}.png"
        chromium(
            tmp_path, page, f"--screenshot={picture}", "--window-size=300,200",
            f"--blink-settings=preferredColorScheme={scheme}",
        )  # fmt: skip
        pictures.append(_corner(picture))
    light, dark = pictures
    assert min(light) > 200
    assert max(dark) < 60


def _corner(picture: Path) -> tuple[int, int, int]:
    from PySide6.QtGui import QImage

    colour = QImage(str(picture)).pixelColor(2, 2)
    return colour.red(), colour.green(), colour.blue()


@pytest.mark.parametrize("vertical", [False, True])
def test_epubcheck_has_nothing_to_say(tmp_path: Path, vertical: bool):
    made = material()
    noted = replace(
        made.annotations[0], note="- **一**\n- [二](https://example.jp/?a=1&b=2)\n" + NASTY
    )
    made = replace(
        made,
        options=ExportOptions(vertical=vertical),
        annotations=(noted, *made.annotations[1:]),
        document=replace(made.document, title=f"題 {NASTY}", author=NASTY),
    )
    book = write(tmp_path, "epub", made)
    jar = next((path for path in _JARS if Path(path).is_file()), None)
    if jar is not None and shutil.which("java"):
        done = run("java", "-jar", jar, str(book))
    else:
        done = run(program("epubcheck"), str(book))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 errors / 0 warnings" in done.stdout + done.stderr


def office(folder: Path, file: Path, to: str) -> Path:
    writer = program("soffice", "libreoffice")
    done = run(
        writer, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless",
        "--convert-to", to, "--outdir", str(folder / "converted"), str(file),
    )  # fmt: skip
    made = folder / "converted" / f"{file.stem}.{to.split(':', maxsplit=1)[0]}"
    if not made.exists():
        # An office without its writer knows no text documents.
        pytest.skip(f"LibreOffice converts nothing here: {(done.stderr or done.stdout)[:200]}")
    return made


def test_an_office_reads_ruby_marks_and_comments(tmp_path: Path):
    document = write(tmp_path, "docx", material())
    opened = office(tmp_path, document, "odt")
    with zipfile.ZipFile(opened) as archive:
        content = archive.read("content.xml").decode()
    pieces = re.findall(
        r"<text:ruby-base>(.*?)</text:ruby-base><text:ruby-text[^>]*>(.*?)</text:ruby-text>",
        content,
    )
    ruby = [tuple(re.sub(r"<[^>]*>", "", part) for part in piece) for piece in pieces]
    assert ("湊", "みなと") in ruby
    assert ("魚", "さかな") in ruby
    assert content.count("<office:annotation ") == 1
    assert 'fo:background-color="#cdeec4"' in content
    assert "コメントを残す" not in content


def test_a_spreadsheet_reads_hostile_cells_as_text(tmp_path: Path):
    made = material()
    hostile = [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        'say "x", y',
        "a\nb",
        "1,5",
    ]
    rows = tuple(
        replace(
            made.lookups[0], id=n, headword=f"{cell}", reading=f"r{n}", gloss=cell, sentence=cell
        )
        for n, cell in enumerate(hostile)
    )
    made = replace(made, lookups=rows)
    table = write(tmp_path, "lookups-csv", made)
    read = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"), newline="")))
    assert len(read) == 1 + len(hostile)
    for row, cell in zip(read[1:], hostile, strict=True):
        assert not row[0].startswith(("=", "+", "@", "\t"))
        assert row[0].lstrip("'") == cell.strip("\x00") or row[0] == cell
    tabs = write(tmp_path, "lookups-tsv", made).read_text(encoding="utf-8").splitlines()
    assert len(tabs) == 1 + len(hostile)
    assert {line.count("\t") for line in tabs} == {7}


def test_every_colour_of_a_highlight_is_on_the_page_and_in_the_book(tmp_path: Path):
    made = material()
    colours = list(HighlightColour)
    marks = tuple(
        replace(made.annotations[1], id=n, start=5 + n, end=6 + n, exact="x", colour=colour)
        for n, colour in enumerate(colours)
    )
    page = write(tmp_path, "html", replace(made, annotations=marks)).read_text(encoding="utf-8")
    with zipfile.ZipFile(write(tmp_path, "epub", replace(made, annotations=marks))) as book:
        style = book.read("OEBPS/style.css").decode()
    for colour in colours:
        assert f'<mark class="{colour.value}">' in page
        assert colour is HighlightColour.YELLOW or f"mark.{colour.value} " in style
