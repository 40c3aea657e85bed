"""What stands around a number or a date: the words that say what it counts, or what happened then."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.kinds import Figure, Kind, Specific
from bot.reading.wording import Wording

_HAN = re.compile(r"[一-鿿A-Za-z]+")
_HAN_ONLY = re.compile(r"[一-鿿]+")
_EDGE = re.compile(r"[，。；：！？、\n\t（）()]| (?=[一-鿿])")
# What says nothing of a number before it; the clause further left does.
_SILENT = re.compile(r"\s*(?:只有|仅有|就有|共有|一共|总共|合计|累计|全年|仅|只|才|就|共|有|是)*\s*")
_DIGITS = re.compile(r"\d+")
_LISTED = re.compile(r"\s*(?:[、，/和及与跟]|还有|以及)?\s*")
# 13个村全部走到, 13个村都去过: they end the noun.
_ALL_OF_THEM = re.compile(r"全部|全都|[都均已]")
# Beyond these the words belong to the next number: 15名委员中有外聘专家9名.
_NEXT = re.compile(r"(?<=[一-鿿])(?:中有|有|其中|包括|含|里头|里面)")
# Beyond one of these the words belong to it, not to its neighbour.
_OTHERS = {Kind.FIGURE, Kind.DAY, Kind.TITLE}


@dataclass(frozen=True)
class Known:
    """A specific of the notes with what stands around it.

    `near` is the text beside it, `line` its whole line with label and column head; `sentence` what stands between
    two full stops of it; `at` its place in that line; `derivation` spells out a sum or difference, empty for what the notes say themselves;
    `earlier`: told of a year before the report's; `part`: of a part of its year; `ahead`: planned; `replaced_by`: the value that a later line of the
    notes puts in its place.
    """

    specific: Specific
    near: str
    line: str
    line_pairs: frozenset[str]
    near_pairs: frozenset[str]
    near_chars: frozenset[str]
    side_pairs: frozenset[str]
    tail_pairs: frozenset[str]
    number: int
    derivation: str = ""
    sentence: str = ""
    at: int = 0
    earlier: bool = False
    part: bool = False
    ahead: bool = False
    replaced_by: str = ""

    @property
    def figure(self) -> Figure:
        assert self.specific.figure is not None
        return self.specific.figure


def known_of(one: Specific, near: str, line: str, number: int, words: Wording, derivation: str = "") -> Known:
    """A specific with the pairs and characters of what stands around it; `number` is its line's."""
    return Known(
        one,
        near,
        line,
        pairs_of(line, words),
        pairs_of(near, words),
        chars_of(near, words),
        side_of(near, words),
        tail_of(near, words),
        number,
        derivation,
        line,
    )


def pairs_of(text: str, words: Wording) -> frozenset[str]:
    """The pairs of neighbouring characters that say something: empty words and numerals left out."""
    found = set()
    for run in _HAN.findall(words.empty.sub(" ", words.measures.canonical(text))):
        plain = run.strip(words.edges)
        found |= {plain[at : at + 2] for at in range(len(plain) - 1)}
    return frozenset(found)


def chars_of(text: str, words: Wording) -> frozenset[str]:
    """The single characters that say something: neither empty words nor characters that stand everywhere."""
    silent = {*words.edges, *words.alone, *words.common_chars}
    return frozenset(
        char
        for run in _HAN.findall(words.empty.sub(" ", words.measures.canonical(text)))
        for char in run
        if char not in silent
    )


def near_of(text: str, one: Specific, found: Sequence[Specific]) -> str:
    """The words beside a specific: from the last figure or clause edge to the next, 10 characters either way."""
    at = bisect_left(found, one.start, key=lambda other: other.start)
    # Found in order and not overlapping: no more than these can stand within reach.
    others = [other for other in found[max(0, at - 15) : at + 15] if other.kind in _OTHERS and other is not one]
    others = [other for other in others if not (other.end == one.start and _is_span(other))]
    low = max([other.end for other in others if other.end <= one.start], default=0)
    high = min([other.start for other in others if other.start >= one.end], default=len(text))
    left = _EDGE.split(text[max(low, one.start - 14) : one.start])
    right = _EDGE.split(text[one.end : min(high, one.end + 10)])
    before = left[-1]
    if len(left) > 1 and not right[0].strip() and _SILENT.fullmatch(before):
        before = left[-2] + before  # 学法律的少 只有5个
    return f"{before}|{_NEXT.split(right[0])[0]}"


def _is_span(one: Specific) -> bool:
    """五年 right before a number says over what time, and parts it from no words."""
    return one.figure is not None and one.figure.unit_class in ("年", "月", "周")


def side_of(near: str, words: Wording) -> frozenset[str]:
    """The pairs of the words before a figure, or after it where none stand before."""
    before, _, after = words.vague.sub(" ", near).partition("|")
    return pairs_of(before, words) or pairs_of(after, words)


def tail_of(near: str, words: Wording) -> frozenset[str]:
    """The pairs of the words right beside a figure: the last four before it, else the first four after it."""
    for part, cut in zip(words.vague.sub(" ", near).split("|")[:2], (slice(-4, None), slice(4)), strict=False):
        runs = [run.strip(words.edges) for run in _HAN.findall(words.empty.sub(" ", part))]
        runs = [run for run in runs if run and run not in words.alone]
        if runs:
            word = (runs[-1] if cut.stop is None else runs[0])[cut]
            return frozenset(word[at : at + 2] for at in range(len(word) - 1))
    return frozenset()


def thing_of(near: str, words: Wording) -> str:
    """The two or three characters that name what a number counts, the deeds and vague nouns left out.

    They end the words before the number, or begin those after it where none are left.
    """
    before, _, after = words.measures.canonical(_DIGITS.sub("", near)).partition("|")
    named = _HAN_ONLY.findall(words.hollow_end.sub("", before))
    if named and len(named[-1]) >= 2 and not named[-1].endswith("法"):  # a law is taught, not counted
        return str(named[-1][-3:])
    if after.startswith(("《", "“")):
        return ""
    after = after.lstrip(words.edges + " 　”")
    runs = _HAN_ONLY.findall(_ALL_OF_THEM.split(after)[0][:3])
    return "" if words.hollow_start.match(after) or not runs or not after.startswith(runs[0]) else str(runs[0])


def event_of(text: str, one: Specific, found: Sequence[Specific]) -> str:
    """What a date is the date of: its sentence from the date before to the date after, 40 characters either way."""
    at = bisect_left(found, one.start, key=lambda other: other.start)
    days = [other for other in found[max(0, at - 40) : at + 40] if other.kind is Kind.DAY and other is not one]
    start, end = _listed(one, days, text)
    low = max([other.end for other in days if other.end <= start], default=0)
    high = min([other.start for other in days if other.start >= end], default=len(text))
    before = re.split(r"[。；\n]", text[max(low, start - 40) : start])[-1]
    after = re.split(r"[。；\n]", text[end : min(high, end + 40)])[0]
    return f"{before}|{after}"


def _listed(one: Specific, days: Sequence[Specific], text: str) -> tuple[int, int]:
    """The bounds of the list of dates that a date stands in: 2月14日、7月20日 are dates of one thing."""
    start, end = one.start, one.end
    for other in reversed([other for other in days if other.end <= one.start]):
        if not _LISTED.fullmatch(text, other.end, start):
            break
        start = other.start
    for other in [other for other in days if other.start >= one.end]:
        if not _LISTED.fullmatch(text, end, other.start):
            break
        end = other.end
    return start, end
