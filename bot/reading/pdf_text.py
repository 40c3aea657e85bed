"""A PDF with text → paragraphs: hard-wrapped lines joined, page numbers and running heads dropped."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from bot.errors import UnreadableFile
from bot.reading.wraps import STARTS_ITEM, glue

MOST_PAGES = 400
_FEWEST_CHARS = 20
"""A page with fewer characters than this holds a picture, not text."""
_ONE_AT_A_TIME = Lock()  # PDFium is not safe to call from two threads
_PAGE_NUMBER = re.compile(r"\s*(?:[-—–－·]{0,2}\s*\d{1,3}\s*[-—–－·]{0,2}|第\s*\d+\s*页.{0,10}|\d+\s*/\s*\d+)\s*")
_SENTENCE_ENDS = ("。", "！", "？", "；", "：")


@dataclass(frozen=True)
class _Mark:
    """One character and where it stands, in points."""

    char: str
    left: float
    right: float
    middle: float
    height: float


@dataclass(frozen=True)
class _Line:
    """A line of a page: does it start right of the margin, does it reach the other one?"""

    text: str
    indented: bool
    full: bool


def pdf_text(data: bytes, name: str) -> str:
    """The text of a PDF. UnreadableFile for a broken, locked, scanned or very long one."""
    with _ONE_AT_A_TIME:
        pages = _pages(data, name)
    if sum(len(line.text) for page in pages for line in page) < _FEWEST_CHARS * len(pages):
        raise UnreadableFile(f"“{name}”是扫描件，读不出文字，请上传原来的 .docx，或把文字识别出来存成 .txt 再上传。")
    return "\n".join(_paragraphs(_without_furniture(pages)))


def _pages(data: bytes, name: str) -> list[list[_Line]]:
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"“{name}”打不开，文件可能已损坏或加了密码，请另存为 .docx 再上传。") from error
    try:
        if not 1 <= len(document) <= MOST_PAGES:
            raise UnreadableFile(f"“{name}”页数过多或没有内容，请只保留报告正文（{MOST_PAGES}页以内）再上传。")
        return [_page_lines(document[number].get_textpage()) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"“{name}”有的页读不出来，文件可能已损坏，请另存为 .docx 再上传。") from error
    finally:
        document.close()


def _page_lines(page: Any) -> list[_Line]:
    """The lines of a page by where its characters stand.

    PDFium gives characters in the order in which they were painted, which parts quotation marks
    (often of another font) from the words between them.
    """
    marks = []
    for index, char in enumerate(page.get_text_range()[: page.count_chars()]):
        if not char.isspace() and char.isprintable():
            left, bottom, right, top = page.get_charbox(index, loose=True)
            marks.append(_Mark(char, left, right, (bottom + top) / 2, top - bottom))
    lines: list[list[_Mark]] = []
    for mark in sorted(marks, key=lambda mark: -mark.middle):
        if lines and abs(lines[-1][0].middle - mark.middle) < 0.5 * max(lines[-1][0].height, mark.height, 4):
            lines[-1].append(mark)
        else:
            lines.append([mark])
    margins = (min((mark.left for mark in marks), default=0.0), max((mark.right for mark in marks), default=0.0))
    return [_line(sorted(line, key=lambda mark: mark.left), *margins) for line in lines]


def _line(marks: Sequence[_Mark], left: float, right: float) -> _Line:
    """A tab where cells stand apart, a space between Latin words."""
    size = max(max(mark.height for mark in marks), 6)
    parts = []
    for before, mark in zip([marks[0], *marks], marks, strict=False):
        gap = mark.left - before.right
        if gap > 2.5 * size:
            parts.append("\t")
        elif gap > 0.2 * size and before.char.isascii() and mark.char.isascii() and (before.char + mark.char).isalnum():
            parts.append(" ")
        parts.append(mark.char)
    return _Line("".join(parts), marks[0].left > left + 0.9 * size, marks[-1].right > right - 3.4 * size)


def _without_furniture(pages: Sequence[Sequence[_Line]]) -> list[_Line]:
    """All lines but page numbers and what stands at the head or foot of three pages or more."""
    edges = Counter(text for page in pages for text in {line.text for line in (*page[:1], *page[-1:])})
    running = {text for text, times in edges.items() if times >= 3 and times * 2 >= len(pages) - 1}
    kept = []
    for page in pages:
        for index, line in enumerate(page):
            at_edge = index < 2 or index >= len(page) - 2
            if not (at_edge and (line.text in running or _PAGE_NUMBER.fullmatch(line.text))):
                kept.append(line)
    return kept


def _paragraphs(lines: Sequence[_Line]) -> list[str]:
    """A full line goes on in the next one, unless that is indented (or, where nothing is, looks like a beginning)."""
    by_indent = sum(line.indented for line in lines) >= 3
    joined: list[str] = []
    goes_on = False
    for line in lines:
        begins = (
            line.indented
            if by_indent
            else bool(STARTS_ITEM.match(line.text)) and joined[-1:] and joined[-1].endswith(_SENTENCE_ENDS)
        )
        if goes_on and not begins and "\t" not in line.text:
            joined[-1] = glue(joined[-1], line.text)
        else:
            joined.append(line.text)
        goes_on = line.full and "\t" not in line.text
    return joined
