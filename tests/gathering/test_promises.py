"""The plans and problems of a report, cut one by one."""

import pytest

from bot.domain.last_year import PromiseKind
from bot.gathering.promise_words import load_promise_words
from bot.gathering.promises import promises_of
from bot.reading.outline import read_outline

HEAD = "云渡县档案馆关于2024年度法治政府建设情况的报告\n\n一、主要举措和成效\n组织学法6次。\n\n"


def cut(body: str) -> list[tuple[PromiseKind, str]]:
    text = HEAD + body
    return [(one.kind, one.quote) for one in promises_of(read_outline(text), text, load_promise_words())]


def plans(body: str) -> list[str]:
    return [quote for kind, quote in cut(f"二、下一步工作安排\n{body}\n") if kind is PromiseKind.PLAN]


def problems(body: str) -> list[str]:
    return [quote for kind, quote in cut(f"二、存在的不足和原因\n{body}\n") if kind is PromiseKind.PROBLEM]


@pytest.mark.parametrize(
    "body",
    [
        "一是修订档案查阅办法。二是开展执法检查4次。",
        "1.修订档案查阅办法。2.开展执法检查4次。",
        "（一）修订档案查阅办法。\n（二）开展执法检查4次。",
        "①修订档案查阅办法；②开展执法检查4次。",
        "2025年，我馆将重点做好以下工作：修订档案查阅办法。开展执法检查4次。",
        "2025年，我馆将坚持以习近平法治思想为指导，全面落实上级部署。修订档案查阅办法。开展执法检查4次。为档案事业发展提供坚强保障。",
    ],
)
def test_however_plans_are_numbered_each_is_one_promise(body: str) -> None:
    assert plans(body) == ["修订档案查阅办法", "开展执法检查4次"]


def test_a_problem_keeps_its_cause() -> None:
    told = problems("一是执法力量不足，原因是编制少。二是宣传形式单一。主要原因是经费有限。")

    assert told == ["执法力量不足，原因是编制少", "宣传形式单一。主要原因是经费有限"]


def test_a_heading_stays_with_what_stands_behind_it_on_its_line() -> None:
    assert plans("（一）强化执法监督。每半年组织一次案卷评查。")[0] == "强化执法监督。每半年组织一次案卷评查"


def test_a_numbered_plan_with_two_deeds_is_two_promises() -> None:
    told = plans("（一）强化执法。组织全体人员开展执法轮训2期。编制并公布轻微违法免罚清单。")

    assert told == ["强化执法。组织全体人员开展执法轮训2期", "编制并公布轻微违法免罚清单"]


@pytest.mark.parametrize(
    ("sentence", "cut_up"),
    [
        ("招录修复专业人员4名；组建15人的档案专家库", ["招录修复专业人员4名", "组建15人的档案专家库"]),
        ("建成县档案文化公园，在4个村设置档案文化墙", ["建成县档案文化公园", "在4个村设置档案文化墙"]),
        ("举办档案员培训班3期，档案移交合格率提高到90%以上", ["举办档案员培训班3期", "档案移交合格率提高到90%以上"]),
        ("开展档案员测试，合格率达到95%以上", ["开展档案员测试，合格率达到95%以上"]),
        ("建立档案通报制度，每季度通报一次移交情况", ["建立档案通报制度，每季度通报一次移交情况"]),
        ("推进档案室建设，建成示范档案室3个", ["推进档案室建设，建成示范档案室3个"]),
    ],
)
def test_two_things_in_one_sentence_are_two_promises_and_a_detail_is_none(sentence: str, cut_up: list[str]) -> None:
    assert plans(f"一是{sentence}。") == cut_up


def test_problems_and_plans_under_one_heading_are_told_apart() -> None:
    told = cut(
        "二、存在的问题和下一步打算\n（一）存在的问题\n1.执法力量不足。\n（二）下一步打算\n1.招录执法人员2名。\n"
    )

    assert told == [(PromiseKind.PROBLEM, "执法力量不足"), (PromiseKind.PLAN, "招录执法人员2名")]


def test_the_same_words_have_the_same_key_and_others_another() -> None:
    text = HEAD + "二、下一步工作安排\n一是修订档案查阅办法。二是开展执法检查4次。\n"
    first, second = promises_of(read_outline(text), text, load_promise_words())

    assert first.key and first.key != second.key
    assert first == promises_of(read_outline(text), text, load_promise_words())[0]


def test_a_quote_stands_in_the_file_with_the_commas_that_stand_there() -> None:
    text = HEAD + "二、下一步工作安排\n一是修订档案查阅办法,压缩查阅时限。二是开展执法检查4次;\n"
    quotes = [one.quote for one in promises_of(read_outline(text), text, load_promise_words())]

    assert quotes == ["修订档案查阅办法,压缩查阅时限", "开展执法检查4次"]


def test_faults_behind_a_lead_in_parted_by_semicolons_are_each_one() -> None:
    told = problems("对照要求，我馆法治工作还存在一些短板：档案执法人员偏少；普法形式较为单一；案卷质量有待提高。")

    assert told == ["档案执法人员偏少", "普法形式较为单一", "案卷质量有待提高"]


@pytest.mark.parametrize(
    "body",
    [
        "2025年，我馆将重点抓好以下工作：修订档案查阅办法；每村培育档案员不少于2名；在政务大厅设立查阅窗口。",
        "2025年，我馆将坚持问题导向，把依法治档水平再提高一步。修订档案查阅办法；每村培育档案员不少于2名；在政务大厅设立查阅窗口。",
    ],
)
def test_plans_in_one_sentence_parted_by_semicolons_are_each_one(body: str) -> None:
    assert plans(body) == ["修订档案查阅办法", "每村培育档案员不少于2名", "在政务大厅设立查阅窗口"]


@pytest.mark.parametrize("opening", ["丰富普法形式", "打造档案文化阵地", "拓展查阅渠道"])
def test_a_clause_that_only_opens_a_plan_is_no_promise_of_its_own(opening: str) -> None:
    assert plans(f"（一）{opening}，在东桥村建设档案文化广场。\n（二）修订档案查阅办法。") == [
        f"{opening}，在东桥村建设档案文化广场",
        "修订档案查阅办法",
    ]
