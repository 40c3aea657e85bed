"""Lines broken at the margin, joined into paragraphs again."""

import re
import unicodedata
from collections import Counter
from collections.abc import Set

NARROWEST, WIDEST = 14, 62
STARTS_ITEM = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[、.．](?!\d)|第[一二三四五六七八九十]+[部章篇]|[①-⑳]|[\u4e00-\u9fff]{2,8}[股科室处所队办](?=[\s:：])|(?:落款|日期|单位)[:：\d])"
)
_INDENT = re.compile(r"^(?:[ \t]{2,}|　)")
_ENDS = re.compile(r"[。！？；：:;!?…”’》）)】]\s*$")


def width(line: str) -> float:
    """Width in Chinese characters: a narrow character counts half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in line.strip())


def wrap_width(lines: list[str]) -> float | None:
    """The margin at which these lines were broken, or None where lines are whole paragraphs."""
    widths = [round(width(line)) for line in lines if line.strip()]
    if len(widths) < 8:
        return None
    counts = Counter(widths)
    band = {edge: sum(counts[w] for w in range(edge - 2, edge + 1)) for edge in range(NARROWEST, WIDEST)}
    edge = max(band, key=lambda e: (band[e], -e))
    longer = sum(number for w, number in counts.items() if w > edge + max(1, edge // 5))
    cut = sum(edge - 2 <= round(width(line)) <= edge and not _ENDS.search(line) for line in lines)
    broken = band[edge] >= 0.25 * len(widths) and cut >= max(4, 0.6 * band[edge])
    return float(edge) if broken and longer <= 0.03 * len(widths) else None


def unwrap(lines: list[str], apart: Set[int] = frozenset()) -> list[str]:
    """Join lines broken at the margin; lines that are whole paragraphs come back as they are.

    `apart`: indices of lines that a website put around the text; they tell nothing of the margin, nor are they joined.
    """
    edge = wrap_width([line for at, line in enumerate(lines) if at not in apart])
    if edge is None:
        return lines
    indented = sum(bool(_INDENT.match(line)) for line in lines) >= 3
    slack = 4.5 if indented else 2.5
    joined: list[str] = []
    full = blank = False
    for at, line in enumerate(lines):
        if not line.strip():
            blank = True
            continue
        if at in apart:
            joined.append(line)
            full = False
            continue
        continues = full and not _INDENT.match(line) and (indented or not STARTS_ITEM.match(line))
        if continues and blank and _ENDS.search(joined[-1]):
            continues = False
        if continues:
            joined[-1] = glue(joined[-1], line)
        else:
            joined.append(line)
        full, blank = width(line) + (2 if _INDENT.match(line) else 0) >= edge - slack, False
    return joined


def glue(first: str, second: str) -> str:
    """Two parts of one line; a space only between Latin words."""
    second = second.strip()
    latin = first[-1:].isascii() and first[-1:].isalnum() and second[:1].isascii() and second[:1].isalpha()
    return first.rstrip() + (" " if latin else "") + second
