"""Counts of different facts that count the same thing, in whatever words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.facts import Fact
from bot.domain.genre import Role
from bot.reading.counts import Count, counts_of
from bot.reading.spans import Span

SERIES = 5
"""Facts that count the same thing in the same words over the same time, from which on they list occasions."""
MOST_SHARING = 60
"""Counts that share a word up to which it tells what they count: the work grows with the notes, not their pairs."""
NEAR = 0.15
"""Share of a total by which a part of it hardly ever falls short."""
AHEAD = frozenset((Role.PROBLEMS, Role.PLANS))
"""Parts that tell of what is not done yet."""
OCCASIONS = frozenset(("场", "次", "期", "轮", "批", "次数"))
"""Measures of occasions, written for one another; 节 counts lessons, which are no lectures."""
_REPORTER = re.compile(r"[\u4e00-\u9fff]{2,10}(?:[科股室所队站局镇乡村办]|街道|社区|中心|学校|分局|大队|中队|片)$")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two facts, each with a count of it. `same`: the words say the same; else they nearly do."""

    facts: tuple[Fact, Fact]
    counts: tuple[Count, Count]
    same: bool


def alike_pairs(facts: Sequence[Fact]) -> list[Pair]:
    """Pairs of counts of different facts that count the same thing, whatever the time and the value."""
    stated = [(fact, count) for fact in facts for count in counts_of(fact.text, fact.label)]
    often = Counter(_key(count) for _, count in stated)
    by_word: dict[tuple[str, str], list[int]] = {}
    for at, (_, count) in enumerate(stated):
        if often[_key(count)] < SERIES:
            for word in _words(count):
                by_word.setdefault((measure(count), word), []).append(at)
    near = {
        (places[one], places[other])
        for places in by_word.values()
        if len(places) <= MOST_SHARING
        for other in range(len(places))
        for one in range(other)
    }
    return list(_paired([(stated[one], stated[other]) for one, other in sorted(near)]))


def _paired(near: Sequence[tuple[tuple[Fact, Count], tuple[Fact, Count]]]) -> Iterator[Pair]:
    for (fact, one), (later, other) in near:
        if fact is later or not _of_one_kind(fact, later):
            continue
        same = same_thing(one, other)
        if same or _narrower(one, other) or _narrower(other, one) or _slip(one, other):
            yield Pair((fact, later), (one, other), same)


def same_thing(one: Count, other: Count) -> bool:
    """Does each say nothing of its thing that the other does not say too?"""
    mine, its = one.own | one.leans, other.own | other.leans
    if not mine and not its:
        return one.common == other.common and len(one.common) > 0
    return bool(mine & its) and mine <= its | other.around and its <= mine | one.around


def _narrower(one: Count, other: Count) -> bool:
    """Does one say a single word more of the same thing? A part is less than its whole, and seldom near it."""
    mine, its = one.own | one.leans, other.own | other.leans
    more = mine - its - other.around
    if len(more) != 1 or not its <= mine | one.around or len((mine & its) | (one.common & other.common)) < 2:
        return False
    near = abs(one.value - other.value) <= NEAR * other.value
    beyond = one.value > other.value and one.unit != "百分"
    return beyond or near or _digits(one) == _digits(other)


def _slip(one: Count, other: Count) -> bool:
    """The same three digits or more in another order, the one saying no more than twice what the other does?"""
    mine, its = one.own | one.leans, other.own | other.leans
    within = bool(mine & its) and (mine <= its or its <= mine) and len(mine ^ its) <= len(mine & its)
    return within and one.unit == other.unit and len(_digits(one)) > 2 and _digits(one) == _digits(other)


def _digits(count: Count) -> list[str]:
    return sorted(re.findall(r"\d", count.quote))


def _key(count: Count) -> tuple[str, frozenset[str], Span]:
    return measure(count), _words(count), count.span


def measure(count: Count) -> str:
    """The measure word's class, one for all that count occasions."""
    return "场" if count.unit in OCCASIONS else count.unit


def _words(count: Count) -> frozenset[str]:
    return count.own | count.leans or count.common


def _of_one_kind(one: Fact, other: Fact) -> bool:
    """Done or still to be done, both; not two rows of one table; not two reporters on their own work."""
    if (one.zone if one.zone in AHEAD else None) != (other.zone if other.zone in AHEAD else None):
        return False
    if one.row and other.row and one.source.note == other.source.note:
        return False
    reporters = [fact.part for fact in (one, other) if _REPORTER.fullmatch(fact.part)]
    return len(set(reporters)) < 2
