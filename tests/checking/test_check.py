import time

from bot.checking import check, draft_from_text
from bot.domain.draft import Severity
from bot.domain.facts import FactSheet, Note
from bot.domain.genre import Brief, Role
from bot.reading.wording import Wording
from tests.checking.conftest import HEAD, NOTES, SIGNOFF, Check

CLEAN = (
    HEAD
    + """区委全面依法治区委员会办公室：
2024年，梧岭街道深入学习贯彻习近平法治思想，扎实推进法治建设。现将有关情况报告如下：
一、主要举措和成效
（一）化解矛盾纠纷。截至11月30日，受理矛盾纠纷412件，化解398件。6月18日，综治中心揭牌。
（二）规范执法。立案33件，办结31件，罚没款18.4万元。
二、存在的不足和原因
执法人员偏少，主要原因是编制紧。
三、党政主要负责人履行推进法治建设第一责任人职责情况
7月2日，书记主持会议研究法治建设，全年研究4次。
四、下一年度工作安排
组织执法轮训2期，缓解执法人员偏少问题。
特此报告。"""
    + SIGNOFF
)


def test_an_honest_report_raises_nothing(words: Wording, brief: Brief) -> None:
    draft = draft_from_text(CLEAN, brief, FactSheet(notes=(Note("台账", NOTES),)))

    assert check(draft, words) == ()


def test_a_plain_text_becomes_a_draft_with_every_line_in_its_place(brief: Brief) -> None:
    draft = draft_from_text(CLEAN, brief)

    assert draft.title == HEAD.strip()
    assert draft.addressee == "区委全面依法治区委员会办公室："
    assert [section.role for section in draft.sections] == [
        Role.PREFACE,
        Role.MEASURES,
        Role.PROBLEMS,
        Role.DUTY,
        Role.PLANS,
    ]
    assert draft.closing == "特此报告。"
    assert (draft.signoff_unit, draft.signoff_date) == ("汐和区梧岭街道办事处", "2025年1月10日")


def test_findings_quote_the_draft_word_for_word_and_stand_in_its_order(found: Check) -> None:
    body = "受理矛盾纠纷421件。\n印发《梧岭街道收文办法》。\n9月9日，综治中心揭牌。"

    findings = found(body)

    places = [body.index(one.quote) for one in findings]
    assert len(findings) == 3
    assert places == sorted(places)
    assert all(one.severity is Severity.MUST_FIX and one.says.endswith("。") for one in findings)


def test_a_fact_that_was_struck_out_no_longer_backs_the_draft(words: Wording, brief: Brief) -> None:
    from bot.domain.facts import Fact, FactStatus, Source

    line = "3、印发《梧岭街道合同审查办法》，审合同57份，提意见83条"
    void = Fact("F1", line, line, Source("台账", 4), status=FactStatus.VOID)
    text = f"{HEAD}一、主要举措和成效\n审查合同57份。{SIGNOFF}"

    kept = check(draft_from_text(text, brief, FactSheet(notes=(Note("台账", NOTES),))), words)
    struck = check(draft_from_text(text, brief, FactSheet(facts=(void,), notes=(Note("台账", NOTES),))), words)

    assert not [one for one in kept if "57份" in one.quote]
    assert [one for one in struck if "57份" in one.quote]


def test_the_time_of_a_check_grows_in_proportion_to_the_text(words: Wording, brief: Brief) -> None:
    sheet = FactSheet(notes=(Note("台账", NOTES),))
    one = f"{HEAD}一、主要举措和成效\n" + "受理矛盾纠纷412件，化解398件，在松坞社区开展反诈宣传。\n" * 60
    four = f"{HEAD}一、主要举措和成效\n" + "受理矛盾纠纷412件，化解398件，在松坞社区开展反诈宣传。\n" * 240

    def seconds(text: str) -> float:
        begun = time.process_time()
        check(draft_from_text(text, brief, sheet), words)
        return time.process_time() - begun

    seconds(one)

    assert seconds(four) < 4 * 3 * seconds(one)
