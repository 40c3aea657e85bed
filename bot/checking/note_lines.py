"""The notes as lines to be read: one form of marks, markup off, what was struck out gone, tables as cells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.facts import FactSheet, FactStatus
from bot.reading.numerals import numerals
from bot.reading.wording import Wording

_STRUCK = re.compile(r"~~[^~\n]+~~")
_MARKUP = re.compile(r"\*\*|__|`+|^\s*>+\s*", re.M)
_GRID_EDGE = re.compile(r"^[ \t]*\|?[ \t:|-]*-[ \t:|-]*\|?[ \t]*$")
_SPACED = re.compile(r"(?<=[一-鿿）”》]) (?=\d)|(?<=[\d%％]) (?=[一-鿿])")
# A comma inside a number stays, and so do the colon of a time and the point of a decimal.
_COMMA = re.compile(r",(?!\d{3}(?!\d))|(?<!\d),")
_COLON = re.compile(r"(?<!\d):|:(?!\d)")
_STOP = re.compile(r"(?<=[一-鿿）)”》%％])\.(?=[一-鿿“《（(]|\s*$)")
_FULL = str.maketrans(";!?()", "；！？（）")
_NOT_HAN = re.compile(r"[^一-鿿]|[零〇一二三四五六七八九十百千万两]")
# What the reader of facts puts into the words of a table.
_OURS = re.compile(r"分别为|合计|月至|年至|[和在]")
_CHANGED = 3
"""Pairs of characters that no note holds from which a fact's text is a person's own."""


# 「7 财政微讲堂 …」: a bare number that opens a line of words counts them.
_ITEM = re.compile(
    r"(?:^|(?<=[；;：:]))\s*\d{1,2}[ 　]+(?=[《“\"一-鿿])(?![个件场次名人份家户条项期篇处台只元倍天年月周批届公分])"
)
# Who wrote and when, as chats are exported; the date is none of the facts'.
_CHAT_HEAD = re.compile(
    r"^\s*(?:(?:20\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[ \t]+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:[ \t]+\S.{0,20})?"
    r"|\S{1,12}[ \t]+(?:(?:20\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[ \t]+)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)\s*$"
)


def plain_marks(text: str) -> str:
    """The text with full-width marks, without the spaces that some people put around numbers."""
    text = _COMMA.sub("，", _SPACED.sub("", text))
    return _STOP.sub("。", _COLON.sub("：", text)).translate(_FULL)


def note_lines(sheet: FactSheet, words: Wording) -> Iterator[str]:
    """The lines of the notes without facts struck out, and the words of facts that a person changed."""
    text = "\n".join(note.text for note in sheet.notes)
    for fact in sheet.facts:
        if fact.status is FactStatus.VOID and fact.quote:
            text = text.replace(fact.quote, "")
    text = _MARKUP.sub("", _STRUCK.sub("", text))
    yield from _dated(_unnumbered([line for raw in text.split("\n") if (line := _line(raw)).strip()]))
    pairs, numbers = _pairs(text), _numbers(text, words)
    for fact in sheet.standing():
        new = _pairs(_OURS.sub(" ", fact.text)) - pairs
        if len(new) >= _CHANGED or not all(
            one.value in numbers or one.quote.rstrip("万亿余多") in numbers for one in numerals(fact.text, words)
        ):
            yield plain_marks(fact.text)


def _numbers(text: str, words: Wording) -> set[float | str]:
    """The numbers of the notes by value and as written: a cell may hold 58.4 under a head that says 万元."""
    return {said for one in numerals(text, words) for said in (one.value, one.quote.rstrip("万亿余多"))}


_RUNNING = re.compile(r"^\s*0*(?P<number>\d{1,3})\s*(?=\t)")


def _unnumbered(lines: Sequence[str]) -> Iterator[str]:
    """The lines, a first cell that only numbers the rows (01, 02, 03) left empty: it counts nothing."""
    numbers = [int(match["number"]) if (match := _RUNNING.match(line)) else None for line in lines]
    for at, line in enumerate(lines):
        beside = (numbers[at - 1] if at else None, numbers[at + 1] if at + 1 < len(lines) else None)
        runs = numbers[at] is not None and (numbers[at] - 1 == beside[0] or numbers[at] + 1 == beside[1])  # type: ignore[operator]
        yield _RUNNING.sub("", line) if runs else line


# A month alone on a line is the month of the days under it: 「3月」 over 「18日 …」; 「7—8月」 is of none.
_MONTH = re.compile(r"^\W*(?:20\d\d年)?(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?\W*$")
_BARE_DAY = re.compile(r"^(?P<mark>\W*)(?=(?:3[01]|[12]\d|0?[1-9])[日号])")
_HEADING = re.compile(r"^[^，。；：]{1,12}$")
_DAY_LIST = re.compile(r"(?P<month>\d{1,2}月)\d{1,2}[日号](?:[、和及]\d{1,2}[日号])+")


def _dated(lines: Iterable[str]) -> Iterator[str]:
    """The lines, each day that stands without its month given the month of the heading or of the list it stands in."""
    month = ""
    for line in lines:
        if head := _MONTH.match(line):
            month = f"{head['month']}月"
        elif month and _BARE_DAY.match(line):
            line = _BARE_DAY.sub(rf"\g<mark>{month}", line)
        elif _HEADING.match(line) and not re.search(r"\d", line):
            month = ""
        yield _DAY_LIST.sub(_with_months, line)


def _with_months(match: re.Match[str]) -> str:
    return re.sub(r"(?<=[、和及])(?=\d)", match["month"], match.group())


def _pairs(text: str) -> set[str]:
    """The pairs of neighbouring characters of the runs of Han, numerals left out."""
    return {run[at : at + 2] for run in _NOT_HAN.sub(" ", text).split() for at in range(len(run) - 1)}


# Ten thousand readers and more, as the trade writes it: 10万加的3篇, 10万+.
_AND_MORE = re.compile(r"(?<=\d万)(?:\+|加(?=[的以\s，。；]|$))")
# What a form left to be written over, around the number written there: 参加XX1186XX 人.
_FILLED_IN = re.compile(r"[xXｘＸ×_＿]{2,}(?=\d)|(?<=\d)[xXｘＸ×_＿]{2,}[ 　]*")
# 个 wants a noun; where blanks stand for commas it may have one before its noun: 打了4个 官司.
_SPACED_NOUN = re.compile(r"(?<=\d个) (?=[一-鿿]{2,3}(?:[\s，。；]|$))")


def _line(raw: str) -> str:
    """One line; a row of a drawn table (| 立案 | 37 |) as cells parted by tabs, its rule as nothing."""
    if _CHAT_HEAD.match(raw):
        return ""
    raw = _FILLED_IN.sub("", raw)
    raw = _SPACED_NOUN.sub("", _AND_MORE.sub("以上", _ITEM.sub("", raw)))
    if raw.count("|") < 2:
        return plain_marks(raw)
    if _GRID_EDGE.match(raw):
        return ""
    return "\t".join(plain_marks(cell.strip()) for cell in raw.strip().strip("|").split("|"))


@dataclass(frozen=True)
class Table:
    """Consecutive rows under one head; a row with the number of its line."""

    head: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]


_ABOVE_HEAD = 3
"""Rows of a table's title, of who drew it up and of its date, below which its head may stand."""


