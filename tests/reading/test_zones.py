"""Which part of the report a stretch of notes belongs to, by the notes' own headings and lead words."""

import pytest

from bot.domain.genre import Role
from tests.reading.clerk import read, words, zones


@pytest.mark.parametrize(
    "heading", ["二、不足", "存在问题", "（二）存在的困难和短板", "【不足】", "主要问题：", "## 薄弱环节"]
)
def test_a_heading_of_problems_holds_for_the_lines_below_it(heading: str) -> None:
    sheet = read(f"一、主要工作\n1. 普法讲座办了36场\n{heading}\n1. 持证执法人员只有3个\n2. 宣传形式单一\n")

    assert zones(sheet) == {
        "普法讲座办了36场": None if sheet.facts[0].zone is None else Role.MEASURES,
        "持证执法人员只有3个": Role.PROBLEMS,
        "宣传形式单一": Role.PROBLEMS,
    }


@pytest.mark.parametrize(
    "heading",
    ["三、明年打算", "下一步工作安排", "【明年】", "下步打算：", "2025年打算", "三、下一年工作思路", "2025年工作计划"],
)
def test_a_heading_of_plans_holds_for_the_lines_below_it(heading: str) -> None:
    sheet = read(f"一、主要工作\n1. 普法讲座办了36场\n{heading}\n1. 讲座办40场\n2. 持证人员增加到8人\n")

    assert [fact.text for fact in sheet.facts if fact.zone is Role.PLANS] == ["讲座办40场", "持证人员增加到8人"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("不足：持证执法人员只有3个", Role.PROBLEMS),
        ("问题 持证执法人员只有3个", Role.PROBLEMS),
        ("不足嘛 持证执法人员只有3个", Role.PROBLEMS),
        ("不足我说一句 持证执法人员只有3个", Role.PROBLEMS),
        ("明年：讲座办40场", Role.PLANS),
        ("明年呢 讲座办40场", Role.PLANS),
        ("下一步，讲座办40场", Role.PLANS),
        ("明年打算讲座办40场", Role.PLANS),
        ("2025年计划：讲座办40场", Role.PLANS),
    ],
)
def test_a_lead_word_places_the_line_that_it_opens(line: str, role: Role) -> None:
    sheet = read(f"普法讲座办了36场\n{line}")

    assert [fact.zone for fact in sheet.facts] == [None, role]


def test_the_lead_word_itself_is_not_told() -> None:
    sheet = read("不足：持证执法人员只有3个\n明年：讲座办40场")

    assert words(sheet) == ["持证执法人员只有3个", "讲座办40场"]


def test_several_items_behind_one_lead_word_are_a_fact_each_in_its_zone() -> None:
    sheet = read("不足：1）人手紧；2）宣传形式单一\n2025：a. 讲座办40场；b. 持证人员增加到8人\n")

    assert zones(sheet) == {
        "人手紧": Role.PROBLEMS,
        "宣传形式单一": Role.PROBLEMS,
        "讲座办40场": Role.PLANS,
        "持证人员增加到8人": Role.PLANS,
    }


@pytest.mark.parametrize(
    "heading",
    [
        "2025",
        "2025：",
        "2025年",
    ],
)
def test_the_year_after_the_report_is_a_heading_of_plans(heading: str) -> None:
    sheet = read(f"普法讲座办了36场\n{heading}\n讲座办40场", year=2024)

    assert zones(sheet) == {"普法讲座办了36场": None, "讲座办40场": Role.PLANS}


def test_the_reports_own_year_opens_no_plans() -> None:
    sheet = read("2024：普法讲座办了36场", year=2024)

    assert [fact.zone for fact in sheet.facts] == [None]


@pytest.mark.parametrize(
    "marks",
    [
        "①②",
        "12",
        "一二",
    ],
)
def test_items_inside_a_line_lose_their_marks(marks: str) -> None:
    first, second = marks if marks[0] == "①" else (f"（{mark}）" for mark in marks)
    sheet = read(f"明年：{first}配电子取证设备4套；{second}组织执法练兵2轮")

    assert words(sheet) == ["配电子取证设备4套", "组织执法练兵2轮"]


def test_a_sentence_that_speaks_of_next_year_is_a_plan_wherever_it_stands() -> None:
    sheet = read("普法讲座办了36场\n明年再把普法驿站建到12个村\n将继续推进执法规范化建设")

    assert [fact.zone for fact in sheet.facts] == [None, Role.PLANS, Role.PLANS]


@pytest.mark.parametrize("line", ["明年再建3个普法驿站", "打算新增2个调解室", "下一步培训3个执法组"])
def test_a_short_plan_with_a_figure_is_no_heading(line: str) -> None:
    sheet = read(f"普法讲座办了36场\n{line}")

    assert len(sheet.facts) == 2
    assert sheet.facts[1].zone is Role.PLANS


