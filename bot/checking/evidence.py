"""The fact sheet as an index: by value, by day, and as one squeezed text; with what follows from it."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.checking.context import Known, pairs_of
from bot.checking.known_in_notes import known_in
from bot.checking.note_lines import note_lines
from bot.checking.replaced import with_replaced
from bot.domain.facts import Conflict, FactSheet
from bot.domain.genre import Brief
from bot.reading.dates import dates
from bot.reading.kinds import Day, Kind
from bot.reading.specifics import specifics
from bot.reading.titles import squeezed
from bot.reading.wording import Wording

_FARTHEST_APART = 3
"""Times that one of two disputed values may be as large as the other."""
MOST_AKIN = 150
"""Facts that one number of a draft is held against, each way of finding them; the notes of a year have some hundred."""


_ORDINAL = re.compile(r"第(?P<number>[一二三四五六七八九十])")


@dataclass(frozen=True)
class Dispute:
    """One thing for which the notes give two values: the values with their unit classes, and words of the thing."""

    quotes: tuple[str, ...]
    values: frozenset[tuple[float, str]]
    thing_pairs: frozenset[str]

    def is_about(self, near: str, words: Wording) -> bool:
        """Do the words beside a number name what is in dispute? Pairs of common characters (法治) do not."""
        telling = {pair for pair in self.thing_pairs if not set(pair) <= words.common_chars}
        return not telling or bool(telling & pairs_of(near, words))


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
    titles: tuple[Known, ...]
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

    def single_on_line(self, unit_class: str) -> list[Known]:
        """In the order of the notes the figures that are the only one in their measure on their line."""
        held = [
            [one for one in line if one.figure.unit_class == unit_class and not one.derivation]
            for _, line in sorted(self._by_line.items())
        ]
        return [line[0] for line in held if len(line) == 1][:MOST_AKIN]

    def sharing(self, pairs: Collection[str]) -> list[Known]:
        """The figures beside which one of these pairs of characters stands, in the order of the notes."""
        return _sharing(pairs, self._figures_by_pair, self.all_figures)

    def days_sharing(self, pairs: Collection[str]) -> list[Known]:
        """The dates beside which one of these pairs of characters stands, in the order of the notes."""
        return _sharing(pairs, self._days_by_pair, self.days)

    def days_by(self, title: Known) -> list[Known]:
        """The dates on a title's line, from the title before it to the one after it."""
        places = [one.at for one in self.titles if one.number == title.number]
        low = max((at for at in places if at < title.at), default=-1)
        high = min((at for at in places if at > title.at), default=10**9)
        return [one for one in self.days if one.number == title.number and low < one.at < high]

    def lines_of_day(self, month: int | None, day: int | None) -> set[int]:
        """The numbers of the lines on which a day of the month stands."""
        return {
            one.number for one in self.days for known in one.specific.days if (known.month, known.day) == (month, day)
        }

    def lines_with(self, text: str) -> set[int]:
        """The numbers of the lines that hold a squeezed text."""
        return {number for number, line in enumerate(self.lines) if text in line}

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the notes, squeezed, then the names of the brief."""
        return self.flat.split("\n")

    @cached_property
    def lines_of_ordinal(self) -> dict[str, list[str]]:
        """Ordinals with the one or two characters behind them (第三期) → some lines on which they stand."""
        found: dict[str, list[str]] = {}
        for line in self.lines:
            for match in _ORDINAL.finditer(line):
                for end in (match.end("number") + 1, match.end("number") + 2):
                    lines = found.setdefault(line[match.start() : end], [])
                    if len(lines) < MOST_AKIN:
                        lines.append(line)
        return found

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
    first_year = brief.year - 4 if brief.genre.id == "campaign_summary" else brief.year
    lines = list(note_lines(sheet, words))
    known = with_replaced(known_in(lines, words, first_year, brief.year), sheet, lines)
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
        first_year=first_year,
        year=brief.year,
        titles=tuple(one for one in known if one.specific.kind is Kind.TITLE),
        names=tuple(
            one.specific.quote for one in known if one.specific.kind in (Kind.QUOTED, Kind.ORGANISATION, Kind.PLACE)
        ),
        disputes=tuple(_disputes(sheet.conflicts, index, words)),
        signed=_signed(sheet, brief),
        all_figures=tuple(figures),
    )


def _disputes(conflicts: Sequence[Conflict], index: Mapping[float, list[Known]], words: Wording) -> Iterator[Dispute]:
    """The conflicts of the notes that no correction settles, of values so near that they can be two of one thing."""
    for conflict in conflicts:
        found = [one.figure for quote in conflict.quotes for one in specifics(quote, words) if one.figure]
        values = [figure.value for figure in found]
        known = [
            [one for one in index.get(figure.value, []) if one.figure.unit_class == figure.unit_class]
            for figure in found
        ]
        settled = any(
            any(one.replaced_by for one in held) or all(one.earlier for one in held) for held in known if held
        )
        if found and not settled and max(values) <= _FARTHEST_APART * min(values):
            held = frozenset((figure.value, figure.unit_class) for figure in found)
            yield Dispute(conflict.quotes, held, pairs_of(conflict.thing, words))


def _signed(sheet: FactSheet, brief: Brief) -> Day | None:
    found = [
        day for text in (brief.signoff_date, sheet.fields.signoff_date) for one in dates(text or "") for day in one.days
    ]
    return next((day for day in found if day.month), None)
