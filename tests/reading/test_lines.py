"""Notes in the shapes in which clerks keep them: what each line says, and where it stands."""

import pytest

from bot.domain.facts import Source
from bot.domain.genre import Role
from tests.reading.clerk import NOTE, read, reasons, unspaced, words, zones


@pytest.mark.parametrize(
    "mark", ["1. ", "1、", "1．", "（1）", "(1)", "1）", "①", "一、", "（一）", "● ", "- ", "※", "a. ", "★"]
)
def test_an_item_number_is_taken_off_whatever_its_form(mark: str) -> None:
    sheet = read(f"{mark}普法讲座办了36场，2800人次参加")

    assert words(sheet) == ["普法讲座办了36场，2800人次参加"]


def test_numbered_lines_are_a_fact_each_with_the_line_they_stand_on() -> None:
    sheet = read("1. 普法讲座办了36场\n\n2. 执法检查630家次，发现隐患72处\n3. 矛盾纠纷调解217件\n")

    assert words(sheet) == ["普法讲座办了36场", "执法检查630家次，发现隐患72处", "矛盾纠纷调解217件"]
    assert [fact.source for fact in sheet.facts] == [Source(NOTE, 1), Source(NOTE, 3), Source(NOTE, 4)]


def test_a_date_at_the_head_of_a_line_is_no_item_number() -> None:
    sheet = read("5.16 到集市发资料1200份\n12.1到12.7 宪法宣传周，现场咨询860人次")

    assert words(sheet)[0].startswith("5.16")
    assert words(sheet)[1].startswith("12.1到12.7")


def test_an_item_number_before_a_date_is_taken_off_and_the_date_stays() -> None:
    sheet = read("1. 5.16到集市发资料1200份\n2. 6.12印发《取水许可管理细则》")

    assert words(sheet) == ["5.16到集市发资料1200份", "6.12印发《取水许可管理细则》"]


def test_a_figure_that_opens_a_line_is_no_item_number() -> None:
    sheet = read("36场普法讲座，2800人次参加\n3.2万份资料进村入户")

    assert words(sheet) == ["36场普法讲座，2800人次参加", "3.2万份资料进村入户"]


def test_the_speakers_of_a_copied_chat_are_no_part_of_what_they_say() -> None:
    sheet = read(
        "司法所小秦  家长课堂办了208场\n综治办老麦  矛盾纠纷调解217件 调成209件\n"
        "司法所小秦  法律明白人132名\n综治办老麦  收到\n"
    )

    assert words(sheet) == ["家长课堂办了208场", "矛盾纠纷调解217件，调成209件", "法律明白人132名"]


def test_speakers_with_a_time_of_their_own_line_are_left_out() -> None:
    sheet = read("老秦 上午 9:12\n法律咨询接待了430人次\n小麦 2024/12/20 15:40:08\n普法讲座办了36场\n")

    assert words(sheet) == ["法律咨询接待了430人次", "普法讲座办了36场"]


def test_a_speaker_before_a_colon_is_left_out() -> None:
    sheet = read("司法所小秦：家长课堂办了208场\n执法队老麦：巡查河道730多次")

    assert words(sheet) == ["家长课堂办了208场", "巡查河道730多次"]


def test_mentions_and_chat_pictures_are_left_out() -> None:
    sheet = read("@所有人 普法讲座办了36场[强]\n[语音转文字] 执法检查630家次\n矛盾纠纷调解217件[图片]")

    assert words(sheet) == ["普法讲座办了36场", "执法检查630家次", "矛盾纠纷调解217件"]


def test_spaces_between_fragments_are_pauses_but_not_inside_quotes_or_titles() -> None:
    sheet = read("“河畔 说法”进村18回 听众640人\n《取水 许可细则》6.12印的")

    assert words(sheet) == ["“河畔 说法”进村18回，听众640人", "《取水 许可细则》6.12印的"]


def test_a_label_before_a_colon_says_what_the_line_is_about() -> None:
    sheet = read("节水普法：进了18所学校，发资料1200份")

    assert sheet.facts[0].label == "节水普法"
    assert words(sheet) == ["进了18所学校，发资料1200份"]


def test_dictated_paragraphs_become_a_fact_a_sentence_without_the_speakers_own_fillers() -> None:
    sheet = read(
        "今年普法讲座办了36场，听课的有2800多人次。嗯，执法检查了630家次，发现隐患72处。"
        "哦对了，法律援助办了53件；其中农民工讨薪19件。"
    )

    assert words(sheet)[:2] == ["今年普法讲座办了36场，听课的有2800多人次", "执法检查了630家次，发现隐患72处"]
    assert "法律援助办了53件" in words(sheet)[2]
    assert not any("对了" in text for text in words(sheet))


@pytest.mark.parametrize(
    "line",
    [
        "说一下普法，讲了湿地保护法 不对 那是前年的 讲了行政处罚法 2场",
        "讲了湿地保护法 不对 那是前年的 讲了行政处罚法 2场",
    ],
)
def test_what_a_speaker_takes_back_is_no_fact(line: str) -> None:
    sheet = read(line)

    assert len(sheet.facts) == 1
    assert "湿地保护法" not in sheet.facts[0].text
    assert "行政处罚法" in sheet.facts[0].text
    assert "2场" in sheet.facts[0].text


