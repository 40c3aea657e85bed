"""Notes whose numbers stand between spaces, as a word processor or a phone sets them."""

import pytest

from bot.reading.spacing import closed, words_in
from tests.reading.clerk import read, words, zones


@pytest.mark.parametrize(
    ("spaced", "tight"),
    [
        ("7 月 27 日召开党组会", "7月27日召开党组会"),
        ("执法培训 12 场，覆盖 1200 余人次", "执法培训12场，覆盖1200余人次"),
        ("9 月 15 日至 21 日宣传周活动 6 场", "9月15日至21日宣传周活动6场"),
        ("发资料 3 万份，罚款 12.5 万元", "发资料3万份，罚款12.5万元"),
        ("12345 热线转办 208 件", "12345热线转办208件"),
        ("考试合格率 98%", "考试合格率98%"),
        ("讲座36场 检查630家次", "讲座36场 检查630家次"),
        ("3 人民调解培训", "3 人民调解培训"),
        ("讲座办了 三个村都去了", "讲座办了 三个村都去了"),
    ],
)
def test_spaces_around_numbers_go_and_pauses_stay(spaced: str, tight: str) -> None:
    assert closed(spaced) == tight


def test_a_spaced_line_says_the_same_as_a_tight_one_and_its_quote_stands_in_the_note() -> None:
    note = "1. 组织执法培训 12 场，覆盖 1200 人次；考试合格率 98.6%\n2. 7 月 27 日召开党组会研究法治建设\n"

    sheet = read(note)

    assert words(sheet) == ["组织执法培训12场，覆盖1200人次", "考试合格率98.6%", "7月27日召开党组会研究法治建设"]
    assert all(fact.quote in note for fact in sheet.facts)
    assert sheet.facts[0].quote == "组织执法培训 12 场，覆盖 1200 人次"


def test_numbers_of_items_between_spaces_are_still_numbers_of_items() -> None:
    sheet = read("不足\n1 持证人员少，只有 6 人\n2 宣传形式单一\n")

    assert words(sheet) == ["持证人员少，只有6人", "宣传形式单一"]
    assert {str(zone) for zone in zones(sheet).values()} == {"problems"}


def test_words_are_found_in_a_line_whatever_its_spaces() -> None:
    assert words_in("培训12场", "1、组织 培训 12 场。") == "培训 12 场"
    assert words_in("培训13场", "1、组织 培训 12 场。") is None
