"""An edited workbook of rules, read back: every row checked, nothing taken in when one is wrong."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from bot.conversation.rule_sheets import (
    COLUMNS,
    DAYS,
    FORMS,
    LAST,
    LAWS,
    OURS,
    OWN,
    WRONG,
    day_row,
    form_row,
    law_row,
    rule_sheets,
    wrong_row,
)
from bot.errors import BadInput, UnreadableFile
from bot.export.workbook import workbook_bytes
from bot.reading.national import LEVELS, Formulation, Law, National, NationalDay, Rule
from bot.reading.own_rules import OwnRules, key_of, wrong_wording
from bot.reading.wording import load_wording

LARGEST = 4 * 1024 * 1024
"""Bytes of a workbook; ours has some 40,000."""
LARGEST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 5000
LONGEST_CELL = 300
FIRST, LAST_DAY = date(1949, 10, 1), date(2100, 12, 31)

NO_WORKBOOK = "这不是能读的Excel规则表，请用“导出规则表”得到的.xlsx文件修改后再导入。"
TOO_LARGE = "规则表太大，请删去多余的行和图片后再导入。"


def read_rules(held: bytes, ours: National) -> OwnRules:
    """The unit's own rules and what it switched off. BadInput naming sheet, row and column of the first fault."""
    book = _opened(held)
    try:
        reader = _Reader(book)
        return OwnRules(
            tuple(reader.own(FORMS, _formulation, ours.formulations, form_row)),
            tuple(reader.own(WRONG, _wrong, ours.rules, wrong_row)),
            tuple(reader.own(LAWS, _law, ours.laws, law_row)),
            tuple(reader.own(DAYS, _national_day, ours.days, day_row)),
            frozenset(reader.off),
        )
    finally:
        book.close()


