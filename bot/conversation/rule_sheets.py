"""The rules of wording as a workbook that a person edits and gives back."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from bot.export.workbook import Sheet
from bot.reading.national import Formulation, Law, National, NationalDay, Rule
from bot.reading.own_rules import OwnRules, key_of, said_of

OURS, OWN = "内置", "本单位"
FORMS, WRONG, LAWS, DAYS = "固定表述", "错误写法", "法律法规", "宣传日"
COLUMNS = {
    FORMS: ("表述", "自何时", "至何时", "轻重", "依据", "现行说法", "也对的说法"),
    WRONG: ("写法", "自何时", "至何时", "轻重", "理由", "建议改为"),
    LAWS: ("名称", "自何时", "至何时", "取而代之", "简称"),
    DAYS: ("名称", "月", "日", "自何年"),
}
LAST = ("来历", "停用")
HOW = (
    "各表标“内置”的行随程序更新，不能改，只能在“停用”一栏写“是”；要换说法，停用后另加一行。",
    "本单位的规则加在各表末尾，“来历”写“本单位”。“轻重”写必改、疑似或提示。",
    "日期写成2024-01-31。多个说法之间用顿号。“错误写法”按字面找，不用通配符。",
    "改好后在“校核”页导入，或用命令 python -m bot rules import 文件名。任何一行有错，整张表都不收，并说明是哪一行。",
)
GUIDE = "填写说明"


def rule_sheets(ours: National, own: OwnRules) -> list[Sheet]:
    """One sheet a kind, ours first; and a page that says how to fill them in."""
    return [
        _sheet(FORMS, ours.formulations, own.formulations, own, form_row),
        _sheet(WRONG, ours.rules, own.rules, own, wrong_row),
        _sheet(LAWS, ours.laws, own.laws, own, law_row),
        _sheet(DAYS, ours.days, own.days, own, day_row),
        Sheet(GUIDE, (GUIDE,), [(line,) for line in HOW]),
    ]


_One = TypeVar("_One", bound=Formulation | Rule | Law | NationalDay)


def _sheet(
    name: str, ours: Sequence[_One], own: Sequence[_One], rules: OwnRules, row: Callable[[_One], tuple[str, ...]]
) -> Sheet:
    rows = [(*row(one), OURS, "是" if key_of(one) in rules.off else "") for one in ours]
    rows += [(*row(one), OWN, "") for one in own]
    return Sheet(name, (*COLUMNS[name], *LAST), rows)


def form_row(one: Formulation) -> tuple[str, ...]:
    return (one.form, _day(one.since), _day(one.until), one.level, one.source, one.now or "", "、".join(one.also))


def wrong_row(one: Rule) -> tuple[str, ...]:
    return (said_of(one), _day(one.since), _day(one.until), one.level, one.why, one.suggest or "")


def law_row(one: Law) -> tuple[str, ...]:
    return (one.name, _day(one.since), _day(one.until), one.instead or "", "、".join(one.short))


def day_row(one: NationalDay) -> tuple[str, ...]:
    return ("、".join(one.names), str(one.month), str(one.day or ""), str(one.since or ""))


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
