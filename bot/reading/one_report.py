"""Which lines of a file are the report: under a covering letter or notice, or the first of several in a row."""

import re
from collections.abc import Sequence

from bot.reading.cleaning import CleanText, Line
from bot.reading.headings import numbered
from bot.reading.outline_words import outline_words

_SEVERAL = re.compile(
    r"^[【（]?(?:第[一二三四五六七八九十\d]+篇|(?:篇|范文)[一二三四五六七八九十\d]+)(?:[】）：:\s]+|$)(?P<after>.*)$"
    r"|^(?P<before>.{4,40}?)[【（(]?(?:第[一二三四五六七八九十\d]+篇|篇[一二三四五六七八九十\d]+)[】）)]?$"
)
_COVER_ENDS = re.compile(r"(?:的|》)(?:通知|函|请示|批复)$")
_COVERS = re.compile(r"印发|报送|转发|呈报|上报|报请|公布")
_FAR = 12
"""Lines from the top within which the title of a covering letter stands."""


def first_report(cleaned: CleanText) -> tuple[tuple[Line, ...], list[str]]:
    """(lines, warnings): without the letter that covers the report, and without a second and third report."""
    lines, warnings = _first_of_several(cleaned.lines, list(cleaned.warnings))
    at = _enclosed_at(lines)
    if at:
        warnings.append("报告前面有一份通知或函，只读了报告本身")
    return lines[at:], warnings


def _first_of_several(lines: tuple[Line, ...], warnings: list[str]) -> tuple[tuple[Line, ...], list[str]]:
    """The lines of the first report where a page strings several together, 篇一 篇二 篇三."""
    found = [
        (index, match)
        for index, line in enumerate(lines)
        if len(line.text) < 60 and (match := _SEVERAL.match(line.text))
    ]
    if len(found) < 2:
        return lines, warnings
    warning = f"文中有{len(found)}篇文章，只读了第一篇，其余请拆成单独的文件再上传"
    (start, match), (end, _) = found[:2]
    title = match["after"] or match["before"]
    return (*([Line(title)] if title else []), *lines[start + 1 : end]), [*warnings, warning]


def _enclosed_at(lines: Sequence[Line]) -> int:
    """Where the report begins that a covering letter carries; 0 where there is none."""
    cover = next((at for at, line in enumerate(lines[:_FAR]) if _COVER_ENDS.search(line.text)), None)
    if cover is None or not _COVERS.search("".join(line.text for line in lines[: cover + 1])):
        return 0
    return next((at for at in range(cover + 1, len(lines)) if _opens_report(lines, at)), 0)


def _opens_report(lines: Sequence[Line], at: int) -> bool:
    """A report's title, with two or more numbered headings somewhere below."""
    words, text = outline_words().genres, lines[at].text
    if len(text) > 60 or numbered(text) or text.startswith("附") or not words.finals.search(text):
        return False
    return bool(words.subjects.search(text)) and sum(bool(numbered(line.text)) for line in lines[at + 1 :]) >= 2
