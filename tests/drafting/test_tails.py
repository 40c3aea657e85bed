"""Closing clauses from past reports: harmless, fitting, and never twice."""

import re
from collections import Counter

import pytest

from bot.domain.genre import Role
from bot.drafting.style import load_style
from bot.drafting.tails import Tail, tails_from
from bot.one_run import sample_tails
from tests.drafting.clerk import body, drafted

YEAR = "\n".join(
    f"{at}. {line}"
    for at, line in enumerate(
        (
            "普法讲座办了36场，听课2800人次",
            "民法典宣传月进村18回，发资料1200份",
            "短视频拍了12条，播放9.4万次",
            "矛盾纠纷调解217件，调成209件",
            "调解室建了14个，调解员轮训3期",
            "执法检查630家次，整改隐患69处",
            "行政处罚案件办结41件，罚款36.5万元",
            "案卷评查2次，评查案卷45卷",
            "法律顾问审合同57份，提意见83条",
            "规范性文件清理了84件，废止7件",
            "主动公开信息167条，依申请公开3件",
            "党组会会前学法8次，领学法律12部",
            "执法培训班2期，64人参加",
            "12345工单办了417件，满意率98.5%",
            "青少年法治课上了24节，听课860人次",
            "行政诉讼2件，行政复议3件",
        ),
        start=1,
    )
)


def test_our_own_samples_give_tails_for_every_genre() -> None:
    assert len(sample_tails("annual_report")) >= 15


@pytest.mark.parametrize(
    "clause",
    [
        "推动工作取得显著成效",
        "确保了程序合法有效",
        "发放资料1200份",
        "得到〔单位〕充分肯定",
        "明年将继续推进",
        "群众满意度明显提升",
    ],
)
def test_a_clause_that_claims_counts_or_promises_is_no_tail(clause: str) -> None:
    found = tails_from([f"开展普法讲座〔数量:场〕，{clause}。"], load_style())

    assert clause not in [tail.text for tail in found]


def test_no_tail_of_the_samples_holds_a_specific_or_an_effect() -> None:
    style = load_style()

    for tail in sample_tails("annual_report"):
        assert not style.effects.search(tail.text)
        assert not re.search(r"\d|〔|《|“", tail.text)


def test_no_tail_stands_twice_in_a_document() -> None:
    tails = sample_tails("annual_report")
    told = body(drafted(YEAR, tails=tails))

    assert max(told.count(tail.text) for tail in tails) <= 1


def test_a_clause_that_fits_two_groups_closes_only_one_of_them() -> None:
    clause = "推动矛盾纠纷依法调解"
    tails = [Tail(clause, topic.id) for topic in load_style().topics]
    told = body(drafted(YEAR, tails=tails))

    assert told.count(clause) == 1


def test_a_tail_that_names_another_thing_is_not_taken() -> None:
    odd = Tail("切实把好河道采砂审批的关口", "mediation")
    told = body(drafted("矛盾纠纷调解217件，调成209件", tails=[odd]))

    assert odd.text not in told


def test_a_draft_with_tails_says_the_same_facts_as_one_without() -> None:
    plain = body(drafted(YEAR))
    closed = body(drafted(YEAR, tails=sample_tails("annual_report")))

    assert Counter(re.findall(r"\d+(?:\.\d+)?", closed)) == Counter(re.findall(r"\d+(?:\.\d+)?", plain))


def test_nothing_claims_an_effect_that_the_clerk_did_not_report() -> None:
    style = load_style()
    draft = drafted(YEAR, tails=sample_tails("annual_report"))

    said = "".join(fact.text for fact in draft.sheet.facts) + "调解成功"
    for section in draft.sections:
        if section.role is not Role.PREFACE:
            text = re.sub(r"^（[一二三四五六七八九十]）.*$|【[^】]*】", "", section.text, flags=re.M)
            assert {word for word in style.effects.findall(text) if word not in said} == set()


def test_an_effect_that_the_clerk_did_report_stays() -> None:
    assert "显著" in body(drafted("经过整治，河道违建显著减少，拆除12处"))
