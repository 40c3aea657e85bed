"""One report, saved in every form that offices use, gives the same outline from each."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from bot.reading.documents import read_document
from bot.reading.outline import outline_json, read_outline
from bot.reading.picture_text import can_read_pictures

SAMPLE = min(
    (Path(__file__).parents[2] / "corpus" / "samples").glob("annual-*.md"), key=lambda path: path.stat().st_size
)
BODY = SAMPLE.read_text("utf-8").split("---\n", 2)[2]
WANTED = outline_json(read_outline(BODY))

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
needs_ocr = pytest.mark.skipif(not can_read_pictures(), reason="the extra ocr (rapidocr) is not installed")


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("forms") / "a.docx"
    document = docx.Document()
    for line in filter(None, BODY.splitlines()):
        document.add_paragraph(line.lstrip("# ")).paragraph_format.first_line_indent = Pt(24)
    document.save(str(path))
    return path


@pytest.fixture(scope="module")
def converted(word: Path) -> Path:
    """The folder with what LibreOffice made of the Word file."""
    for form in ("pdf", "doc", "rtf", "html"):
        command = [
            "soffice", "--headless", f"-env:UserInstallation=file://{word.parent}/profile",
            "--convert-to", form, "--outdir", word.parent, word,
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    (word.parent / "a.wps").write_bytes((word.parent / "a.doc").read_bytes())
    return word.parent


def test_a_word_file_and_plain_texts_give_the_same_outline(word: Path) -> None:
    folder = word.parent
    (folder / "a.txt").write_bytes(BODY.encode("gb18030"))
    (folder / "b.txt").write_bytes(BODY.encode("utf-16"))
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("报告/年报.txt", BODY.encode("gb18030"))

    read = {
        name: outline_json(read_outline(read_document(folder / name))) for name in ("a.docx", "a.txt", "b.txt", "a.zip")
    }

    assert {name: told == WANTED for name, told in read.items()} == dict.fromkeys(read, True)


def test_a_word_file_with_tracked_changes_gives_the_outline_of_the_accepted_text(word: Path) -> None:
    document = docx.Document(str(word))
    for number, paragraph in enumerate(document.paragraphs):
        run = paragraph.runs[0]._r
        kept, gone = _tracked("ins", number), _tracked("del", 1000 + number)
        run.addprevious(gone)
        run.addprevious(kept)
        kept.append(run)
        old = deepcopy(run)
        old.find(qn("w:t")).tag = qn("w:delText")
        gone.append(old)
    document.save(str(word.with_name("tracked.docx")))

    assert outline_json(read_outline(read_document(word.with_name("tracked.docx")))) == WANTED


def _tracked(kind: str, number: int) -> Any:
    element = OxmlElement(f"w:{kind}")
    element.set(qn("w:id"), str(number))
    element.set(qn("w:author"), "核稿人")
    return element


@needs_office
@pytest.mark.parametrize("form", ["doc", "wps", "rtf", "pdf", "html"])
def test_what_libreoffice_makes_of_it_gives_the_same_outline(converted: Path, form: str) -> None:
    assert outline_json(read_outline(read_document(converted / f"a.{form}"))) == WANTED


@needs_office
@needs_ocr
def test_a_scan_gives_at_least_98_of_a_hundred_characters_and_the_same_headings(converted: Path) -> None:
    first, *others = _scanned(converted / "a.pdf")
    first.save(converted / "scan.pdf", save_all=True, append_images=others, resolution=150)

    told = outline_json(read_outline(read_document(converted / "scan.pdf")))

    assert list(_headings(told["sections"])) == list(_headings(WANTED["sections"]))
    assert (told["title"], told["unit"], told["year"]) == (WANTED["title"], WANTED["unit"], WANTED["year"])
    wanted, got = (re.sub(r"\s", "", str(one["sections"])) for one in (WANTED, told))
    same = sum(block.size for block in SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks())
    assert same >= 0.98 * len(wanted)


@needs_office
@needs_ocr
def test_a_photograph_of_a_page_is_read(converted: Path) -> None:
    from PIL import ImageFilter

    page = next(_scanned(converted / "a.pdf"))
    page.crop((0, 0, page.width, page.height // 4)).rotate(0.6, fillcolor=255).filter(
        ImageFilter.GaussianBlur(0.6)
    ).save(converted / "a.jpg", quality=70)

    assert WANTED["title"] in read_document(converted / "a.jpg")


def _scanned(path: Path) -> Iterator[Any]:
    """The pages as grey pictures at 150 dots an inch."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for page in document:
        yield page.render(scale=150 / 72, grayscale=True).to_pil()


def _headings(sections: list[dict[str, Any]]) -> Iterator[str]:
    for section in sections:
        yield section["number"] + section["heading"]
        yield from _headings(section["children"])
