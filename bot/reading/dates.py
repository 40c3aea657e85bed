"""Dates in every shape that clerks type: 5.16 · 2024-03-15 · 三月中旬 · 12.1到12.7 · 2026年一季度."""

import re
from dataclasses import replace

from bot.reading.kinds import Day, Kind, Specific
from bot.reading.numerals import chinese_value

_Y = r"(?:19|20)\d\d|二[〇零][〇零一二三四五六七八九]{2}|一九[〇零一二三四五六七八九]{2}"
_M = r"1[0-2]|0?[1-9]"
_D = r"3[01]|[12]\d|0?[1-9]"
_CM = r"(?<![一二三四五六七八九十百〇零])(?:十[一二]?|[一二三四五六七八九])"
_CD = r"三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九]"
_PART = r"[上中下]旬|月?底|月?初|月?末|中(?=[，。；、旬])"
_SEASON = r"第?[一二三四1-4]季度|前三季度|[上下]半年|[春秋夏冬]季|年?底|年?初|年末"
# What a decimal may be followed by; 5.16 before anything else is a date.
_DECIMAL = r"\s?(?:[万亿千百余多%％倍亩吨米元折‰℃]|平[方米]|公[里斤顷]|立方|千[米瓦克]|个|小时|学时|课时|个小时|个?百分点|分(?![别析管散类局公期派解级享区段])|成(?![立功果员效熟品本为绩长都交])|度(?!假)|人(?![大民社力事才员])|名(?!为)|件|家(?![长庭园校教])|场(?![地馆所景])|次|份|户|台|条(?!例)|天|年|周年|岁|[GMTKkm㎡])"
_NOT_COUNT = r"(?![\d.．万亿%％]|\s?[个次场件名人份家户条项期篇台处只元倍成天年月周小轮批届公分以左的])"

_DATE = re.compile(
    rf"(?<![\d.])(?:"
    rf"(?P<y1>{_Y})\s?[年./．\-—]\s?(?P<m1>{_M})\s?[月./．\-]\s?(?P<d1>{_D})(?!\d)[日号]?"
    rf"|(?P<y2>{_Y})\s?年\s?(?P<m2>{_M}|{_CM})\s?月份?(?:(?P<d2>{_D}|{_CD})[日号](?!线)|(?P<p2>{_PART}))?"
    rf"|(?P<m3>{_M}|{_CM})\s?月份?\s?(?:(?P<d3>{_D}|{_CD})\s?[日号](?!线)|(?P<p3>{_PART})|(?P<d4>{_D})(?:(?=\s?[-—－~～至到]{{1,2}}\s?(?:{_D})[日号])|(?![\d.．\-—至到月个场次件名人份家户条])))?(?!度)"
    rf"|(?P<y4>{_Y})[./．](?P<m4>{_M})(?![\d.．%％]|{_DECIMAL})"
    rf"|(?P<y5>{_Y})\s?年度?(?:[的第]?(?P<p5>{_SEASON}))?(?!级)"
    rf"|(?P<y6>{_Y})\s?(?=[-—－~～至到]{{1,2}}\s?(?:{_Y})\s?(?:年|[）)]))"
    rf"|(?P<m7>{_M})[.．·](?P<d7>{_D})日?(?!\d|月|[.．]\d|{_DECIMAL})"
    rf"|(?P<m8>{_M})[-/](?P<d8>{_D})日?{_NOT_COUNT}(?![-/](?!(?:{_M})[/-](?:{_D})))"
    rf"|(?P<m9>{_M})(?=\s?[-—－~～至到]{{1,2}}\s?(?:{_M})\s?月)"
    rf"|(?P<y0>20[0-4]\d)(?=[【】：:\t\n一-鿿]|$){_NOT_COUNT}(?![宗卷本册辆间座幢栋吨亩款则幅枚面套支]|起(?=[\s，。；、（]|$))"
    rf"|(?P<p0>第?[一二三四1-4]季度|前三季度|[上下]半年)"
    rf")"
)
_TO = re.compile(r"\s?(?:到|至|——|—|－|-|~|～|―)\s?")
_DAY_ONLY = re.compile(rf"(?P<d>{_D})[日号]")
_YEAR_ONLY = re.compile(rf"(?P<y>{_Y})\s?(?:年|(?=[）)]))")
# Before a decimal that has no unit: 占比3.2, 增至5.1, V2.1.
_QUANTITY = re.compile(r"(?:率|比|占|达|约|近|超|为|均|分|倍|增长|降|增|降至|升至|增至|提高到|提升到|第|[A-Za-z])\s?$")


def dates(text: str) -> list[Specific]:
    """All dates and date ranges of a text, in order, not overlapping."""
    found: list[Specific] = []
    at = 0
    while match := _DATE.search(text, at):
        at = match.end()
        loose = match["m7"] or match["m8"]
        if loose and _QUANTITY.search(text[max(0, match.start() - 3) : match.start()]):
            continue
        first = _day(match)
        days, at = _with_end(first, text, match.end())
        if match["m9"] and len(days) < 2:
            continue
        quote = text[match.start() : at]
        normal = "~".join(str(day) for day in days)
        found.append(Specific(Kind.DAY, match.start(), at, quote, _certainty(match), normal, days=days))
    return found


def _with_end(first: Day, text: str, at: int) -> tuple[tuple[Day, ...], int]:
    """The date, and the end of its range where one follows: 12月1日至7日, 1—12月, 2021—2025年."""
    if not (to := _TO.match(text, at)):
        return (first,), at
    if first.day and (only := _DAY_ONLY.match(text, to.end())):
        return (first, replace(first, day=_number(only["d"]))), only.end()
    if first.year and not first.month and (year := _YEAR_ONLY.match(text, to.end())):
        return (first, Day(_number(year["y"]), None, None)), year.end()
    match = _DATE.match(text, to.end())
    if not match:
        return (first,), at
    last = _day(match)
    if last.year is None and first.year and last.month:
        last = replace(last, year=first.year)
    return (first, last), match.end()


def _day(match: re.Match[str]) -> Day:
    def first(letter: str) -> str:
        named = (value for name, value in match.groupdict().items() if name[0] == letter and value)
        return next(named, "")

    return Day(_number(first("y")), _number(first("m")), _number(first("d")), _part(first("p")))


def _part(text: str) -> str:
    """底, 月底, 年底 and 末 are one; so are 1季度, 第一季度 and 一季度."""
    text = text.lstrip("第年月").replace("末", "底")
    return text.translate(str.maketrans("1234", "一二三四"))


def _number(text: str) -> int | None:
    if not text:
        return None
    if text.isdigit():
        return int(text)
    value = chinese_value(text)
    return int(value) if value is not None else None


def _certainty(match: re.Match[str]) -> float:
    """How surely it is a date: written out 1, 5.16 nearly so, 5-16 and bare quarters less."""
    if match["m8"] or match["p0"] or match["y0"]:
        return 0.7
    if match["m7"] or match["m9"] or match["y4"]:
        return 0.9
    return 1.0