def test_a_law_that_takes_effect_next_year_and_is_learnt_now_is_no_plan() -> None:
    sheet = read("《节约用水办法》2025年1月1日起施行，11月已组织学习2次", year=2024)

    assert sheet.facts[0].zone is None


def test_this_years_work_behind_a_line_of_problems_is_work_again() -> None:
    sheet = read("不足：宣传形式单一\n今年普法讲座办了36场")

    assert zones(sheet)["今年普法讲座办了36场"] is None


def test_the_next_numbered_heading_closes_a_zone() -> None:
    sheet = read("1. 存在问题\n（1）宣传形式单一\n2. 荣誉情况\n（1）被评为全县先进集体\n")

    assert zones(sheet)["宣传形式单一"] is Role.PROBLEMS
    assert zones(sheet)["被评为全县先进集体"] is not Role.PROBLEMS


def test_a_heading_of_both_problems_and_plans_is_told_apart_by_the_lines() -> None:
    sheet = read("三、不足和打算\n1. 持证执法人员只有3个\n2. 明年持证人员增加到8人\n")

    assert [fact.zone for fact in sheet.facts] == [Role.PROBLEMS, Role.PLANS]


def test_a_problem_that_was_put_right_is_work_done() -> None:
    sheet = read("执法检查630家次，发现问题72处，已整改69处")

    assert sheet.facts[0].zone is None


def test_a_quoted_name_opens_no_zone() -> None:
    sheet = read("“问题清单”制度印发各股室\n“明年见”节水短视频播放3.2万次")

    assert [fact.zone for fact in sheet.facts] == [None, None]


@pytest.mark.parametrize("heading", ["不足之处：", "存在：", "问题么，", "会议指出不足：", "问题呢就是", "缺点："])
def test_headings_of_problems_in_other_words_open_them_too(heading: str) -> None:
    sheet = read(f"法治讲座12场\n{heading}执法人员业务不熟")

    assert zones(sheet)["执法人员业务不熟"] is Role.PROBLEMS


def test_what_the_next_person_of_a_chat_says_is_of_no_earlier_persons_part() -> None:
    sheet = read("办公室小孙 12-18 11:00\n局长的：专题研究法治建设3次\n公证处 12-18 11:08\n办理公证1432件")

    assert zones(sheet)["办理公证1432件"] is None


def test_orders_of_a_meeting_for_next_year_are_plans_without_their_opening() -> None:
    sheet = read("综治中心受理纠纷30件\n会议要求，2025年：建3个物业调解室")

    assert zones(sheet)["建3个物业调解室"] is Role.PLANS


def test_a_short_sentence_behind_a_chinese_number_is_a_heading() -> None:
    sheet = read("（一）健全制度。全年修订文件6件，其中废止5件。\n（二）严格执法。查处案件417件")

    assert words(sheet) == ["全年修订文件6件，其中废止5件", "查处案件417件"]
    assert [fact.part for fact in sheet.facts] == ["健全制度", "严格执法"]


def test_lines_that_open_with_an_offices_name_are_not_joined_and_the_name_is_no_fact() -> None:
    sheet = read(
        "社会组织股 今年执法检查社会组织96家,撤销登记7家,警告12家\n社会救助股 低保复核9600户,停发206户\n"
        "养老股 养老机构消防联合检查4轮42家次,发现隐患88处\n法规股 规范性文件合法性审核5件"
    )

    assert [fact.source.line for fact in sheet.facts] == [1, 2, 3, 4]
    assert not any("股" in fact.text for fact in sheet.facts)


def test_behind_the_first_responsible_the_sentences_of_a_line_are_the_heads_up_to_another_subject() -> None:
    sheet = read("局长是第一责任人。全年主持会议研究法治3次；3月4日定了《工作要点》。副局长管日常。")

    assert [fact.zone for fact in sheet.facts] == [Role.DUTY, Role.DUTY, Role.DUTY, None]


def test_minutes_about_next_years_work_are_plans_below_the_heading_of_their_list_too() -> None:
    sheet = read("全年立案26件\n党政联席会议纪要（12月30日）关于2025年法治工作\n议定事项\n1. 轮岗跟班不少于20天\n")

    assert [fact.zone for fact in sheet.facts] == [None, Role.PLANS]


def test_plans_told_one_after_the_other_are_each_a_plan() -> None:
    sheet = read(
        "好的我说一下最后打算二零二五年第一件事上半年把养护手册编出来培训不少于八期第二件桥梁检测的事我们牵头联席会商一个季度一次"
    )

    assert [fact.zone for fact in sheet.facts] == [Role.PLANS, Role.PLANS]


def test_a_heading_that_names_who_is_meant_opens_the_part_of_the_head() -> None:
    sheet = read("讲座36场\n第一责任人这块，书记：\n召开党工委会研究法治4次\n")

    assert [fact.zone for fact in sheet.facts] == [None, Role.DUTY]
