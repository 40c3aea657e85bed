"""Cleaning: spaces, marks, wraps and what websites add."""

import pytest

from bot.reading.cleaning import clean, tidy


def lines(text: str) -> list[str]:
    return [line.text for line in clean(text).lines]


@pytest.mark.parametrize(
    ("raw", "tidied"),
    [
        ("2024 年 度 法治 政府", "2024年度法治政府"),
        ("全年办结 1,286 件,投诉 35 件;好评率 99.5%,群众满意", "全年办结1,286件，投诉35件；好评率99.5%，群众满意"),
        ("(一) 健全 机制", "（一）健全机制"),
        ("( 一 )健全机制", "（一）健全机制"),
        ("收视人数 81.7 万,留言 20516 条", "收视人数81.7万，留言20516条"),
        ("使用 Word 2016 和 WPS Office 办公", "使用Word 2016和WPS Office办公"),
        ("召开”法治课堂“活动", "召开“法治课堂”活动"),
        ('开展"法律六进"活动', "开展“法律六进”活动"),
        ("春风化雨润民心　法治之花遍鹿泽", "春风化雨润民心 法治之花遍鹿泽"),
        ("项目 \t 场次\t 人数", "项目\t场次\t人数"),
        ("会议定于14:30召开,网址为http://a.example.cn", "会议定于14:30召开，网址为http://a.example.cn"),
    ],
)
def test_spaces_and_marks_become_those_of_chinese_print(raw: str, tidied: str) -> None:
    assert tidy(raw) == tidied


def test_markdown_marks_are_taken_off_and_kept_as_evidence() -> None:
    cleaned = clean(
        "## **一、主要做法**\n\n- 1、抓学习\n\n**要点**\n\n正文有**强调**和`代码`，**县共**次。\n\n---\n\n结尾"
    )

    assert [(line.text, line.mark, line.bold) for line in cleaned.lines[:3]] == [
        ("一、主要做法", 2, True),
        ("1、抓学习", 0, False),
        ("要点", 0, True),
    ]
    assert cleaned.lines[3].text == "正文有强调和代码，××县共××次。"
    assert cleaned.lines[4].ruled


def test_a_table_becomes_tab_separated_rows() -> None:
    assert lines("| 对象 | 场次 |\n|---|:--:|\n| 学生 | 12 |") == ["对象\t场次", "学生\t12"]


def test_lines_broken_at_the_margin_are_joined_and_short_ones_are_not() -> None:
    text = "\n".join(
        [
            "　　二〇二四年，全县各级各部门认真学习宣传贯彻法治精神，扎",
            "实推进依法行政各项工作，法治建设的基础得到夯实，各项任务按",
            "时完成，群众的感受度持续改善，现将有关情况报告如下。",
            "　　一、主要做法",
            "　　一是抓学习，把法律法规列入中心组学习的重点内容，推动领",
            "导干部带头学法用法，做到入脑入心、学以致用，全年集中学法",
            "共八次，覆盖全体干部职工。",
            "　　二是抓执法，严格落实三项制度，规范执法程序和执法行为，",
            "做到公开公平公正。",
        ]
    )

    joined = lines(text)

    assert len(joined) == 4
    assert joined[1] == "一、主要做法"
    assert "认真学习宣传贯彻法治精神，扎实推进依法行政" in joined[0]


def test_a_heading_is_never_joined_to_the_paragraph_below_it() -> None:
    text = "二、持续优化政务服务和数字应用，方便企业群众办事\n推行一窗受理，公布服务清单，大幅压缩审批时限。"

    assert len(lines(text)) == 2


@pytest.mark.parametrize(
    "dirt",
    [
        "当前位置：首页 > 政务公开 > 法治政府建设",
        "您现在的位置是：主页 > 普法动态",
        "发布时间：2024-01-08 09:30　来源：县司法局　浏览次数：128",
        "【打印】【关闭】",
        "字号：大 中 小",
        "责任编辑：某某",
        "下面是小编为大家整理的工作总结，供大家参考。",
        "上一篇：关于放假的通知",
        "分享到：微信 微博",
        "第 3 页 共 8 页",
        "— 12 —",
        "图为活动现场",
    ],
)
def test_what_a_website_adds_is_dropped(dirt: str) -> None:
    body = "全年围绕重点任务持续推进，各项工作有序开展。"

    assert lines(f"{dirt}\n{body}\n{dirt}\n{body}尾") == [body, f"{body}尾"]


