"""The numbers of a promise beside the numbers that this year's notes say were reached."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.domain.facts import Fact, Source
from bot.domain.last_year import Promise, PromiseKind, Reached
from bot.gathering.aims import BY_HOW_MUCH, EVERY, Aim, aims_of, clause_around, own_clause
from bot.gathering.occasions import EVENTS, SPEAKS_OF_IT, held_often_enough, occasions_told
from bot.gathering.terms_kept import terms_kept
from bot.gathering.yardstick import Yardstick
from bot.reading.kinds import Figure

_NOT_REACHED = re.compile(
    r"计划|原定|本来|原本|目标|应当?[^用急诉]?$|去年|上年|上一年|同期|比|其余|剩|还[有差剩]|尚有|另有|未|没|缺|查出|发现"
)
"""Before a number: it is none that was reached."""
_CAME_TO = re.compile(
    r"(?:[降升增减提高压缩]|现有|一共|共|累计|全年|总共|合计|达)[^，。；\d]{0,3}[到至为有]?[^，。；\d]{0,2}$"
)
_ADDED = re.compile(r"新|又|增|再")
_LIST = re.compile(r"[一-鿿“”]{2,12}(?:、[一-鿿“”]{2,12})+")
_PART = re.compile(
    r"[，、；和及 ]*(?:[上下]半年|[春夏秋冬][季天]?|第?[一二三四]季度|\d{1,2}月(?:份|底)?|线[上下]|[一-鿿]{1,4}(?:镇|乡|村|街道|社区|片区|中队|科|所|校))[各又再办了开展举]*"
)
"""Between two numbers of one sum: 「春季2期、秋季2期」. A deed between them makes them two things."""
_TOO_LOW = re.compile(r"(?:仅有?|只有?|不足|不到|低于|偏低[^，。；]{0,4})$")
_TOO_HIGH = re.compile(r"(?:仍有|仍达|高达|多达|还有|占|发生)$")
_HIGH_AFTER = re.compile(r"[^。；]{0,6}(?:居高不下|偏[多高]|较[多高]|频发|高发|过[多高])")
_AVERAGE = re.compile(r"[人平户村年]均")
_OFTEN_AMISS = re.compile(r"(?:多发|频发|高发|偏高|过高|居高|反复|反弹|增多|上升|较多|偏多|积压)")
_AMISS = re.compile(r"不足|薄弱|偏低|不高|[率度面]低|偏少|不够|短缺|滞后")
_SHARE = "百分"
_ALL_BEHIND = re.compile(r"[^，。；\d]{0,8}(?:都有了|均已|都已|全都|全部|全覆盖|个个)")


@dataclass(frozen=True)
class Count:
    """A number of a fact. `shared`: weight of what its clause and the promise's both speak of.

    `before`: its clause up to it; `between`: what stands between it and the number before; `came_to`: said to be
    the sum, or the end of a rise or fall; `of_fact`: weight of what its whole fact and the promise's clause both speak of.
    """

    fact: str
    line: Source
    quote: str
    figure: Figure
    shared: float
    before: str
    between: str
    came_to: bool
    of_fact: float


def reached(promise: Promise, facts: Sequence[Fact], beside: Sequence[Fact], by: Yardstick) -> tuple[Reached, ...]:
    """Each target of a promise that the facts let compare. `beside`: facts that only might belong to it."""
    if promise.kind is PromiseKind.PROBLEM:
        told = [_moved(promise.quote, facts, by)]
    else:
        aims = list(aims_of(promise.quote, by))
        in_series = any(aim.figure.unit_class in EVENTS for aim in aims)
        told = [_numbers(aim, facts, beside, by, in_series) for aim in aims]
        told += terms_kept(promise.quote, facts, by)
    return tuple(one for one in told if one)


def _numbers(aim: Aim, facts: Sequence[Fact], beside: Sequence[Fact], by: Yardstick, in_series: bool) -> Reached | None:
    """`in_series`: the promise is to hold something several times."""
    counts = _comparable(aim, facts, by) or [one for one in _comparable(aim, beside, by) if one.shared]
    if not any(aim.is_met_by(one.figure.value) for one in counts) and (often := held_often_enough(aim, facts, by)):
        return often
    if not counts:
        return _without_number(aim, facts, by)
    best = _the_count(aim, counts)
    parts = _together(aim, counts) or (_over_occasions(aim, counts, facts, by) if in_series else [])
    if not aim.is_met_by(best.figure.value) and parts:
        return Reached(aim.quote, "、".join(one.quote for one in parts), parts[0].fact, True)
    met = aim.is_met_by(best.figure.value)
    if not met and not aim.firm and not (best.shared and _same_unit(best, aim)):
        return None
    return Reached(aim.quote, best.quote, best.fact, met)


def _without_number(aim: Aim, facts: Sequence[Fact], by: Yardstick) -> Reached | None:
    """「全部上线」 for 100%, and 「甲、乙、丙」 for three; a bound that nothing is told of is not met."""
    words = EVERY if aim.figure.unit_class == _SHARE and aim.figure.value >= 99 else _LIST
    countable = aim.figure.unit_class not in EVENTS | {_SHARE} and not aim.falls
    for fact in facts if words is EVERY or countable else ():
        for found in words.finditer(fact.text):
            enough = words is EVERY or aim.is_met_by(found[0].count("、") + 1)
            # 「…31件，全部审过」 speaks of what stands before it, 「购置款全部付清」 of something else.
            of_it = fact is facts[0] and found.start() == clause_around(fact.text, found.start(), found.end())[0]
            if enough and (of_it or by.shared(by.terms(_clause_of(fact.text, found)), aim.terms)):
                return Reached(aim.quote, found[0], fact.id, True)
    return Reached(aim.quote, "", facts[0].id, False)


def _clause_of(text: str, found: re.Match[str]) -> str:
    low, high = clause_around(text, found.start(), found.end())
    return text[low:high]


def _together(aim: Aim, counts: Sequence[Count]) -> list[Count]:
    """Parts of one line that add up: 「春季2期、秋季2期」."""
    if aim.falls or aim.figure.unit_class == _SHARE:
        return []
    parts: list[Count] = []
    for one in counts:
        if not _same_unit(one, aim):
            continue
        follows = parts and parts[-1].line == one.line and _PART.fullmatch(one.between)
        parts = [*parts, one] if follows else [one]
        if len(parts) > 1 and aim.is_met_by(sum(part.figure.value for part in parts)):
            return parts
    return []


def _over_occasions(aim: Aim, counts: Sequence[Count], facts: Sequence[Fact], by: Yardstick) -> list[Count]:
    """One number of each time that it was held, where they add up to the aim: 第一期118人, 第二期97人, 第三期124人."""
    if aim.falls or aim.figure.unit_class in EVENTS | {_SHARE}:
        return []
    held = occasions_told(facts, by)
    parts = [one for one in counts if one.fact in held]
    once_each = len({one.fact for one in parts}) == len(parts) > 1 == len({one.figure.unit_class for one in parts})
    return parts if once_each and aim.is_met_by(sum(one.figure.value for one in parts)) else []


def _comparable(aim: Aim, facts: Sequence[Fact], by: Yardstick) -> list[Count]:
    """Numbers in the aim's unit, else in one written for it that speak of the same; of those facts that say most of it."""
    counts = [one for fact in facts for one in _counts(aim, fact, by)]
    most = max((one.of_fact for one in counts), default=0.0)
    counts = [one for one in counts if one.of_fact >= SPEAKS_OF_IT * most]
    exact = [one for one in counts if _same_unit(one, aim)]
    return exact or [one for one in counts if one.shared]


