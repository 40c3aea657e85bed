"""Each fact in the part and under the heading where a head of office would look for it."""

import re

import pytest

from bot.domain.facts import FactStatus
from bot.domain.genre import Role
from bot.drafting.report import whole_report
from bot.drafting.style import load_style
from tests.drafting.clerk import drafted, section_text
from tests.reading.clerk import brief_for, read

YEAR = """普法讲座办了36场，听课2800人次
矛盾纠纷调解217件，调成209件，建了调解室14个
执法检查630家次，发现隐患72处，整改69处
行政处罚案件办结41件，罚款36.5万元
法律顾问审合同57份，提意见83条，重大决策都做了合法性审查
主动公开信息167条，依申请公开3件
12345工单办了417件，满意率98.5%，大厅设了帮办窗口
局长主持党组会专题研究法治工作4次，会前学法8次
不足
持证执法人员只有3个，因为编制紧
明年
持证人员增加到8人
"""


@pytest.mark.parametrize(
    ("word", "section"),
    [
        ("讲座", "measures"),
        ("调解", "measures"),
        ("检查", "measures"),
        ("局长主持", "duty"),
        ("编制", "problems"),
        ("8人", "plans"),
    ],
)
def test_each_fact_is_in_its_part(word: str, section: str) -> None:
    draft = drafted(YEAR)

    assert word in section_text(draft, section)
    assert [one.id for one in draft.sections if word in one.text and one.role is not Role.PREFACE] == [section]


def test_level_one_headings_are_numbered_in_the_order_of_the_outline() -> None:
    draft = drafted(YEAR)

    headings = [section.heading for section in draft.sections if section.heading]
    assert [heading.split("、")[0] for heading in headings] == ["一", "二", "三", "四"]
    assert [section.id for section in draft.sections] == ["preface", "measures", "problems", "duty", "plans"]


def test_sub_headings_are_numbered_without_gaps() -> None:
    numbers = re.findall(r"^（([一二三四五六七八九十])）", section_text(drafted(YEAR), "measures"), re.M)

    assert len(numbers) >= 2
    assert numbers == list("一二三四五六七八九十")[: len(numbers)]


@pytest.mark.parametrize("unit", ["梧汀县委政研室", "梧汀县融媒体中心"])
def test_a_unit_without_enforcement_gets_no_heading_of_enforcement_review_or_rules(unit: str) -> None:
    notes = (
        "普法栏目播了52期，收看390余万人次\n法律顾问审合同45份，提意见12条\n"
        "采编人员法律培训12期，68人全员持证\n主动公开信息96条\n党组会会前学法10次\n民法典宣传月做了8场活动，1700人参加\n"
    )
    draft = drafted(notes, unit=unit)

    headings = re.findall(r"^（[一二三四五六七八九十]）.*$", section_text(draft, "measures"), re.M)
    headings += [section.heading for section in draft.sections]
    assert not any(word in heading for heading in headings for word in ("执法", "复议", "规范性文件", "应诉"))


def test_a_unit_with_enforcement_does_get_its_heading() -> None:
    headings = re.findall(r"^（[一二三四五六七八九十]）.*$", section_text(drafted(YEAR), "measures"), re.M)

    assert any("执法" in heading for heading in headings)


def test_a_fact_that_the_person_placed_stays_where_it_was_put() -> None:
    sheet = read("普法讲座办了36场\n矛盾纠纷调解217件")
    moved = sheet.facts[0].placed("duty")
    draft = whole_report(brief_for(), type(sheet)((moved, *sheet.facts[1:])), load_style())

    assert "36场" in section_text(draft, "duty")
    assert "36场" not in section_text(draft, "measures")


def test_a_fact_that_was_struck_out_is_not_told() -> None:
    from dataclasses import replace

    sheet = read("普法讲座办了36场\n矛盾纠纷调解217件")
    struck = replace(sheet.facts[0], status=FactStatus.VOID)
    draft = whole_report(brief_for(), type(sheet)((struck, *sheet.facts[1:])), load_style())

    assert "36场" not in section_text(draft, "measures")
    assert "217件" in section_text(draft, "measures")


def test_quoted_words_do_not_make_a_fact_an_act_of_the_head() -> None:
    draft = drafted("“局长讲法治课”短视频播放9.4万次\n普法讲座办了36场")

    assert "9.4万次" in section_text(draft, "measures")


@pytest.mark.parametrize(
    "line",
    ["局长出庭应诉2件", "党组书记带头讲法治课2次", "主要负责人主持专题会研究执法难题3次", "党组会专题研究法治工作4次"],
)
def test_an_act_of_the_head_is_reported_as_such(line: str) -> None:
    number = re.findall(r"\d", line)[0]

    assert number in section_text(drafted(line), "duty")


@pytest.mark.parametrize("line", ["副局长出庭应诉2件", "分管副主任带队检查3次"])
def test_an_act_of_a_deputy_is_not_the_heads(line: str) -> None:
    number = re.findall(r"\d", line)[0]

    assert number in section_text(drafted(line), "measures")


def test_problems_of_a_feature_are_kept_out_of_it_and_stay_in_the_sheet() -> None:
    draft = drafted(YEAR, genre="feature")

    assert not any("编制" in section.text for section in draft.sections)
    assert any("编制" in fact.text and fact.section is None for fact in draft.sheet.facts)


@pytest.mark.parametrize(
    ("genre", "line", "section"),
    [
        ("annual_report", "我室没有法律顾问，用县委办的，全年请他们审合同5份", "measures"),
        ("annual_report", "我这边统计执法检查630家次", "measures"),
        ("duty_report", "我主持党组会研究法治4次", "duty"),
        ("duty_report", "执法人员118人，培训6期，本人每期去讲一次", "measures"),
    ],
)
def test_who_says_i_is_the_head_only_where_the_head_writes(genre: str, line: str, section: str) -> None:
    draft = drafted(line, genre=genre)

    assert draft.sheet.facts[0].section == section
