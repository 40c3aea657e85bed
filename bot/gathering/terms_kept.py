"""What else a promise is held to: how often, by when, at which level, for all of them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.domain.facts import Fact
from bot.domain.last_year import Reached
from bot.gathering.aims import EVERY, deadline_of, times_a_year
from bot.gathering.yardstick import Yardstick

_CLAUSE = re.compile(r"[，。；]")
_TIMES_EACH = re.compile(r"(?:每月|每季度|每半年)[^，。；\d]{0,12}(?P<times>\d+)[次期轮场]")
_PARTED = re.compile(r"[。；其]")
_HELD = ("次", "期", "轮", "场", "次数")
_ALL = re.compile(r"全覆盖|全部|所有|逐一|每一?(?:个|名|人|位|家|所|处|村|社区|支)")
_UNIT = "(?:个|家|所|名|人|处|支)"
_OF_THEM = re.compile(
    rf"(?P<all>\d+)(?P<unit>{_UNIT})[^，。；\d]{{0,8}}[，中里]{{1,2}}[^，。；\d]{{0,10}}(?P<some>\d+)(?P=unit)"
)
_NO_PART = re.compile(r"最[少多高低]|平均|原[来先]|其余|剩")
_RATE = re.compile(r"(?:覆盖|配备|设立|签约|建成)率[^，。；\d]{0,4}$")
_NONE_OF_IT = re.compile(r"零(?P<what>[一-鿿]{2})")
_TERM = re.compile(r"(?P<days>\d+)个?(?:工作日|天)(?!以?前)")
_WITHIN = re.compile(r"[压缩短减][^，。；\d]{0,4}[至到为](?P<days>\d+)个?(?:工作日|天)")
_RANK = {"国家级": 5, "省级": 4, "市级": 3, "县级": 2, "区级": 2, "镇级": 1, "街道级": 1, "村级": 0}
_LEVEL = re.compile("|".join(_RANK))


def terms_kept(promised: str, facts: Sequence[Fact], by: Yardstick) -> Iterator[Reached | None]:
    """One for each condition; None where the promise has none, or the facts do not tell."""
    yield _often(promised, facts, by)
    yield _in_time(promised, facts, by)
    yield _level(promised, facts)
    yield _all_of_them(promised, facts, by)
    yield _no_more(promised, facts)
    yield _in_days(promised, facts)


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
        return _on_days(promised, due, facts, by)
    value, quote, fact_id = max(told)
    each = _TIMES_EACH.search(promised)
    return Reached(due[0], quote, fact_id, value >= due[1] * int(each["times"] if each else 1))


def _on_days(promised: str, due: tuple[str, int], facts: Sequence[Fact], by: Yardstick) -> Reached | None:
    """「6月、12月都公布了」: as often as there are months in the clauses that name the deed; none named is nothing told."""
    asked = next(part for part in _CLAUSE.split(promised) if due[0] in part)
    told: dict[str | int, tuple[str, str]] = {}
    for fact in facts:
        for clause in filter(None, _CLAUSE.split(fact.text)):
            days = [
                day for day in by.days(clause) if by.words.names_all(asked, clause) and clause[day.end :][:1] != "的"
            ]
            told |= {day.part or day.month or 0: (one.quote, fact.id) for one in days for day in one.days}
    if not told:
        return None
    quotes = "、".join(dict.fromkeys(quote for quote, _ in told.values()))
    return Reached(due[0], quotes, next(iter(told.values()))[1], len(told) >= due[1])


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
        if due and part and int(part["some"]) < int(part["all"]) and not _all_in_the_end(part, fact):
            return Reached(due[0], part[0], fact.id, False)
        if due and (fewer := _fewer_than(promised[due.start() :], fact.text, by)):
            return Reached(due[0], fewer, fact.id, False)
        if due and not EVERY.search(fact.quote) and (fewer := _fewer_than_all(fact.text, by)):
            return Reached(due[0], fewer, fact.id, False)
        for one in by.figures(fact.text):
            rate = _RATE.search(fact.text[: one.start])
            if due and rate and one.figure and one.figure.unit_class == "百分" and one.figure.value < 100:
                return Reached(due[0], one.quote, fact.id, False)
    return None


def _all_in_the_end(part: re.Match[str], fact: Fact) -> bool:
    """「46家，原来没装的9家，9月全部装好」: the second number is no part that alone was reached."""
    behind = re.split("[，。；]", fact.quote[fact.quote.find(part[0]) + len(part[0]) :], maxsplit=1)[1:]
    return bool(EVERY.search(part[0]) or _NO_PART.search(part[0]) or any(EVERY.search(one) for one in behind))


def _fewer_than(promised: str, said: str, by: Yardstick) -> str:
    """「全部8个中队」 against 「5个中队」: the first number of each, where the fact does not say that it was all."""
    whole = next((one.figure for one in by.figures(promised)[:1]), None)
    part = next(iter(by.figures(said)), None)
    if not whole or not part or not part.figure or EVERY.search(said) or part.figure.unit_class != whole.unit_class:
        return ""
    return part.quote if part.figure.value < whole.value else ""


def _fewer_than_all(said: str, by: Yardstick) -> str:
    """「事项37项，网上可办29项」: two numbers of one thing, the second one smaller."""
    told = [(one, one.figure) for one in by.figures(said) if one.figure]
    for (one, whole), (other, part) in pairwise(told):
        between = said[one.end : other.start]
        if whole.unit_class == part.unit_class and whole.value > part.value and not _PARTED.search(between):
            return said[one.start : other.end]
    return ""


def _no_more(promised: str, facts: Sequence[Fact]) -> Reached | None:
    """零投诉 against 「投诉2件」."""
    due = _NONE_OF_IT.search(promised)
    for fact in facts if due else ():
        found = re.search(rf"{due['what']}[^，。；\d]{{0,4}}[1-9]\d*[件起次人例]", fact.text) if due else None
        if due and found:
            return Reached(due[0], found[0], fact.id, False)
    return None


def _in_days(promised: str, facts: Sequence[Fact]) -> Reached | None:
    """「压缩至3个工作日」 against 「5个工作日」: the last term that a fact gives."""
    due = _WITHIN.search(promised)
    told = [(found, fact.id) for fact in facts for found in _TERM.finditer(fact.text)]
    if due is None or not told:
        return None
    last, fact_id = told[-1]
    return Reached(due[0], last[0], fact_id, int(last["days"]) <= int(due["days"]))