WRAPPED = """    今年以来，我局普法讲座一共办了三十六场，听课的群众有两千八百
多人次，发放节水宣传资料一点二万份。执法检查跑了630家次，发现隐患
72处，已经整改了69处，剩下3处年前改完。行政处罚案件办结41件，罚款
36.5万元，其中非法取水17件。矛盾纠纷调解217件，调解成功209件，成
功率96.3%。5月16日到乡镇赶集日搞了一次民法典宣传，现场咨询860人
次。法律顾问审合同57份，提了意见83条，都采纳了。政务公开方面，主动
公开信息167条，依申请公开3件，都按时答复了。
                        — 2 —
    存在的不足是持证执法人员少，因为编制紧，一线只有3个人有证。
    明年打算把持证人员增加到8人，普法讲座办40场。"""


def test_lines_broken_at_the_margin_of_a_scan_are_whole_again() -> None:
    sheet = read(WRAPPED)

    assert "听课的群众有两千八百多人次" in words(sheet)[0]
    assert any("发现隐患72处" in text and "630家次" in text for text in words(sheet))
    assert any("成功率96.3%" in text for text in words(sheet))
    assert not any("— 2 —" in text for text in words(sheet))


def test_a_wrapped_scan_keeps_its_paragraphs_and_their_zones() -> None:
    sheet = read(WRAPPED)

    found = zones(sheet)
    assert [zone for text, zone in found.items() if "编制紧" in text] == [Role.PROBLEMS]
    assert [zone for text, zone in found.items() if "增加到8人" in text] == [Role.PLANS]
    assert len([zone for zone in found.values() if zone is None]) >= 6


SHORT_LINES = """老麦 收到各位辛苦了
行政处罚案件办结41件，罚款3.2万元
打印机又坏了谁能看看
矛盾纠纷调解217件，调成209件
中午食堂停气大家自己解决吧
法律援助案件办了22件，追回41.7万元
谁把会议室钥匙拿走了还一下
普法讲座办了155场，听课3200人
满意率又核了一遍，按期办结91%的工单
网格员培训了12期，95人参加了考试
周五大集改到周六了别跑空
执法检查630家次，发现隐患72处"""


EVEN_LINES = """党组会专题研究法治工作4次
证明事项取消了346项
网格员培训12期，47人
规范性文件清理了84件，废止7件
人民调解员896名，轮训3期
办结许可388件，时限压缩98.5%
校园安全排查32轮，整改隐患62个
合同清了64份，问题合同改了63份"""


def test_short_lines_of_about_one_length_are_not_glued_together() -> None:
    sheet = read(EVEN_LINES)

    assert words(sheet) == EVEN_LINES.split("\n")


def test_chatter_between_short_lines_costs_no_figure() -> None:
    sheet = read(SHORT_LINES)

    told = "".join(words(sheet))
    for figure in ("41件", "3.2万元", "217件", "209件", "22件", "41.7万元", "155场", "3200人", "91%", "12期", "95人"):
        assert figure in told
    assert not any(chore in told for chore in ("打印机", "食堂", "钥匙"))


def test_a_note_with_a_byte_order_mark_full_width_spaces_and_windows_line_ends_reads_the_same() -> None:
    sheet = read("\u3000\u30001. 普法讲座办了36场\r\n\u3000\u30002. 矛盾纠纷调解217件\r\n")

    assert words(sheet) == ["普法讲座办了36场", "矛盾纠纷调解217件"]


def test_page_numbers_of_a_printed_note_are_neither_facts_nor_chatter() -> None:
    sheet = read("普法讲座办了36场\n— 3 —\n第 4 页 共 9 页\n矛盾纠纷调解217件")

    assert words(sheet) == ["普法讲座办了36场", "矛盾纠纷调解217件"]
    assert not reasons(sheet)


def test_the_quote_of_a_wrapped_paragraph_is_found_in_the_note() -> None:
    sheet = read(WRAPPED)

    assert all(unspaced(fact.quote) in unspaced(WRAPPED) for fact in sheet.facts)


def test_cells_parted_by_bars_are_cells_and_a_date_before_a_thing_stays_with_it() -> None:
    sheet = read(
        "01 | 2024/1/9 | 局党组会议 专题研究法治建设\n02 | 3.22 | 讲座办了36场\n03 | 没记日子 | 隐患改了41处\n"
    )

    assert words(sheet) == ["2024/1/9局党组会议，专题研究法治建设", "3.22讲座办了36场", "隐患改了41处"]


def test_a_bar_row_whose_thing_opens_with_a_number_keeps_its_date_apart() -> None:
    assert words(read("07 | 12.20 | 12345热线办了118件\n")) == ["12.20，12345热线办了118件"]


@pytest.mark.parametrize("marks", ["【】", "〖〗", "［］"])
def test_a_bracketed_source_heads_its_line_and_is_not_told(marks: str) -> None:
    sheet = read(f"{marks[0]}管网科 8月月报{marks[1]}巡查486公里，补漏点37处\n讲座办了36场\n")

    assert words(sheet) == ["巡查486公里，补漏点37处", "讲座办了36场"]


@pytest.mark.parametrize("heading", ["缺点，会上讲的几条", "短处", "毛病"])
def test_problems_are_known_by_whatever_the_clerk_calls_them(heading: str) -> None:
    sheet = read(f"讲座办了36场\n〖{heading}〗夜间巡查的人手不多\n")

    assert zones(sheet)["夜间巡查的人手不多"] == Role.PROBLEMS


def test_the_next_year_with_how_to_go_on_heads_plans() -> None:
    assert zones(read("〖2025怎么干〗巡查700公里\n"))["巡查700公里"] == Role.PLANS


def test_days_with_spaces_between_them_are_a_list() -> None:
    assert words(read("局长听汇报 4次 分别是3.6 7.19 11.2\n"))[0].endswith("3.6、7.19、11.2")
