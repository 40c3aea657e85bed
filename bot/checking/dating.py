"""Dates: each must stand in the notes for the same event, or be the known date of a publicity day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.checking.context import Known, event_of, pairs_of
from bot.checking.evidence import MOST_AKIN, Evidence
from bot.checking.passages import SIGNOFF, TITLE, Flaw, Passage, flaw
from bot.checking.support import retold_lines
from bot.domain.draft import Severity
from bot.reading.kinds import Day, Kind, Specific
from bot.reading.wording import Wording

_SEASONS = {
    "一季度": (1, 2, 3),
    "二季度": (4, 5, 6),
    "三季度": (7, 8, 9),
    "四季度": (10, 11, 12),
    "上半年": (1, 2, 3, 4, 5, 6),
    "下半年": (7, 8, 9, 10, 11, 12),
}
_ORDINAL = re.compile(r"^，?(?:第[一二三四五六七八九十\d]+个)")
_CUTOFF = re.compile(r"截[至止](?:到|至)?\Z")


def ungrounded_days(passages: Sequence[Passage], evidence: Evidence, words: Wording) -> Iterator[Flaw]:
    """Dates that the notes do not give (必改), dates of another event (疑似), publicity days on a wrong date."""
    for passage in passages:
        for one in passage.specifics:
            if one.kind is Kind.DAY:
                yield from _checked(one, passage, evidence, words)


def _checked(one: Specific, passage: Passage, evidence: Evidence, words: Wording) -> Iterator[Flaw]:
    if passage.section == SIGNOFF:
        yield from _wrong_signoff(one, passage, evidence)
        return
    if wrong := _wrong_national_day(one, passage, evidence, words):
        yield wrong
        return
    if all(_is_plain(day, evidence) for day in one.days) or _is_national_day(one, passage, words):
        return
    missing = [day for day in one.days if not _is_plain(day, evidence) and not _given(day, evidence)]
    start, end = _with_event(passage, one)
    if missing:
        near = _closest(one, passage, evidence, words)
        says = f"台账里没有“{one.quote}”这个日期" + (
            f"，这件事台账写的是“{near}”，请核对。" if near else "，请核对或删去。"
        )
        severity = Severity.MUST_FIX if one.certainty >= 0.8 else Severity.SUSPECT
        yield flaw(passage, start, end, "date", severity, says, near)
    elif (
        passage.section != TITLE
        and not _CUTOFF.search(passage.text, 0, one.start)
        and (other := _another_event(one, passage, evidence, words))
    ):
        says = f"台账里“{one.quote}”说的是“{_shown(other)}”，与这里的事不是一回事，请核对日期。"
        yield flaw(passage, start, end, "date_event", Severity.SUSPECT, says)


def _with_event(passage: Passage, one: Specific) -> tuple[int, int]:
    """The date with up to six characters of what happened, so that the quote is found again."""
    high = passage.clause(one.start, one.end)[1]
    if high == one.end and passage.text[high : high + 1] == "，":
        high = passage.clause(one.end + 1, one.end + 2)[1]
    return one.start, max(one.end, min(high, one.end + 6))


def _is_plain(day: Day, evidence: Evidence) -> bool:
    """A year alone near the report's own, or whose number the notes carry: nothing to ground."""
    if day.month is None and not day.part:
        return (
            day.year is None
            or abs(day.year - evidence.year) <= 1
            or str(day.year) in evidence.flat
            or f"{day.year % 100}年" in evidence.flat
        )
    if day.month is None and day.part in ("底", "初") and day.year is not None:
        return abs(day.year - evidence.year) <= 1
    return day.month is None and day.year is None and day.part in ("底", "初")


def _given(day: Day, evidence: Evidence) -> bool:
    return any(
        _agrees(day, one, evidence.first_year, evidence.year)
        for known in evidence.days
        for one in _spread(known.specific.days)
    )


def _spread(days: Sequence[Day]) -> Iterator[Day]:
    """The days of a fact: its ends, and the months inside a range of months."""
    yield from days
    if len(days) == 2 and all(day.month and not day.day for day in days):
        for month in range((days[0].month or 0) + 1, days[1].month or 0):
            yield Day(days[0].year, month, None)


