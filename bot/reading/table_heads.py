"""What the heads of a table say: of what kind a column is, what it counts, which time it tells of."""

import re

from bot.reading.wording import load_wording

_YEAR = re.compile(r"^(?:20\d\d)年?(?:度)?$")
PERIOD = re.compile(
    r"^(?:(?:20\d\d)年?(?:度)?|(?:第?[一二三四]季度|[上下]半年)(?:数|完成数?)?|\d{1,2}月份?|\d{1,2}月?[-—～~至]\d{1,2}月|Q[1-4])$"
)
TOTAL = re.compile(r"^(?:合计|总计|小计|累计|共计)$")
_WHOLE_YEAR = re.compile(r"^(?:全年|年度|本年度?|今年)(?:合计|累计|总计|总数|完成数?|数)?$")
_NUMBER = re.compile(r"^[约近超]?\d[\d,.]*\s*[万亿千百]?[余多+]?[%％]?$")
UNIT = re.compile(r"[（(](?:单位[:：])?(?P<unit>[^）)：:]{1,9})[)）]$|[/／\s]?单位[:：]\s*(?P<said>[^，。；\s]{1,5})$")
_COUNT_HEAD = re.compile(r"^(?P<name>.*?)(?P<unit>[人件份家户次条篇期]数|场次|人次|家次|户次|件次)$")
"""参训人数 counts 人, 讲座场次 counts 场次."""
COLUMNS = {
    "number": re.compile(r"^(?:序号|编号|序|No\.?)$"),
    "time": re.compile(r"时间|日期|月份|季度|日子|时候|哪天|几号"),
    "place": re.compile(r"^(?:地点|场所|地址|场地|在哪里?|地方|哪里|位置)$"),
    "note": re.compile(r"说明|备注|结果|成效|情况|附注|效果"),
    "quantity": re.compile(r"数量|场次|人数|次数|份数|金额|频次|数值|完成数|^数$|数据"),
    "content": re.compile(r"内容|事项|活动|工作|项目|名称|主题|题目|任务|指标|事由|干了|做了|[啥什么]事"),
    "unit": re.compile(r"^(?:计量)?单位$"),
    "part": re.compile(r"条线|类别|板块|类型|分类|科室|股室|部门|单位|负责|责任|领域|口子|填报"),
}


def named(head: str) -> tuple[str, str]:
    """The measure's name and unit: 「普法经费（万元）」 → 普法经费, 万元."""
    if load_wording().measures.pattern.fullmatch(head):
        return "", head
    if match := UNIT.search(head):
        name, unit = head[: match.start()], re.split(r"[，,、]", match["unit"] or match["said"])[0]
        return (
            counted["name"] if (counted := _COUNT_HEAD.match(name)) and counted["unit"][0] == unit[0] else name
        ), unit
    if match := _COUNT_HEAD.match(head):
        return match["name"], match["unit"].removesuffix("数")
    return head, ""


def is_number(cell: str) -> bool:
    """Is a cell nothing but a number, which wants a unit?"""
    return bool(_NUMBER.match(cell))


def is_total(head: str) -> bool:
    """Does a column hold the sum over the periods beside it?"""
    return bool(TOTAL.match(head) or _WHOLE_YEAR.match(head))


def period(cell: str) -> str:
    return f"{cell.rstrip('年度')}年" if _YEAR.match(cell) else cell


def column_kind(head: str, at: int) -> str:
    for kind, pattern in COLUMNS.items():
        if pattern.search(head):
            return kind
    return "part" if at == 0 else "content"
