"""Figures of last year's report beside this year's, and what this year's notes say of last year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.facts import Fact
from bot.domain.genre import Role
from bot.domain.last_year import Contradiction, YearPair
from bot.domain.past_report import PastReport
from bot.gathering.likeness import Likeness, Terms
from bot.reading.kinds import Figure, Kind
from bot.reading.roles import all_sections
from bot.reading.specifics import specifics
from bot.reading.wording import Wording

ALIKE = 0.6
"""Shared weight of two things' words from which on they are one thing (Dice)."""
SURE = 0.8
_EDGE = re.compile(r"[，。；：！？、\n\t（）()]")
_STOP = re.compile(r"[。；！？\n]")
_RUNNING = re.compile(r"累计|[五三四两]年(?:来|间|以来)|以来|[“\"]?[七八九]五[”\"]?(?:普法)?期间|十[三四五]五|历年")
_AHEAD = frozenset({Role.PROBLEMS, Role.PLANS})
NOT_AS_REPORTED = "这里说上年是“{said}”，上年报告写的是“{told}”，请核对。"
NOT_THE_RISE = "按这里说的增减，上年应是{due}，上年报告写的是“{told}”，请核对。"
FALLS = "累计数“{now}”比上年报告的“{told}”还小，请核对。"


@dataclass(frozen=True)
class Counted:
    """A number with the words that say what it counts. `near`: these words; `running`: a total over years."""

    figure: Figure
    quote: str
    near: str
    terms: Terms
    running: bool
    fact: str = ""
    before: str = ""
    """The text of its sentence up to the number."""


def counted_in(text: str, words: Wording, likeness: Likeness, fact: str = "") -> Iterator[Counted]:
    """The figures of a text that count something, each with its own words or those of the clause before."""
    found = [one for one in specifics(text, words) if one.kind is Kind.FIGURE]
    for at, one in enumerate(found):
        if one.figure is None or one.certainty < SURE or not one.figure.unit_class:
            continue
        if one.figure.unit_class in words.measures.durations:
            continue
        low = max([found[at - 1].end if at else 0, *(edge.end() for edge in _STOP.finditer(text, 0, one.start))])
        clauses = [clause for clause in _EDGE.split(text[low : one.start]) if likeness.terms(clause)]
        left = clauses[-1] if clauses else _sentence_before(text, one.start)
        near = left[-16:] + _EDGE.split(text[one.end : one.end + 6])[0]
        before = _sentence_before(text, one.start)
        yield Counted(
            one.figure, one.quote, near, likeness.terms(near), bool(_RUNNING.search(before)), fact, before
        )  # fmt: skip


def _sentence_before(text: str, at: int) -> str:
    return _STOP.split(text[:at])[-1]


def counted_last_year(report: PastReport, words: Wording, likeness: Likeness) -> list[Counted]:
    """What the report counted of its own year: plans and shortcomings count nothing done."""
    texts = [one.text for one in all_sections(report.sections) if one.role not in _AHEAD]
    return [counted for text in texts for counted in counted_in(text, words, likeness)]


def counted_this_year(facts: Sequence[Fact], words: Wording, likeness: Likeness) -> list[Counted]:
    able = [fact for fact in facts if not {fact.zone, fact.section} & _AHEAD]
    return [counted for fact in able for counted in counted_in(fact.text, words, likeness, fact.id)]


def pairs_of_years(
    last: Sequence[Counted], now: Sequence[Counted], year: int, words: Wording, likeness: Likeness
) -> tuple[YearPair, ...]:
    """The same thing in both years, each figure once, the likest first; in the order of last year's report."""
    own = [one for one in now if not tells_of_last_year(one, year)]
    scored = [(alike(old, new, words, likeness), i, j) for i, old in enumerate(last) for j, new in enumerate(own)]
    taken_old: dict[int, int] = {}
    for score, i, j in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if score >= ALIKE and i not in taken_old and j not in taken_old.values():
            taken_old[i] = j
    return tuple(_pair(last[i], own[taken_old[i]]) for i in sorted(taken_old))