def tables_of(lines: Sequence[str]) -> Iterator[Table]:
    """The tables among the lines: two rows and more under one that says what the columns are."""
    block: list[tuple[int, list[str]]] = []
    for number, line in enumerate([*lines, ""]):
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > 1:
            block.append((number, cells))
            continue
        if len(block) > 1 and (table := _table_of(block)):
            yield table
        block = []


def _table_of(block: Sequence[tuple[int, list[str]]]) -> Table | None:
    """The rows under the head: the first row, or after a few lines of title one as wide as any row below it."""
    if is_head(block[0][1]):
        return Table(block[0][1], block[1:])
    for at, (_, cells) in enumerate(block[1 : _ABOVE_HEAD + 1], 1):
        rows = block[at + 1 :]
        if rows and len(cells) > 2 and all(cells) and is_head(cells) and len(cells) >= max(len(row) for _, row in rows):
            return Table(cells, rows)
    return None


_UNIT = re.compile(r"[（(][^（）()]{1,8}[)）]\s*$")
PERIOD = re.compile(r"^(?:20\d\d年?(?:度)?|\d{1,2}月份?|第?[一二三四1-4]季度|[上下]半年|今年|本年|去年|上年)$")
_LONGEST_HEAD = 16


def is_head(cells: Sequence[str]) -> bool:
    """Do the cells say what the columns hold: months or years, or short words without a number?"""
    filled = [cell for cell in cells if cell]
    if sum(bool(PERIOD.match(cell)) for cell in filled) >= 2:
        return True
    named = [cell for cell in filled if PERIOD.match(cell) or not re.search(r"\d", _UNIT.sub("", cell))]
    return len(filled) > 1 and len(named) == len(filled) and all(len(cell) <= _LONGEST_HEAD for cell in filled)
