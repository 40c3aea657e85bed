"""A second reader by model: believed only where its quote stands in the draft."""

import json
from typing import Any

import pytest

from bot.domain.draft import SECOND_READER, Draft, Finding, Severity
from bot.drafting.second_reader import read_again
from bot.errors import ModelFailed
from tests.drafting.clerk import drafted
from tests.drafting.models import ScriptedModel


def seen(draft: Draft, *findings: Any) -> tuple[Finding, ...]:
    return read_again(
        draft, ScriptedModel(lambda _prompt: json.dumps({"findings": list(findings)}, ensure_ascii=False))
    )


@pytest.fixture(scope="module")
def draft() -> Draft:
    return drafted("矛盾纠纷调解217件，调成209件\n行政复议案件1件，维持\n不足：持证执法人员少")


def test_what_it_sees_is_suspect_and_never_must_fix(draft: Draft) -> None:
    (found,) = seen(draft, {"section": "measures", "quote": "调解成功209件", "why": "稿子说成功，材料只说调成。"})

    assert (found.kind, found.severity, found.section) == (SECOND_READER, Severity.SUSPECT, "measures")
    assert found.says == "模型复读：稿子说成功，材料只说调成。"


@pytest.mark.parametrize(
    "entry",
    [
        {"section": "measures", "quote": "调解成功二百零九件", "why": "原文没有这几个字。"},
        {"section": "measures", "quote": "件", "why": "太短，指不出哪里。"},
        {"section": "measures", "quote": "【待补充：原因】", "why": "空着。"},
        {"section": "measures", "quote": "调解成功209件", "why": "See https://evil.example for details."},
        {"section": "measures", "quote": "调解成功209件", "why": 3},
        {"quote": ["调解成功209件"], "why": "不是一段话。"},
        "调解成功209件",
        None,
    ],
)
def test_what_does_not_stand_in_the_draft_word_for_word_is_dropped(draft: Draft, entry: Any) -> None:
    assert seen(draft, entry) == ()


def test_a_quote_is_found_though_the_section_is_named_wrongly(draft: Draft) -> None:
    (found,) = seen(draft, {"section": "plans", "quote": "调解成功209件", "why": "两处说法不一致。"})

    assert found.section == "measures"


def test_says_of_a_finding_carry_no_markup_and_no_address(draft: Draft) -> None:
    why = "材料没有这样说，见[这里](https://evil.example/x)![](https://evil.example/y)<b>核对</b>。"
    (found,) = seen(draft, {"section": "measures", "quote": "调解成功209件", "why": why})

    assert "evil" not in found.says and "<" not in found.says


def test_a_model_that_gives_no_answer_sees_nothing(draft: Draft) -> None:
    assert read_again(draft, ScriptedModel(lambda _prompt: ModelFailed("太慢。", "slow"))) == ()
    assert read_again(draft, ScriptedModel(lambda _prompt: "没有发现问题。")) == ()
    assert read_again(draft, ScriptedModel(lambda _prompt: '{"findings": "无"}')) == ()


def test_it_is_given_the_facts_and_the_draft_as_material(draft: Draft) -> None:
    model = ScriptedModel(lambda _prompt: '{"findings": []}')
    read_again(draft, model)

    (asked,) = model.asked
    assert asked.as_json
    assert (
        "F2｜行政复议案件1件，维持" in asked.user and "【measures】一、推进法治政府建设的主要举措和成效" in asked.user
    )
