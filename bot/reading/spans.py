"""The time that a number speaks of: the whole year, up to some day, or a stretch of its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.kinds import Day, Specific

_UP_TO = re.compile(r"(?:截至|截止|截止到|到|至)$")
_LAST_YEAR = re.compile(r"去年|上年|上一年|前年")
_HALVES = {"上半年": 6.0, "前三季度": 9.0, "一季度": 3.0}
_YEARS = re.compile(
    r"[一二三四五六七八九十]年(?:来|间)?(?=共|累计|总|里|，|内|[\u4e00-\u9fff]{0,8}\d)|[六七八九]五(?:普法)?(?:以来|期间)"
)
_OTHER = re.compile(r"下半年|[二三四]季度|每[月周年季天]|[春夏秋冬]季")


@dataclass(frozen=True, slots=True)
class Span:
    """`year`: where stated. `until`: months from the year's start up to which a count runs, None: the whole
    year. `point`: a day or stretch of its own, as normal text."""

    year: int | None = None
    until: float | None = None
    point: str = ""

    def same(self, other: "Span") -> bool:
        years = not (self.year and other.year) or self.year == other.year
        return years and self.until == other.until and self.point == other.point

    def grows_into(self, other: "Span") -> bool:
        """Does the other count run on from this one: 截至11月底 into 全年, 上半年 into 前三季度?"""
        years = not (self.year and other.year) or self.year == other.year
        longer = self.until is not None and (other.until is None or other.until > self.until)
        return years and longer and not self.point and not other.point


WHOLE_YEAR = Span()


def spans_of(text: str, days: Sequence[Specific], places: Sequence[int]) -> list[Span]:
    """The span of the number at each place: of the date before it in its clause, else of the fact as a whole."""
    whole = _whole(text, days)
    return [_span_at(text, days, place, whole) for place in places]


def _span_at(text: str, days: Sequence[Specific], place: int, whole: Span) -> Span:
    start = max(text.rfind(mark, 0, place) for mark in "，,。；;：:（(") + 1
    end = min((at for mark in "，,。；;：:（(" if (at := text.find(mark, place)) >= 0), default=len(text))
    clause = text[start:end]
    if match := (_LAST_YEAR.search(clause) or _OTHER.search(clause) or _YEARS.search(clause)):
        return Span(point=match.group().rstrip("来间"))
    held = [day for day in days if start <= day.start < place]
    return _span(text, held[-1]) if held else whole


def _whole(text: str, days: Sequence[Specific]) -> Span:
    """What the fact says of its time at the head or in brackets at the end."""
    if match := (_LAST_YEAR.match(text) or _YEARS.match(text) or _OTHER.match(text)):
        return Span(point=match.group().rstrip("来间"))
    for day in days:
        if _UP_TO.search(text[: day.start]) or day.start == 0 or text[: day.start].rstrip("在于") == "":
            return _span(text, day)
    return _span(text, days[0]) if days and not re.search(r"\d[^，。；]*$", text[: days[0].start]) else WHOLE_YEAR


def _span(text: str, one: Specific) -> Span:
    first = one.days[0]
    if len(one.days) > 1:
        last = one.days[1]
        if first.month == 1 and not first.day and last.month and not last.day:
            return Span(first.year, None if last.month == 12 else float(last.month))
        return Span(first.year, point=one.normal)
    if _UP_TO.search(text[: one.start]):
        return Span(first.year, _months(first))
    if first.part in _HALVES and not first.month:
        return Span(first.year, _HALVES[first.part])
    if first.year and not first.month and not first.part:
        return Span(first.year)
    return Span(first.year, point=one.normal.removeprefix(f"{first.year}年") if first.year else one.normal)


def _months(day: Day) -> float | None:
    """Months of the year gone by on the day; None: all of them."""
    if not day.month:
        return _HALVES.get(day.part) if day.part != "底" else None
    gone = day.month - 1 + (day.day / 31 if day.day else {"上旬": 0.33, "中旬": 0.66, "初": 0.1}.get(day.part, 1.0))
    return None if gone >= 12 else round(gone, 2)
