"""A .docx → text: paragraphs, tables as tab-separated rows, text boxes; as the accepted document reads.

Tracked insertions are kept and deletions dropped, Word's own numbers are written out, headers,
footers, comments and hidden text are left out. A heading style without a number becomes a
Markdown mark (`## `). Standard library only; sizes are bounded before anything is unpacked.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from bot.errors import UnreadableFile
from bot.reading.headings import numbered
from bot.reading.word_numbering import Numberer, W, numberer
from bot.reading.zip_bounds import BROKEN_ZIP, check_bounds, read_part

LARGEST_PART = 20_000_000
"""Bytes of unpacked XML; a long report has about one million. In memory they become ten times as many."""
_DEEPEST = 120
_COMPAT = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_LEFT_OUT = {
    f"{W}{tag}"
    for tag in (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "pPr",
        "rPr",
        "tblPr",
        "trPr",
        "tcPr",
        "sectPr",
        "sdtPr",
        "annotationRef",
        "rt",
    )
} | {f"{_COMPAT}Fallback"}
_BOX = f"{W}txbxContent"
_TARGET = re.compile(r'<Relationship\b[^>]*?/officeDocument"[^>]*?>')


def word_text(data: bytes, name: str) -> str:
    """The text of a .docx. UnreadableFile for a broken, locked or swollen file."""
    broken = UnreadableFile(f"“{name}”打不开，文件可能已损坏或加了密码，请用 Word 或 WPS 打开后另存为 .docx 再上传。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_bounds(archive, name)
            parts = set(archive.namelist())
            main = _main_part(archive, name)
            folder = main.rpartition("/")[0]
            body = _part(archive, main, name).find(f"{W}body")
            extra = [
                _part(archive, part, name) if part in parts else None
                for part in (f"{folder}/numbering.xml", f"{folder}/styles.xml")
            ]
    except (ElementTree.ParseError, LookupError, *BROKEN_ZIP) as error:
        raise broken from error
    if body is None:
        raise broken
    return "\n".join(_Walker(numberer(*extra), name).lines(body))


def _main_part(archive: zipfile.ZipFile, name: str) -> str:
    """Usually word/document.xml; some programs call it otherwise and say so."""
    if "word/document.xml" in archive.namelist():
        return "word/document.xml"
    told = read_part(archive, "_rels/.rels", 100_000, name).decode("utf-8", "replace")
    target = re.search(r'Target="/?([^"]+)"', match.group()) if (match := _TARGET.search(told)) else None
    return target[1] if target else "word/document.xml"


def _part(archive: zipfile.ZipFile, part: str, name: str) -> Element:
    data = read_part(archive, part, LARGEST_PART, name).replace(_STRICT, W[1:-1].encode())
    plain = data.replace(b"\0", b"")  # UTF-16 too
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise UnreadableFile(f"“{name}”含有不安全的内容，请用 Word 或 WPS 另存为 .docx 再上传。")
    return ElementTree.fromstring(data)


class _Walker:
    """Walks a body once; keeps Word's counts as it goes."""

    def __init__(self, numbers: Numberer, name: str) -> None:
        self.numbers = numbers
        self.name = name

    def lines(self, parent: Element, depth: int = 0) -> Iterator[str]:
        self._check(depth)
        pending = ""
        for child in parent:
            if child.tag == f"{W}p":
                if self.numbers.is_contents(child.find(f"{W}pPr")):
                    continue
                first, *rest = self._paragraph(child, depth)
                if _mark_deleted(child):  # the next paragraph goes on in this one
                    pending += first
                    yield from rest
                else:
                    yield pending + first
                    yield from rest
                    pending = ""
            elif child.tag == f"{W}tbl":
                yield from self._table(child, depth + 1)
            elif child.tag not in _LEFT_OUT and not _is_contents(child):
                yield from self.lines(child, depth + 1)
        if pending:
            yield pending

    def _paragraph(self, paragraph: Element, depth: int) -> list[str]:
        """The paragraph's text, then the lines of the text boxes that hang on it."""
        properties = paragraph.find(f"{W}pPr")
        boxes: list[Element] = []
        text = "".join(self._runs(paragraph, boxes, depth)).strip(" \t")
        number = self.numbers.number(properties) if text else ""
        heading = self.numbers.heading(properties)
        if text and heading and not number and not numbered(text):
            number = "#" * min(heading, 6) + " "
        return [number + text, *(line for box in boxes for line in self.lines(box, depth + 1))]

    def _runs(self, parent: Element, boxes: list[Element], depth: int) -> Iterator[str]:
        self._check(depth)
        for child in parent:
            tag = child.tag
            if tag == f"{W}t":
                yield child.text or ""
            elif tag == f"{W}tab":
                yield "\t"
            elif tag in (f"{W}br", f"{W}cr"):
                yield "\n"
            elif tag == f"{W}noBreakHyphen":
                yield "-"
            elif tag == _BOX:
                boxes.append(child)
            elif tag not in _LEFT_OUT and not (tag == f"{W}r" and _hidden(child)):
                yield from self._runs(child, boxes, depth + 1)

    def _table(self, table: Element, depth: int) -> Iterator[str]:
        rows = [row for row in _inside(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]
        cells = [[cell for cell in _inside(row, f"{W}tc") if cell.find(f"{W}tcPr/{W}cellDel") is None] for row in rows]
        if max(map(len, cells), default=0) == 1:  # a frame around text, not a table
            for cell in (cell for row in cells for cell in row):
                yield from self.lines(cell, depth + 1)
            return
        for row in cells:
            yield "\t".join(" ".join(" ".join(self.lines(cell, depth + 1)).split()) for cell in row)

    def _check(self, depth: int) -> None:
        if depth > _DEEPEST:
            raise UnreadableFile(f"“{self.name}”的表格或文本框嵌套过深，请把文字复制到新文档后再上传。")


def _mark_deleted(paragraph: Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _hidden(run: Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val") not in ("0", "false")


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also inside wrappers, without those of tables in its cells."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _LEFT_OUT and child.tag not in (f"{W}p", f"{W}tbl", f"{W}tc"):
            yield from _inside(child, tag)


def _is_contents(block: Element) -> bool:
    """Is this the table of contents that Word makes, which repeats the headings?"""
    gallery = block.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"
