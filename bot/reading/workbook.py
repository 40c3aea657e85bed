"""Excel sheets → text as if copied from them: a line a row, cells parted by tabs, titles as lines of their own.

A line's number is its row's, so that 「台账.xlsx·普法 第5行」 is where a person finds it.
"""

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from bot.errors import UnreadableFile
from bot.reading.decoding import decode
from bot.reading.zip_bounds import BROKEN_ZIP

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

LARGEST_PART = 60_000_000
"""Bytes of one unpacked part; a ledger of 20,000 rows has some 5 million."""
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 20_000, 60, 50
HEAD_WITHIN = 10
"""Rows in which a table's head is looked for: titles, units and dates stand above it."""
NO_VALUE = "【待核实：公式没有存下结果】"

BROKEN = "“{name}”打不开，文件可能已损坏或加了密码，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。"
SWOLLEN = "“{name}”太大，请只留有内容的工作表后另存为 .xlsx 再上传。"
UNSAFE = "“{name}”含有不安全的内容，请用 Excel 或 WPS 另存为 .xlsx 再上传。"

_MEASURE_HEAD = re.compile(r"^(?:人数|占比|比例|数量|人次|场次|件数|金额|次数|份数|完成率)(?:[（(].*[)）])?$")
_GENERAL_HEAD = re.compile(r"数量|数据|情况|统计|合计|其中|完成数|指标")
_SUM = re.compile(r"=\s*SUM\(\s*([A-Z]{1,2}\d+)\s*:\s*([A-Z]{1,2}\d+)\s*\)\s*$", re.IGNORECASE)
_LITERAL = re.compile(r'"([^"]{1,6})"')


def sheets_of(data: bytes, name: str) -> list[tuple[str, str]]:
    """(sheet name, text) of every visible sheet with content. UnreadableFile for a broken or swollen workbook."""
    values, formulas = _opened(data, name)
    found = []
    for page in values.worksheets[:MOST_SHEETS]:
        if page.sheet_state == "visible" and (text := _text(page, formulas[page.title], name)).strip():
            found.append((page.title, text))
    return found


def cells_of(data: bytes, name: str) -> list[tuple[str, list[list[str]]]]:
    """(sheet name, rows of cells as shown) of every sheet, for forms of ours that come back: nothing is left out.

    Row 5 of a sheet is `rows[4]`. UnreadableFile for a broken or swollen workbook.
    """
    values, formulas = _opened(data, name)
    found = []
    for page in values.worksheets[:MOST_SHEETS]:
        if page.max_row > MOST_ROWS:
            raise UnreadableFile(SWOLLEN.format(name=name))
        width = min(page.max_column, MOST_COLUMNS)
        other = formulas[page.title]
        rows = [[_cell(page, other, row, at) for at in range(1, width + 1)] for row in range(1, page.max_row + 1)]
        found.append((page.title, rows))
    return found


def _opened(data: bytes, name: str) -> "tuple[Workbook, Workbook]":
    """The workbook with the values its formulas had, and with the formulas."""
    _check(data, name)
    try:
        from openpyxl import load_workbook

        values = load_workbook(io.BytesIO(data), data_only=True)
        return values, load_workbook(io.BytesIO(data), data_only=False)
    except (TypeError, LookupError, AttributeError, SyntaxError, *BROKEN_ZIP) as error:
        raise UnreadableFile(BROKEN.format(name=name)) from error


def csv_text(data: bytes, name: str) -> str:
    """A .csv as lines of cells parted by tabs."""
    text = decode(data, name)
    marks = "\t" if text.count("\t") > text.count(",") else ","
    rows = csv.reader(io.StringIO(text), delimiter=marks)
    try:
        return "\n".join("\t".join(_plain(cell) for cell in row) for row in rows)
    except csv.Error as error:  # a quotation mark that never closes
        raise UnreadableFile(f"“{name}”里有没配对的引号，分不出格子，请另存为 .xlsx 再上传。") from error