def _opened(held: bytes) -> Any:
    from openpyxl import load_workbook

    if len(held) > LARGEST:
        raise UnreadableFile(TOO_LARGE)
    try:
        with ZipFile(BytesIO(held)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise UnreadableFile(TOO_LARGE)
        return load_workbook(BytesIO(held), read_only=True, data_only=False)
    except (BadZipFile, KeyError, ValueError, OSError, SyntaxError, TypeError) as error:
        raise UnreadableFile(NO_WORKBOOK) from error


@dataclass(frozen=True)
class RuleBook:
    """The rules of wording to take away and to bring back. `own`: the unit's as they stand; `save`: put others there."""

    own: Callable[[], OwnRules]
    save: Callable[[OwnRules], None]

    def exported(self) -> bytes:
        """An .xlsx of all rules, ours and the unit's."""
        return workbook_bytes(rule_sheets(load_wording().national, self.own()))

    def take_in(self, held: bytes) -> str:
        """Puts an edited workbook in force; one Chinese sentence on what stands now. BadInput: nothing changed."""
        own = read_rules(held, load_wording().national)
        self.save(own)
        added = len(own.formulations) + len(own.rules) + len(own.laws) + len(own.days)
        return f"规则表已导入：本单位规则{added}条，停用内置规则{len(own.off)}条，从现在起按它校核。"


@dataclass
class _Row:
    """A row of a sheet: its cells by column head. Every fault names the place."""

    sheet: str
    number: int
    cells: dict[str, str]

    def fault(self, head: str, says: str) -> BadInput:
        return BadInput(f"规则表“{self.sheet}”第{self.number}行的“{head}”{says}，整张表都没有导入，请改好再来。")

    def needed(self, head: str) -> str:
        if not self.cells[head]:
            raise self.fault(head, "是空的")
        return self.cells[head]

    def day(self, head: str) -> date | None:
        text = self.cells[head]
        if not text:
            return None
        match = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?", text)
        try:
            day = date(int(match[1]), int(match[2]), int(match[3] or 1)) if match else None
        except ValueError:
            day = None
        if day is None or not FIRST <= day <= LAST_DAY:
            raise self.fault(head, f"“{text}”不是日期，请写成2024-01-31")
        return day

    def number_in(self, head: str, low: int, high: int) -> int | None:
        text = self.cells[head]
        if not text:
            return None
        if not text.isdecimal() or not low <= int(text) <= high:
            raise self.fault(head, f"应当是{low}到{high}的数")
        return int(text)

    def level(self) -> str:
        if (level := self.needed("轻重")) not in LEVELS:
            raise self.fault("轻重", "只能写必改、疑似或提示")
        return level

    def several(self, head: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in re.split(r"[、，,；;]", self.cells[head]) if part.strip())

    def span(self) -> tuple[date | None, date | None]:
        since, until = self.day("自何时"), self.day("至何时")
        if since and until and until < since:
            raise self.fault("至何时", "早于“自何时”")
        return since, until


@dataclass
class _Reader:
    book: Any
    off: set[str] = field(default_factory=set)

    def own(
        self, name: str, read: Callable[[_Row], Any], ours: Sequence[Any], shown: Callable[[Any], tuple[str, ...]]
    ) -> Iterator[Any]:
        """The unit's own rules of a sheet; what it does without is noted in `off`."""
        known = {shown(one): one for one in ours}
        heads = COLUMNS[name]
        for row in self._rows(name):
            words = tuple(row.cells[head] for head in heads)
            switched = row.cells["停用"]
            if switched not in ("", "是", "否"):
                raise row.fault("停用", "只能写“是”或空着")
            if row.cells["来历"] == OURS:
                if words not in known:
                    raise row.fault(
                        heads[0], "标着“内置”却和程序里的不一样：内置的不能改，请停用它，另加一行写“本单位”"
                    )
                if switched == "是":
                    self.off.add(key_of(known[words]))
            elif row.cells["来历"] in (OWN, ""):
                if switched != "是":
                    yield read(row)
            else:
                raise row.fault("来历", "只能写“内置”或“本单位”")

    def _rows(self, name: str) -> Iterator[_Row]:
        if name not in self.book.sheetnames:
            raise BadInput(f"规则表里缺少“{name}”这一页，请从“导出规则表”重新开始。")
        heads = (*COLUMNS[name], *LAST)
        for number, cells in enumerate(self.book[name].iter_rows(values_only=True), start=1):
            texts = [_text(cell) for cell in cells[: len(heads)]]
            texts += [""] * (len(heads) - len(texts))
            if number == 1:
                if tuple(texts) != heads:
                    raise BadInput(f"规则表“{name}”第1行的表头改动过，应当依次是{'、'.join(heads)}。")
                continue
            if number > MOST_ROWS:
                raise BadInput(f"规则表“{name}”超过{MOST_ROWS}行，请删去空行和多余的行。")
            row = _Row(name, number, dict(zip(heads, texts, strict=True)))
            if any(row.cells[head] for head in COLUMNS[name]):
                self._check(row)
                yield row

    def _check(self, row: _Row) -> None:
        for head, text in row.cells.items():
            if text.startswith("="):
                raise row.fault(head, "是公式，请直接写文字")
            if len(text) > LONGEST_CELL and row.cells["来历"] != OURS:
                raise row.fault(head, f"超过{LONGEST_CELL}字")


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _formulation(row: _Row) -> Formulation:
    since, until = row.span()
    form = re.sub(r"[“”‘’《》、，,\s]", "", row.needed("表述"))
    if len(form) < 2:
        raise row.fault("表述", "太短，至少两个字")
    source = row.cells["依据"] or OWN
    return Formulation(
        form, row.level(), source, since, until, row.cells["现行说法"] or None, row.several("也对的说法")
    )


def _wrong(row: _Row) -> Rule:
    since, until = row.span()
    said = row.needed("写法")
    if len(said) < 2:
        raise row.fault("写法", "太短，至少两个字")
    return wrong_wording(said, row.level(), row.cells["理由"], row.cells["建议改为"] or None, since, until)


def _law(row: _Row) -> Law:
    since, until = row.span()
    if since is None:
        raise row.fault("自何时", "是空的，请写施行日期")
    name = re.sub(r"[《》\s]", "", row.needed("名称")).removeprefix("中华人民共和国")
    return Law(name, since, until, row.cells["取而代之"] or None, row.several("简称"))


def _national_day(row: _Row) -> NationalDay:
    row.needed("名称")
    month = row.number_in("月", 1, 12)
    if month is None:
        raise row.fault("月", "是空的")
    return NationalDay(row.several("名称"), month, row.number_in("日", 1, 31), row.number_in("自何年", 1949, 2100) or 0)
