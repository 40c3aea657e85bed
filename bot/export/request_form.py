"""The 素材报送表 as an .xlsx: a sheet a department, our columns locked, the colleagues' open."""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from bot.domain.gathering import FORM_HEADS, FORM_MARK, Filled, Wanted
from bot.export.workbook import Sheet, workbook_bytes

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = (10, 44, 24, 46, 10, 8, 16, 11, 20)
FIRST_OPEN = 4
"""Number of the first column that a colleague fills in."""
HEAD_ROW = 3
HOW = "请填浅色的格子：一行一件事，写清做了什么、多少、什么时候；一件事不够写可在下面插入一行接着写，不用填编号。编号和前三列请勿改动。"
ALL = "素材"
DAY_FORMAT = 'yyyy"年"m"月"d"日"'
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


def request_form(title: str, rows: Sequence[Wanted], filled: Mapping[str, Filled]) -> bytes:
    """`title` stands over every sheet; `filled`: what came back already, by number, shown for correction."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name in dict.fromkeys(row.department for row in rows):
        page = book.create_sheet(_sheet_name(name or ALL, book.sheetnames))
        _fill(page, f"{title}（{name}）" if name else title, [row for row in rows if row.department == name], filled)
    _mark(book.create_sheet(FORM_MARK), rows)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _sheet_name(name: str, taken: Sequence[str]) -> str:
    """A name that Excel allows, not taken yet."""
    plain = _NOT_IN_NAMES.sub("", name)[:28] or ALL
    return next(one for one in (plain, *(f"{plain}{at}" for at in range(2, 99))) if one not in taken)


def _mark(page: "Worksheet", rows: Sequence[Wanted]) -> None:
    for row in rows:
        page.append([row.number, row.section, row.department, row.what])
    page.sheet_state = "hidden"


def _fill(page: "Worksheet", title: str, rows: Sequence[Wanted], filled: Mapping[str, Filled]) -> None:
    last = len(FORM_HEADS)
    for at, text in ((1, title), (2, HOW)):
        page.merge_cells(start_row=at, start_column=1, end_row=at, end_column=last)
        page.cell(at, 1).value = text
    for column, head in enumerate(FORM_HEADS, start=1):
        page.cell(HEAD_ROW, column).value = head
    for at, row in enumerate(rows, start=HEAD_ROW + 1):
        _fill_row(page, at, row, filled.get(row.number))
    _dress(page, HEAD_ROW + len(rows))
    _protect(page)


def _fill_row(page: "Worksheet", at: int, row: Wanted, before: Filled | None) -> None:
    cells = [row.number, row.what, row.rule]
    if before:
        cells += [before.text, before.quantity, before.measure, before.day, before.person, before.remark]
    for column, text in enumerate(cells, start=1):
        cell = page.cell(at, column)
        cell.value = text or None
        if text:
            cell.data_type = "s"  # what begins with = stays the words that it is


def _dress(page: "Worksheet", last_row: int) -> None:
    """Readable: wrapped, bordered, wide enough, the head in sight, the open cells tinted."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
    from openpyxl.utils import get_column_letter

    line = Side(style="thin", color="BFBFBF")
    tint, grey = PatternFill("solid", fgColor="FFF8E1"), PatternFill("solid", fgColor="EFEFEF")
    for number, width in enumerate(WIDTHS, start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.cell(1, 1).font = Font(bold=True, size=14)
    page.cell(1, 1).alignment = Alignment(horizontal="center", vertical="center")
    page.cell(2, 1).alignment = Alignment(wrap_text=True, vertical="center")
    page.row_dimensions[1].height, page.row_dimensions[2].height = 28, 34
    for at, row in enumerate(page.iter_rows(min_row=HEAD_ROW, max_row=last_row, max_col=len(WIDTHS)), start=HEAD_ROW):
        for column, cell in enumerate(row, start=1):
            cell.border = Border(line, line, line, line)
            cell.alignment = Alignment(
                wrap_text=True, vertical="center", horizontal="center" if at == HEAD_ROW else None
            )
            open_cell = at > HEAD_ROW and column >= FIRST_OPEN
            cell.fill = tint if open_cell else grey
            cell.font = Font(bold=at == HEAD_ROW)
            cell.protection = Protection(locked=not open_cell)
    for at in range(HEAD_ROW + 1, last_row + 1):
        page.row_dimensions[at].height = 15 * _lines(str(page.cell(at, 2).value or ""))
        page.cell(at, FORM_HEADS.index("时间") + 1).number_format = DAY_FORMAT


def _lines(text: str) -> int:
    """How many lines a text takes in the second column, two at least."""
    return max(2, -(-2 * len(text) // (WIDTHS[1] - 2)))


def _protect(page: "Worksheet") -> None:
    """Against slips, not against people: no password, and rows may be put in, sized and sorted out."""
    page.freeze_panes = f"C{HEAD_ROW + 1}"
    page.protection.sheet = True
    for allowed in ("insertRows", "deleteRows", "formatRows", "formatColumns", "formatCells"):
        setattr(page.protection, allowed, False)  # False: not forbidden
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    page.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"


def guide_form(heads: Sequence[str], example: Sequence[str]) -> bytes:
    """An empty list of items for a unit's own guide, with one example to write over."""
    return workbook_bytes([Sheet("要点", heads, [example])])
