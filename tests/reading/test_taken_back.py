"""What a speaker takes back: the value that holds is told, the withdrawn one nowhere."""

import pytest

from bot.domain.genre import Role
from bot.reading.taken_back import without_taken_back
from tests.reading.clerk import read, words, zones


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("学了7次 嗯 不对 我翻一下 是8次 8次啊 都是专题", "学了8次 都是专题"),
        ("罚款是3万2千块 不对 3万2千5 就是3.25万元 轻微不罚9件", "罚款是3.25万元 轻微不罚9件"),
        ("调成了166件 不对不对 调成的是168件 166是到11月底的 对 168", "调成的是168件"),
        ("摆摊 19场 不对是20场 冬至那天加了一场 就算20场", "摆摊 20场 冬至那天加了一场"),
        ("装了4870户 不是 是4870人", "装了4870人"),
        ("讲座8场 不对 那是另外的 讲座9场", "讲座9场"),
        ("执法不是目的 是手段", "执法不是目的 是手段"),
        ("讲座9场 检查12次", "讲座9场 检查12次"),
    ],
)
def test_of_what_was_taken_back_only_what_holds_is_told(said: str, told: str) -> None:
    assert without_taken_back(said) == told


DICTATED = (
    "水务站念的 先说学法 站里组织集中学法 学了7次 嗯 不对 我看看 是8次 其中有一次专门学的水法 分别是3月6号 7月9号 还有11月2号\n"
    "毛病吧 一个巡查的人少 6个人管着9条河 碰上复杂案子就发怵 二个 村里的协管员爱拍脑袋 依法办事的习惯没养成 三个 宣传还是发传单多\n"
    "明年 二零二五年 一个 巡查员集中培训不少于2次 二个 水法宣传进村全覆盖 三个 用方言录水法广播每周播1期\n"
)


def test_dictated_problems_and_plans_are_told_one_by_one() -> None:
    found = zones(read(DICTATED))

    assert list(found.values()).count(Role.PROBLEMS) == 3
    assert list(found.values()).count(Role.PLANS) == 3
    assert "2025年" not in found


def test_days_of_which_the_last_is_added_in_speech_stay_together() -> None:
    assert any("3月6号、7月9号、11月2号" in text for text in words(read(DICTATED)))


def test_another_number_by_hearsay_is_asked_about_and_not_chosen() -> None:
    sheet = read("执法检查468次，立案33件\n—— 执法大队又说立案是31件，以台账为准？台账也写33，先挂着\n讲座36场\n")

    assert [set(conflict.quotes) for conflict in sheet.conflicts] == [{"33件", "31件"}]
    assert sheet.conflicts[0].thing == "立案"


def test_where_only_whose_phone_it_is_stands_in_brackets_the_case_is_told() -> None:
    sheet = read("典型案例 石桥村两家争水争了9年 调成了 （那家姓葛的电话 13700002222 不要写）\n讲座36场\n")

    assert any("石桥村" in text for text in words(sheet))
    assert not any("葛" in text or "137" in text for text in words(sheet))


def test_what_the_head_says_that_he_lacks_is_a_problem() -> None:
    sheet = read("一、局长自己说的\n本人学法不够系统\n督促班子学法不严，有2人补考\n")

    assert set(zones(sheet).values()) == {Role.PROBLEMS}


def test_the_name_of_an_award_written_with_blanks_is_one_name() -> None:
    assert words(read("全市 普法 优秀单位 也是我们\n讲座36场"))[0].startswith("全市普法优秀单位")


def test_a_range_that_the_clerk_settles_gives_way_to_the_number_settled_on() -> None:
    sheet = read("讲座 20至25场 准数没统计 按22场写（科里登的是22）\n检查630家次")

    assert words(sheet)[0] == "讲座，22场"


def test_a_full_stop_inside_a_quotation_ends_no_sentence() -> None:
    assert words(read("厂长说：“以前跑市里，现在下楼就是。”\n检查630家次"))[0].count("“") == 1
