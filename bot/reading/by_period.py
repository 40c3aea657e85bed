"""Tables with measures down and periods of the year across: a row a measure, told by the year where the table does."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.reading.lines import Line
from bot.reading.table_heads import PERIOD, column_kind, is_number, is_total, named, period
from bot.reading.table_row import Row

_WITHIN = re.compile(r"^其中[:：]?\s*")
_SUM = re.compile(r"^(?:合计|总计|小计)")
_HALF = re.compile(r"半年")


def has_periods(header: Sequence[str]) -> bool:
    """Do two columns tell of periods, or one beside a column for the whole year?"""
    periods = sum(bool(PERIOD.match(cell)) for cell in header[1:])
    return periods >= 2 or (periods == 1 and any(is_total(cell) for cell in header[1:]) and _of_year(header))


def _of_year(header: Sequence[str]) -> bool:
    return any(re.search(r"季度|半年", cell) and PERIOD.match(cell) for cell in header)


@dataclass(frozen=True)
class _Measure:
    """One row taken apart: what was counted in which unit, per period and over the year, and remarks."""

    said: str
    unit: str
    periods: tuple[tuple[str, str], ...]
    total: str
    notes: tuple[str, ...]

    @property
    def name(self) -> str:
        return re.split(r"[，,]", named(_WITHIN.sub("", self.said))[0])[0]


def by_measure(header: Sequence[str], body: Sequence[Line]) -> list[Row]:
    """A row a measure. Sums of the rows that another row tells already are left out."""
    first = next(at for at, head in enumerate(header) if PERIOD.match(head))
    read = [(line, _measure(header, first, line)) for line in body]
    told = [(line, one) for line, one in read if one.periods or one.total]
    values = [(one.periods, one.total) for _, one in told if not _SUM.match(one.said)]
    kept = [(line, one) for line, one in told if not (_SUM.match(one.said) and (one.periods, one.total) in values)]
    parts = _parts(header, first, [line for line, _ in kept])
    return [
        Row(line, _told(one), part, bool(_WITHIN.match(one.said)), _cells(header, first, line, one))
        for (line, one), part in zip(kept, parts, strict=True)
    ]


def _measure(header: Sequence[str], first: int, line: Line) -> _Measure:
    cells = [(head, cell) for head, cell in zip(header, line.cells, strict=False) if cell]
    before = [(head, cell) for head, cell in zip(header[:first], line.cells, strict=False) if cell]
    said = next((cell for head, cell in reversed(before) if column_kind(head, 1) not in ("unit", "number")), "")
    own = next((cell for head, cell in before if column_kind(head, 1) == "unit"), "")
    unit = own or named(_WITHIN.sub("", said))[1]
    return _Measure(
        said,
        unit,
        tuple((period(head), _with(cell, unit)) for head, cell in cells if PERIOD.match(head)),
        next((_with(cell, unit) for head, cell in cells if is_total(head) and is_number(cell)), ""),
        tuple(cell for head, cell in cells[len(before) :] if column_kind(head, 1) == "note"),
    )


def _with(cell: str, unit: str) -> str:
    return f"{cell}{unit}" if is_number(cell) else cell


def _told(one: _Measure) -> str:
    """The year's value where the table has it: its halves say no more, quarters and years stand beside it."""
    if one.total and (not one.periods or any(_HALF.search(head) for head, _ in one.periods)):
        return "，".join([f"{one.name}{one.total}", *one.notes])
    values = [value for _, value in one.periods]
    each = f"分别为{'、'.join(values[:-1])}和{values[-1]}" if len(values) > 1 else values[0]
    heads = [head for head, _ in one.periods]
    span = f"{heads[0]}至{heads[-1]}" if len(heads) > 1 else heads[0]
    summed = f"（合计{one.total}）" if one.total else ""
    return "，".join([f"{span}，{one.name}{each}{summed}", *one.notes])


def _parts(header: Sequence[str], first: int, lines: Sequence[Line]) -> Iterator[str]:
    """The part that the first column names; a cell that was merged stands in its first row only."""
    names = [at for at in range(first) if column_kind(header[at], 1) not in ("number", "unit")]
    part = ""
    for line in lines:
        part = (line.cells[names[0]] or part) if len(names) > 1 else ""
        yield part


def _cells(header: Sequence[str], first: int, line: Line, one: _Measure) -> tuple[tuple[str, str], ...]:
    cells = zip(header[first:], line.cells[first:], strict=False)
    return tuple((f"{period(head)}{one.said}", cell) for head, cell in cells if cell)
