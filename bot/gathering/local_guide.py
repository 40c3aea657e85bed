"""A unit's local guide (指引): a list of items in YAML or Excel, read whole or not at all; and the empty form for it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.domain.demands import Demand
from bot.domain.gathering import LocalDemand
from bot.domain.genre import Role
from bot.errors import BadInput
from bot.gathering.promise_words import PromiseWords
from bot.reading.workbook import cells_of

HEADS = ("要点", "写在哪一部分", "认得出的词（可不填，用顿号分开）", "没有材料时怎么问（可不填）", "依据（可不填）")
PARTS = {
    "举措": Role.MEASURES, "成效": Role.MEASURES, "不足": Role.PROBLEMS, "问题": Role.PROBLEMS, "履职": Role.DUTY,
    "第一责任人": Role.DUTY, "安排": Role.PLANS, "打算": Role.PLANS, "计划": Role.PLANS, "其他": Role.OTHER,
}  # fmt: skip
EXAMPLE = (
    "行政规范性文件合法性审查件数",
    "举措",
    "合法性审查、合法性审核",
    "今年审查了多少件规范性文件？",
    "县依法治县办通知第3条",
)
MOST_ROWS = 300
LONGEST = 200
_KEYS = ("要点", "部分", "关键词", "怎么问", "依据")
_SPLIT = re.compile(r"[、，,；;\s]+")
NO_TABLE = "“{name}”里没有要点表：第一行应当是“要点、写在哪一部分……”，可以先下载空白表照着填。"
NO_LIST = "“{name}”应当是一列要点，每条写“要点”和“部分”，可以先下载空白表照着填。"
EMPTY = "“{name}”里一条要点也没有，没有收下；请填好再上传。"
NO_WHAT = "“{name}”{at}没有写要点，整份没有收下；请补上再上传。"
TOO_LONG = "“{name}”{at}有一格超过{most}字，整份没有收下；请写短一些再上传。"
TWICE = "“{name}”{at}与前面的要点相同（{what}），整份没有收下；请去掉一条再上传。"
BAD_PART = (
    "“{name}”{at}的“写在哪一部分”写的是“{part}”，只认“举措、不足、履职、安排、其他”，整份没有收下；请改好再上传。"
)
TOO_MANY = "“{name}”有{count}条要点，最多{most}条，请只留要在报告里写的。"
BROKEN = "“{name}”打不开，请另存为 .xlsx 或 .yaml 再上传。"


def read_local_guide(name: str, data: bytes) -> tuple[LocalDemand, ...]:
    """The items of a guide. BadInput naming the row where one is wrong: nothing is taken in then."""
    rows = list(_sheet_rows(name, data) if data.startswith(b"PK") else _yaml_rows(name, data))
    if not rows:
        raise BadInput(EMPTY.format(name=name))
    if len(rows) > MOST_ROWS:
        raise BadInput(TOO_MANY.format(name=name, count=len(rows), most=MOST_ROWS))
    taken: dict[str, LocalDemand] = {}
    for at, cells in rows:
        one = _demand(name, at, cells)
        if one.what in taken:
            raise BadInput(TWICE.format(name=name, at=at, what=one.what))
        taken[one.what] = one
    return tuple(taken.values())


def _demand(name: str, at: str, cells: Sequence[str]) -> LocalDemand:
    what, part, words, ask, rule = (" ".join(cell.split()) for cell in [*cells, "", "", "", "", ""][:5])
    if not what:
        raise BadInput(NO_WHAT.format(name=name, at=at))
    if any(len(cell) > LONGEST for cell in (what, part, words, ask, rule)):
        raise BadInput(TOO_LONG.format(name=name, at=at, most=LONGEST))
    role = next((role for word, role in PARTS.items() if word in part), None)
    if role is None:
        raise BadInput(BAD_PART.format(name=name, at=at, part=part))
    return LocalDemand(what, role.value, tuple(word for word in _SPLIT.split(words) if word), ask, rule)


def _sheet_rows(name: str, data: bytes) -> Iterable[tuple[str, list[str]]]:
    """(which row, cells) below the heads, of the first sheet that has them."""
    for _, rows in cells_of(data, name):
        head = next((at for at, row in enumerate(rows[:10]) if row and row[0] == HEADS[0]), None)
        if head is not None:
            filled = [(at, row) for at, row in enumerate(rows, start=1) if at > head + 1 and any(row)]
            return [(f"第{at}行", row) for at, row in filled]
    raise BadInput(NO_TABLE.format(name=name))


def _yaml_rows(name: str, data: bytes) -> Iterable[tuple[str, list[str]]]:
    import yaml

    try:
        held: Any = yaml.safe_load(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadInput(BROKEN.format(name=name)) from error
    if not isinstance(held, list) or not all(isinstance(one, Mapping) for one in held):
        raise BadInput(NO_LIST.format(name=name))
    return [(f"第{at}条", [_word(one.get(key)) for key in _KEYS]) for at, one in enumerate(held, start=1)]


def _word(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def demand_of(one: LocalDemand, number: int, words: PromiseWords) -> Demand:
    """The item as a demand. Without words of its own it is recognised by those of its name that say something."""
    told = one.words or _telling(one.what, words)
    return Demand(
        id=f"local-{number}",
        what=one.what,
        where=Role(one.where),
        words=re.compile("|".join(re.escape(word) for word in told)),
        ask=one.ask or f"“{one.what}”今年有什么可写的？有数字的带上数字。",
        rule=one.rule or "本单位指引",
        local=True,
    )


def _telling(what: str, words: PromiseWords) -> list[str]:
    named = words.named.findall(what)
    runs = [run for run in re.split(r"[^一-鿿A-Za-z0-9]+", words.empty.sub(" ", what)) if len(run) >= 2]
    return named or runs or [what]
