"""Each invented report in past_reports/, ugly in its own way, is read as a careful reader would read it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.reading.documents import read_document
from bot.reading.outline import outline_json, read_outline
from bot.reading.roles import all_sections

FOLDER = Path(__file__).parent / "past_reports"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "expected.yaml").read_text("utf-8"))
DIRT = (
    "浏览",
    "小编",
    "推荐访问",
    "相关热词",
    "上一篇",
    "下一篇",
    "责任编辑",
    "分享到",
    "来源：",
    "首页",
    "图为",
    "特此报告",
    "联系人",
    "附件",
    "nbsp",
    "**",
    "# ",
    "- 1 -",
)


@pytest.mark.parametrize("name", EXPECTED)
def test_an_ugly_report_is_read_as_a_careful_reader_would(name: str) -> None:
    want = EXPECTED[name]

    report = read_outline(read_document(FOLDER / name), name)

    head = {key: getattr(report, key) for key in ("title", "unit", "year", "genre", "addressee")}
    assert head == {key: want[key] for key in head}
    assert list(report.signoff) == want["signoff"]
    assert [
        f"{section.role} {section.number}{section.heading}" for section in report.sections if section.heading
    ] == want["level1"]
    assert [f"{child.number}{child.heading}" for section in report.sections for child in section.children] == want[
        "level2"
    ]


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_that_a_website_or_an_editor_added_is_left(name: str) -> None:
    text = read_document(FOLDER / name)

    sections = all_sections(read_outline(text, name).sections)

    left = [word for word in DIRT for section in sections if word in section.heading + section.text]
    assert left == []


@pytest.mark.parametrize("name", EXPECTED)
def test_every_section_has_an_id_of_its_own(name: str) -> None:
    text = read_document(FOLDER / name)

    ids = [section.id for section in all_sections(read_outline(text, name).sections)]

    assert len(ids) == len(set(ids))


def test_no_fact_of_the_body_is_lost_on_the_way() -> None:
    name = "brackets_mixed.txt"

    told = str(outline_json(read_outline(read_document(FOLDER / name), name)))

    for quote in (
        "集中学法8次",
        "“三重一大”事项清单",
        "审查合同46份",
        "巡河1200余次",
        "案件17件",
        "整治三轮",
        "6家单位",
        "专题会3次",
        "法治课2次",
        "专业人员2名",
        "每季度评查一次",
    ):
        assert quote in told


def test_a_title_that_lies_about_its_years_is_said_to() -> None:
    text = (FOLDER / "campaign_stale.txt").read_text("utf-8")

    report = read_outline(text)

    assert report.year == 2020
    assert any("2024年" in warning and "2016—2020年" in warning for warning in report.warnings)


def test_a_news_piece_and_a_notice_are_said_to_be_no_report() -> None:
    texts = [(FOLDER / name).read_text("utf-8") for name in ("news.txt", "notice.txt")]

    warnings = [read_outline(text).warnings for text in texts]

    assert any("信息稿" in warning for warning in warnings[0])
    assert any("通知" in warning for warning in warnings[1])


def test_a_page_of_several_reports_gives_its_first_and_says_so() -> None:
    text = (FOLDER / "template_xx.txt").read_text("utf-8")

    report = read_outline(text)

    assert not any("我镇" in section.text for section in all_sections(report.sections))
    assert any("只读了第一篇" in warning for warning in report.warnings)
    assert any("模板" in warning for warning in report.warnings)


def test_a_name_that_a_website_struck_out_is_put_back_and_said() -> None:
    text = (FOLDER / "template_xx.txt").read_text("utf-8")

    report = read_outline(text)

    assert "贯彻落实习近平法治思想，以习近平新时代中国特色社会主义思想为指导" in report.sections[0].text
    assert "（2021—2025年）" in report.sections[0].text
    assert any("删去了姓名" in warning for warning in report.warnings)
