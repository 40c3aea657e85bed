"""Headings that a clerk draws with marks: 「=== 办公室 ===」 「▍总编室」 「———— 各股室报的 ————」 「第六部分 普法」."""

import re

LONGEST = 30
"""Characters of a drawn heading; a longer line between marks is text."""
_FRAMED = re.compile(r"^\s*(?P<mark>[=＝~～*＊#＃+＋—–\-_·•★☆◆◇■□▲▼━─═]{2,})\s*(?P<title>[^\s].*?)\s*(?P=mark)\s*$")
_UNEVEN = re.compile(
    r"^\s*[=＝~～*＊#＃—–\-_·•★☆◆■━─═]{2,}\s*(?P<title>[^\s].*?)\s*[=＝~～*＊#＃—–\-_·•★☆◆■━─═]{2,}\s*$"
)
_STARRED = re.compile(r"^\s*\*(?P<title>[^*\d，。；：:]{2,12})\*\s*$")
_BARRED = re.compile(r"^\s*[▍▎▌▋▊▉█┃┇❚]+\s*(?P<title>\S.*?)\s*$")
_NUMBERED_PART = re.compile(
    r"^\s*第[一二三四五六七八九十]{1,3}(?:部分|大块|块|板块|大项)[\s、，：:.]+(?P<title>\S.*?)\s*[:：]?$"
)
_TELLS = re.compile(r"\d+\s*[余多]?(?:[场次件份期篇条人名项起家户所台万%％]|个(?!月))|[。；]")
"""What a heading has not: an amount, the end of a sentence."""


def drawn_heading(row: str) -> str | None:
    """The words of a heading between or behind marks; None where the line is none."""
    for pattern in (_FRAMED, _UNEVEN, _STARRED, _BARRED, _NUMBERED_PART):
        if (match := pattern.match(row)) and len(match["title"]) <= LONGEST and not _TELLS.search(match["title"]):
            return match["title"]
    return None
