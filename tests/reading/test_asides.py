"""Stretches of the notes that are none of the unit's own facts of the year."""

from bot.reading.asides import FOR_COMPARISON, LAST_YEAR, NOTICE
from bot.reading.mails import QUOTED, SIGNED
from tests.reading.clerk import read, reasons, words

NOTICE_FROM_ABOVE = """全年检查码头48家次
=== 附通知 ===
关于报送2024年度法治建设工作总结的通知
各镇人民政府，县政府各部门：
现就有关事项通知如下。
一、总结内容。写清举措，例如某县“检查企业930家次”。
二、请于1月8日前报纸质版2份。
县委依法治县办  2024年12月20日
全年办理许可62件
"""


def test_a_notice_from_above_is_left_out_up_to_its_date() -> None:
    sheet = read(NOTICE_FROM_ABOVE)

    assert words(sheet) == ["全年检查码头48家次", "全年办理许可62件"]
    assert set(reasons(sheet).values()) == {NOTICE}


def test_a_notice_that_the_unit_itself_issued_is_a_fact() -> None:
    sheet = read("3月印发1个文件：\n关于做好汛期普法工作的通知\n全年检查码头48家次\n")

    assert "全年检查码头48家次" in words(sheet)
    assert NOTICE not in reasons(sheet).values()


def test_aims_copied_for_comparison_are_left_out_up_to_the_next_heading() -> None:
    sheet = read(
        "【规划里的目标（只供对照，不是完成数）】\n每村培养3名骨干；测评合格率不低于90%。\n【执法】\n检查码头48家次\n"
    )

    assert words(sheet) == ["检查码头48家次"]
    assert set(reasons(sheet).values()) == {FOR_COMPARISON}


LAST_BESIDE_THIS = """去年：检查码头41家次，全市第五。
【今】检查码头48家次，全市第三
去年：“河湖义警”30人。【今】“河湖义警”52人
上年：讲座28场。
本年：讲座36场，比去年多8场
"""


def test_last_years_text_beside_this_years_is_never_a_fact_of_this_year() -> None:
    sheet = read(LAST_BESIDE_THIS)

    assert words(sheet) == ["检查码头48家次，全市第三", "“河湖义警”52人", "讲座36场，比去年多8场"]
    assert list(reasons(sheet).values()).count(LAST_YEAR) == 3


def test_a_single_line_that_looks_back_stays() -> None:
    sheet = read("去年：整改问题8个\n今年检查码头48家次\n")

    assert LAST_YEAR not in reasons(sheet).values()


MAIL = """发件人：祁岚（综合股）
收件人：柏舟
柏舟：
全年检查码头48家次。
> 1. 讲座办了几场？
讲座36场
祁岚
-----原始邮件-----
发件人：柏舟（水政股）
> 请各股再核一遍
讲座不含晚会
"""


def test_signatures_and_quoted_questions_of_mails_are_left_out() -> None:
    sheet = read(MAIL)

    assert words(sheet) == ["全年检查码头48家次", "讲座36场", "讲座不含晚会"]
    assert {SIGNED, QUOTED} <= set(reasons(sheet).values())
