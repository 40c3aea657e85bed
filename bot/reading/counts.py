"""What each number of a fact counts: its value, its thing in plain words, the time that it speaks of."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.reading.dates import dates
from bot.reading.figures import figures
from bot.reading.kinds import Specific
from bot.reading.spans import Span, spans_of
from bot.reading.things import Things, Words, load_things, told
from bot.reading.wording import load_wording
from bot.reading.words import words_of_text

FACTS_KEPT = 20_000
"""Facts whose counts are kept; the notes of a draft hold some thousands."""
FILLER = "\ufffc"

_CLAUSE = re.compile(r"[^，,。；;：:（）()！？!?\n|]+")
_PEOPLE = ("人", "人次")
_NAME = re.compile(r"“[^”]*”|《[^》]*》")
_RELATIVE = re.compile(
    r"(?:其中|每|平均|人均|日均|分别|各|又|再|另|另外|还|上年|去年|占|第|不少于|不低于|力争|目标|超|达标)(?:约|近|为|是|有|了)?$"
)
"""Words right before a number that measures a part, an average or an aim, not the whole thing."""
_PART = re.compile(r"其中|分别为|去年同期|上年同期")
_CHANGE = re.compile(r"比去年|比上年|较上年|较去年|同比|环比|比上月")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of a fact. `own`: words of its clause; `leans`: those before it without which they
    say nothing; `around`: words of all clauses; `quote`: the number with its measure word, `thing`: its clause without numbers, as written."""

    value: float
    approximate: bool
    unit: str
    quote: str
    thing: str
    own: frozenset[str]
    leans: frozenset[str]
    around: frozenset[str]
    common: frozenset[str]
    span: Span


@lru_cache(maxsize=FACTS_KEPT)
def counts_of(text: str, label: str) -> tuple[Count, ...]:
    """The numbers of a fact's text that say how much there is of a thing, in order."""
    words, things = load_wording(), load_things()
    plain = _NAME.sub(lambda match: FILLER * len(match.group()), text)
    days = dates(plain)
    blank = _blanked(plain, days)
    found = [one for one in figures(blank, text, words) if _counts(one, words.measures.durations)]
    spans = spans_of(text, days, [one.start for one in found])
    clauses = [(match.start(), match.end()) for match in _CLAUSE.finditer(blank)]
    held = _Held(text, _blanked(text, [*days, *found]), clauses, found, things, told(label))
    return tuple(count for one, span in zip(found, spans, strict=True) if (count := held.count(one, span)))


def _counts(one: Specific, durations: frozenset[str]) -> bool:
    """Is it how many there are of something, not how long it took and no bare number?"""
    figure = one.figure
    measured = figure is not None and (figure.unit_class or one.quote[-1] in "万亿余多")
    return bool(measured) and one.certainty >= 0.5 and figure is not None and figure.unit_class not in durations


def _blanked(text: str, found: Sequence[Specific]) -> str:
    for one in found:
        text = text[: one.start] + FILLER * (one.end - one.start) + text[one.end :]
    return text


@dataclass(frozen=True)
class _Held:
    """A fact's text with its clauses and numbers, for reading what each number counts."""

    text: str
    bare: str
    clauses: Sequence[tuple[int, int]]
    figures: Sequence[Specific]
    things: Things
    label: Words

    def count(self, one: Specific, span: Span) -> Count | None:
        """What the number counts; None where it measures a part, an average or an aim."""
        start, end = self._clause(one)
        before = self.text[start : one.start]
        if one.figure is None or _RELATIVE.search(before) or _PART.search(before):
            return None
        own, common = self._beside(one, start, end)
        if one.figure.unit_class in _PEOPLE:
            own -= self.things.attending
        leans = self._leans(start) if own <= self.things.leaning else frozenset()
        if _CHANGE.search(before):
            own |= {"同比"}
        named, weak = self.label
        own |= named | self._telling(self._bare_clauses, start)
        around = self._around | named
        figure, quote = one.figure, self.text[one.start : one.end]
        thing = self.bare[start:end].replace(FILLER, "").strip()
        return Count(
            figure.value, figure.approximate, figure.unit_class, quote, thing, own, leans, around, common | weak, span
        )

    def _leans(self, start: int) -> frozenset[str]:
        """Telling words of the fact's first count, without the deed and the last word, which is what it counts itself."""
        first = self.figures[0]
        begin, end = self._clause(first)
        if begin >= start:
            return frozenset()
        last = words_of_text(self.bare[begin : first.start].strip())[-1:]
        head = told("".join(last))[0]
        words = self._beside(first, begin, end)[0] | self._telling(self.clauses, begin)
        return words - self.things.deeds - (head if len(words - head) else frozenset())

    def _clause(self, one: Specific) -> tuple[int, int]:
        return next(bounds for bounds in self.clauses if bounds[0] <= one.start < bounds[1])

    def _beside(self, one: Specific, start: int, end: int) -> Words:
        """Words to the left of the number in its clause; to its right too, up to the next number, unless
        those belong to that one."""
        before = [other for other in self.figures if start <= other.start < one.start]
        after = [other for other in self.figures if one.start < other.start < end]
        left = told(self.bare[before[-1].end if before else start : one.start])
        right = told(self.bare[one.end : after[0].start if after else end])
        return left if left[0] and after else (left[0] | right[0], left[1] | right[1])

    def _telling(self, clauses: Sequence[tuple[int, int]], end: int) -> frozenset[str]:
        """Telling words of the whole clauses up to a place."""
        return frozenset[str]().union(*(told(self.bare[one:other])[0] for one, other in clauses if other <= end))

    @cached_property
    def _around(self) -> frozenset[str]:
        return self._telling(self.clauses, len(self.text))

    @cached_property
    def _bare_clauses(self) -> list[tuple[int, int]]:
        """Those without a number, which say for whom or when."""
        starts = sorted(figure.start for figure in self.figures)
        return [(one, other) for one, other in self.clauses if bisect_left(starts, one) == bisect_left(starts, other)]


@dataclass(frozen=True, slots=True)
class OnceDay:
    """The day of a deed that is done but once. `day`: in normal form, `deed`: the fact without it."""

    quote: str
    day: str
    deed: str
    words: frozenset[str]


@lru_cache(maxsize=FACTS_KEPT)
def once_day(text: str) -> OnceDay | None:
    """3.28揭牌, 5月6日印发《…》; None where there is no such deed or more than one day."""
    if not load_things().once.search(text):
        return None
    days = [one for one in dates(text) if one.day and one.day.day]
    if len(days) != 1:
        return None
    rest = _blanked(text, days)
    words = told(rest)[0] | frozenset(_NAME.findall(text))
    return OnceDay(days[0].quote, days[0].normal, rest.replace(FILLER, "").strip("，。"), words) if words else None
