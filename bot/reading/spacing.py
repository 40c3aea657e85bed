"""Spaces that a word processor, a phone or a scan sets around numbers: 「7 月 27 日」 is read as 「7月27日」."""

import re
from functools import lru_cache

from bot.reading.wording import load_wording

_SPACE = "[ \u2002-\u200a\u202f]"
_SET = "[\u4e00-\u9fff”》）]"
"""What a space before a number may stand behind."""
_DAY = r"(?:\d{1,2}月\d{1,2}[日号]|\d{1,2}[./]\d{1,2})(?![\d.]*[万亿%％分元亩吨公米])"
_DAYS = re.compile(rf"(?<![\d./]){_DAY}(?:\s+(?:(?:还有|和)\s*)?{_DAY})+(?=[\s，。；、）)]|$)")
"""Days that nothing but spaces part."""
_BOUND = re.compile(rf"(?<=\d)([\u4e00-\u9fff%％]{{1,3}}){_SPACE}(?=(?:以上|以下|以内|左右)(?:[\s，。；]|$))")
_ANY_SPACE = re.compile(r"\s+")


def closed(text: str) -> str:
    """The text without single spaces between a number, its unit and the word before it; other spaces are pauses.

    In 「讲座 12场 检查 30家」 only those before the numbers go. A number that opens the text keeps the space
    behind it where no unit follows.
    """
    if not _may_be_spaced(text):
        return text
    text = _BOUND.sub(r"\1", _DAYS.sub(lambda days: re.sub(r"\s+(?:(?:还有|和)\s*)?", "、", days.group()), text))
    behind, before = _spaces()
    tight = behind.sub("", text)
    return before.sub("", tight) if tight != text else _before_unit().sub("", text)


def words_in(words: str, raw: str) -> str | None:
    """The stretch of `raw` that says these words, with the spaces that it has; None where there is none."""
    if words in raw:
        return words
    letters = (re.escape(letter) for letter in _ANY_SPACE.sub("", words))
    found = re.search(rf"{_SPACE}*".join(letters), raw)
    return found[0] if found else None


def _may_be_spaced(text: str) -> bool:
    return " " in text or bool(re.search(_SPACE, text))


@lru_cache(maxsize=1)
def _unit() -> str:
    measure = load_wording().measures.pattern.pattern
    return rf"(?:[余多]?{_SPACE}?[万亿]?[余多]?{_SPACE}?(?:{measure})|[余多万亿]|年(?!级)|月|[日号时](?!常|益|线|码|期)|热线|[%％])"


@lru_cache(maxsize=1)
def _spaces() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Spaces behind a number before its unit (or the end of a span), and any before a number."""
    behind = re.compile(
        rf"(?<=[\d日月年号]){_SPACE}(?={_unit()}|[至到～~—-]{_SPACE}?\d)|(?<=\d[余多万亿]){_SPACE}(?={_unit()})"
    )
    return behind, re.compile(rf"(?<={_SET}){_SPACE}(?=\d)")


@lru_cache(maxsize=1)
def _before_unit() -> re.Pattern[str]:
    """The space before a number that has its unit right behind it: 「合格率 98%」."""
    return re.compile(rf"(?<=[\u4e00-\u9fff]){_SPACE}(?=\d[\d.,]*[%％])")
