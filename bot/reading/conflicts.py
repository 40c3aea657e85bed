"""Two values for one thing: found, so that they can be asked about and never chosen between."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.facts import Conflict, Fact
from bot.domain.genre import Role
from bot.reading.counts import Count, counts_of, once_days
from bot.reading.doubts import doubted_pairs

SERIES = 5
"""Facts that count the same thing in the same words from which on they are a list of occasions."""
NEAR = 0.15
"""Share of a total by which a part of it hardly ever falls short."""
AHEAD = frozenset((Role.PROBLEMS, Role.PLANS))
"""Parts that tell of what is not done yet."""
_OCCASIONS = frozenset(("场", "次", "期", "轮", "批", "节", "次数"))
"""Measures of occasions, written for one another; one occasion told of by itself is no total."""
_REPORTER = re.compile(r"[\u4e00-\u9fff]{2,10}(?:[科股室所队站局镇乡村办]|街道|社区|中心|学校|分局|大队|中队|片)$")


@dataclass(frozen=True)
class Stated:
    """A count with the fact that states it."""

    fact: Fact
    count: Count


def conflicts_among(facts: Sequence[Fact]) -> tuple[Conflict, ...]:
    """Things with two or more values, each with the facts that give them: numbers that the notes doubt,
    counts of the same thing over the same time, days of a deed that is done but once."""
    held = [*doubted_pairs(facts)]
    known = {frozenset(clash.facts) for clash in held}
    steady = [*_counted_twice(facts), *_dated_twice(facts)]
    held.extend(clash for clash in steady if frozenset(clash.facts) not in known)
    return tuple(_together(held))


def stated_counts(facts: Sequence[Fact]) -> list[Stated]:
    return [Stated(fact, count) for fact in facts for count in counts_of(fact.text, fact.label)]


def alike_pairs(stated: Sequence[Stated], alike: Callable[[Count, Count], bool]) -> Iterator[tuple[Stated, Stated]]:
    """Pairs of counts of different facts that are alike, whatever the time and the value."""
    by_word: dict[tuple[str, str], list[int]] = {}
    same: dict[tuple[str, frozenset[str]], set[str]] = {}
    for one in stated:
        same.setdefault((_measure(one.count), _words(one.count)), set()).add(one.fact.id)
    for at, one in enumerate(stated):
        words = _words(one.count)
        if words and len(same[(_measure(one.count), words)]) < SERIES:
            for word in words:
                by_word.setdefault((_measure(one.count), word), []).append(at)
    pairs = {
        (places[one], places[other])
        for places in by_word.values()
        for other in range(len(places))
        for one in range(other)
    }
    for first, second in sorted(pairs):
        one, other = stated[first], stated[second]
        if one.fact.id != other.fact.id and _of_one_kind(one.fact, other.fact) and alike(one.count, other.count):
            yield one, other


def same_thing(one: Count, other: Count) -> bool:
    """Does each say nothing of its thing that the other does not say too?"""
    mine, its = one.own | one.leans, other.own | other.leans
    if not mine and not its:
        return one.common == other.common and len(one.common) > 0
    return bool(mine & its) and mine <= its | other.around and its <= mine | one.around


def perhaps_same_thing(one: Count, other: Count) -> bool:
    return same_thing(one, other) or _narrower(one, other) or _narrower(other, one)


def _narrower(one: Count, other: Count) -> bool:
    """Does one say a single word more of the same thing? A part is less than its whole, and seldom near it."""
    mine, its = one.own | one.leans, other.own | other.leans
    more = mine - its - other.around
    if len(more) != 1 or not its <= mine | one.around or len((mine & its) | (one.common & other.common)) < 2:
        return False
    near = abs(one.value - other.value) <= NEAR * other.value
    beyond = one.value > other.value and one.unit != "百分"
    return beyond or near or _digits(one) == _digits(other)


def _digits(count: Count) -> list[str]:
    return sorted(re.findall(r"\d", count.quote))


def agree(one: Count, other: Count) -> bool:
    """Can both numbers be right: the same, one rounded, or one 余 or 近 of the other?"""
    if one.value == other.value:
        return True
    larger = max(abs(one.value), abs(other.value))
    if one.approximate or other.approximate:
        return abs(one.value - other.value) <= 0.1 * larger
    return any(_rounded(mine, its) for mine, its in ((one, other), (other, one)))


def _rounded(short: Count, exact: Count) -> bool:
    """Is 1.2万 the 12034 of the other?"""
    match = re.match(r"\d+(?:\.(?P<decimals>\d+))?\s*万", short.quote)
    places = len(match["decimals"] or "") if match else 0
    return bool(match) and "万" not in exact.quote and abs(short.value - exact.value) <= 0.5 * 10 ** (4 - places)


def _counted_twice(facts: Sequence[Fact]) -> Iterator[Conflict]:
    values: dict[str, list[Count]] = {}
    stated = stated_counts(facts)
    for one in stated:
        values.setdefault(one.fact.id, []).append(one.count)
    for one, other in alike_pairs(stated, perhaps_same_thing):
        if _contradict(one.count, other.count) and not (
            _said_too(other.count, values[one.fact.id]) or _said_too(one.count, values[other.fact.id])
        ):
            yield Conflict(
                (one.fact.id, other.fact.id), (one.count.quote, other.count.quote), _called(one.count, other.count)
            )


def _contradict(one: Count, other: Count) -> bool:
    """Different values over the same time, or a total that is less than what had been reached before."""
    if agree(one, other) or (_measure(one) in _OCCASIONS and 1 in (one.value, other.value)):
        return False
    if one.span.grows_into(other.span):
        return other.value < one.value
    if other.span.grows_into(one.span):
        return one.value < other.value
    return one.span.same(other.span)


def _said_too(count: Count, others: Sequence[Count]) -> bool:
    """Does the other fact give the number too, of another of its things?"""
    return any(agree(count, other) and count.unit == other.unit for other in others)


def _dated_twice(facts: Sequence[Fact]) -> Iterator[Conflict]:
    """Days of one deed that is done but once: 3.28揭牌 here, 4月28日揭牌 there."""
    dated = [(fact, found[0]) for fact in facts if (found := once_days(fact.text))]
    for at, (other, (quote, day, words)) in enumerate(dated):
        for one, (first, before, known) in dated[:at]:
            if not day.same(before) and len(words & known) > 1 and (words <= known or known <= words):
                yield Conflict((one.id, other.id), (first, quote), "".join(sorted(words & known))[:20])


def _measure(count: Count) -> str:
    return "场" if count.unit in _OCCASIONS else count.unit


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


def _called(one: Count, other: Count) -> str:
    """What has two values, in the shorter of the two wordings."""
    return min((one.thing, other.thing), key=len)


def _together(held: Sequence[Conflict]) -> Iterator[Conflict]:
    """Pairs that share a fact's value are one question: 36场, 31场 or 33场."""
    merged: list[Conflict] = []
    for clash in held:
        mine = dict(zip(clash.facts, clash.quotes, strict=True))
        for at, other in enumerate(merged):
            its = dict(zip(other.facts, other.quotes, strict=True))
            if any(its.get(fact) == quote for fact, quote in mine.items()):
                if all(its.get(fact, quote) == quote for fact, quote in mine.items()):
                    both = {**its, **mine}
                    merged[at] = Conflict(tuple(both), tuple(both.values()), other.thing)
                break
        else:
            merged.append(clash)
    return iter(merged)