def test_a_running_head_beside_page_numbers_is_dropped_though_it_stands_twice_only() -> None:
    body = "全年围绕重点任务持续推进，各项工作有序开展。"

    assert lines(f"{body}\n— 1 —\n云汀县司法局年度报告\n{body}\n— 2 —\n云汀县司法局年度报告\n{body}尾") == [
        body,
        body,
        f"{body}尾",
    ]


def test_a_running_head_with_the_pages_number_on_its_line_is_dropped_where_it_cuts_a_sentence() -> None:
    head, rest = (
        "云汀县司法局年度报告        第{}页 共2页",
        "全年围绕重点任务持续推进，各项工作有序开展，年内办理行政处罚案件共计21",
    )

    assert lines(f"{head.format(1)}\n{rest}\n{head.format(2)}\n起，均无复议。") == [f"{rest}起，均无复议。"]


def test_a_sites_trail_of_arrows_is_dropped_and_the_steps_of_a_procedure_are_not() -> None:
    steps = "推行申请→受理→审查→决定全程网办。"

    assert lines(f"首页 → 工作报告 → 法治类\n{steps}") == [steps]


def test_what_stands_below_the_article_is_cut_off() -> None:
    body = "全年围绕重点任务持续推进，各项工作有序开展，按时完成目标。"

    assert lines(f"{body}\n推荐访问：法治 情况 报告\n冬季防火宣传活动\n某地召开会议") == [body]


def test_a_sentence_about_sources_or_links_is_no_dirt() -> None:
    told = [
        "公开执法信息，来源可查、去向可追，浏览量超过2万次，群众认可。",
        "位置偏远的村组由流动宣传车覆盖，做到不落一户。",
    ]

    assert lines("\n".join(told)) == told


def test_a_page_copied_as_one_line_is_parted_at_its_numbers() -> None:
    body = "全年围绕重点任务持续推进，各项工作有序开展，按时完成了年度确定的目标。" * 5
    page = f"云汀县水务局2024年普法工作总结 {body} 一、主要做法 (一)抓学习。{body} (二)抓执法。{body} 云汀县水务局 2025年1月6日"

    found = lines(page)

    assert found[0] == "云汀县水务局2024年普法工作总结"
    assert found[2] == "一、主要做法"
    assert [line[:6] for line in found[3:5]] == ["（一）抓学习", "（二）抓执法"]
    assert found[5:] == ["云汀县水务局", "2025年1月6日"]


def test_remnants_of_style_sheets_are_taken_out_and_blanks_to_fill_stay() -> None:
    assert lines('11.4563px;font-weight:700;text-indent:24px;"/> 一、主要做法 12px;color:red;"/>') == ["一、主要做法"]
    assert lines("____局召开会议__次，审查合同__份。") == ["____局召开会议__次，审查合同__份。"]


def test_a_table_of_contents_is_taken_out_and_the_headings_stay() -> None:
    heads = ["一、主要做法", "二、存在问题", "三、下步打算"]
    body = [line for head in heads for line in (head, "全年围绕重点任务持续推进，各项工作有序开展。")]

    assert lines("\n".join(["目  录", *(f"{head}……{at}" for at, head in enumerate(heads)), *body])) == body


def test_digits_set_apart_are_joined_and_words_of_two_halves_are_not() -> None:
    assert lines("查办案件 1 2 6 件") == ["查办案件126件"]
    assert lines("晨曦微光 普法之声清晨启") == ["晨曦微光 普法之声清晨启"]
    assert lines("云汀县住房和 城乡建设局") == ["云汀县住房和城乡建设局"]


def test_names_that_a_website_struck_out_are_put_back_where_that_is_certain() -> None:
    cleaned = clean("深入学习贯彻法治思想，坚持以文化思想为指导，树立法治思想观念，《规划（20212025年）》。")

    assert "贯彻习近平法治思想，坚持以习近平文化思想为指导，树立法治思想观念" in cleaned.lines[0].text
    assert "（2021—2025年）" in cleaned.lines[0].text
    assert len(cleaned.warnings) == 3
