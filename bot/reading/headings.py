"""Numbered headings as people really write them, and headings that run into their paragraph.

    一、 第一部分 第一节  （一） (一) 一）  1. 1、  2.1  （1） 1）  ①  一是 第一，

A heading may stand alone, or run into its text: 「（一）健全机制。我局制定…」「一是带头学习。…」.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

_HAN = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_WIDE = str.maketrans("()", "（）")


class Style(IntEnum):
    """Ways of numbering, from the outermost to the innermost as usually used."""

    PART = 0
    PLAIN = 1
    """No number at all: told by a mark, by its words, or by standing parallel with others."""
    SECTION = 2
    """第一节 below 第一章 or 第一部分."""
    HAN = 3
    HAN_BRACKETS = 4
    ARABIC = 5
    DECIMAL = 6
    """2.1 below 2."""
    ARABIC_BRACKETS = 7
    CIRCLED = 8
    ITEM = 9
    """一是 二是, 第一， 第二，"""


_NUMBERS = {
    Style.PART: re.compile(rf"第([{_HAN}]{{1,3}})(?:部分|章|篇|大?板块)[、：:，,\s]*"),
    Style.SECTION: re.compile(rf"第([{_HAN}]{{1,3}})节[、：:，,\s]*"),
    Style.HAN: re.compile(rf"([{_HAN}]{{1,3}})[、．.，:：](?![{_HAN}]{{1,2}}(?:[、月季级]|$))"),
    Style.HAN_BRACKETS: re.compile(rf"(?:[（(]([{_HAN}]{{1,3}})[)）]|([{_HAN}]{{1,3}})[)）])[、.．]?"),
    Style.ARABIC: re.compile(r"(\d{1,2})(?:[、．]|\.(?!\d)|\.(?=20\d\d年))"),
    Style.DECIMAL: re.compile(r"\d{1,2}[.．](\d{1,2})[、.．]?(?=[一-鿿“《])(?![万亿余多个件])"),
    Style.ARABIC_BRACKETS: re.compile(r"(?:[（(](\d{1,2})[)）]|(\d{1,2})[)）])[、.．]?"),
    Style.CIRCLED: re.compile(rf"([{_CIRCLED}])[、.．]?"),
    Style.ITEM: re.compile(
        rf"(?:([{_HAN}]{{1,2}})(?:是(?![否不])|要(?!求))|([1-9])是(?![否不])|第([{_HAN}]{{1,2}})[，、,])"
    ),
}
_INLINE = re.compile(
    rf"(?<=[。！？；：”）])(?=[{_HAN}]{{1,2}}是(?![否不])|[（(][{_HAN}]{{1,2}}[)）]|[{_HAN}]{{1,2}}、[^{_HAN}])|(?<=[。！？])(?=第[{_HAN}]{{1,2}}，|\d{{1,2}}[.、．][一-鿿])"
)
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:余|多)?(?:万|亿)?(?:[次场人件份个名期篇条宗家项部起户处元册所%％]|小时)")


@dataclass(frozen=True)
class Numbered:
    """A line's own number: `number` as written, `rest` what follows it."""

    style: Style
    value: int
    number: str
    rest: str


@dataclass(frozen=True)
class RunIn:
    """A heading and the text that runs on after it on the same line; `text` empty when it stands alone."""

    heading: str
    text: str


def han_value(text: str) -> int:
    """十二 → 12. Zero for anything that is no plain count below one hundred."""
    if not re.fullmatch(rf"[{_HAN[:9]}]?十[{_HAN[:9]}]?|[{_HAN[:9]}]", text):
        return 0
    tens, ten, ones = text.rpartition("十")
    return (10 * (_HAN.index(tens) + 1 if tens else 1) if ten else 0) + (_HAN.index(ones) + 1 if ones else 0)


def numbered(text: str) -> Numbered | None:
    """The number at the start of a line, or None."""
    for style, pattern in _NUMBERS.items():
        if match := pattern.match(text):
            digits = next(group for group in match.groups() if group)
            value = int(digits) if digits.isdigit() and digits.isascii() else _value(digits)
            rest = text[match.end() :].strip()
            if value and (rest or style is Style.PART):
                return Numbered(style, value, match[0].strip().translate(_WIDE), rest)
    return None


def _value(digits: str) -> int:
    return _CIRCLED.index(digits) + 1 if digits in _CIRCLED else han_value(digits)


def split_inline(text: str) -> list[str]:
    """A paragraph parted before each 「一是…」「（二）…」 that opens an item with a heading of its own.

    Only runs that count 1, 2, 3 … are parted, and only where each item is a heading plus text:
    「体现在：一是人手少；二是经费紧。」 is one sentence and stays whole.
    """
    pieces = _INLINE.split(text)
    if len(pieces) < 2:
        return [text]
    parted = [pieces[0]]
    expected: dict[Style, int] = {}
    if (first := numbered(pieces[0])) and run_in(first):
        expected[first.style] = first.value + 1
    for before, piece in pairwise(pieces):
        item = numbered(piece)
        goes_on = item and before[-1] in "。！？”）" and expected.get(item.style, 1) == item.value
        if item and goes_on and (run_in(item) or (item.style in expected and is_brief(item))):
            expected[item.style] = item.value + 1
            parted.append(piece)
        else:
            parted[-1] += piece
    return parted


def run_in(item: Numbered) -> RunIn | None:
    """The heading at the start of `item.rest` with the text after it, or None where a sentence stands there."""
    longest = 46 if item.style <= Style.HAN_BRACKETS else 40
    match = re.match(rf"([^。；：]{{2,{longest}}})。(?=.)", item.rest)
    if match is None and item.style is not Style.ITEM:
        match = re.match(r"([^。；：，]{2,24})：(?=.{6,}[。；]|.{30,})", item.rest)
    if match is None or (match[0].endswith("。") and _is_sentence(match[1])):
        return None
    text = item.rest[match.end() :].strip()
    following = numbered(text)
    if following and following.style is item.style:  # 「（一）做好……。（二）做好……。」 is a list of sentences
        return None
    return RunIn(_bare(match[1]), text)


def stands_alone(item: Numbered, *, counting: bool = False) -> str | None:
    """The heading, where the whole line is one: short, and no sentence with figures unless it may count (`counting`)."""
    longest = 60 if item.style <= Style.HAN_BRACKETS else 42
    bare = _bare(item.rest)
    if not re.search(r"[一-鿿]", bare):  # 「1.××××」: blanks of a template
        return None
    if (
        len(bare) > longest
        or re.search(r"[。；！？]", bare[:-1])
        or bare.count("，") > 3
        or (_is_sentence(bare) and not counting)
    ):
        return None
    return bare


def is_brief(item: Numbered) -> bool:
    """Is the whole item no longer than a heading, as the last of a run of headings may be?"""
    heading = stands_alone(item)
    return heading is not None and len(heading) <= 30


def ends_like_sentence(text: str) -> bool:
    return text.endswith(("。", "；", ";", "！", "？"))


def _bare(text: str) -> str:
    return text.strip().rstrip("。：:；;，,、").strip()


def _is_sentence(text: str) -> bool:
    """Headings do not count things, sentences do."""
    return bool(_FIGURE.search(text))
