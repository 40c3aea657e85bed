"""A unit's own list of items: taken in whole, or refused with the row that is wrong."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from bot.domain.gathering import LocalDemand
from bot.domain.genre import Role
from bot.errors import BadInput
from bot.gathering.local_guide import HEADS, demand_of, read_local_guide
from bot.gathering.promise_words import load_promise_words

ROWS = [
    (
        "规范性文件合法性审查件数",
        "主要举措和成效",
        "合法性审查、合法性审核",
        "今年审查了多少件？",
        "县依法治县办通知第3条",
    ),
    ("行政复议体制改革落实情况", "举措", "", "", ""),
    ("明年的普法安排", "下一步安排", "普法", "", ""),
]


def sheet(*rows: tuple[str, ...], above: tuple[str, ...] = ()) -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    for row in ([above] if above else []) + [HEADS, *rows]:
        page.append(list(row))
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def test_a_sheet_and_a_yaml_list_give_the_same_items() -> None:
    listed = """
- {要点: 规范性文件合法性审查件数, 部分: 主要举措和成效, 关键词: [合法性审查, 合法性审核], 怎么问: 今年审查了多少件？, 依据: 县依法治县办通知第3条}
- {要点: 行政复议体制改革落实情况, 部分: 举措}
- {要点: 明年的普法安排, 部分: 下一步安排, 关键词: 普法}
"""
    found = read_local_guide("指引.xlsx", sheet(*ROWS, above=("二〇二五年度报告指引",)))

    assert found == read_local_guide("指引.yaml", listed.encode())
    assert found[0] == LocalDemand(
        "规范性文件合法性审查件数",
        "measures",
        ("合法性审查", "合法性审核"),
        "今年审查了多少件？",
        "县依法治县办通知第3条",
    )


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("", "举措", "", "", ""), "“指引.xlsx”第5行没有写要点，整份没有收下；请补上再上传。"),
        (("信访件数", "第二部分", "", "", ""), "第5行的“写在哪一部分”写的是“第二部分”"),
        (("明年的普法安排", "安排", "", "", ""), "第5行与前面的要点相同"),
        (("很长" * 200, "举措", "", "", ""), "第5行有一格超过200字"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_taken_in(row: tuple[str, ...], says: str) -> None:
    with pytest.raises(BadInput) as error:
        read_local_guide("指引.xlsx", sheet(*ROWS, row))

    assert says in str(error.value)


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", b"\xff\xfe\x00", b"just: a mapping", sheet(), b"[]"])
def test_what_is_no_list_is_refused_in_chinese(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"^“[^”]+”.+[。]$"):
        read_local_guide("指引.xlsx", data)


def test_an_item_without_words_of_its_own_is_recognised_by_its_name() -> None:
    one = demand_of(LocalDemand("行政复议体制改革落实情况", "measures", (), "", ""), 1, load_promise_words())

    assert one.where is Role.MEASURES and one.local and one.ask
    assert one.words and one.words.search("设立行政复议委员会") and not one.words.search("开展普法宣传")