def _agrees(day: Day, known: Day, first: int, year: int) -> bool:
    """Does a known date back the draft's? The draft may be coarser, never finer.

    A known date without a year lies in the years that the report spans, or in those it plans for.
    """
    if day.year and known.year and day.year != known.year:
        return False
    if day.year and not known.year and not first <= day.year <= year + 2:
        return False
    if day.month is None:
        months = _SEASONS.get(day.part)
        return day.part == known.part or (months is not None and known.month in months)
    if day.month != known.month:
        return False
    if day.day:
        return day.day == known.day
    return (
        not day.part
        or day.part == known.part
        or _part_of(known) == day.part
        or (day.part == "底" and (known.day or 0) >= 25)
    )


def _part_of(day: Day) -> str:
    if not day.day:
        return ""
    return "上旬" if day.day <= 10 else "中旬" if day.day <= 20 else "下旬"


def _national_name(one: Specific, passage: Passage, words: Wording) -> re.Match[str] | None:
    """A publicity day named right after a date, in the same clause or within twelve characters."""
    return words.national.day_names.search(passage.text, one.end, min(len(passage.text), one.end + 12))


def _is_national_day(one: Specific, passage: Passage, words: Wording) -> bool:
    low, high = passage.sentence(one.start)
    day = one.days[0]
    for match in words.national.day_names.finditer(passage.text, low, high):
        when = words.national.day_of[match.group()]
        if day.month == when.month and (day.day is None or when.day is None or day.day == when.day):
            return day.day is None or when.day is not None
    return False


def _wrong_national_day(one: Specific, passage: Passage, evidence: Evidence, words: Wording) -> Flaw | None:
    """「10月26日世界粮食日」: the date stands right before the name and is not its date."""
    match = _national_name(one, passage, words)
    gap = passage.text[one.end : match.start()] if match else "，"
    gap = _ORDINAL.sub("", gap)
    if not match or len(one.days) > 1 or re.search(r"[，。；、和及]|第|起|后|至", gap) or len(gap) > 4:
        return None
    when, day = words.national.day_of[match.group()], one.days[0]
    wrong = day.month is not None and (
        day.month != when.month or (day.day is not None and when.day is not None and day.day != when.day)
    )
    if not wrong or (when.day is None and day.day is not None):
        return None
    given = _given(day, evidence)
    says = f"{match.group()}是{when.when}，这里写成了“{one.quote}”" + ("（台账也这样写），请核对。" if given else "。")
    severity = Severity.SUSPECT if given else Severity.MUST_FIX
    return flaw(passage, one.start, match.end(), "national_day", severity, says, f"{when.when}{match.group()}")


def _wrong_signoff(one: Specific, passage: Passage, evidence: Evidence) -> Iterator[Flaw]:
    """The sign-off date must be the one that the notes or the brief give, where they give one."""
    given = evidence.signed
    if given and not any(given.agrees(day) for day in one.days):
        says = f"材料给的落款日期是{given}，这里写的是“{one.quote}”。"
        yield flaw(passage, one.start, one.end, "date", Severity.MUST_FIX, says, str(given))


