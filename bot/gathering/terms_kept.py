"""What else a promise is held to: how often, by when, at which level, for all of them."""

import re
from collections.abc import Iterator, Sequence

from bot.domain.facts import Fact
from bot.domain.last_year import Reached
from bot.gathering.aims import deadline_of, times_a_year
from bot.gathering.yardstick import Yardstick

_HELD = ("次", "期", "轮", "场", "次数")
_ALL = re.compile(r"全覆盖|全部|所有|逐一|每一?(?:个|名|人|位|家|所|处|村|社区|支)")
_UNIT = "(?:个|家|所|名|人|处|支)"
_OF_THEM = re.compile(rf"(?P<all>\d+){_UNIT}[^，。；\d]{{0,8}}[，中里]{{1,2}}[^，。；\d]{{0,10}}(?P<some>\d+){_UNIT}")
_RATE = re.compile(r"(?:覆盖|配备|设立|签约|建成)率[^，。；\d]{0,4}$")
_RANK = {"国家级": 5, "省级": 4, "市级": 3, "县级": 2, "区级": 2, "镇级": 1, "街道级": 1, "村级": 0}
_LEVEL = re.compile("|".join(_RANK))


def terms_kept(promised: str, facts: Sequence[Fact], by: Yardstick) -> Iterator[Reached | None]:
    """One for each condition; None where the promise has none, or the facts do not tell."""
    yield _often(promised, facts, by)
    yield _in_time(promised, facts, by)
    yield _level(promised, facts)
    yield _all_of_them(promised, facts, by)


def _often(promised: str, facts: Sequence[Fact], by: Yardstick) -> Reached | None:
    """「每季度一次」 against 「办了2次」; a fact that says itself how often is compared by that."""
    due = times_a_year(promised)
    if due is None:
        return None
    for fact in facts:
        if said := times_a_year(fact.text):
            return Reached(due[0], said[0], fact.id, said[1] >= due[1])
    told = [
        (one.figure.value, one.quote, fact.id)
        for fact in facts
        for one in by.figures(fact.text)
        if one.figure and one.figure.unit_class in _HELD
    ]
    if not told:
        return None
    value, quote, fact_id = max(told)
    return Reached(due[0], quote, fact_id, value >= due[1])


def _in_time(promised: str, facts: Sequence[Fact], by: Yardstick) -> Reached | None:
    """All that the facts date lies after the promised month: done, but late."""
    due = deadline_of(promised, by)
    if due is None:
        return None
    told = [
        (day.month, one.quote, fact.id) for fact in facts for one in by.days(fact.text) for day in one.days if day.month
    ]
    if not told:
        return None
    month, quote, fact_id = min(told)
    return Reached(due[0], quote, fact_id, month <= due[1])


def _level(promised: str, facts: Sequence[Fact]) -> Reached | None:
    """省级 promised, 市级 reached."""
    due = _LEVEL.search(promised)
    told = [(_RANK[level], level, fact.id) for fact in facts for level in _LEVEL.findall(fact.text)]
    if due is None or not told:
        return None
    rank, level, fact_id = max(told)
    return Reached(due[0], level, fact_id, rank >= _RANK[due[0]])


def _all_of_them(promised: str, facts: Sequence[Fact], by: Yardstick) -> Reached | None:
    """全覆盖 and 每个 against 「8个中5个」 or a rate below 100%."""
    due = _ALL.search(promised)
    for fact in facts if due else ():
        part = _OF_THEM.search(fact.text)
        if due and part and int(part["some"]) < int(part["all"]):
            return Reached(due[0], part[0], fact.id, False)
        for one in by.figures(fact.text):
            rate = _RATE.search(fact.text[: one.start])
            if due and rate and one.figure and one.figure.unit_class == "百分" and one.figure.value < 100:
                return Reached(due[0], one.quote, fact.id, False)
    return None
