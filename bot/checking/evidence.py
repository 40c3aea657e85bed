"""The fact sheet as an index: by value, by day, and as one squeezed text; with what follows from it."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.checking.context import Known, event_of, known_of, near_of, pairs_of
from bot.checking.tables import table_figures
from bot.domain.facts import Conflict, FactSheet, FactStatus
from bot.domain.genre import Brief
from bot.reading.dates import dates
from bot.reading.kinds import Day, Kind, Specific
from bot.reading.specifics import specifics
from bot.reading.titles import squeezed
from bot.reading.wording import Wording

_LINE_END = re.compile(r"[。；！？\n]")
_RETIRED = re.compile(r"更正：“(?P<old>[^”]+)”已改为")
_LONG_LINE = 150
MOST_AKIN = 150
"""Facts that one number of a draft is held against, each way of finding them; the notes of a year have some hundred."""


@dataclass(frozen=True)
class Dispute:
    """One thing for which the notes give two values: the values with their unit classes, and words of the thing."""

    quotes: tuple[str, ...]
    values: frozenset[tuple[float, str]]
    thing_pairs: frozenset[str]


@dataclass(frozen=True)
class Evidence:
    """Everything that a draft may say."""

    figures: dict[float, list[Known]]
    days: list[Known]
    flat: str
    """All notes and names of the brief, squeezed: what stands in here is given."""
    first_year: int
    """The first year that the report tells of: its own, or of a five-year campaign the first."""
    year: int
    titles: tuple[str, ...]
    names: tuple[str, ...]
    disputes: tuple[Dispute, ...]
    signed: Day | None
    """The date that the notes or the brief give for the sign-off."""
    all_figures: tuple[Known, ...] = field(default=(), repr=False)

    def holds(self, text: str) -> bool:
        """Does the text, without white space and marks, stand in the notes?"""
        return squeezed(text) in self.flat

    def on_lines(self, numbers: Collection[int]) -> list[Known]:
        """The figures of these lines of the notes."""
        return [one for number in sorted(numbers) for one in self._by_line.get(number, [])][:MOST_AKIN]

    def sharing(self, pairs: Collection[str]) -> list[Known]:
        """The figures beside which one of these pairs of characters stands, in the order of the notes."""
        return _sharing(pairs, self._figures_by_pair, self.all_figures)

    def days_sharing(self, pairs: Collection[str]) -> list[Known]:
        """The dates beside which one of these pairs of characters stands, in the order of the notes."""
        return _sharing(pairs, self._days_by_pair, self.days)

    @cached_property
    def of_days(self) -> dict[tuple[Day, ...], list[Known]]:
        """The facts of each date that was asked for."""
        return {}

    @cached_property
    def _by_line(self) -> dict[int, list[Known]]:
        found: dict[int, list[Known]] = {}
        for one in self.all_figures:
            found.setdefault(one.number, []).append(one)
        return found

    @cached_property
    def _figures_by_pair(self) -> dict[str, list[int]]:
        return _by_pair(self.all_figures)

    @cached_property
    def _days_by_pair(self) -> dict[str, list[int]]:
        return _by_pair(self.days)


def _by_pair(known: Sequence[Known]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, one in enumerate(known):
        for pair in one.near_pairs | one.side_pairs | one.tail_pairs:
            found.setdefault(pair, []).append(place)
    return found


def _sharing(pairs: Collection[str], by_pair: Mapping[str, Sequence[int]], known: Sequence[Known]) -> list[Known]:
    places = {place for pair in sorted(pairs) for place in by_pair.get(pair, ())[:MOST_AKIN]}
    return [known[place] for place in sorted(places)[:MOST_AKIN]]


def evidence_of(sheet: FactSheet, brief: Brief, words: Wording) -> Evidence:
    """Index the notes (or, where there are none, the facts' quotes) and the facts as corrected."""
    lines = list(_lines(sheet))
    known = [one for number, line in enumerate(lines) for one in _read_line(number, line, words)]
    known += list(table_figures(lines, words))
    retired = {match["old"] for dropped in sheet.dropped if (match := _RETIRED.match(dropped.reason))}
    known = [one for one in known if not _is_retired(one, retired)]
    figures = [one for one in known if one.specific.kind is Kind.FIGURE]
    fields = [
        value for value in (brief.unit, brief.title, brief.signoff_unit, brief.signoff_date, brief.addressee) if value
    ]
    texts = [*lines, *fields]
    index: dict[float, list[Known]] = {}
    for one in figures:
        index.setdefault(one.figure.value, []).append(one)
    return Evidence(
        figures=index,
        days=[one for one in known if one.specific.kind is Kind.DAY],
        flat="\n".join(squeezed(text) for text in texts),
        first_year=brief.year - 4 if brief.genre.id == "campaign_summary" else brief.year,
        year=brief.year,
        titles=tuple(one.specific.quote for one in known if one.specific.kind is Kind.TITLE),
        names=tuple(
            one.specific.quote for one in known if one.specific.kind in (Kind.QUOTED, Kind.ORGANISATION, Kind.PLACE)
        ),
        disputes=tuple(_dispute(one, words) for one in sheet.conflicts),
        signed=_signed(sheet, brief),
        all_figures=tuple(figures),
    )


def _dispute(conflict: Conflict, words: Wording) -> Dispute:
    found = [one.figure for quote in conflict.quotes for one in specifics(quote, words) if one.figure]
    values = frozenset((figure.value, figure.unit_class) for figure in found)
    return Dispute(conflict.quotes, values, pairs_of(conflict.thing, words))


def _signed(sheet: FactSheet, brief: Brief) -> Day | None:
    found = [
        day for text in (brief.signoff_date, sheet.fields.signoff_date) for one in dates(text or "") for day in one.days
    ]
    return next((day for day in found if day.month), None)


def _is_retired(one: Known, retired: set[str]) -> bool:
    """Is this the very number that a correction replaced, and not one that merely begins alike?"""
    return (
        any(re.match(re.escape(old) + r"(?![\d.])", one.specific.quote) for old in retired) and "更正" not in one.line
    )


def _lines(sheet: FactSheet) -> Iterator[str]:
    """The lines of the notes without facts struck out, and the words of facts that a person changed."""
    text = "\n".join(note.text for note in sheet.notes)
    for fact in sheet.facts:
        if fact.status is FactStatus.VOID and fact.quote:
            text = text.replace(fact.quote, "")
    yield from (line for line in text.split("\n") if line.strip())
    flat = squeezed(text)
    yield from (fact.text for fact in sheet.standing() if fact.text and squeezed(fact.text) not in flat)


def _read_line(number: int, line: str, words: Wording) -> Iterator[Known]:
    """What a line says, sentence by sentence; a short line is one context, a long one a context a sentence."""
    label = (re.match(r"\s*【?([^，。；\t】]{2,12})[】：:\t]", line) or [""])[0]
    start = 0
    for end in [*(match.end() for match in _LINE_END.finditer(line)), len(line)]:
        sentence = line[start:end]
        if sentence.strip():
            found = specifics(sentence, words)
            for one in found:
                around = line if len(line) <= _LONG_LINE else f"{label} {_beside(sentence, one)}"
                read_around = event_of if one.kind is Kind.DAY else near_of
                yield known_of(one, read_around(sentence, one, found), around, number, words)
        start = end


def _beside(sentence: str, one: Specific) -> str:
    """The sentence, or of one without an end what stands beside a specific of it."""
    if len(sentence) <= 2 * _LONG_LINE:
        return sentence
    return sentence[max(0, one.start - _LONG_LINE) : one.end + _LONG_LINE]
