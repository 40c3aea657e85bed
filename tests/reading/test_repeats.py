"""The same thing in two notes is one fact with both places; a later count takes an earlier one's place."""

import pytest

from bot.domain.facts import FactStatus, Mention, Source
from tests.reading.clerk import read


@pytest.mark.parametrize(
    "again",
    [
        "普法讲座36场，听课2800人次",
        "5. 今年办了普法讲座36场，听课2800人次。",
        "今年开展普法讲座36场次，参加2800人次",
    ],
)
def test_what_two_notes_say_alike_is_one_fact_with_both_places(again: str) -> None:
    sheet = read("执法检查630家次\n普法讲座办了36场，听课2800人次", again)

    assert [fact.source for fact in sheet.facts] == [Source("台账", 1), Source("台账", 2)]
    assert [mention.source for mention in sheet.facts[1].also] == [Source("台账2", 1)]
    assert sheet.facts[1].also[0].quote in again


def test_three_places_of_one_fact_are_all_kept_and_numbers_have_no_gap() -> None:
    sheet = read(
        "6月18日党工委会审议通过《柳溪镇加装电梯方案》", "6.18党工委会审议通过《柳溪镇加装电梯方案》", "合同审查64份"
    )

    assert [fact.id for fact in sheet.facts] == ["F1", "F2"]
    assert [mention.source.note for mention in sheet.facts[0].also] == ["台账2"]


def test_the_fuller_wording_of_another_note_is_the_fact() -> None:
    sheet = read("普法讲座36场", "普法讲座办了36场，听课2800人次")

    assert [(fact.text, fact.also[0].source.note) for fact in sheet.facts] == [
        ("普法讲座办了36场，听课2800人次", "台账")
    ]


@pytest.mark.parametrize(
    "other",
    [
        "普法讲座36场，听课2900人次",
        "城东社区普法讲座36场，听课2800人次",
        "5月普法讲座36场，听课2800人次",
        "明年打算：普法讲座36场，听课2800人次",
    ],
)
def test_another_figure_place_time_or_part_is_another_fact(other: str) -> None:
    sheet = read("普法讲座36场，听课2800人次", other)

    assert len(sheet.facts) == 2
    assert sheet.facts[0].also == ()


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("截至11月底，普法讲座12场", "全年普法讲座14场"),
        ("1-10月调解矛盾纠纷180件", "全年调解矛盾纠纷217件"),
        ("上半年执法检查310家次", "全年执法检查630家次"),
        ("截至9月底受理信访30件", "截至11月底受理信访41件"),
    ],
)
def test_a_count_of_the_whole_year_takes_the_place_of_one_up_to_some_day(early: str, late: str) -> None:
    sheet = read(early, late)

    assert [(fact.status, fact.replaced_by) for fact in sheet.facts] == [
        (FactStatus.VOID, "F2"),
        (FactStatus.PENDING, None),
    ]
    assert sheet.conflicts == ()


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("截至11月底，普法讲座12场，案卷评查30卷", "全年普法讲座14场"),
        ("一季度普法讲座3场", "二季度普法讲座4场"),
        ("3月普法讲座3场", "全年普法讲座14场"),
        ("上半年执法检查310家次", "全年执法培训6期"),
        ("上半年“法治体检”服务企业31家", "全年服务企业134家"),
    ],
)
def test_what_the_later_fact_does_not_say_keeps_the_earlier_one(early: str, late: str) -> None:
    sheet = read(early, late)

    assert all(fact.status is FactStatus.PENDING for fact in sheet.facts)


def test_a_whole_year_that_is_less_than_its_first_months_is_asked_about() -> None:
    sheet = read("截至11月底，普法讲座38场", "全年普法讲座35场")

    assert [clash.quotes for clash in sheet.conflicts] == [("38场", "35场")]


def test_a_mention_says_where_it_stands() -> None:
    sheet = read("调解矛盾纠纷217件", "补充：今年调解矛盾纠纷217件")

    assert sheet.facts[0].also == (Mention(sheet.facts[0].also[0].quote, Source("台账2", 1)),)
