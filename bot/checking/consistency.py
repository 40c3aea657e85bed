"""One thing, one value across the draft; parts no larger than the whole; conflicts of the notes not settled silently."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.checking.context import near_of
from bot.checking.evidence import Evidence
from bot.checking.passages import Flaw, Passage, flaw, widened
from bot.domain.draft import Severity
from bot.reading.kinds import Kind, Specific
from bot.reading.wording import Wording

_RISE = re.compile(r"[增升涨]到|增至|增加到|增长到|提高到|提升至|提升到|上升到|上升至|扩大到|扩大至")
_FALL = re.compile(r"[降减压缩]到|降至|下降到|减至|减少到|缩短至|缩短到|压缩至|压缩到|压减到|压减至")
_PARTS = re.compile(r"其中[，：]?")


def inconsistencies(passages: Sequence[Passage], evidence: Evidence, words: Wording) -> Iterator[Flaw]:
    """Two values for one thing, sums that do not add up, and a value that the notes themselves dispute."""
    yield from _two_values(passages)
    yield from _disputed(passages, evidence, words)
    for passage in passages:
        yield from _parts_over_whole(passage)
        yield from _wrong_direction(passage)


def _two_values(passages: Sequence[Passage]) -> Iterator[Flaw]:
    """The same words before a number, in the same unit, with another value, in two sections."""
    seen: dict[tuple[str, str], tuple[str, Specific]] = {}
    for passage in passages:
        for one in passage.specifics:
            key = _thing(one, passage)
            if key is None or one.figure is None:
                continue
            section, first = seen.setdefault(key, (passage.section, one))
            if first.figure and first.figure.value != one.figure.value and section != passage.section:
                start, end = widened(passage, one, 8)
                says = f"同一件事前后两个数：前面写“{first.quote}”，这里写“{one.quote}”，请统一。"
                yield flaw(passage, start, end, "consistency", Severity.SUSPECT, says, first.quote)


def _thing(one: Specific, passage: Passage) -> tuple[str, str] | None:
    """What is counted, as the clause's words before the number; None where they say too little."""
    if one.kind is not Kind.FIGURE or one.figure is None or one.certainty < 0.9 or not one.figure.unit_class:
        return None
    low, _ = passage.clause(one.start, one.end)
    before = re.sub(
        r"^(?:全年|累计|今年|共|其中|并)+|(?:累计|共|达到?|为|约|近)+$", "", passage.text[low : one.start].strip()
    )
    return (before, one.figure.unit_class) if len(before) >= 6 and not any(char.isdigit() for char in before) else None


def _parts_over_whole(passage: Passage) -> Iterator[Flaw]:
    """「受理12件，其中调解8件、诉讼6件」: parts in the whole's unit that add up to more than it."""
    for match in _PARTS.finditer(passage.text):
        low, _ = passage.sentence(max(0, match.start() - 2))
        end = passage.text.find("。", match.end())
        end = len(passage.text) if end < 0 else end
        end = min([end, *(at for mark in "；\n" if (at := passage.text.find(mark, match.end())) >= 0)])
        whole = [
            one
            for one in passage.specifics
            if one.figure and low <= one.start < match.start() and match.start() - one.end <= 3
        ]
        if not whole or whole[-1].figure is None:
            continue
        total = whole[-1].figure
        parts = [
            one
            for one in passage.specifics
            if one.figure
            and match.end() <= one.start < end
            and one.figure.unit_class == total.unit_class
            and total.unit_class
        ]
        largest = max(parts, key=lambda one: one.figure.value if one.figure else 0, default=None)
        if largest and largest.figure and largest.figure.value > total.value:
            start, stop = widened(passage, largest)
            says = f"“其中”的“{largest.quote}”比总数“{whole[-1].quote}”还大，请核对。"
            yield flaw(passage, start, stop, "consistency", Severity.SUSPECT, says)


def _wrong_direction(passage: Passage) -> Iterator[Flaw]:
    """「由75场增至46场」: a rise that falls, or a fall that rises."""
    figures = [one for one in passage.specifics if one.figure]
    for before, after in pairwise(figures):
        between = passage.text[before.end : after.start]
        rise, fall = _RISE.search(between), _FALL.search(between)
        first, last = before.figure, after.figure
        if (
            not (rise or fall)
            or not first
            or not last
            or len(between) > 16
            or "。" in between
            or first.unit_class != last.unit_class
        ):
            continue
        if (
            "由" not in passage.text[max(0, before.start - 10) : before.start]
            and "从" not in passage.text[max(0, before.start - 10) : before.start]
        ):
            continue
        if (rise and first.value > last.value) or (fall and first.value < last.value):
            says = f"“{before.quote}”到“{after.quote}”与“{(rise or fall).group()}”的说法相反，请核对。"  # type: ignore[union-attr]
            yield flaw(passage, before.start, after.end, "consistency", Severity.SUSPECT, says)


def _disputed(passages: Sequence[Passage], evidence: Evidence, words: Wording) -> Iterator[Flaw]:
    """A value that the notes themselves dispute, written as if it were settled.

    A draft that gives both values tells of two things.
    """
    for dispute in evidence.disputes:
        held = [
            (passage, one)
            for passage in passages
            for one in passage.specifics
            if one.figure and (one.figure.value, one.figure.unit_class) in dispute.values
        ]
        held = [(passage, one) for passage, one in held if dispute.is_about(_beside(passage, one), words)]
        if len({one.figure.value for _, one in held if one.figure}) != 1:
            continue
        told = " / ".join(quote[:12] for quote in dispute.quotes)
        for passage, one in held:
            start, end = widened(passage, one)
            says = f"台账里这个数有两种说法（{told}），请核实后再定。"
            yield flaw(passage, start, end, "conflict", Severity.SUSPECT, says)


def _beside(passage: Passage, one: Specific) -> str:
    """The words beside a figure, and those of the clause before it."""
    low, high = passage.sentence(one.start)
    local = [replace(other, start=other.start - low, end=other.end - low) for other in passage.neighbours(one)]
    here = next(other for other in local if other.start == one.start - low)
    return near_of(passage.text[low:high], here, [other for other in local if other.start >= 0])
