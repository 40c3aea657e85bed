"""A number of the draft as a claim: its value, and the words around it that say what it counts."""

from dataclasses import dataclass

from bot.checking.context import Known, chars_of, near_of, pairs_of, side_of, tail_of, thing_of
from bot.checking.evidence import Evidence
from bot.checking.passages import Passage
from bot.checking.spans_told import is_earlier, is_of_part
from bot.reading.kinds import Figure, Specific
from bot.reading.wording import Wording

MOST_ALIKE = 60
"""Facts of one value that a figure is held against; the notes of a year have some ten."""


@dataclass(frozen=True)
class Claim:
    """A figure of the draft with what stands around it."""

    specific: Specific
    figure: Figure
    near: str
    near_pairs: frozenset[str]
    near_chars: frozenset[str]
    side_pairs: frozenset[str]
    tail_pairs: frozenset[str]
    clause_pairs: frozenset[str]
    sentence_pairs: frozenset[str]
    clause: str
    thing: str
    """The two or three characters that name what is counted: "" where only deeds or vague nouns stand there."""
    earlier: bool
    """Is it told of a year before the report's?"""
    part: bool
    """Is it told of a part of the year?"""


def claim_of(one: Specific, passage: Passage, words: Wording, first_year: int) -> Claim:
    """The claim that a figure of a passage makes."""
    assert one.figure is not None
    low, high = passage.sentence(one.start)
    local = Specific(one.kind, one.start - low, one.end - low, one.quote, 1.0, "")
    others = [
        Specific(other.kind, other.start - low, other.end - low, other.quote, 1.0, "")
        for other in passage.neighbours(one)
        if low <= other.start < high and other is not one
    ]
    near = words.measures.implied.sub("", near_of(passage.text[low:high], local, others))
    start, end = passage.clause(one.start, one.end)
    return Claim(
        one,
        one.figure,
        near,
        pairs_of(near, words),
        chars_of(near, words),
        side_of(near, words),
        tail_of(near, words),
        pairs_of(passage.text[start:end], words),
        pairs_of(passage.text[low:high], words),
        words.measures.canonical(passage.text[start:end]),
        "" if passage.text.startswith(("《", "“"), one.end) else thing_of(near, words),
        is_earlier(passage.text[low:high], one.start - low, first_year),
        is_of_part(passage.text[low:high], one.start - low),
    )


def matching(figure: Figure, evidence: Evidence) -> list[Known]:
    """Facts of this value; 「700余」 also meets an exact 712 where no fact says 700 itself."""
    if known := evidence.figures.get(figure.value):
        return known[:MOST_ALIKE]
    if not figure.approximate:
        return []
    step = _step(figure.value)
    near = [value for value in evidence.figures if abs(value - figure.value) < step]
    return [
        one
        for value in near
        for one in evidence.figures[value]
        if not one.figure.approximate and _units_agree(figure, one)
    ]


def _step(value: float) -> float:
    """How coarse a round number is: 700 is right to the hundred, 73 to one."""
    step = 1.0
    while value and value % (step * 10) == 0:
        step *= 10
    return step if value >= 10 else 0.0


def _units_agree(figure: Figure, one: Known) -> bool:
    return not figure.unit_class or not one.figure.unit_class or figure.unit_class == one.figure.unit_class
