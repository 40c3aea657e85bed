"""A 素材报送表 that came back: rows found by their numbers, whatever was moved, inserted or renamed around them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.gathering import FORM_HEADS, FORM_MARK, Filled, Wanted
from bot.reading.workbook import cells_of

NUMBER = re.compile(r"^[YCBQ]\d{5}(?:-\d+)?$")
HEAD_WITHIN = 20
LONGEST_CELL = 2_000
_NUMBER, _WHAT, _RULE, _TEXT, _QUANTITY, _MEASURE, _DAY, _PERSON, _REMARK = FORM_HEADS
_DATE = re.compile(r"^(?:20\d{2})[.\-/年](\d{1,2})(?:[.\-/月](\d{1,2})日?)?月?$")
_TIME = re.compile(r"年|月|日|季|旬|周|期间|全年|截至")


@dataclass(frozen=True)
class Marked:
    """What the form's hidden sheet says of a row."""

    section: str
    department: str
    what: str


def is_form(data: bytes, name: str) -> bool:
    """Is an upload a form of ours? By its marker, or by a head of ours over numbers of ours."""
    if not data.startswith(b"PK"):
        return False
    return any(
        title == FORM_MARK or any(_heads(row) for row in rows[:HEAD_WITHIN]) for title, rows in cells_of(data, name)
    )


def read_form(data: bytes, name: str, known: Sequence[Wanted], at: str) -> tuple[Filled, ...]:
    """Every row in which a colleague wrote something. `known`: the rows asked for now; `at`: when it is read.

    A row put in below another is one more answer to the same number.
    """
    sheets = cells_of(data, name)
    marked = {row.number: Marked(row.section, row.department, row.what) for row in known}
    marked |= _marks(sheets)
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for title, rows in sheets:
        if title == FORM_MARK:
            continue
        for one in _filled(rows, title, marked, at):
            seen[one.number, one.department] += 1
            again = seen[one.number, one.department]
            found.append(one if again == 1 else replace(one, number=f"{one.number}-{again}"))
    return tuple(found)


def _marks(sheets: Sequence[tuple[str, list[list[str]]]]) -> dict[str, Marked]:
    rows = next((rows for title, rows in sheets if title == FORM_MARK), [])
    return {row[0]: Marked(*row[1:4]) for row in rows if len(row) >= 4 and NUMBER.match(row[0])}


def _heads(row: Sequence[str]) -> Mapping[str, int]:
    """Column by head, where this is the head row."""
    at = {cell.strip(): column for column, cell in enumerate(row)}
    return at if {_NUMBER, _TEXT, _PERSON} <= set(at) else {}


def _filled(rows: Sequence[Sequence[str]], title: str, marked: Mapping[str, Marked], at: str) -> Iterator[Filled]:
    head = next((place for place, row in enumerate(rows[:HEAD_WITHIN]) if _heads(row)), None)
    if head is None:
        return
    columns = _heads(rows[head])
    number = person = ""
    for row in rows[head + 1 :]:
        cells = {name: _cell(row, columns.get(name)) for name in FORM_HEADS}
        if NUMBER.match(cells[_NUMBER]):
            number = cells[_NUMBER]
        person = cells[_PERSON] or person
        mark = marked.get(number, Marked("", "", ""))
        if number and (cells[_TEXT] or cells[_QUANTITY]):
            yield Filled(
                number=number,
                what=cells[_WHAT] or mark.what,
                section=mark.section,
                department=mark.department or title,
                person=person,
                text=cells[_TEXT],
                quantity=cells[_QUANTITY],
                measure=cells[_MEASURE],
                day=cells[_DAY],
                remark=cells[_REMARK],
                at=at,
            )


def _cell(row: Sequence[str], column: int | None) -> str:
    held = row[column].strip() if column is not None and column < len(row) else ""
    return held[:LONGEST_CELL]


def told(one: Filled) -> str:
    """The row as a line of notes: time, what was done, how much."""
    text = one.text.rstrip("。；;") or re.sub(r"（[^）]*）|：.*$", "", one.what)
    amount = f"{one.quantity}{one.measure}" if one.quantity and one.quantity not in text else ""
    day = _day(one.day)
    return f"{day if day and day not in text else ''}{text}{amount}。"


def _day(text: str) -> str:
    """「2025.3.5」 as 3月5日，; what is no time at all is left out."""
    if match := _DATE.match(text):
        return f"{int(match[1])}月{int(match[2])}日，" if match[2] else f"{int(match[1])}月，"
    return f"{text}，" if text and _TIME.search(text) else ""
