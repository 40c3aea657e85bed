"""Figures of pasted tables: a cell counts what its column head says, and a column has a sum."""

import re
from collections.abc import Iterator, Sequence

from bot.checking.context import Known, known_of
from bot.reading.kinds import Figure, Kind, Specific
from bot.reading.specifics import specifics
from bot.reading.wording import Wording

_UNIT_HEAD = re.compile(r"[（(](?P<unit>[^（）()]{1,6})[）)]\s*$")
_LONGEST_CELL = 12
_PERIOD = re.compile(r"^(?:20\d\d年?(?:度)?|\d{1,2}月|第?[一二三四]季度|[上下]半年)$")


def table_figures(lines: Sequence[str], words: Wording) -> Iterator[Known]:
    """Cells of pasted tables, named by their column heads, with the sum of each column.

    Where the heads are years, months or quarters the rows are the measures, and have the sums.
    """
    head: list[str] = []
    columns: dict[int, list[Known]] = {}
    for number, line in enumerate([*lines, ""]):
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < 2:
            yield from _sums(head, columns, words)
            head, columns = [], {}
        elif not head:
            head = cells
        elif sum(bool(_PERIOD.match(name)) for name in head[1:]) >= 2:
            found = [one for cell in cells[1:] if (one := _cell(cell, cells[0], "", line, number, words))]
            yield from found
            yield from _sums([cells[0]], {0: found}, words)
        else:
            for at, cell in enumerate(cells[: len(head)]):
                if at and (one := _cell(cell, head[at], cells[0], line, number, words)):
                    columns.setdefault(at, []).append(one)
                    yield one


def _cell(cell: str, head: str, label: str, line: str, number: int, words: Wording) -> Known | None:
    """A cell that holds one figure; its unit may stand in the column head: 普法经费（万元）."""
    unit = _UNIT_HEAD.search(head)
    found = [one for one in specifics(f"{cell}{unit['unit'] if unit else ''}", words) if one.kind is Kind.FIGURE]
    if not found or len(cell) > _LONGEST_CELL or head in words.column_heads:
        return None
    near = f"{_UNIT_HEAD.sub('', head)} {label}"
    return known_of(found[0], near, f"{near} {line}", number, words)


def _sums(head: Sequence[str], columns: dict[int, list[Known]], words: Wording) -> Iterator[Known]:
    for at, cells in columns.items():
        if len(cells) > 1:
            yield _summed(cells, _UNIT_HEAD.sub("", head[at]), words)


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
