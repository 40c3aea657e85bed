"""The specifics of the notes, line by line, each with what stands around it and the time it tells of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.checking.context import Known, event_of, known_of, near_of, pairs_of
from bot.checking.note_lines import tables_of
from bot.checking.spans_told import is_earlier, is_of_part, lines_ahead
from bot.checking.spoken_days import spoken_days
from bot.checking.tables import holds_figure, table_figures
from bot.reading.kinds import Figure, Kind, Specific
from bot.reading.specifics import specifics
from bot.reading.wording import Wording

_LINE_END = re.compile(r"[。；！？\n]")
_LONG_LINE = 150
_BARE = 4
"""Pairs of characters up to which a line says no more than its date: the head of minutes, of a day's messages."""
_UNDER_A_DATE = 8
"""Lines that such a date is the date of."""
_ONE = re.compile(r"(?<![一二三四五六七八九十百千万第每统])一(?=[场次期件名位个家户份条项篇处支台部届批轮])")


def known_in(lines: Sequence[str], words: Wording, first_year: int, year: int) -> Iterator[Known]:
    """What the lines say: the cells of tables by row and column, all else sentence by sentence."""
    tabled: dict[int, str] = {}
    for table in tables_of(lines):
        yield from table_figures(table, words, first_year)
        tabled |= {
            number: "\t".join("" if at and holds_figure(cell) else cell for at, cell in enumerate(cells))
            for number, cells in table.rows
        }
    ahead = lines_ahead(lines, year)
    for number, line in enumerate(lines):
        below = lines[number + 1 : number + 1 + _UNDER_A_DATE]
        for one in _read_line(number, tabled.get(number, line), words, first_year):
            bare = one.specific.kind is Kind.DAY and len(one.line_pairs) <= _BARE and len(below) == _UNDER_A_DATE
            about = one.line_pairs | pairs_of("\n".join(below), words) if bare else one.line_pairs
            yield replace(one, line_pairs=about, ahead=number in ahead)


def _read_line(number: int, line: str, words: Wording, first_year: int) -> Iterator[Known]:
    """What a line says, sentence by sentence; a short line is one context, a long one a context a sentence."""
    label = (re.match(r"\s*【?([^，。；\t】]{2,12})[】：:\t]", line) or [""])[0]
    start = 0
    for end in [*(match.end() for match in _LINE_END.finditer(line)), len(line)]:
        sentence = line[start:end]
        if sentence.strip():
            found = _with_spoken_days(sentence, specifics(sentence, words), words)
            found = sorted([*found, *_ones(sentence, found, words)], key=lambda one: one.start)
            for one in found:
                around = line if len(line) <= _LONG_LINE else f"{label} {_beside(sentence, one)}"
                read_around = event_of if one.kind is Kind.DAY else near_of
                known = known_of(one, read_around(sentence, one, found), around, number, words)
                earlier, part = is_earlier(sentence, one.start, first_year), is_of_part(sentence, one.start)
                told = f"{label} {sentence}"
                yield replace(known, sentence=told, at=start + one.start, earlier=earlier, part=part)
        start = end


def _with_spoken_days(sentence: str, found: Sequence[Specific], words: Wording) -> list[Specific]:
    days = list(spoken_days(sentence, words))
    taken = [one for one in found for day in days if day.start < one.end and one.start < day.end]
    return [*(one for one in found if one not in taken or one.kind is not Kind.FIGURE), *days]


def _ones(sentence: str, found: Sequence[Specific], words: Wording) -> list[Specific]:
    """一次 and 一件, which may only be an article in prose, as what a draft may write as 1次."""
    taken = [(one.start, one.end) for one in found]
    ones = []
    for match in _ONE.finditer(sentence):
        if not any(start <= match.start() < end for start, end in taken):
            unit = words.measures.pattern.match(sentence, match.end())
            word, end = (unit.group(), unit.end()) if unit else ("", match.end())
            figure = Figure(1, False, word, words.measures.of.get(word, ""), "")
            ones.append(Specific(Kind.FIGURE, match.start(), end, sentence[match.start() : end], 0.3, "1", figure))
    return ones


def _beside(sentence: str, one: Specific) -> str:
    """The sentence, or of one without an end what stands beside a specific of it."""
    if len(sentence) <= 2 * _LONG_LINE:
        return sentence
    return sentence[max(0, one.start - _LONG_LINE) : one.end + _LONG_LINE]
