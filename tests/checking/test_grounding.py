import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.checking import check, draft_from_text
from bot.domain.draft import Severity
from bot.domain.facts import FactSheet, Note
from bot.domain.genre import Brief
from bot.reading.wording import Wording
from tests.checking.conftest import HEAD, SIGNOFF, Check


@pytest.mark.parametrize(
    "body",
    [
        "截至11月30日，受理矛盾纠纷412件，化解398件。",
        "5月16日，在松坞社区开展反诈宣传，发放手册3600册，450余人参加。",
        "审查合同57份，提出意见83条。",
        "罚没款184000元，立案33起、办结31起。",
        "普法视频获点赞9200次，阅读量31.5万。",
        "受理矛盾纠纷四百一十二件，化解398件，化解率96.6%。",
        "全年召开会议研究法治建设4次。",
        "今年培训执法人员60人，较去年增加15人。",
    ],
)
def test_a_fact_written_in_another_form_or_following_by_arithmetic_raises_nothing(found: Check, body: str) -> None:
    assert found(body) == ()


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("受理矛盾纠纷421件。", "421件"),
        ("罚没款14.8万元。", "14.8万元"),
        ("接待群众来访213批次。", "213批次"),
        ("群众满意率达97.3%。", "97.3%"),
    ],
)
def test_a_number_that_the_notes_do_not_give_must_be_fixed(found: Check, body: str, quote: str) -> None:
    (one,) = found(body)

    assert one.severity is Severity.MUST_FIX
    assert quote in one.quote
    assert len(one.quote) <= 20


def test_the_number_that_the_notes_give_for_the_same_thing_is_suggested(found: Check) -> None:
    (one,) = found("罚没款14.8万元。")

    assert one.suggest == "18.4万元"


@pytest.mark.parametrize(
    "body", ["普法视频获转发9200次。", "拆除违建412平方米。", "走访企业3600家。", "帮扶困难家庭57户。"]
)
def test_a_right_number_on_the_wrong_thing_is_suspect(found: Check, body: str) -> None:
    (one,) = found(body)

    assert (one.kind, one.severity) == ("measure", Severity.SUSPECT)


def test_two_numbers_of_one_line_in_each_others_place_are_suspect(found: Check) -> None:
    findings = found("受理矛盾纠纷398件，化解412件。")

    assert findings
    assert {one.kind for one in findings} == {"measure"}


def test_last_years_number_told_as_this_years_is_suspect(found: Check) -> None:
    (one,) = found("培训执法人员45人。")

    assert "上一年" in one.says


def test_about_does_not_cover_a_number_that_the_notes_give_as_about_something_else(found: Check) -> None:
    (one,) = found("宣传活动吸引480余人参加。")

    assert one.severity is Severity.MUST_FIX


def test_a_column_of_a_table_gives_its_sum(found: Check) -> None:
    notes = "年份\t法治讲座（场）\t普法经费（万元）\n2022\t31\t6.5\n2023\t34\t7\n2024\t40\t8"

    assert found("三年举办法治讲座105场，累计投入21.5万元。", notes) == ()
    (one,) = found("三年举办法治讲座150场。", notes)
    assert one.severity is Severity.MUST_FIX


def test_a_table_with_years_across_sums_its_rows(found: Check) -> None:
    notes = "指标\t2022\t2023\t2024\n法治讲座（场）\t31\t34\t40\n普法经费（万元）\t6.5\t7\t8"

    assert found("三年举办法治讲座105场，累计投入21.5万元。", notes) == ()


def test_a_fact_in_other_words_is_still_the_same_fact(found: Check) -> None:
    notes = "网站公开信息322条\n招协管20人\n流浪救助406人次\n家长课堂来了1500多家长"

    body = "主动公开政务信息322条。招录协管员20名。救助流浪乞讨人员406人次。1500余名家长参加课堂。"

    assert found(body, notes) == ()


def test_a_placeholder_is_not_a_claim(found: Check) -> None:
    assert found("接待来访【待补充：批次】，【待核实：213批次或231批次】。") == ()


@settings(max_examples=60, deadline=None)
@given(value=st.integers(min_value=12, max_value=99_999), unit=st.sampled_from(["件", "场", "人次", "份", "家"]))
def test_any_number_of_the_notes_is_right_and_any_other_is_found(
    words: Wording, brief: Brief, value: int, unit: str
) -> None:
    sheet = FactSheet(notes=(Note("台账", f"矛盾纠纷排查{value}{unit}"),))

    def findings(number: int) -> list[str]:
        text = f"{HEAD}一、主要举措和成效\n全年排查矛盾纠纷{number}{unit}。{SIGNOFF}"
        return [
            one.quote for one in check(draft_from_text(text, brief, sheet), words) if one.kind in ("number", "measure")
        ]

    assert findings(value) == []
    assert findings(value + 1) != []


def test_another_thing_behind_the_measure_word_is_asked_about(found: Check) -> None:
    notes = "服务窗口下沉到18个乡镇，方便群众办事"

    assert found("将服务窗口延伸到18个乡镇。", notes=notes) == ()
    assert [one.kind for one in found("将服务窗口延伸到18个社区。", notes=notes)] == ["measure"]


def test_a_share_may_be_told_in_tenths(found: Check) -> None:
    notes = "行政许可办结1892件，其中承诺制办理603件"

    assert found("全年办结行政许可1892件，其中承诺制办理603件，约占三成。", notes=notes) == ()
    assert found("全年办结行政许可1892件，其中承诺制办理603件，约占六成。", notes=notes)


def test_an_average_a_product_and_a_fraction_follow_from_their_parts(found: Check) -> None:
    notes = "查处非法营运车辆137台次，罚款合计205.5万元\n法律明白人培训4期，每期60人\n专职法务人员4人，其中3人有律师证"

    assert found("查处非法营运车辆137台次，罚款205.5万元，平均每台次1.5万元。", notes=notes) == ()
    assert found("举办法律明白人培训4期，每期60人，累计培训240人。", notes=notes) == ()
    assert found("配备专职法务人员4名，四分之三有律师证。", notes=notes) == ()
    assert found("查处非法营运车辆137台次，罚款205.5万元，平均每台次1.8万元。", notes=notes)
    assert found("举办法律明白人培训4期，每期60人，累计培训280人。", notes=notes)


def test_a_line_of_the_notes_taken_into_a_sentence_about_others_is_still_that_line(found: Check) -> None:
    notes = "水政培训2期，75人次，新领证9人\n移交检察机关线索2条"

    assert found("举办水政培训2期，75人次参加，新领证9人；移交检察机关线索2条。", notes) == ()
    assert found("举办水政培训2期，75人次参加，新领证9人；移交检察机关线索9条。", notes)
