"""Excel sheets of plain text: what stands in a cell is never run as a formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

WIDEST = 60
"""Characters of a column; longer text is wrapped."""


@dataclass(frozen=True)
class Sheet:
    """`heads`: column heads; `rows`: as many cells each, "" for an empty one."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    """An .xlsx with a bold, frozen head row on every sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _fill(page: object, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.worksheet import Worksheet

    assert isinstance(page, Worksheet)
    for number, row in enumerate((sheet.heads, *sheet.rows), start=1):
        for column, text in enumerate(row, start=1):
            cell = page.cell(number, column)
            cell.value = _printable(text)
            if text:
                cell.data_type = "s"  # =HYPERLINK(…) pasted into notes stays the words that it is
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    page.freeze_panes = "A2"
    for column, head in enumerate(sheet.heads, start=1):
        longest = max((len(row[column - 1]) for row in sheet.rows), default=0)
        page.column_dimensions[get_column_letter(column)].width = 2 * min(max(longest, len(head)), WIDEST // 2) + 2


def _printable(text: str) -> str:
    """Without the control characters that an .xlsx cannot hold."""
    return "".join(char for char in text if char >= " " or char in "\n\t")
