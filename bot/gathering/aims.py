"""What a promise sets itself: how many, how much at most, how often, by when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.gathering.likeness import Terms
from bot.gathering.yardstick import Yardstick
from bot.reading.kinds import Figure, Specific

_EDGE = re.compile(r"[，。；：！？、\n（）()]")
_AT_LEAST = re.compile(r"(?:不少于|不低于|不得少于|至少|达到?|超过|提高[到至]|提升[到至]|增[加至]?[到至]|力争)了?约?$")
_AT_MOST = re.compile(
    r"(?:不超过|不高于|不多于|控制在|[降减压缩][^，。；\d]{0,4}[到至为]|压[降减缩]在|(?<!不)(?<!不得)[低少]于)约?$"
)
_OR_MORE = re.compile(r"^\s*(?:及以上|以上)")
_OR_LESS = re.compile(r"^\s*(?:以下|以内|之内|内(?!容))")
_SORTS = re.compile(r"^\s*(?:及?以上|以下|以内)的?(?=[一-鿿])")
"""「5万元以上合同」: a number that sorts, and is not reached."""
_WHOM = re.compile(r"(?:对|为|给|向|面向|针对|把|将|组织)(?:全[区县市镇]|辖区)?[^，。；\d]{0,2}$")
"""「对34所乡村学校…」: whom it is for, which changes from year to year."""
_EACH = re.compile(r"每(?:个|名|人|位|家|所|处|场|次|期|月|季度?|半年|年|周|学期|村|社区|支|站|天|日)")
_ADDS = re.compile(r"新(?:增|建|招|聘|培|评|创|设|配|录|命名|发展)|增加|增配|增聘|增设|再")
BY_HOW_MUCH = re.compile(r"(?:下降|减少|增加|增长|上升|提高|压减|缩短|降低|少|多|涨|降|增)了?约?$")
EVERY = re.compile(
    r"全部|全覆盖|全员|人人|一个不少|没落下|人手一|所有|无一|一个[不没]|均已|都[^，。；]{0,6}了|应.尽.|个个|一[人个户家村]一|清零"
)
_ONLY_WHEN = re.compile(r"\W|全年|年内|每年|不少于|不低于|至少|达到|以上")
_TIMES = {
    "每月": 12,
    "按月": 12,
    "逐月": 12,
    "每季度": 4,
    "按季度": 4,
    "每季": 4,
    "每半年": 2,
    "月通报": 12,
    "月巡查": 12,
    "月调度": 12,
    "季通报": 4,
}
_OFTEN = re.compile("|".join(_TIMES))
_BEFORE = re.compile(r"^(?:之前|以前|前|内|末前|底前)")
_PART_ENDS = {"上半年": 6, "前三季度": 9, "一季度": 3, "二季度": 6, "三季度": 9}


@dataclass(frozen=True)
class Aim:
    """A number to reach. `firm`: said with a bound (不少于), not only named; `falls`: what counts is to stay under it.

    `adds`: counted on top of what there was; `change`: by how much it is to rise or fall; `terms`: what
    its clause speaks of.
    """

    quote: str
    figure: Figure
    terms: Terms
    firm: bool = False
    falls: bool = False
    adds: bool = False
    change: bool = False

    def is_met_by(self, value: float) -> bool:
        return value <= self.figure.value if self.falls else value >= self.figure.value


def aims_of(text: str, by: Yardstick) -> Iterator[Aim]:
    """The numbers that a promise is held to. What stands for each one (每人1台) or says for whom is none."""
    for one in by.figures(text):
        low, high = clause_around(text, one.start, one.end)
        before, after = text[low : one.start], text[one.end : high]
        if one.figure is None or one.figure.value <= 1 or _EACH.search(before) or _SORTS.match(after):
            continue
        least, most = _AT_LEAST.search(before), _AT_MOST.search(before)
        more, less = _OR_MORE.match(after), _OR_LESS.match(after)
        falls = bool(most or (less and not least))
        firm = falls or bool(least or more)
        if not firm and _WHOM.search(before):
            continue
        yield Aim(
            quote="".join(part[0] for part in (most or least,) if part) + one.quote + _first(more, less),
            figure=one.figure,
            terms=by.terms(own_clause(text, low, high, one)),
            firm=firm,
            falls=falls,
            adds=bool(_ADDS.search(before)),
            change=bool(BY_HOW_MUCH.search(before)),
        )


def _first(*found: re.Match[str] | None) -> str:
    return next((match[0] for match in found if match), "")


def own_clause(text: str, low: int, high: int, one: Specific) -> str:
    """The clause with the number, and the one before it where it only says 「全年不少于4期」."""
    own = text[low : one.start] + text[one.end : high]
    if len(_ONLY_WHEN.sub("", own)) >= 3:
        return own
    earlier = [part for part in _EDGE.split(text[:low]) if part]
    return (earlier[-1] if earlier else "") + own


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause that holds this stretch starts and stops."""
    low = max((edge.end() for edge in _EDGE.finditer(text, 0, start)), default=0)
    edge = _EDGE.search(text, end)
    return low, edge.start() if edge else len(text)


def times_a_year(text: str) -> tuple[str, int] | None:
    """How often a text says that something happens: 每季度 is four times."""
    found = _OFTEN.search(text)
    return (found[0], _TIMES[found[0]]) if found else None


def deadline_of(text: str, by: Yardstick) -> tuple[str, int] | None:
    """(as written, the last month): 「6月底前」「上半年」. None without one, or at the year's end."""
    for one in by.days(text):
        last = one.days[-1]
        by_part = _PART_ENDS.get(last.part)
        due = by_part or (last.month if _BEFORE.match(text[one.end :]) else None)
        if due and due < 12:
            return one.quote + ("" if by_part else "前"), due
    return None