def _check(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.infolist():
                if part.file_size > LARGEST_PART:
                    raise UnreadableFile(SWOLLEN.format(name=name))
                with archive.open(part) as stream:
                    if b"<!DOCTYPE" in stream.read(LARGEST_PART).replace(b"\0", b""):
                        raise UnreadableFile(UNSAFE.format(name=name))
            if "xl/workbook.xml" not in archive.namelist():
                raise UnreadableFile(BROKEN.format(name=name))
    except BROKEN_ZIP as error:
        raise UnreadableFile(BROKEN.format(name=name)) from error


def _text(page: "Worksheet", formulas: "Worksheet", name: str) -> str:
    if page.max_row > MOST_ROWS:
        raise UnreadableFile(SWOLLEN.format(name=name))
    rows = _rows(page, formulas)
    head = _head_at(rows)
    if head is not None and head + 1 < len(rows):
        rows = _one_head(page, rows, head)
    return "\n".join(_line(row, at, head) for at, row in enumerate(rows))


def _rows(page: "Worksheet", formulas: "Worksheet") -> list[list[str]]:
    """The visible cells as words; what is merged downwards stands in each of its rows."""
    from openpyxl.utils import get_column_letter

    columns = [
        at
        for at in range(1, min(page.max_column, MOST_COLUMNS) + 1)
        if not page.column_dimensions[get_column_letter(at)].hidden
    ]
    filled = {
        (row, area.min_col): (area.min_row, area.min_col)
        for area in page.merged_cells.ranges
        for row in range(area.min_row + 1, min(area.max_row, page.max_row) + 1)
    }
    found = []
    for row in range(1, page.max_row + 1):
        hidden = page.row_dimensions[row].hidden
        cells = [] if hidden else [_cell(page, formulas, *filled.get((row, at), (row, at))) for at in columns]
        found.append(cells)
    return found


def _cell(page: "Worksheet", formulas: "Worksheet", row: int, column: int) -> str:
    cell = page.cell(row, column)
    written: Any = formulas.cell(row, column).value
    if cell.value is None and isinstance(written, str) and written.startswith("="):
        return _computed(page, written)
    return _shown(cell)


def _computed(page: "Worksheet", formula: str) -> str:
    """A sum that no program has computed yet; anything else says that its value is missing."""
    if match := _SUM.match(formula):
        cells = [cell.value for row in page[f"{match[1]}:{match[2]}"] for cell in row]
        numbers = [value for value in cells if isinstance(value, int | float) and not isinstance(value, bool)]
        if numbers and len(cells) <= MOST_ROWS:
            return _number(sum(numbers), "")
    return NO_VALUE


def _shown(cell: "Cell | Any") -> str:
    """The cell as Excel shows it: dates, shares, units of the number format."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return "" if value is None else "是" if value else "否"
    if isinstance(value, datetime | date):
        return f"{value.year}.{value.month}.{value.day}"
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""))
    return _plain(str(value))


def _number(value: float, shape: str) -> str:
    if "%" in shape:
        return f"{round(value * 100, 4):.10g}%"
    unit = match[1] if (match := _LITERAL.search(shape)) else ""
    return f"{round(value, 6):.15g}{unit}"


def _plain(text: str) -> str:
    """Words on one line: a break inside a cell is a pause."""
    return re.sub(r"\s*[\r\n]+\s*", "；", text.strip()).replace("\t", " ")


def _head_at(rows: Sequence[Sequence[str]]) -> int | None:
    """The row of column heads: short words without figures over most columns, below titles and dates."""
    widest = max((sum(map(bool, row)) for row in rows), default=0)
    for at, row in enumerate(rows[:HEAD_WITHIN]):
        held = [cell for cell in row if cell]
        wordy = all(len(cell) <= 14 and not re.search(r"\d{2}", cell) for cell in held)
        if len(held) >= 2 and len(held) >= 0.6 * widest and wordy:
            return at
    return None


def _one_head(page: "Worksheet", rows: list[list[str]], head: int) -> list[list[str]]:
    """A head of two rows (数量 over 场次 and 人次) as one: the names below, with the name above where both stand."""
    wide = [
        area
        for area in page.merged_cells.ranges
        if area.min_row == head + 1 == area.max_row and area.size["columns"] > 1
    ]
    below = rows[head + 1]
    if not wide or any(re.search(r"\d", cell) for cell in below):
        return rows
    joined = [_named_below(over, under) for over, under in zip(_filled(rows[head], wide), below, strict=True)]
    return [*rows[:head], joined, [], *rows[head + 2 :]]


def _filled(above: Sequence[str], wide: Sequence[Any]) -> list[str]:
    """The upper names, each over all the columns it was merged across."""
    names = list(above)
    for area in wide:
        for at in range(area.min_col, min(area.max_col, len(names))):
            names[at] = names[at] or names[area.min_col - 1]
    return names


def _named_below(over: str, under: str) -> str:
    """持证 over 人数 is 持证人数; 数量 over 场次 is 场次."""
    if not under or under == over:
        return over
    return f"{over}{under}" if _MEASURE_HEAD.match(under) and over and not _GENERAL_HEAD.search(over) else under


def _line(row: Sequence[str], at: int, head: int | None) -> str:
    held = [cell for cell in row if cell]
    if len(held) < 2 or (head is not None and at < head):
        return "  ".join(held)
    return "\t".join(row).rstrip("\t")
