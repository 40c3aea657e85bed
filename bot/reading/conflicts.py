"""Two values for one thing: found, so that they can be asked about and never chosen between."""

import re
from collections.abc import Iterator, Sequence

from bot.domain.facts import Conflict, Fact
from bot.reading.counts import Count, OnceDay, counts_of, once_day
from bot.reading.doubts import doubted_pairs
from bot.reading.pairing import OCCASIONS, SERIES, Pair
from bot.reading.things import told

_PERIOD = re.compile(r"20\d\d年|(?<!\d)\d{1,2}月|[一二三四五六七八九十]{1,2}月|[一二三四]季度|[上下]半年")


def conflicts_among(facts: Sequence[Fact], pairs: Sequence[Pair]) -> tuple[Conflict, ...]:
    """Things with two or more values, each with the facts that give them: numbers that the notes doubt,
    counts of the same thing over the same time, days of a deed that is done but once. `pairs`: of
    counts of the same thing."""
    held = [*doubted_pairs(facts)]
    known = {frozenset(clash.facts) for clash in held}
    steady = [*_counted_twice(pairs), *_dated_twice(facts)]
    held.extend(clash for clash in steady if frozenset(clash.facts) not in known)
    return tuple(_together(held))


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


def _counted_twice(pairs: Sequence[Pair]) -> Iterator[Conflict]:
    for pair in pairs:
        (fact, later), (one, other) = pair.facts, pair.counts
        if _of_other_times(fact, later):
            continue
        if _contradict(one, other) and not (_said_too(other, fact) or _said_too(one, later)):
            yield Conflict((fact.id, later.id), (one.quote, other.quote), _called(one, other))


def _of_other_times(one: Fact, other: Fact) -> bool:
    """Do the headings above both name periods, and not the same: 【3月月报】 and 【4月月报】?"""
    mine, its = (frozenset(_PERIOD.findall(fact.part)) for fact in (one, other))
    return bool(mine and its) and not mine & its


def _contradict(one: Count, other: Count) -> bool:
    """Different values over the same time, or a total that is less than what had been reached before."""
    if agree(one, other) or (one.unit in OCCASIONS and 1 in (one.value, other.value)):
        return False
    if one.span.grows_into(other.span):
        return other.value < one.value
    if other.span.grows_into(one.span):
        return one.value < other.value
    return one.span.same(other.span)


def _said_too(count: Count, fact: Fact) -> bool:
    """Does the other fact give the number too, of another of its things?"""
    return any(agree(count, other) and count.unit == other.unit for other in counts_of(fact.text, fact.label))


def _dated_twice(facts: Sequence[Fact]) -> Iterator[Conflict]:
    """Days of one deed that is done but once: 3.28揭牌 here, 4月28日揭牌 there."""
    by_word: dict[str, list[tuple[Fact, OnceDay]]] = {}
    for fact in facts:
        if found := once_day(fact.text):
            same = {other.id: (other, known) for word in found.words for other, known in by_word.get(word, ())[:SERIES]}
            for one, known in same.values():
                shared = found.words & known.words
                alike = len(shared) > 1 and (found.words <= known.words or known.words <= found.words)
                if alike and found.day != known.day:
                    yield Conflict((one.id, fact.id), (known.quote, found.quote), min(known.deed, found.deed, key=len))
            for word in found.words:
                by_word.setdefault(word, []).append((fact, found))


def _called(one: Count, other: Count) -> str:
    """What has two values, in the wording that tells more of it, the shorter of two that tell the same."""
    thing = max((one.thing, other.thing), key=lambda thing: (len(told(thing)[0]), -len(thing))).rstrip("了的")
    return re.sub("、{2,}", "、", thing).strip("、，") or "这项数据"


def _together(held: Sequence[Conflict]) -> Iterator[Conflict]:
    """Pairs that share a fact's value are one question: 36场, 31场 or 33场."""
    merged: list[dict[str, str]] = []
    things: list[str] = []
    place: dict[tuple[str, str], int] = {}
    for clash in held:
        values = dict(zip(clash.facts, clash.quotes, strict=True))
        at = next((place[value] for value in values.items() if value in place), len(merged))
        if at == len(merged):
            merged.append({})
            things.append(clash.thing)
        if all(merged[at].get(fact, quote) == quote for fact, quote in values.items()):
            merged[at].update(values)
            place.update((value, at) for value in values.items())
    return (Conflict(tuple(one), tuple(one.values()), thing) for one, thing in zip(merged, things, strict=True))
