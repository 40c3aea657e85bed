"""How often a thing was held, where the notes give no sum: 第4次, 「3月、6月各一期」, or a line for each day."""

import re
from collections.abc import Iterator, Sequence

from bot.domain.facts import Fact
from bot.domain.last_year import Reached
from bot.gathering.aims import Aim, times_a_year
from bot.gathering.yardstick import Yardstick

EVENTS = frozenset({"场", "期", "次", "轮", "批", "次数", "节"})
"""Unit classes of what is held."""
SPEAKS_OF_IT = 0.6
"""Share of what the fact that says most of an aim says of it, from which on another speaks of it too."""
_EACH_TIME = re.compile(r"各[^，。；]{0,6}$")
_EACH_ONCE = re.compile(r"各[^，。；\d]{0,3}[一1][次期轮场]")
_ONCE_IN_A_MONTH = re.compile(r"\d{1,2}月(?:份|底)?[办开搞又]?了?一[次期场轮]")
_ORDINAL = re.compile(r"第(?:\d{1,2}[、和])*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})(?=[次期场轮批班])")
_HAN = "零一二三四五六七八九十"


def held_often_enough(aim: Aim, facts: Sequence[Fact], by: Yardstick) -> Reached | None:
    """What shows that an aim of so many times was met; None where the facts do not."""
    if aim.figure.unit_class not in EVENTS or aim.falls:
        return None
    for fact in facts:
        for quote, times in _times(fact, by):
            if aim.is_met_by(times):
                return Reached(aim.quote, quote, fact.id, True)
    said = [by.shared(by.terms(f"{fact.label} {fact.text}"), aim.terms) for fact in facts]
    least = SPEAKS_OF_IT * max(said, default=0.0)
    days = occasions_told([fact for fact, shared in zip(facts, said, strict=True) if shared >= least > 0], by)
    return Reached(aim.quote, "、".join(days.values()), next(iter(days)), True) if aim.is_met_by(len(days)) else None


def occasions_told(facts: Sequence[Fact], by: Yardstick) -> dict[str, str]:
    """Fact id → the day, or the 第几期, that it alone of these facts tells of."""
    told: dict[str, str] = {}
    for fact in facts:
        ordinal, days = _ORDINAL.search(fact.text), by.days(fact.text)
        when = ordinal[0] if ordinal else days[0].quote if len(days) == 1 else ""
        if when and when not in told.values():
            told[fact.id] = when
    return told


def _times(fact: Fact, by: Yardstick) -> Iterator[tuple[str, float]]:
    """(words of the fact, the number of times they tell of)."""
    if said := times_a_year(fact.text):
        yield said
    if months := _ONCE_IN_A_MONTH.findall(fact.text):
        yield "、".join(months), len(months)
    for found in _ORDINAL.finditer(fact.text):
        yield fact.text[found.start() : found.end() + 1], _number(found["number"])
    # The reader makes one fact of each month: the quote still has them all.
    quote = fact.quote
    told = [(one.start, one.end, one.figure.value) for one in by.figures(quote) if one.figure]
    told = [one for one in told if _EACH_TIME.search(quote[: one[0]])]
    told += [(found.start(), found.end(), 1.0) for found in _EACH_ONCE.finditer(quote)]
    for start, end, held in told:
        if days := [day for day in by.days(quote) if day.end <= start]:
            yield quote[days[0].start : end], held * len(days)


def _number(written: str) -> int:
    """Up to 19, as 第几期 goes."""
    if written.isdigit():
        return int(written)
    return 10 + _HAN.index(written[1]) if len(written) == 2 and written[0] == "十" else _HAN.index(written[-1])
