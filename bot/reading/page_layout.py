"""Marks on pages (characters of a PDF, boxes of a scan) → lines → paragraphs.

Lines broken at the margin are joined; page numbers and running heads are dropped.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.reading.wraps import STARTS_ITEM, glue

_PAGE_NUMBER = re.compile(r"\s*(?:[-—–－·―‐]{0,3}\s*\d{1,3}\s*[-—–－·―‐]{0,3}|第\s*\d+\s*页.{0,10}|\d+\s*/\s*\d+)\s*")
_SENTENCE_ENDS = ("。", "！", "？", "；", "：")


@dataclass(frozen=True)
class Mark:
    """Text and where it stands on its page, in any one unit; `middle` grows upwards."""

    text: str
    left: float
    right: float
    middle: float
    height: float


@dataclass(frozen=True)
class PageLine:
    """A line of a page: does it start right of the margin, does it reach the other one?"""

    text: str
    indented: bool
    full: bool


def page_lines(marks: Sequence[Mark]) -> list[PageLine]:
    """The lines of one page, from the top."""
    lines: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda mark: -mark.middle):
        if lines and abs(lines[-1][0].middle - mark.middle) < 0.5 * max(lines[-1][0].height, mark.height, 4):
            lines[-1].append(mark)
        else:
            lines.append([mark])
    margins = (min((mark.left for mark in marks), default=0.0), max((mark.right for mark in marks), default=0.0))
    return [_line(sorted(line, key=lambda mark: mark.left), *margins) for line in lines]


def _line(marks: Sequence[Mark], left: float, right: float) -> PageLine:
    """A tab where cells stand apart, a space between Latin words."""
    size = max(max(mark.height for mark in marks), 6)
    parts = []
    for before, mark in zip([marks[0], *marks], marks, strict=False):
        gap, edge = mark.left - before.right, before.text[-1] + mark.text[0]
        if gap > 2.5 * size:
            parts.append("\t")
        elif gap > 0.2 * size and edge.isascii() and edge.isalnum():
            parts.append(" ")
        parts.append(mark.text)
    return PageLine("".join(parts), marks[0].left > left + 0.9 * size, marks[-1].right > right - 3.4 * size)


def paragraphs(pages: Sequence[Sequence[PageLine]]) -> list[str]:
    """The text of all pages: a full line goes on in the next one, unless that is indented
    (or, where nothing is, looks like a beginning)."""
    lines = _without_furniture(pages)
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


def _without_furniture(pages: Sequence[Sequence[PageLine]]) -> list[PageLine]:
    """All lines but page numbers and what stands at the head or foot of three pages or more."""
    edges = Counter(text for page in pages for text in {_furniture(line) for line in _edge_lines(page)})
    running = {text for text, times in edges.items() if times >= 3 and times * 2 >= len(pages) - 1}
    kept = []
    for page in pages:
        for index, line in enumerate(page):
            at_edge = index < 2 or index >= len(page) - 2
            if not (at_edge and (_furniture(line) in running or _PAGE_NUMBER.fullmatch(line.text))):
                kept.append(line)
    return kept


def _edge_lines(page: Sequence[PageLine]) -> Iterable[PageLine]:
    return (*page[:1], *page[-2:]) if len(page) > 3 else (*page[:1], *page[-1:])


def _furniture(line: PageLine) -> str:
    """A running head is the same on every page but for the page's number."""
    return re.sub(r"\d+", "0", line.text) if len(line.text) <= 40 else line.text
