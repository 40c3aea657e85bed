"""What the notes say twice: the same fact again, and a count that a later one brings up to date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.domain.facts import Fact, FactStatus, Mention
from bot.reading.conflicts import AHEAD, Stated, alike_pairs, same_thing, stated_counts
from bot.reading.counts import counts_of
from bot.reading.dates import dates
from bot.reading.spans import Span
from bot.reading.things import load_things

FACTS_KEPT = 20_000
SHORTEST = 6
"""Characters of a fact without figures below which the same words may well be said of two things."""
_NAME = re.compile(r"“[^”]*”|《[^》]*》")
_NOT_WORDS = re.compile(r"\W")


@dataclass(frozen=True)
class _Says:
    """All that a fact says, in one form for each wording of it. `numbers`: all but those of dates."""

    plain: str
    counts: frozenset[tuple[float, str, Span, frozenset[str]]]
    numbers: frozenset[str]
    days: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]

    def holds(self, other: "_Says") -> bool:
        return (
            self.counts >= other.counts
            and self.numbers >= other.numbers
            and self.days >= other.days
            and self.names >= other.names
            and self.words >= other.words
        )


def each_once(facts: Sequence[Fact]) -> list[Fact]:
    """The facts, what was said before joined to where it was first said, in the fuller of the wordings.
    Rows of a table may well be alike and stay, and so do 「其中」 lines."""
    kept: list[Fact] = []
    by_key: dict[object, list[int]] = {}
    for fact in facts:
        keys = _keys(_says(fact.text, fact.label))
        at = next((at for key in keys for at in by_key.get(key, ()) if _twins(kept[at], fact)), None)
        if at is None:
            at = len(kept)
            kept.append(fact)
        else:
            kept[at] = _joined(kept[at], fact)
        for key in keys:
            by_key.setdefault(key, []).append(at)
    return [replace(fact, id=f"F{number}") for number, fact in enumerate(kept, start=1)]


def _joined(one: Fact, other: Fact) -> Fact:
    mine, its = _says(one.text, one.label), _says(other.text, other.label)
    fuller, shorter = (one, other) if mine.holds(its) else (other, one)
    mention = Mention(shorter.quote, shorter.source)
    return replace(fuller, also=(*fuller.also, *shorter.also, mention), zone=one.zone or other.zone)


def _keys(says: _Says) -> tuple[object, ...]:
    return (says.plain, *says.counts) if says.counts else (says.plain, (says.days, says.names))


@lru_cache(maxsize=FACTS_KEPT)
def _says(text: str, label: str) -> _Says:
    found = counts_of(text, label)
    days = dates(text)
    plain = text
    for day in days:
        plain = plain.replace(day.quote, " ", 1)
    telling, common = load_things().read(re.sub(r"\d+", " ", f"{label}，{plain}"))
    return _Says(
        _NOT_WORDS.sub("", f"{label}{text}"),
        frozenset((count.value, count.unit, count.span, count.own) for count in found),
        frozenset(re.findall(r"\d+(?:\.\d+)?", plain)),
        frozenset(one.normal for one in days),
        frozenset(_NAME.findall(text)),
        telling | common,
    )


def _twins(one: Fact, other: Fact) -> bool:
    """Do both say the same: the same words, or the same specifics in words that mean the same? In another
    note the one may say less than the other."""
    apart = one.source.note != other.source.note
    if (one.row and other.row and not apart) or "其中" in (one.label, other.label):
        return False
    if one.zone is not other.zone and ({one.zone, other.zone} & AHEAD or (one.zone and other.zone)):
        return False
    mine, its = _says(one.text, one.label), _says(other.text, other.label)
    if mine.plain == its.plain:
        return len(mine.plain) >= SHORTEST
    if not (mine.counts or (mine.names and mine.days)) or not (its.counts or (its.names and its.days)):
        return False
    if apart:
        return mine.holds(its) or its.holds(mine)
    return mine.holds(its) and its.holds(mine)


def brought_up_to_date(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts, those struck out whose every count a longer one has taken in: 截至11月底12场 by 全年14场."""
    stated = stated_counts(facts)
    own = {fact.id: len([one for one in stated if one.fact.id == fact.id]) for fact in facts} if stated else {}
    newer: dict[str, dict[str, int]] = {}
    for one, other in alike_pairs(stated, same_thing):
        for early, late in ((one, other), (other, one)):
            if _taken_in(early, late):
                held = newer.setdefault(early.fact.id, {})
                held[late.fact.id] = held.get(late.fact.id, 0) + 1
    done = {early: late for early, held in newer.items() for late, count in held.items() if count >= own[early]}
    return tuple(
        replace(fact, status=FactStatus.VOID, replaced_by=done[fact.id])
        if fact.id in done and not _says_more(fact, next(one for one in facts if one.id == done[fact.id]))
        else fact
        for fact in facts
    )


def _taken_in(early: Stated, late: Stated) -> bool:
    return (
        early.fact.zone not in AHEAD
        and early.count.unit == late.count.unit
        and early.count.span.grows_into(late.count.span)
        and late.count.value >= early.count.value
    )


def _says_more(early: Fact, late: Fact) -> bool:
    """Does the earlier fact name something, or a day beside its own span, that the later one does not?"""
    mine, its = _says(early.text, early.label), _says(late.text, late.label)
    return bool(mine.names - its.names) or len(mine.days) > 1
