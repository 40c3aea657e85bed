"""Which lines of the notes the sentence around a claim retells: told by its other specifics."""

import re
from collections.abc import Collection

from bot.checking.evidence import Evidence
from bot.checking.passages import FARTHEST, Passage
from bot.reading.kinds import Kind, Specific
from bot.reading.titles import squeezed
from bot.reading.wording import Wording

_END = re.compile(r"[。\n]")
_MOST_LINES = 6
"""Lines beyond which a specific says nothing of where a sentence comes from."""
_NAMED = {Kind.TITLE, Kind.QUOTED, Kind.ORGANISATION, Kind.PLACE, Kind.AWARD}


def retold_lines(one: Specific, passage: Passage, evidence: Evidence, words: Wording) -> dict[int, int]:
    """Line of the notes → how many other specifics of this specific's sentence stand on it."""
    low, high = _sentence(passage, one)
    found: dict[int, int] = {}
    for other in passage.neighbours(one, 24):
        if other is not one and low <= other.start < high:
            for line in lines_of(other, evidence, words):
                found[line] = found.get(line, 0) + 1
    return found


def lines_of(one: Specific, evidence: Evidence, words: Wording) -> Collection[int]:
    """The lines of the notes on which a specific stands; none where it stands on many."""
    if one.figure is not None:
        agree = words.measures.agree
        known = evidence.figures.get(one.figure.value, [])
        lines = {it.number for it in known if agree(one.figure.unit_class, it.figure.unit_class)}
    elif one.kind is Kind.DAY:
        day = one.days[0]
        lines = evidence.lines_of_day(day.month, day.day) if day.day else set()
    elif one.kind in _NAMED and len(one.normal) >= 3:
        lines = evidence.lines_with(squeezed(one.quote))
    else:
        lines = set()
    return lines if len(lines) <= _MOST_LINES else ()


def _sentence(passage: Passage, one: Specific) -> tuple[int, int]:
    """The bounds of the sentence around a specific, which goes on over semicolons."""
    low, far = max(0, one.start - FARTHEST), min(len(passage.text), one.end + FARTHEST)
    before = [match.end() for match in _END.finditer(passage.text, low, one.start)]
    after = _END.search(passage.text, one.end, far)
    return before[-1] if before else low, after.start() if after else far
