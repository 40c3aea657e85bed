"""What the notes say twice: the same fact again, and a count that a later one brings up to date."""

import itertools
import re
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.domain.facts import Fact, FactStatus, Mention
from bot.reading.counts import Count, counts_of
from bot.reading.dates import dates
from bot.reading.pairing import AHEAD, Pair
from bot.reading.pieces import Piece
from bot.reading.spans import Span
from bot.reading.things import load_things

FACTS_KEPT = 20_000
MOST_ALIKE = 30
"""Facts with a count in common that a new one is held against, the latest: a line pasted a thousand times has more."""
SHORTEST = 6
"""Characters of a fact without figures below which the same words may well be said of two things."""
_NAME = re.compile(r"“[^”]*”|《[^》]*》")
_NOT_WORDS = re.compile(r"\W")


@dataclass(frozen=True, slots=True)
class _Says:
    """All that a fact says, in one form for each wording of it. `numbers`: all but those of dates. `keys`: what it must
    have one of in common with a fact that says the same."""

    plain: str
    keys: tuple[str, ...]
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


def each_once(pieces: Sequence[Piece], taken: Collection[str] = ()) -> list[Fact]:
    """The facts, numbered past the ids that are `taken`; what was said before is joined to where it was first said, in
    the fuller of the wordings. Rows of a table may well be alike and stay, and so do 「其中」 lines."""
    kept: list[Piece] = []
    also: dict[int, tuple[Mention, ...]] = {}
    by_key: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=MOST_ALIKE))
    for piece in pieces:
        alike = [by_key[key] for key in _says(piece.text, piece.label).keys]
        at = next((at for places in alike for at in places if _twins(kept[at], piece)), None)
        if at is None:
            at = len(kept)
            kept.append(piece)
        else:
            kept[at], shorter = _fuller_first(kept[at], piece)
            also[at] = (*also.get(at, ()), Mention(shorter.quote, shorter.source))
        for places in alike:
            if at not in places:
                places.append(at)
    ids = (fact_id for number in itertools.count(1) if (fact_id := f"F{number}") not in taken)
    return [_fact(next(ids), piece, also.get(at, ())) for at, piece in enumerate(kept)]


def is_said(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether one of the facts says the same already."""
    return any(_twins(one, fact) for one in facts)


def _fuller_first(one: Piece, other: Piece) -> tuple[Piece, Piece]:
    fuller, shorter = (one, other) if _says(one.text, one.label).holds(_says(other.text, other.label)) else (other, one)
    return replace(fuller, zone=one.zone or other.zone), shorter


def _fact(fact_id: str, piece: Piece, also: tuple[Mention, ...]) -> Fact:
    return Fact(
        fact_id,
        piece.quote,
        piece.text,
        piece.source,
        piece.zone,
        piece.label,
        piece.part,
        piece.row,
        also=also,
    )


@lru_cache(maxsize=FACTS_KEPT)
def _says(text: str, label: str) -> _Says:
    found = counts_of(text, label)
    days = dates(text)
    plain = text
    for day in days:
        plain = plain.replace(day.quote, " ", 1)
    telling, common = load_things().read(re.sub(r"\d+", " ", f"{label}，{plain}"))
    words = _NOT_WORDS.sub("", f"{label}{text}")
    counts = frozenset((count.value, count.unit, count.span, count.own) for count in found)
    on, names = frozenset(one.normal for one in days), frozenset(_NAME.findall(text))
    keys = sorted(f"{value} {unit} {span} {sorted(own)}" for value, unit, span, own in counts)
    return _Says(
        words,
        (words, *(keys or (f"{sorted(on)} {sorted(names)}",))),
        counts,
        frozenset(re.findall(r"\d+(?:\.\d+)?", plain)),
        on,
        names,
        telling | common,
    )


def _twins(one: Piece | Fact, other: Piece | Fact) -> bool:
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


def brought_up_to_date(facts: Sequence[Fact], pairs: Sequence[Pair]) -> tuple[Fact, ...]:
    """The facts, those struck out whose every count a longer one has taken in: 截至11月底12场 by 全年14场.
    `pairs`: of counts of the same thing."""
    taken: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        for early, late in ((0, 1), (1, 0)) if pair.same else ():
            if _taken_in(pair.facts[early], pair.counts[early], pair.counts[late]):
                taken[pair.facts[early].id, pair.facts[late].id] += 1
    if not taken:
        return tuple(facts)
    by_id = {fact.id: fact for fact in facts}
    later = {
        early: late
        for (early, late), count in taken.items()
        if count >= len(counts_of(by_id[early].text, by_id[early].label)) and not _says_more(by_id[early], by_id[late])
    }
    return tuple(
        replace(fact, status=FactStatus.VOID, replaced_by=later[fact.id]) if fact.id in later else fact
        for fact in facts
    )


def _taken_in(fact: Fact, early: Count, late: Count) -> bool:
    grown = early.span.grows_into(late.span) and late.value >= early.value
    return fact.zone not in AHEAD and early.unit == late.unit and grown


def _says_more(early: Fact, late: Fact) -> bool:
    """Does the earlier fact name something, or a day beside its own span, that the later one does not?"""
    mine, its = _says(early.text, early.label), _says(late.text, late.label)
    return bool(mine.names - its.names) or len(mine.days) > 1
