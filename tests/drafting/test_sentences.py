"""Facts put together: rows, labels, open questions of value."""

import re

import pytest

from bot.domain.genre import Role
from tests.drafting.clerk import asked, body, drafted, section_text, written

LEDGER = "条线\t内容\t数量\t说明\n执法\t立案\t41件\t罚款36.5万元\n其中：\t非法取水\t17件\t\n其中：\t占用河道\t24件\t\n"


def test_rows_of_which_stand_in_the_sentence_of_the_whole() -> None:
    prose = written(LEDGER)

    assert prose == "立案41件（其中非法取水17件、占用河道24件），罚款36.5万元。"


def test_a_row_of_which_gets_no_verb_of_its_own() -> None:
    prose = written("条线\t内容\t数量\n审批\t办结许可\t236件\n其中：\t取水许可\t61件\n其中：\t水土保持方案\t147件\n")

    assert prose == "办结许可236件（其中取水许可61件、水土保持方案147件）。"


def test_the_label_of_a_line_says_what_a_bare_amount_counts() -> None:
    prose = written("人民调解员：132名\n节水短视频：12条，播放9.4万次")

    assert "人民调解员132名" in prose
    assert re.search(r"节水短视频12条", prose)


def test_a_label_that_names_a_department_is_not_told() -> None:
    assert "执法股" not in written("执法股：巡查河道730次")


def test_short_facts_of_one_topic_share_a_sentence() -> None:
    prose = written("主动公开信息167条\n依申请公开3件")

    assert prose.count("。") == 1
    assert "；" in prose


def test_a_measure_over_the_years_names_the_span_once() -> None:
    prose = written(
        "年份\t法治讲座（场）\t普法经费（万元）\n2021年\t31\t4.5\n2022年\t38\t5.2\n2023年\t44\t6.8\n",
        year=2023,
        genre="campaign_summary",
    )

    assert prose.count("2021年至2023年") == 1
    for value in ("31场", "38场", "44场", "4.5万元", "5.2万元", "6.8万元"):
        assert value in prose


DOUBT = "调解矛盾纠纷217件，调成209件\n综治办：不对吧，我这边调解矛盾纠纷是271件"


def test_two_values_for_one_thing_are_both_left_to_the_clerk() -> None:
    draft = drafted(DOUBT)

    text = section_text(draft, "measures")
    assert "【待核实：217件或271件】" in text
    assert text.count("271件") == 1
    assert "209件" in text


def test_two_values_are_asked_about_with_the_place_where_each_stands() -> None:
    question = next(question for question in drafted(DOUBT).questions if question.about == "conflict")

    for said in ("217件", "271件", "第1行", "第2行", "以哪个为准"):
        assert said in question.text


def test_no_value_of_a_conflict_stands_in_the_draft_outside_its_mark() -> None:
    text = re.sub(r"【[^】]*】", "", body(drafted(DOUBT)))

    assert "217" not in text
    assert "271" not in text


@pytest.mark.parametrize(
    ("second", "more"),
    [
        ("不对吧，6.12统计调解矛盾纠纷是271件", "6月12日"),
        ("不对吧，调解矛盾纠纷是271件，都入了“和为贵”平台", "“和为贵”"),
        ("不对吧，调解矛盾纠纷是271件，按《调解规程》归档", "《调解规程》"),
    ],
)
def test_what_else_the_doubted_fact_tells_is_not_lost(second: str, more: str) -> None:
    draft = drafted(f"调解矛盾纠纷217件\n{second}")

    assert draft.sheet.conflicts
    assert more in body(draft)


PROBLEMS = "普法讲座办了36场\n不足\n1. 持证执法人员只有3个，因为编制紧\n2. 普法讲座形式老，年轻人不爱听\n"


def test_a_problem_with_a_cause_says_so_and_one_without_leaves_a_hole_and_a_question() -> None:
    draft = drafted(PROBLEMS)

    text = section_text(draft, "problems")
    assert "主要原因是编制" in text
    assert re.search(r"【待补充：[^】]*原因】", text)
    assert "causes" in asked(draft)


def test_problems_that_all_have_causes_leave_no_hole_and_no_question() -> None:
    draft = drafted("不足\n1. 持证执法人员只有3个，因为编制紧\n2. 普法讲座形式老，因为没有专门经费\n")

    assert "【" not in section_text(draft, "problems")
    assert "causes" not in asked(draft)
    assert section_text(draft, "problems").count("主要原因是") == 2


@pytest.mark.parametrize(
    "problem",
    [
        "持证执法人员只有3个",
        "普法讲座形式老",
        "普法经费只有3万元",
        "实施细则没跟上",
    ],
)
def test_a_cause_is_never_made_up_but_asked_for(problem: str) -> None:
    draft = drafted(f"不足\n{problem}\n")

    assert "主要原因" not in section_text(draft, "problems")
    assert "【待补充" in section_text(draft, "problems")
    assert "causes" in asked(draft)


@pytest.mark.parametrize(
    "notes",
    [
        "不足：一是人手紧，因为编制少；二是宣传形式单一，因为没有专门经费",
        "不足\n一是人手紧，因为编制少\n二是宣传形式单一，因为没有专门经费",
    ],
)
def test_items_that_the_clerk_counted_are_not_counted_twice(notes: str) -> None:
    text = section_text(drafted(notes), "problems")

    assert "一是一是" not in text
    assert "二是二是" not in text
    assert not re.search(r"[。．]一是.*（一）|（一）[^（]*。[一二]是", text)


def test_every_sentence_of_a_draft_knows_facts_that_exist() -> None:
    draft = drafted(f"{LEDGER}\n普法讲座办了36场\n{PROBLEMS}")

    known = {fact.id for fact in draft.sheet.facts}
    sentences = [one for section in draft.sections if section.role is not Role.PREFACE for one in section.sentences]
    assert {fact for one in sentences for fact in one.facts} == known
    assert all(one.facts for one in sentences if "【待补充" not in one.text)
    for section in draft.sections:
        assert all(one.text in section.text.replace("\n", "") or one.text in section.text for one in section.sentences)


def test_two_numbers_that_two_lines_give_differently_are_both_left_open_in_one_sentence() -> None:
    text = written("普法讲座36场，听课2800人次\n今年普法讲座办了31场，听课2600人次")

    assert text.count("【待核实：36场或31场】") == 1
    assert text.count("【待核实：2800人次或2600人次】") == 1
    assert "31场，" not in text.replace("或31场】，", "")


def test_a_value_left_open_is_the_number_itself_not_the_end_of_a_longer_one() -> None:
    text = written("综治中心受理136件，其中信访6件\n信访好像是9件，核一下")

    assert "1【" not in text


def test_a_day_given_twice_is_left_open_as_a_written_date() -> None:
    assert "【待核实：3月28日或4月28日】" in written("综治中心3.28揭牌\n4.28综治中心揭牌")


def test_what_a_later_count_brought_up_to_date_is_not_written() -> None:
    text = written("截至11月底，普法讲座12场\n全年普法讲座14场")

    assert "14场" in text
    assert "12场" not in text


def test_last_years_figures_are_told_as_last_years_with_the_verb_behind_the_time() -> None:
    prose = written("信访件办结135件\n上年数据：\n1、接访45批\n2、法律援助120件\n")

    assert "上年接访45批" in prose
    assert "上年办理法律援助120件" in prose
