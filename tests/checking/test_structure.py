import pytest

from bot.checking import check, draft_from_text
from bot.domain.draft import Severity
from bot.domain.genre import Brief
from bot.reading.wording import Wording
from tests.checking.conftest import HEAD, SIGNOFF, Check


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("（一）健全制度。\n（三）规范执法。", "（三）规范执法"),
        ("（一）健全制度。\n1.建立清单。\n3.明确责任。", "3.明确责任"),
        ("一是学习不够；三是人手不足。", "三是"),
    ],
)
def test_a_number_out_of_order_must_be_fixed(found: Check, body: str, quote: str) -> None:
    (one,) = found(body)

    assert (one.kind, one.severity) == ("numbering", Severity.MUST_FIX)
    assert one.quote.startswith(quote)


def test_numbering_that_starts_anew_under_a_higher_heading_is_in_order(found: Check) -> None:
    assert found("（一）健全制度。\n1.建立清单。\n2.明确责任。\n（二）规范执法。\n1.亮证执法。") == ()


def test_the_years_of_title_and_signoff_must_fit_the_brief(words: Wording, brief: Brief) -> None:
    text = "汐和区梧岭街道办事处关于2023年度法治政府建设情况的报告\n一、主要举措\n健全制度。\n汐和区梧岭街道办事处\n2022年1月10日"

    findings = [one for one in check(draft_from_text(text, brief), words) if one.kind == "year"]

    assert [one.section for one in findings] == ["title", "signoff"]
    assert all(one.severity is Severity.MUST_FIX for one in findings)


def test_a_sentence_said_twice_is_suspect(found: Check) -> None:
    body = "制定年度学法计划并列入中心组学习内容。健全制度。制定年度学法计划并列入中心组学习内容。"

    (one,) = found(body)

    assert (one.kind, one.severity) == ("repeated", Severity.SUSPECT)


def test_a_required_part_that_is_missing_is_told(words: Wording, brief: Brief) -> None:
    text = f"{HEAD}一、主要举措和成效\n健全制度。{SIGNOFF}"

    missing = [one.says for one in check(draft_from_text(text, brief), words) if one.kind == "coverage"]

    assert len(missing) == 1
    assert "不足" in missing[0]
    assert "第一责任人" in missing[0]


def test_a_date_with_a_leading_zero_is_suspect(found: Check) -> None:
    findings = found("2024年06月18日，综治中心揭牌。")

    assert ("date_form", "2024年6月18日") in [(one.kind, one.suggest) for one in findings]


def test_hundreds_of_headings_out_of_order_are_still_told(found: Check) -> None:
    body = "\n".join("（一）健全制度。\n（五）规范执法。" for _ in range(150))

    assert found(body)
