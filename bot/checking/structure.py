"""Form: numbering in order, years that agree, nothing said twice."""

import re
from collections.abc import Iterator, Sequence

from bot.checking.passages import SIGNOFF, TITLE, Flaw, Passage, flaw
from bot.domain.draft import Severity
from bot.reading.headings import han_value
from bot.reading.titles import squeezed

_LEVELS = (
    re.compile(r"^[ 　]*(?P<number>[一二三四五六七八九十]{1,3})、", re.M),
    re.compile(r"^[ 　]*[（(](?P<number>[一二三四五六七八九十]{1,3})[)）]", re.M),
    re.compile(r"^[ 　]*(?P<number>\d{1,2})(?:[、．]|\.(?!\d))", re.M),
)
_RUN = re.compile(r"(?:^|(?<=[，。；：\s]))(?P<number>[一二三四五六七八九十]{1,2})是(?![否不])", re.M)
_YEAR = re.compile(r"20\d\d(?=年)")
_SPAN = re.compile(r"20\d\d\s?[-—－~～至]{1,2}\s?20\d\d")
_LEADING_ZERO = re.compile(r"20\d\d年(?:0\d月\d{1,2}日|\d{1,2}月0\d日)")
_BRACKETS = re.compile(r"[一-鿿]{1,6}[\[（(【](?:19|20)\d\d[\]）)】]\s?第?\d{1,4}号")
_HALF_WIDTH = re.compile(r"(?<=[一-鿿])[,;:!?](?=[一-鿿])")
_HAN = "零一二三四五六七八九十"


def malformed(passages: Sequence[Passage], year: int) -> Iterator[Flaw]:
    """Numbering, years of title and sign-off, dates and brackets, repetitions."""
    yield from _numbering(passages)
    yield from _years(passages, year)
    yield from _repetitions(passages)
    for passage in passages:
        for match in _LEADING_ZERO.finditer(passage.text):
            plain = re.sub(r"(?<=\D)0", "", match.group())
            yield flaw(
                passage,
                match.start(),
                match.end(),
                "date_form",
                Severity.SUSPECT,
                "公文日期的月、日不编虚位，不写“0”。",
                plain,
            )
        for match in _BRACKETS.finditer(passage.text):
            right = re.sub(r"[\[（(【](\d{4})[\]）)】]\s?第?", r"〔\1〕", match.group())
            yield flaw(
                passage,
                match.start(),
                match.end(),
                "document_number",
                Severity.SUSPECT,
                "发文字号的年份用六角括号〔〕。",
                right,
            )
    halves = ((passage, match) for passage in passages for match in _HALF_WIDTH.finditer(passage.text))
    for passage, match in list(halves)[:1]:
        yield flaw(
            passage,
            match.start() - 2,
            match.end() + 2,
            "punctuation",
            Severity.HINT,
            "正文里混有半角标点，请统一成全角。",
        )


def _numbering(passages: Sequence[Passage]) -> Iterator[Flaw]:
    """Each level counts from one without a gap; a lower level starts anew under a higher heading."""
    expected = [1, 1, 1]
    for passage in passages:
        if passage.section in (TITLE, SIGNOFF):
            continue
        heads = [
            (match.start(), level, match)
            for level, pattern in enumerate(_LEVELS)
            for match in pattern.finditer(passage.text)
        ]
        for _, level, match in sorted(heads, key=lambda head: head[0]):
            value = int(match["number"]) if match["number"].isdigit() else han_value(match["number"])
            if value != expected[level]:
                yield _misnumbered(passage, match, level, value, expected[level])
            expected[level] = value + 1 if value == expected[level] or value == 1 else expected[level] + 1
            expected[level + 1 :] = [1] * (len(expected) - level - 1)
        yield from _runs(passage)


def _misnumbered(passage: Passage, match: re.Match[str], level: int, value: int, expected: int) -> Flaw:
    start = match.start() + len(match.group()) - len(match.group().lstrip(" 　"))
    stop = min(passage.clause(match.end(), match.end())[1], match.end() + 8)
    right = match.group().strip().replace(match["number"], _written(expected, match["number"]))
    says = f"序号不连续：这里应为“{right}”，写成了“{match.group().strip()}”。"
    return flaw(passage, start, stop, "numbering", Severity.MUST_FIX, says, right + passage.text[match.end() : stop])


def _written(value: int, like: str) -> str:
    if like.isdigit():
        return str(value)
    tens, ones = divmod(value, 10)
    if tens > 9:
        return str(value)  # no report counts that far
    return (("" if tens == 1 else _HAN[tens]) + "十" if tens else "") + (_HAN[ones] if ones or not tens else "")


def _runs(passage: Passage) -> Iterator[Flaw]:
    """一是…二是…三是 in a section: each run counts from one."""
    expected = 1
    for match in _RUN.finditer(passage.text):
        value = han_value(match["number"])
        if value not in (expected, 1):
            stop = min(len(passage.text), match.end() + 6)
            says = f"序号不连续：这里应为“{_written(expected, match['number'])}是”。"
            yield flaw(passage, match.start(), stop, "numbering", Severity.MUST_FIX, says)
        expected = value + 1


def _years(passages: Sequence[Passage], year: int) -> Iterator[Flaw]:
    for passage in passages:
        if passage.section == TITLE and not _SPAN.search(passage.text):
            for match in _YEAR.finditer(passage.text):
                if int(match.group()) != year:
                    says = f"标题写的是{match.group()}年，起草任务是{year}年度，请统一。"
                    yield flaw(passage, match.start(), match.end() + 1, "year", Severity.MUST_FIX, says, f"{year}年")
        if passage.section == SIGNOFF:
            for match in _YEAR.finditer(passage.text):
                if not year <= int(match.group()) <= year + 1:
                    says = f"落款写的是{match.group()}年，与{year}年度的文稿对不上，请核对。"
                    yield flaw(passage, match.start(), match.end() + 1, "year", Severity.MUST_FIX, says)


def _repetitions(passages: Sequence[Passage]) -> Iterator[Flaw]:
    seen: set[str] = set()
    for passage in passages:
        for match in re.finditer(r"[^。！？；\n]+", passage.text):
            plain = squeezed(match.group())
            if len(plain) < 14 or "\ufffc" in plain:
                continue
            if plain in seen:
                stop = min(match.end(), match.start() + 24)
                yield flaw(
                    passage, match.start(), stop, "repeated", Severity.SUSPECT, "这句话前面已经写过，请删去一处。"
                )
            seen.add(plain)