def _counts(aim: Aim, fact: Fact, by: Yardstick) -> Iterator[Count]:
    label = by.shared(by.terms(fact.label), aim.terms)
    of_fact = by.shared(by.terms(f"{fact.label} {fact.text}"), aim.terms)
    ends = 0
    for one in by.figures(fact.text):
        between, ends = fact.text[ends : one.start], one.end
        if one.figure is None or not _may_stand_for(one.figure.unit_class, aim.figure.unit_class, by):
            continue
        low, high = clause_around(fact.text, one.start, one.end)
        before = fact.text[low : one.start]
        by_how_much = BY_HOW_MUCH.search(before) and not (aim.change or aim.adds)
        if not _NOT_REACHED.search(before) and not by_how_much:
            shared = label + by.shared(by.terms(own_clause(fact.text, low, high, one)), aim.terms)
            if _ALL_BEHIND.match(fact.text, one.end):
                shared = max(shared, of_fact)
            came_to = bool(_CAME_TO.search(before))
            yield Count(fact.id, fact.source, one.quote, one.figure, shared, before, between, came_to, of_fact)


def _may_stand_for(one: str, other: str, by: Yardstick) -> bool:
    return one == other or (_SHARE not in (one, other) and by.wording.measures.akin(other, one))


def _same_unit(one: Count, aim: Aim) -> bool:
    return one.figure.unit_class == aim.figure.unit_class


def _the_count(aim: Aim, counts: Sequence[Count]) -> Count:
    """The number that speaks of the promised thing; of several what was added, or came to, or the largest."""
    most = max(one.shared for one in counts)
    told = [one for one in counts if one.shared >= 0.5 * most]
    if aim.adds:
        told = [one for one in told if _ADDED.search(one.before)] or told
    if aim.falls:
        return ([one for one in told if one.came_to] or [one for one in told if one.shared == most])[-1]
    return max(told, key=lambda one: one.figure.value)


def _moved(problem: str, facts: Sequence[Fact], by: Yardstick) -> Reached | None:
    """The number by which a fault was told beside this year's, where words say which way is better."""
    for aim in aims_of(problem, by):
        before = problem[: problem.find(aim.quote)]
        behind = problem[problem.find(aim.quote) + len(aim.quote) :]
        high = _TOO_HIGH.search(before) or _HIGH_AFTER.match(behind) or _OFTEN_AMISS.search(before)
        low = _TOO_LOW.search(before) or (not high and _AMISS.search(before))
        aim = replace(aim, terms=by.terms(problem))
        counts = [one for one in _comparable(aim, facts, by) if one.shared and _same_unit(one, aim)]
        if low and aim.figure.unit_class != _SHARE:
            counts = [one for one in counts if one.came_to or _AVERAGE.search(one.before)]
        if counts and (low or high):
            now = _the_count(replace(aim, falls=not low), counts)
            better = now.figure.value > aim.figure.value if low else now.figure.value < aim.figure.value
            return Reached(aim.quote, now.quote, now.fact, better)
    return None
