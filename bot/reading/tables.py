"""Rows of pasted tables into sentences: a ledger (one fact a row) or a matrix (years or platforms by measures)."""

import itertools
import re
from collections.abc import Sequence

from bot.reading.by_period import by_measure, has_periods
from bot.reading.lines import Line
from bot.reading.table_heads import COLUMNS, PERIOD, TOTAL, UNIT, column_kind, is_number, named, period
from bot.reading.table_row import Row

_QUANTITY = re.compile(r"^[约近超]?\d")
_PURE = re.compile(
    r"^[约近超]?\d[\d,.]*\s*[万亿千百]?[余多]?[^\d，、]{0,4}$|^[一二两三四五六七八九十百千万]+[余多]?[^\d，、]{1,3}$"
)
_SUM = "(?:合计|累计|总计|总数|完成数?|实绩|数据?|情况)?"
_THIS = re.compile(rf"^(?:今年|本年度?|当年|全年|年度|本期|完成数?){_SUM}$")
_BEFORE = re.compile(rf"^(?:(?:去年|上年度?|上一年度?)(?:同期)?|同期){_SUM}$")
_WITHIN = re.compile(r"^其中[:：]?$")
_SLASHED = re.compile(r"^(\d{1,2})/(\d{1,2})$")
_PERIOD_HEAD = re.compile(r"年份|年度|季度|月份|时间|指标")
_WRONG = re.compile(r"^(?:存在的?|主要)?(?:问题|不足|短板)")
_WHY = re.compile(r"原因|成因")
_REMEDY = re.compile(r"(?:对策|打算|措施|计划|安排|整改|下一?步)")


def read_table(lines: Sequence[Line], unit: str = "") -> list[Row]:
    """The rows of consecutive table lines. Header rows say what the columns are and give no row.

    `unit`: what numbers count that have no unit of their own (「单位：件」 above the table).
    """
    header = lines[0].cells if _is_header(lines[0].cells) and len(lines) > 1 else ()
    body = lines[1:] if header else lines
    if unit and header:
        header = tuple(
            f"{head}（{unit}）" if at and _counts(body, at) and not named(head)[1] else head
            for at, head in enumerate(header)
        )
    if header and (columns := _trouble(header)):
        return [row for line in body for row in _remedied(header, columns, line)]
    if header and has_periods(header):
        return by_measure(header, body)
    if header and any(map(_THIS.match, header)) and any(map(_BEFORE.match, header)):
        return _compared(header, body)
    if header and _is_matrix(header, body):
        return _matrix(header, body)
    kinds = [column_kind(cell, at) for at, cell in enumerate(header)]
    kinds = ["part" if kind == "unit" and not _holds_units(body, at) else kind for at, kind in enumerate(kinds)]
    kinds = [
        "quantity" if at and kind in ("content", "part") and _counts(body, at) else kind
        for at, kind in enumerate(kinds)
    ]
    if "content" not in kinds and kinds[:1] == ["part"] and kinds.count("quantity") == len(kinds) - 1:
        kinds[0] = "content"
    return [_ledger_row(line, header, kinds) for line in body if any(cell for cell in line.cells[1:])]


def table_at(lines: Sequence[Line], at: int) -> Sequence[Line]:
    """The lines of the table that begins here, up to a line of prose or a gap with the next table's head behind it."""
    end = at
    while end < len(lines) and lines[end].cells and not (end - 1 > at and _begins_another(lines[end - 1], lines[end])):
        end += 1
    return lines[at:end]


def _begins_another(above: Line, line: Line) -> bool:
    return line.source.line > above.source.line + 1 and _is_header(line.cells)


def is_last_years(name: str) -> bool:
    """Does the head of a column, a label or a heading say that the numbers below it are the year before's?"""
    return bool(_BEFORE.match(name))


def _counts(body: Sequence[Line], at: int) -> bool:
    """Does a column hold nothing but numbers?"""
    cells = [line.cells[at] for line in body if at < len(line.cells) and line.cells[at]]
    return bool(cells) and all(is_number(cell) for cell in cells)


def _trouble(header: Sequence[str]) -> tuple[int, int | None, int] | None:
    """The columns of a table 问题 | 原因 | 对策; the middle one may be missing."""
    found = [
        next((at for at, head in enumerate(header) if pattern.search(head)), None)
        for pattern in (_WRONG, _WHY, _REMEDY)
    ]
    wrong, why, remedy = found
    return (wrong, why, remedy) if wrong is not None and remedy is not None and wrong != remedy else None


