"""Speech turned into text is cut where the speaker turns to the next thing; what was said stays as it was."""

import re

import pytest

from bot.domain.genre import Role
from bot.reading.dictation import breaths, in_digits, is_dictated, written_down
from tests.reading.clerk import read, words

SPOKEN = (
    "今年我们所里主要是这么几件事一个是四月份把调解委员会换届了主任牵头然后呢每个月排查一次纠纷全年排查了十二次 "
    "还有就是法律援助这一块全年受理了一百三十六件成功率百分之九十八点五再一个就是法治宣传办了二十四场来了三千二百多人 "
    "问题呢就是人手太少全所才三个人 明年打算建一个法治广场"
)


def test_a_long_line_without_marks_was_spoken_and_a_written_one_was_not() -> None:
    assert is_dictated(SPOKEN)
    assert not is_dictated("全年受理法律援助案件136件，办结130件，成功率98.5%；" * 3)
    assert not is_dictated("全年受理法律援助案件一百三十六件")


def test_every_part_of_what_was_said_stands_in_the_line() -> None:
    parts = breaths(SPOKEN)

    assert all(part in SPOKEN for part in parts)
    assert any(part.startswith("四月份把调解委员会") for part in parts)
    assert any(part.startswith("问题呢") for part in parts)


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("拆了一百二十七处", "拆了127处"),
        ("成功率百分之九十七点六", "成功率97.6%"),
        ("咨询五百二十多人次", "咨询520余人次"),
        ("培训两轮", "培训两轮"),
        ("投入三十五万元", "投入35万元"),
        ("坚持三重一大集体决策", "坚持三重一大集体决策"),
        ("共有1.2万人", "共有1.2万人"),
    ],
)
def test_spoken_numbers_are_written_in_digits(said: str, digits: str) -> None:
    assert in_digits(said) == digits


def test_a_topic_or_a_part_of_the_report_becomes_a_label() -> None:
    assert written_down("人民调解这一块全年调了368件").startswith("人民调解：")
    assert written_down("问题呢就是人手太少") == "不足：人手太少"
    assert written_down("明年打算建一个法治广场") == "明年打算：建一个法治广场"


def test_dictated_notes_become_facts_in_their_own_parts() -> None:
    facts = read(SPOKEN).facts

    assert all(fact.quote in SPOKEN for fact in facts)
    assert [fact.zone for fact in facts if "法治广场" in fact.text] == [Role.PLANS]
    assert [fact.zone for fact in facts if "人手" in fact.text] == [Role.PROBLEMS]
    told = "".join(fact.text for fact in facts)
    assert re.findall(r"136件|98\.5%|24场|3200余人|12次", told) == ["12次", "136件", "98.5%", "24场", "3200余人"]


def test_short_rows_without_a_mark_beside_dictated_ones_were_spoken_too() -> None:
    long = "先说执法这块今年一共检查企业一千二百六十三家次查出隐患三千四百一十二处整改三千三百八十五处整改率百分之九十九点二立案一百零九件"
    sheet = read(f"{long}\n应急演练全市一百八十七场参与一点九万人八月十二号集中培训六十人")

    text = "；".join(words(sheet))
    assert "187场" in text
    assert "1.9万人" in text
    assert "8月12日" in text
    assert "先说" not in text


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("喂能听见吗我开始说了今年法律援助办了六十三件", "今年法律援助办了63件"),
        ("好继续说合同审查了七十二份", "合同审查了72份"),
        ("法治夏令营有一百二十个孩子参加", "法治夏令营有120个孩子参加"),
        ("普法讲座五十八场覆盖两万一千人", "普法讲座58场，覆盖2.1万人"),
    ],
)
def test_words_to_the_listener_go_and_who_is_counted_stays_with_the_count(said: str, written: str) -> None:
    assert written_down(said) == written
