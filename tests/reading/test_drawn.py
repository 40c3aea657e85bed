"""Headings that a clerk sets off with marks."""

import pytest

from bot.domain.genre import Role
from bot.reading.drawn import drawn_heading
from tests.reading.clerk import read, words


@pytest.mark.parametrize(
    ("row", "heading"),
    [
        ("=== 审批股 老祁补充（文字的） ===", "审批股 老祁补充（文字的）"),
        ("———— 以下各站所报的 ————", "以下各站所报的"),
        ("-----原始邮件-----", "原始邮件"),
        ("▍水政大队", "水政大队"),
        ("▍2025", "2025"),
        ("*学习*", "学习"),
        ("第三部分  执法监督(法规股报)", "执法监督(法规股报)"),
    ],
)
def test_a_line_between_or_behind_marks_is_a_heading(row: str, heading: str) -> None:
    assert drawn_heading(row) == heading


@pytest.mark.parametrize(
    "row", ["—— 全年检查码头48家次 ——", "— 问题（我自己写的）：", "* 普法讲座办了36场", "第三部分"]
)
def test_a_line_that_tells_an_amount_or_stands_behind_a_bullet_is_none(row: str) -> None:
    assert drawn_heading(row) is None


def test_a_drawn_heading_opens_its_part_and_is_not_told() -> None:
    sheet = read("=== 水政大队 ===\n全年检查码头48家次\n=== 不足（初稿）===\n持证人员只有3个\n▍2025\n讲座办40场\n")

    assert [fact.zone for fact in sheet.facts] == [None, Role.PROBLEMS, Role.PLANS]
    assert not any("=" in text or "▍" in text for text in words(sheet))
