"""Two numbers of one sentence changed about: the notes give them the other way round."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.checking.binding import beside
from bot.checking.claims import Claim
from bot.checking.context import Known
from bot.checking.evidence import Evidence
from bot.checking.passages import Flaw, Passage, flaw
from bot.checking.support import lines_of
from bot.domain.draft import Severity
from bot.reading.wording import Wording

_LIST = re.compile(r"\s*(?:[、，和与及]|以及|和|分别)?\s*")
_MOST = 4
"""Lines with both numbers beyond which they say nothing."""
_FARTHEST = 50
_BESIDE = 8
"""Characters between two numbers that belong together: 643件、罚款3.86万元."""
_TELLING = 10
"""Smaller numbers stand for many things."""


def swapped_figures(claims: Sequence[Claim], passage: Passage, evidence: Evidence) -> Iterator[Flaw]:
    """「分别下降21.4%和14.8%」 where the notes say 14.8% and 21.4%: neighbours in the other order."""
    for one, other in pairwise(claims):
        first, last = one.specific, other.specific
        between = passage.text[first.end : last.start]
        if len(between) > _FARTHEST or re.search(r"[。；\n]", between) or not _of_a_kind(one, other):
            continue
        if "每" in passage.text[passage.clause(first.start, first.end)[0] : last.start]:
            continue  # 每月1次、全年12次 are told in either order
        pair = _turned(one, other, evidence)
        if pair and _read_crosswise(one, other, pair, bool(_LIST.fullmatch(between))):
            told = f"{pair[1].specific.quote}、{pair[0].specific.quote}"
            says = f"台账里这两个数的先后是“{told}”，这里像是对调了，请核对。"
            yield flaw(passage, first.start, last.end, "swapped", Severity.SUSPECT, says)


def repeated_figures(claims: Sequence[Claim], passage: Passage, evidence: Evidence, words: Wording) -> Iterator[Flaw]:
    """「简易643件、罚款21.4万元，普通58件、罚款21.4万元」: a number that the notes give once, told beside the numbers of
    its own line and again beside another line's."""
    places: dict[tuple[float, str], list[int]] = {}
    for at, claim in enumerate(claims):
        places.setdefault((claim.figure.value, claim.figure.unit_class), []).append(at)
    for (value, unit), held in places.items():
        if len(held) < 2 or value < _TELLING or not unit:
            continue
        known = {one.number for one in evidence.figures.get(value, ()) if one.figure.unit_class == unit}
        beside_it = [_lines_before(at, claims, passage, evidence, words) for at in held] if len(known) == 1 else []
        if not any(known <= lines for lines in beside_it):
            continue
        for claim in (claims[at] for at, lines in zip(held, beside_it, strict=True) if lines and not known & lines):
            says = f"台账里“{claim.specific.quote}”只有一处，这里前后写了两次，这一处像是串了，请核对。"
            yield flaw(passage, *_clause_of(claim, passage), "measure", Severity.SUSPECT, says)


def _lines_before(at: int, claims: Sequence[Claim], passage: Passage, evidence: Evidence, words: Wording) -> set[int]:
    """The lines of the notes on which the number right before this one stands, where it stands near by."""
    if not at or claims[at].specific.start - claims[at - 1].specific.end > _BESIDE:
        return set()
    if "。" in passage.text[claims[at - 1].specific.end : claims[at].specific.start]:
        return set()
    return set(lines_of(claims[at - 1].specific, evidence, words))


def _clause_of(claim: Claim, passage: Passage) -> tuple[int, int]:
    low, _ = passage.clause(claim.specific.start, claim.specific.end)
    return max(low, claim.specific.start - 6), claim.specific.end


def _of_a_kind(one: Claim, other: Claim) -> bool:
    mine, its = one.figure, other.figure
    sure = min(one.specific.certainty, other.specific.certainty) >= 0.8
    return sure and mine.value != its.value and mine.unit_class == its.unit_class


def _turned(one: Claim, other: Claim, evidence: Evidence) -> tuple[Known, Known] | None:
    """The facts of both numbers on one line in the other order, where no line has them in this order."""
    mine, its = (evidence.figures.get(claim.figure.value, []) for claim in (one, other))
    lines: dict[int, list[Known]] = {}
    for b in its:
        lines.setdefault(b.number, []).append(b)
    pairs = [(a, b) for a in mine for b in lines.get(a.number, []) if "|" in a.near and "|" in b.near]
    pairs = [
        (a, b)
        for a, b in pairs
        if {a.figure.unit_class, b.figure.unit_class} <= {one.figure.unit_class, ""}
        and not (a.replaced_by or b.replaced_by)
        and not (
            a.earlier != b.earlier and (one.earlier, other.earlier) == (a.earlier, b.earlier)
        )  # 今年75件，上年84件
    ]
    if not 0 < len(pairs) <= _MOST or any(a.at < b.at for a, b in pairs):
        return None
    return pairs[0]


def _read_crosswise(one: Claim, other: Claim, pair: tuple[Known, Known], listed: bool) -> bool:
    """Do the words beside each number belong to the other? In a bare list the order alone says so."""
    mine, its = pair
    own, cross = beside(one, mine) + beside(other, its), beside(one, its) + beside(other, mine)
    if listed and _LIST.fullmatch(mine.line[its.at + len(its.specific.quote) : mine.at]):
        return cross >= own
    return cross > own
