"""A PDF with text → paragraphs: hard-wrapped lines joined, page numbers and running heads dropped."""

import re
from collections import Counter
from threading import Lock

from bot.errors import UnreadableFile
from bot.reading.wraps import unwrap

MOST_PAGES = 400
_FEWEST_CHARS = 20
"""A page with fewer characters than this holds a picture, not text."""
_ONE_AT_A_TIME = Lock()  # PDFium is not safe to call from two threads
_PAGE_NUMBER = re.compile(r"\s*(?:[-—–－·]{0,2}\s*\d{1,3}\s*[-—–－·]{0,2}|第\s*\d+\s*页.{0,10}|\d+\s*/\s*\d+)\s*")


def pdf_text(data: bytes, name: str) -> str:
    """The text of a PDF. UnreadableFile for a broken, locked, scanned or very long one."""
    with _ONE_AT_A_TIME:
        pages = _pages(data, name)
    if sum(len("".join(page)) for page in pages) < _FEWEST_CHARS * len(pages):
        raise UnreadableFile(f"“{name}”是扫描件，读不出文字，请上传原来的 .docx，或把文字识别出来存成 .txt 再上传。")
    return "\n".join(line.strip() for line in unwrap(_without_furniture(pages)))


def _pages(data: bytes, name: str) -> list[list[str]]:
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


def _page_lines(page: object) -> list[str]:
    """Lines of a page; one that starts further right than the margin keeps an indent of two spaces."""
    text = page.get_text_range()  # type: ignore[attr-defined]
    lines, lefts, at = [], [], 0
    for line in text.split("\n"):
        bare = line.rstrip("\r")
        if bare.strip():
            lead = len(bare) - len(bare.lstrip())
            left, _, right, _ = page.get_charbox(at + lead)  # type: ignore[attr-defined]
            lines.append(bare.strip())
            lefts.append((left, right - left))
        at += len(line) + 1
    if not lines:
        return []
    margin = min(left for left, _ in lefts)
    return [
        f"　　{line}" if left > margin + 0.9 * max(wide, 6) else line
        for line, (left, wide) in zip(lines, lefts, strict=True)
    ]


def _without_furniture(pages: list[list[str]]) -> list[str]:
    """All lines but page numbers and what stands at the head or foot of three pages or more."""
    edges = Counter(line.strip() for page in pages for line in {*page[:1], *page[-1:]})
    running = {line for line, times in edges.items() if times >= 3 and times * 2 >= len(pages) - 1}
    kept = []
    for page in pages:
        for index, line in enumerate(page):
            at_edge = index < 2 or index >= len(page) - 2
            if not (at_edge and (line.strip() in running or _PAGE_NUMBER.fullmatch(line))):
                kept.append(line)
    return kept
