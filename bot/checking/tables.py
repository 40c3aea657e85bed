"""Figures of pasted tables: a cell counts what its row and its column say, and a column has a sum."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.checking.context import Known, known_of
from bot.checking.note_lines import PERIOD, Table
from bot.reading.kinds import Figure, Kind, Specific
from bot.reading.specifics import specifics
from bot.reading.wording import Wording

_UNIT = re.compile(r"[（(](?P<unit>[^（）()]{1,8})[)）]\s*$")
_UNIT_HEAD = re.compile(r"^(?:计量)?单位$")
_TOTAL = re.compile(r"^(?:全年)?(?:合计|总计|小计|累计|共计|总数)")
_YEAR = re.compile(r"^(?P<year>20\d\d)年?(?:度)?$")
_WHOLE = re.compile(r"^(?:全年|年度|本年)(?:数|累计|合计|总数|总计)?$|^(?:合计|累计|总计)$")
_PART = re.compile(r"^(?:\d{1,2}月份?|第?[一二三四1-4]季度|[上下]半年)$")
"""Columns of a part of the year, beside one of the whole: 上半年、下半年、全年."""
_FEWEST = 3
"""Periods from which a sum over them is told; two years side by side are compared."""
_LAST = re.compile(r"^(?:去年|上年|上一年)")
_FIGURE = re.compile(r"^[约近超]?\d[\d,.]*\s*[百千万亿]*[余多+]?[%％]?[^\d，、：；]{0,4}$")


def table_figures(table: Table, words: Wording, first_year: int) -> Iterator[Known]:
    """Cells of a table, named by row and column, with the sum of each column.

    Where the heads are years, months or quarters the rows are the measures, and have the sums.
    """
    if sum(bool(PERIOD.match(name)) for name in table.head) >= 2:
        yield from _by_period(table, words, first_year)
        return
    columns: dict[int, list[Known]] = {}
    for number, cells in table.rows:
        unit = _unit_cell(table.head, cells)
        for at, cell in enumerate(cells[: len(table.head)]):
            if at and (one := _cell(cell, table.head[at], _label(cells, at), unit, cells, number, words)):
                yield one
                if not _TOTAL.match(cells[0]):
                    columns.setdefault(at, []).append(one)
    for at, held in columns.items():
        if len(held) > 1:
            yield _summed(held, _named(table.head[at]), words)


def _by_period(table: Table, words: Wording, first_year: int) -> Iterator[Known]:
    """Measures down, periods across; what stands under a year before the report's is of that year.

    More than one column may name the measure: a group (merged, so that it stands in its first row only), then
    the measure itself, then what it is counted in.
    """
    first = next(at for at, head in enumerate(table.head) if PERIOD.match(head))
    whole = any(_WHOLE.match(head) for head in table.head)
    group = ""
    for number, cells in table.rows:
        unit = _unit_cell(table.head[:first], cells)
        named = [
            "" if holds_figure(cell) else cell
            for head, cell in zip(table.head[:first], cells, strict=False)
            if not _UNIT_HEAD.match(head)
        ]
        group = named[0] or group if named[1:] else ""
        name = next((cell for cell in reversed(named) if cell), "")
        label = group if group != name else ""
        found = []
        for head, cell in zip(table.head[first:], cells[first:], strict=False):
            if one := _cell(cell, name, label, unit, cells, number, words):
                part = whole and bool(_PART.match(head))
                one = replace(one, earlier=_is_earlier(head, first_year), part=part)
                yield one
                if PERIOD.match(head) and not _LAST.match(head):
                    found.append(one)
        if len(found) >= _FEWEST:
            yield _summed(found, _named(name), words)


def _is_earlier(head: str, first_year: int) -> bool:
    year = _YEAR.match(head)
    return bool(_LAST.match(head)) or (bool(year) and int(head[:4]) < first_year)


def _unit_cell(head: Sequence[str], cells: Sequence[str]) -> str:
    return next((cell for name, cell in zip(head, cells, strict=False) if _UNIT_HEAD.match(name)), "")


def _named(head: str) -> str:
    return _UNIT.sub("", head)


def _cell(cell: str, head: str, label: str, unit: str, row: Sequence[str], number: int, words: Wording) -> Known | None:
    """A cell that holds one figure; its unit may stand in the head: 普法经费（万元）."""
    given = _UNIT.search(head) or _UNIT.search(label)
    unit = given["unit"] if given else unit
    found = [one for one in specifics(f"{cell}{unit}", words) if one.kind is Kind.FIGURE] or [
        one for one in specifics(cell, words) if one.kind is Kind.FIGURE
    ]
    named = [part for part in (_named(label), "" if head in words.column_heads else _named(head)) if part]
    if not holds_figure(cell) or not found or not named:
        return None
    near = " ".join(named)
    return known_of(found[0], near, f"{near} {' '.join(row)}", number, words)


def holds_figure(cell: str) -> bool:
    """Is the cell one number, with its unit at most?"""
    return bool(_FIGURE.match(cell))


def _label(cells: Sequence[str], at: int) -> str:
    """What the row is about: the nearest cell of words before a place."""
    return next((cell for cell in reversed(cells[:at]) if cell and not holds_figure(cell)), "")


def _summed(cells: Sequence[Known], near: str, words: Wording) -> Known:
    """The sum of figures as a fact of its own, with its derivation."""
    first = cells[0].figure
    total = round(sum(cell.figure.value for cell in cells), 4)
    figure = Figure(total, any(cell.figure.approximate for cell in cells), first.unit, first.unit_class, near)
    quote = "+".join(cell.specific.quote for cell in cells)
    specific = Specific(Kind.FIGURE, 0, 0, quote, 1.0, quote, figure)
    return known_of(
        specific, near, " ".join(cell.near for cell in cells), cells[0].number, words, f"{quote}={total:.10g}"
    )