def _pair(old: Counted, new: Counted) -> YearPair:
    change = round(new.figure.value - old.figure.value, 4)
    return YearPair(_thing(old), old.quote, new.quote, new.fact, change)


def _thing(one: Counted) -> str:
    return re.sub(r"[“”]", "", one.near).strip(" ，、：") or one.quote


def alike(one: Counted, other: Counted, words: Wording, likeness: Likeness) -> float:
    """0 to 1: how surely two figures count the same thing in the same measure."""
    if one.figure.unit_class != other.figure.unit_class or one.running is not other.running:
        return 0.0
    if words.measures.opposed(one.near, other.near):
        return 0.0
    both = likeness.weight(one.terms) + likeness.weight(other.terms)
    return 2 * likeness.weight(one.terms & other.terms) / both if both else 0.0


def tells_of_last_year(one: Counted, year: int) -> bool:
    """「去年40场」「2024年是40场」「比去年增加8场」."""
    return bool(re.search(rf"(?:去年|上年|上一年度?|{year - 1}年度?)[^，。；\d]{{0,10}}$", one.before))


def contradictions(
    last: Sequence[Counted], now: Sequence[Counted], year: int, words: Wording, likeness: Likeness
) -> tuple[Contradiction, ...]:
    """Last year's value as the notes now tell it, a rise that does not fit, a running total that falls."""
    found = []
    for one in now:
        told = [old for old in last if alike(old, _whole(one, likeness), words, likeness) >= ALIKE]
        says = _against(one, told, now, year, words, likeness) if told else None
        if says:
            found.append(Contradiction(one.fact, one.quote, told[0].quote, says))
    return tuple(found)


def _whole(one: Counted, likeness: Likeness) -> Counted:
    """「普法58场，去年40场」: what was 40 last year is said before."""
    bare = re.sub(r"(?:去年|上年|上一年度?|\d{4}年度?|同期|增加|减少|增长|下降|多|少|比)", "", one.near)
    if likeness.terms(bare):
        return Counted(one.figure, one.quote, bare, likeness.terms(bare), one.running, one.fact, one.before)
    earlier = re.split(r"去年|上年|上一年|\d{4}年|比", one.before)[0]
    return Counted(one.figure, one.quote, earlier, likeness.terms(earlier), one.running, one.fact, one.before)


def _against(
    one: Counted, told: Sequence[Counted], now: Sequence[Counted], year: int, words: Wording, likeness: Likeness
) -> str | None:
    values = {old.figure.value for old in told}
    if one.running and not tells_of_last_year(one, year):
        falls = one.figure.value < min(values)
        return FALLS.format(now=one.quote, told=told[0].quote) if falls else None
    if not tells_of_last_year(one, year) or one.figure.approximate or any(old.figure.approximate for old in told):
        return None
    if turn := re.search(r"(增加|多|增长|上升|减少|下降|少)了?$", one.before):
        sign = -1 if turn[1] in ("减少", "下降", "少") else 1
        return _not_the_rise(one, told, now, sign)
    if one.figure.value in values:
        return None
    return NOT_AS_REPORTED.format(said=one.quote, told=told[0].quote)


def _not_the_rise(one: Counted, told: Sequence[Counted], now: Sequence[Counted], sign: int) -> str | None:
    """「58场，比去年增加8场」 where last year's report says 42场."""
    beside = [other for other in now if other.fact == one.fact and other.before in one.before and other is not one]
    same = [other for other in beside if other.figure.unit_class == one.figure.unit_class]
    if not same:
        return None
    due = round(same[-1].figure.value - sign * one.figure.value, 4)
    if due in {old.figure.value for old in told}:
        return None
    return NOT_THE_RISE.format(due=f"{due:.10g}{one.figure.unit}", told=told[0].quote)
