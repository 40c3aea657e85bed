"""What is left of a report when all that gives itself away is masked: words that are nobody else's."""

import re
from collections.abc import Iterator

from bot.reading.hidden import Span
from bot.reading.plain_words import PlainWords
from bot.reading.words import words_of_text

_SLOT = "〔名称〕"
_RUN = re.compile(r"[一-鿿]+")
_LATIN = re.compile(
    r"(?<![A-Za-z])(?!(?:APP|App|app|AI|PPT|LED|VR|AR|H5|Word|Excel|GPS|DNA|PPP|IP|SOP)(?![A-Za-z]))[A-Za-z]{2,}\d*"
)
_VILLAGE = re.compile(r"(?<![一-鿿])[一-鿿]{2,3}(?:村|镇|乡|社区|街道|小区)(?=[的、，。等]|\ufffc)")
"""Alone at the head of its clause even 龙头村 is a name, though its words are everybody's."""
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_OF_ITEM = re.compile(r"(?:\A|[。；：（(])\d{1,2}[、.．）)]\Z")


def unknown(plain: str, words: PlainWords) -> Iterator[Span]:
    """Words that are not everybody's, with the odd characters beside them: 鲜 in 鲜翠娥, 背 in 石凹背."""
    for run in _RUN.finditer(plain):
        yield from _unknown_in(run.group(), run.start(), words)
    for match in _VILLAGE.finditer(plain):
        if match.group() not in words.words:
            yield match.start(), match.end(), "〔地点〕"
    for match in _LATIN.finditer(plain):
        yield match.start(), match.end(), _SLOT


def digits(plain: str) -> Iterator[Span]:
    """Numbers that no other reader knew, but for those of items: 「1.」 「；2、」."""
    for match in _DIGITS.finditer(plain):
        if not _OF_ITEM.search(plain, max(0, match.start() - 1), match.end() + 1):
            yield match.start(), match.end(), "〔数量〕"


def _unknown_in(run: str, at: int, words: PlainWords) -> Iterator[Span]:
    parts = words_of_text(run)
    foreign = [not words.hold(part) for part in parts]
    odd = [len(part) == 1 and part not in words.light for part in parts]
    for index, is_foreign in enumerate(foreign):
        beside = odd[index] and any(foreign[max(0, index - 1) : index + 2])
        if is_foreign or beside:
            yield at, at + len(parts[index]), _SLOT
        at += len(parts[index])
