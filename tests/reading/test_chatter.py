"""What of a note is no fact, each with its reason for the clerk to see."""

import pytest

from tests.reading.clerk import read, reasons, words


@pytest.mark.parametrize(
    "line",
    [
        "收到",
        "好的",
        "各位辛苦了",
        "谢谢大家",
        "哈哈",
        "新年快乐",
        "打印机又坏了",
        "中午食堂停气",
        "谁把会议室钥匙拿走了",
        "硒鼓 2个",
        "周五前把表交给我",
        "值班室热水壶坏了，报修",
        "停车证找老周换一下",
        "这个你自己理一下",
        "快递到了自己拿",
    ],
)
def test_chatter_is_dropped_with_a_reason(line: str) -> None:
    sheet = read(f"普法讲座办了36场\n{line}\n矛盾纠纷调解217件")

    assert words(sheet) == ["普法讲座办了36场", "矛盾纠纷调解217件"]
    assert sheet.dropped
    assert all(dropped.reason and dropped.source.line == 2 for dropped in sheet.dropped)


@pytest.mark.parametrize(
    "line",
    [
        "培训会在食堂二楼开了3场，126人参加",
        "停车位纠纷调解18件",
        "电动车充电器安全检查64家次，隐患12处",
        "请假制度修订了1项，合法性审查通过",
        "物业费纠纷受理27件，调成25件",
        "窗口延时服务到下班后1小时，办件430件",
        "民法典宣讲到车间，你问我答互动860人次",
        "好人好事法律服务队走访320户",
        "食品安全检查食堂86家次",
    ],
)
def test_a_line_with_a_figure_of_the_trade_is_never_dropped(line: str) -> None:
    sheet = read(line)

    assert "".join(words(sheet)).replace("，", "") == line.replace("，", "")


def test_a_greeting_before_a_fact_goes_and_the_fact_stays() -> None:
    sheet = read("各位辛苦了，普法讲座办了36场")

    assert words(sheet) == ["普法讲座办了36场"]
    assert "辛苦" in "".join(reasons(sheet))


def test_a_remark_in_brackets_to_the_writer_goes_and_a_telling_one_stays() -> None:
    sheet = read("普法讲座办了36场（数字再核一下）\n行政诉讼2件（1件撤诉）")

    assert words(sheet) == ["普法讲座办了36场", "行政诉讼2件（1件撤诉）"]


@pytest.mark.parametrize(
    "line", ["行政诉讼败诉1件，这条别写", "普法讲座3场（这个不对外）", "这条别写 内部通报批评2人次"]
)
def test_what_the_clerk_withholds_is_no_fact(line: str) -> None:
    sheet = read(f"矛盾纠纷调解217件\n{line}")

    assert words(sheet) == ["矛盾纠纷调解217件"]
    assert "材料里写明不写" in reasons(sheet).values()


@pytest.mark.parametrize(
    "line", ["这条别写：行政诉讼败诉1件", "【别写】内部通报批评2人次", "不对外：内部通报批评2人次"]
)
def test_what_is_withheld_before_a_colon_is_no_fact_either(line: str) -> None:
    sheet = read(f"矛盾纠纷调解217件\n{line}")

    assert words(sheet) == ["矛盾纠纷调解217件"]


def test_a_chore_with_a_number_is_still_a_chore() -> None:
    sheet = read("普法讲座办了36场\n团建28人参加")

    assert words(sheet) == ["普法讲座办了36场"]


def test_every_line_is_a_fact_a_field_or_a_dropped_line_with_a_reason() -> None:
    text = "各位好\n普法讲座办了36场\n打印机又坏了\n执法检查630家次\n落款写2025.1.8\n收到"
    sheet = read(text)

    told = {fact.source.line for fact in sheet.facts} | {dropped.source.line for dropped in sheet.dropped}
    assert told == {1, 2, 3, 4, 5, 6}
    assert all(dropped.reason for dropped in sheet.dropped)


@pytest.mark.parametrize(
    "line",
    [
        "县法治办催，周五之前要盖章件两份",
        "纸质版3份、电子版1份报秘书科，逾期不报的予以通报",
        "记者站帮忙占座的事以后别找我",
        "今天值班电话转接有问题；局长车派去修了",
        "中午红烧肉，报名的吱声",
        "先看表，再看后面的字",
        "（编号重了，不管了）",
        "罚单谁的？交给小柏报",
        "小祁说16是台账逐条数的",
    ],
)
def test_what_says_nothing_of_the_years_work_is_dropped_with_a_reason_whatever_it_counts(line: str) -> None:
    sheet = read(f"普法讲座办了36场\n矛盾纠纷调解217件\n{line}")

    assert words(sheet) == ["普法讲座办了36场", "矛盾纠纷调解217件"]
    assert all(dropped.reason for dropped in sheet.dropped)


@pytest.mark.parametrize(
    "line",
    [
        "矛盾调处：停车纠纷开了7次会，最终划了42个错时车位",
        "法治短视频《隔壁的空调外机》播放3.7万次",
        "程序性案件三千余件",
    ],
)
def test_a_word_of_office_life_within_the_work_drops_nothing(line: str) -> None:
    sheet = read(line)

    assert not sheet.dropped


def test_how_a_thing_is_to_be_worded_goes_and_the_thing_stays() -> None:
    sheet = read("新法施行前组织轮训5期612人次 —— 写“学习”，不要写“依法适用”")

    assert words(sheet) == ["新法施行前组织轮训5期612人次"]


def test_where_somebody_lives_is_not_told() -> None:
    sheet = read("走访纠纷当事人（家住南塘苑3栋1204）5次")

    assert words(sheet) == ["走访纠纷当事人5次"]


@pytest.mark.parametrize("line", ["面向外卖骑手做普法", "夜查露天烧烤7趟", "早市划线63个摊位", "报销票据抽查合同12份"])
def test_work_with_a_word_of_leisure_in_it_stays(line: str) -> None:
    assert words(read(line)) == [line]


def test_what_is_not_to_be_written_yet_is_the_clause_before_and_not_the_whole_sentence() -> None:
    sheet = read(
        "局党组研究法治5次，会前学法11次，7月专门学了《管网条例》……这个先别写，还没出，学的是《供水规范》；讲座36场\n"
    )

    told = "".join(words(sheet))
    assert "5次" in told and "11次" in told and "《供水规范》" in told
    assert "《管网条例》" not in told and "还没出" not in told


def test_whom_to_call_about_a_chore_is_left_out_with_its_number() -> None:
    sheet = read("讲座办了36场\n前台老宋电话13700001111 要装订找他\n")

    assert words(sheet) == ["讲座办了36场"]


def test_months_with_a_dash_between_them_are_one_span() -> None:
    assert words(read("天冷注意防滑。1—12月检查630家次\n")) == ["1—12月检查630家次"]