def _remedied(header: Sequence[str], columns: tuple[int, int | None, int], line: Line) -> list[Row]:
    """What is amiss with its cause, and what is to be done about it: two facts of two parts of the report."""
    wrong, why, remedy = (line.cells[at] if at is not None and at < len(line.cells) else "" for at in columns)
    cells = tuple((head, cell) for head, cell in zip(header, line.cells, strict=False) if cell)
    problem = Row(line, f"{wrong}，{why}" if why else wrong, "问题", False, cells, why)
    return [row for row in (problem, Row(line, remedy, "打算", False, cells)) if row.text]


def _is_header(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    if len(filled) > 2 and sum(bool(PERIOD.match(cell)) for cell in filled) >= 2:
        return True
    return (
        len(filled) >= 2
        and not any(re.search(r"\d", re.sub(r"20\d\d年(?=[^\d])", "", UNIT.sub("", cell))) for cell in filled)
        and all(len(cell) <= 14 for cell in filled)
    )


def _is_matrix(header: Sequence[str], body: Sequence[Line]) -> bool:
    """Most cells right of the first column are numbers, and the head names at least two measures."""
    cells = [cell for line in body for cell in line.cells[1 : len(header)] if cell]
    numbers = sum(bool(is_number(cell) or re.match(r"^\D{0,4}\d[\d.,]*[万亿]?\D{0,2}$", cell)) for cell in cells)
    words = [cell for cell in header[1:] if column_kind(cell, 1) not in ("note", "number")]
    generic = any(
        COLUMNS["content"].search(cell) or COLUMNS["time"].search(cell)
        for cell in header
        if not _PERIOD_HEAD.match(cell) and not UNIT.search(cell) and len(cell) <= 4
    )
    return len(words) >= 2 and not generic and numbers >= 0.7 * max(len(cells), 1)


def _matrix(header: Sequence[str], body: Sequence[Line]) -> list[Row]:
    rows = [line for line in body if not TOTAL.match(line.cells[0])]
    if all(PERIOD.match(line.cells[0]) for line in rows) and len(rows) > 1:
        total = next((line for line in body if TOTAL.match(line.cells[0])), None)
        return [row for at in range(1, len(header)) if (row := _series(header, rows, at, total))]
    return [_across(header, line) for line in body]


def _compared(header: Sequence[str], body: Sequence[Line]) -> list[Row]:
    """This year beside the last: 「立案1826件（上年2103件）」, a row a measure."""
    now, before = (next(at for at, head in enumerate(header) if kind.match(head)) for kind in (_THIS, _BEFORE))
    found = []
    for line in body:
        name, unit = named(line.cells[0])
        values = [line.cells[at] if at < len(line.cells) else "" for at in (now, before)]
        shown = [f"{value}{unit}" if is_number(value) else value for value in values]
        text = f"{name}{shown[0]}" + (f"（上年{shown[1]}）" if shown[1] else "")
        if shown[0]:
            found.append(Row(line, text, "", False, tuple(zip(header, line.cells, strict=False))))
    return found


def _series(header: Sequence[str], rows: Sequence[Line], at: int, total: Line | None) -> Row | None:
    """One measure over the periods: 「2021年至2025年，法治讲座分别为46场、52场…（合计241场）」."""
    held = [(period(line.cells[0]), line.cells[at]) for line in rows if at < len(line.cells) and line.cells[at]]
    if not held or not any(re.search(r"\d", cell) for _, cell in held):
        return None
    name, unit = named(header[at])
    quote = "\n".join(line.raw for line in rows)
    values = [cell if not is_number(cell) else f"{cell}{unit}" for _, cell in held]
    cells = tuple((f"{period}{header[at]}", cell) for period, cell in held)
    if len(values) == 1:
        return Row(rows[0], f"{held[0][0]}{name}{values[0]}", cells=cells, quote=quote)
    span = f"{held[0][0]}至{held[-1][0]}"
    each = f"{span}，{name}分别为{'、'.join(values[:-1])}和{values[-1]}"
    if total and at < len(total.cells) and is_number(total.cells[at]):
        each, quote = f"{each}（合计{total.cells[at]}{unit}）", f"{quote}\n{total.raw}"
    return Row(rows[0], each, cells=cells, quote=quote)


def _across(header: Sequence[str], line: Line) -> Row:
    """One row of a matrix by things: 「抖音“…”粉丝41.2万，普法作品数236条」."""
    cells = [(head, cell) for head, cell in zip(header[1:], line.cells[1:], strict=False) if cell]
    parts = []
    for head, cell in cells:
        name, unit = named(head)
        value = f"{cell}{unit}" if is_number(cell) else cell
        parts.append(value if not _QUANTITY.match(value) else f"{re.sub('数$', '', name)}{value}")
    first = "合计" if TOTAL.match(line.cells[0]) else line.cells[0]
    return Row(line, f"{first}{'，'.join(parts)}", cells=tuple(cells))


def _ledger_row(line: Line, header: Sequence[str], kinds: Sequence[str]) -> Row:
    if not header:
        return _bare_row(line)
    by_kind: dict[str, list[str]] = {}
    for kind, head, cell in zip(kinds, header, line.cells, strict=False):
        cell = _with_unit(cell, head) if kind == "quantity" else cell
        if cell and not (kind == "time" and re.fullmatch(r"[\d一二三四五六七八九十]{1,2}", cell)):
            by_kind.setdefault(kind, []).append(cell)
    part = by_kind.get("part", [""])[0]
    content = "，".join(by_kind.get("content", []))
    unit = by_kind.get("unit", [""])[0]
    quantities = by_kind.get("quantity", [])
    if len(quantities) == 1 and is_number(quantities[0]) and not unit:
        content, unit = named(content)
    for quantity in quantities:
        quantity = f"{quantity}{unit}" if unit else quantity
        content = (
            f"{content}{quantity}"
            if _PURE.match(quantity) and not content.endswith(("》", "。"))
            else f"{content}，{quantity}"
        )
    time = _time(by_kind.get("time", [""])[0])
    place = "".join(f"在{cell}" for cell in by_kind.get("place", []))
    note = "，".join(by_kind.get("note", []))
    text = "，".join(piece for piece in (f"{time}{place}{content}".strip("，"), note) if piece)
    cells = tuple((head, cell) for head, cell in zip(header, line.cells, strict=False) if cell)
    return Row(line, text, "" if _WITHIN.match(part) else part, bool(_WITHIN.match(part)), cells, note)


def _with_unit(cell: str, head: str) -> str:
    """A bare number with the unit that its column's head gives."""
    _, unit = named(head)
    return f"{cell}{unit}" if unit and is_number(cell) and not cell.endswith(("%", "％")) else cell


def _holds_units(body: Sequence[Line], at: int) -> bool:
    """Do the column's cells hold measure words (件、家次), not names of offices?"""
    cells = [line.cells[at] for line in body if at < len(line.cells) and line.cells[at]]
    return bool(cells) and all(len(cell) <= 4 and not re.search(r"[局科股室所办队]$", cell) for cell in cells)


def _time(cell: str) -> str:
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})", cell):
        return f"{match[1]}月{match[2]}日"
    if re.fullmatch(r"(?:年底|年末)数?", cell):
        return "截至年底，"
    return cell


def _bare_row(line: Line) -> Row:
    """A row of a table without a head: cells in order, a first cell without figures names the part."""
    cells = [cell for cell in line.cells if cell]
    if len(cells) > 1 and re.fullmatch(r"\d{1,2}", cells[0]):
        cells = cells[1:]
    part = cells[0] if len(cells) > 1 and len(cells[0]) <= 6 and not re.search(r"\d", cells[0]) else ""
    words = [_SLASHED.sub(r"\1月\2日", cell) for cell in (cells[1:] if part else cells)]
    if len(cells) == 2 and is_number(cells[1]) and (own := named(cells[0]))[1]:
        part, words = "", [own[0], f"{cells[1]}{own[1]}"]
    text = words[0] if words else ""
    for before, cell in itertools.pairwise(words):
        counted = _QUANTITY.match(cell) and not re.search(r"\d", before[-3:])
        dated = re.fullmatch(r"[\d.月日年/-]+", before) and not re.match(r"\d", cell)
        glue = "" if counted or dated else "，"
        text += glue + cell
    return Row(
        line, text, "" if _WITHIN.match(part) else part, bool(_WITHIN.match(part)), tuple(("", cell) for cell in cells)
    )
