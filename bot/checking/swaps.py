"""Two numbers of one sentence changed about: the notes give them the other way round."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.checking.binding import beside
from bot.checking.claims import Claim
from bot.checking.context import Known
from bot.checking.evidence import Evidence
from bot.checking.passages import Flaw, Passage, flaw
from bot.domain.draft import Severity

_LIST = re.compile(r"\s*(?:[、，和与及]|以及|和|分别)?\s*")
_MOST = 4
"""Lines with both numbers beyond which they say nothing."""
_FARTHEST = 50


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