def _another_event(one: Specific, passage: Passage, evidence: Evidence, words: Wording) -> Known | None:
    """A fact of this date, where what stands here is nothing of it but much of another date's event."""
    low, high = passage.sentence(one.start)
    text = passage.text[low:high]
    beside = passage.neighbours(one, 40)
    days = [_moved(other, -low) for other in beside if other.kind is Kind.DAY and low <= other.start < high]
    here = next(other for other in days if other.start == one.start - low)
    event = event_of(text, here, [other for other in days if other is not here])
    around, event_pairs = pairs_of(text, words), pairs_of(event, words)
    if other := _of_another_title(one, passage, evidence):
        return other
    mine = _of_days(one.days, evidence)
    if not mine or not event_pairs or one.days[0].month is None:
        return None
    retold = retold_lines(one, passage, evidence, words)
    if any(fact.number in retold for fact in mine if fact.specific.days[0].day is None):
        return None
    if not any(around & fact.line_pairs for fact in mine):
        return None if any(fact.number in retold for fact in mine) else mine[0]
    own = max(len(event_pairs & fact.near_pairs) for fact in mine)
    its = {id(fact) for fact in mine}
    others = [
        fact for fact in evidence.days_sharing(event_pairs) if id(fact) not in its and fact.specific.days[0].month
    ]
    lines = {fact.number for fact in mine}
    line = max(len(around & fact.line_pairs) for fact in mine)
    apart = [fact for fact in others if fact.number not in lines and len(around & fact.line_pairs) >= line]
    apart = [fact for fact in apart if not _coarser(fact.specific.days[0], one.days[0])]
    rival = max((len(event_pairs & fact.near_pairs) for fact in apart), default=0)
    if rival >= (own + 3 if own <= 1 else 2 * own + 3):
        return mine[0]
    return mine[0] if _crossed(event, mine, [fact for fact in others if fact.number in lines], words) else None


def _of_another_title(one: Specific, passage: Passage, evidence: Evidence) -> Known | None:
    """A fact of this date, where the notes give the title in the date's clause on other dates only."""
    low, high = passage.clause(one.start, one.end)
    near = [it for it in passage.neighbours(one) if it.kind is Kind.TITLE and low <= it.start < high + 1]
    if len(near) != 1 or not one.days[0].day:
        return None
    given = [
        day for known in evidence.titles if known.specific.normal == near[0].normal for day in evidence.days_by(known)
    ]
    if not given or any(_matches(day, fact, evidence) for day in one.days for fact in given):
        return None
    return next(iter(_of_days(one.days, evidence)), None)


def _coarser(known: Day, day: Day) -> bool:
    """Is a known date the same, told only to the month?"""
    return known.month == day.month and not known.day and (not known.year or not day.year or known.year == day.year)


def _crossed(event: str, mine: Sequence[Known], others: Sequence[Known], words: Wording) -> bool:
    """Do the words right beside the date stand beside another date of the line, and none of them beside this one?

    A date that has hardly a word of its own beside it (, 10月8日起用的) leans on the clause before.
    """
    close = pairs_of(_close(event), words)

    def shared(facts: Sequence[Known]) -> int:
        return max((len(close & pairs_of(_close(fact.near), words)) for fact in facts), default=0)

    leaning = any(len(pairs_of(_close(fact.near), words)) <= 1 and close & pairs_of(fact.near, words) for fact in mine)
    return not leaning and not shared(mine) and shared(others) > 0


def _close(event: str) -> str:
    """The rest of a date's own clause, without the clauses before and after."""
    before, _, after = event.partition("|")
    return f"{re.split('[，、：]', before)[-1]} {re.split('[，、：]', after)[0]}"


def _of_days(days: tuple[Day, ...], evidence: Evidence) -> list[Known]:
    """The facts of a date; a paper names one date many times."""
    if days not in evidence.of_days:
        found = [fact for fact in evidence.days if any(_matches(day, fact, evidence) for day in days)]
        evidence.of_days[days] = found[:MOST_AKIN]
    return evidence.of_days[days]


def _matches(day: Day, fact: Known, evidence: Evidence) -> bool:
    return any(_agrees(day, known, evidence.first_year, evidence.year) for known in _spread(fact.specific.days))


def _moved(one: Specific, by: int) -> Specific:
    return replace(one, start=one.start + by, end=one.end + by)


def _closest(one: Specific, passage: Passage, evidence: Evidence, words: Wording) -> str | None:
    """The date that the notes give for what the sentence speaks of."""
    low, high = passage.sentence(one.start)
    around = pairs_of(passage.text[low:high], words)
    finer = [fact for fact in evidence.days if fact.specific.days[0].month]
    best = max(finer, key=lambda fact: len(around & fact.line_pairs), default=None)
    if best is None or len(around & best.line_pairs) < 2:
        return None
    return str(best.specific.days[0])


def _shown(known: Known) -> str:
    return re.sub(r"\s+", "", known.line)[:18]
