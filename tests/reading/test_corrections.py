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


@pytest.mark.parametrize(
    ("before", "correction", "after"),
    [
        ("巡护挽损2130万元", "巡护的数指挥中心又改了：2130 → 2168万元（12.12）", "巡护挽损2168万元"),
        (
            "全年检查码头736台次，卸货2.7万吨",
            "检查码头 财务对了一遍 ，736台次改成763台次",
            "全年检查码头763台次，卸货2.7万吨",
        ),
        ("全年形成调研报告27篇", "调研报告篇数不是27，是25，有两篇年后才印的", "全年形成调研报告25篇"),
        ("退费112.4万元（到11月底）", "退费那个数到12月底是138.9万元，用新的", "退费138.9万元（到12月底）"),
        ("安全员培训合计860名", "上表安全员又培训了14名，合计应当是974名，报告里用974，别用860", "安全员培训合计974名"),
    ],
)
def test_a_count_that_was_changed_is_told_as_it_now_is_and_the_change_is_no_fact(
    before: str, correction: str, after: str
) -> None:
    assert words(read(f"{before}\n{correction}")) == [after]


def test_the_sentence_behind_a_correction_puts_its_own_count_right() -> None:
    sheet = read("检查泵站62家次，隐患193处，整改187处\n隐患数错了，是183处，不是193。整改180处")

    assert words(sheet) == ["检查泵站62家次，隐患183处，整改180处"]


def test_of_two_corrected_counts_each_takes_its_own() -> None:
    sheet = read("检查泵站62家，发现隐患213个，整改211个\n更正一下，隐患不是213，是231个，整改229个")

    assert words(sheet) == ["检查泵站62家，发现隐患231个，整改229个"]


def test_a_correction_whose_count_stands_already_is_left_out() -> None:
    sheet = read("行政案件326起\n群里说 行政案件 用 326；之前11.30口径294作废")

    assert words(sheet) == ["行政案件326起"]


def test_the_later_of_two_values_holds_where_the_clerk_says_so() -> None:
    sheet = read("到11月底服务364人次，到12月25日服务410人次（以后一个数为准），培训4期")

    assert words(sheet) == ["到12月25日服务410人次，培训4期"]


def test_what_a_correction_without_a_target_calls_old_is_not_told() -> None:
    sheet = read("年底实际场次是238场，不是90，也不是9月统计的171场")

    assert words(sheet) == ["年底实际场次是238场"]


def test_a_plan_that_goes_from_one_number_to_another_corrects_nothing() -> None:
    sheet = read("裁量档次5档\n处罚时限从15天改成7天")

    assert words(sheet) == ["裁量档次5档", "处罚时限从15天改成7天"]
