"""更正 … 以这个为准: what they change, and what they leave alone."""

import pytest

from tests.reading.clerk import read, reasons, words


@pytest.mark.parametrize(
    "correction",
    [
        "更正：普法讲座应为38场，以此为准",
        "更正 普法讲座是38场不是36场",
        "上面普法讲座写错了，是38场，以这个为准",
        "普法讲座数错了，应该是38场",
    ],
)
def test_a_correction_replaces_the_number_that_it_means(correction: str) -> None:
    sheet = read(f"普法讲座办了36场，2800人次参加\n法律明白人36名\n{correction}")

    assert words(sheet) == ["普法讲座办了38场，2800人次参加", "法律明白人36名"]


def test_a_correction_is_accounted_for_and_is_no_fact_itself() -> None:
    sheet = read("普法讲座办了36场\n更正：普法讲座应为38场，以此为准")

    assert [reason for reason in reasons(sheet).values() if "36" in reason and "38" in reason]
    assert not sheet.conflicts


def test_several_values_of_one_correction_are_all_applied() -> None:
    sheet = read(
        "平台\t粉丝\t作品数\n抖音\t12.5万\t236条\n视频号\t3.5万\t88条\n更正：抖音作品数应为226条，粉丝应为12.8万"
    )

    assert words(sheet)[0] == "抖音粉丝12.8万，作品226条"
    assert words(sheet)[1] == "视频号粉丝3.5万，作品88条"


def test_a_correction_goes_to_the_thing_named_and_not_to_one_with_the_same_unit() -> None:
    sheet = read("矛盾纠纷受理217件\n行政处罚立案41件\n信访件88件\n更正：行政处罚立案应为14件")

    assert words(sheet) == ["矛盾纠纷受理217件", "行政处罚立案14件", "信访件88件"]


def test_a_correction_before_what_it_corrects_is_applied_too() -> None:
    sheet = read("更正：普法讲座应为38场，以此为准\n普法讲座办了36场")

    assert words(sheet) == ["普法讲座办了38场"]


def test_the_quote_of_a_corrected_fact_is_still_what_stands_in_the_note() -> None:
    sheet = read("普法讲座办了36场\n更正：普法讲座应为38场")

    assert sheet.facts[0].quote == "普法讲座办了36场"


def test_a_correction_that_fits_nothing_stays_to_be_seen() -> None:
    sheet = read("矛盾纠纷受理217件\n更正：节水短视频播放量应为9.4万次")

    assert "217件" in words(sheet)[0]
    assert "9.4万次" in "".join(words(sheet))


def test_a_correction_of_a_longer_number_does_not_change_a_part_of_another() -> None:
    sheet = read("普法讲座办了36场，发资料1360份\n更正：普法讲座应为38场")

    assert words(sheet) == ["普法讲座办了38场，发资料1360份"]
