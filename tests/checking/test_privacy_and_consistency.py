import pytest

from bot.checking import check, draft_from_text, private_in_notes
from bot.domain.draft import Severity
from bot.domain.facts import Conflict, FactSheet, Note
from bot.domain.genre import Brief
from bot.reading.wording import Wording
from tests.checking.conftest import HEAD, NOTES, SIGNOFF, Check


@pytest.mark.parametrize("private", ["身份证号11010519491231002X", "电话13900000000", "卡号4111 1111 1111 1111"])
def test_numbers_of_persons_must_be_taken_out(found: Check, private: str) -> None:
    (one,) = found(f"调解一起邻里纠纷（{private}）。")

    assert (one.kind, one.severity) == ("privacy", Severity.MUST_FIX)


def test_a_secrecy_mark_must_be_taken_out(found: Check) -> None:
    (one,) = found("健全制度（机密★1年）。")

    assert (one.kind, one.severity) == ("secret", Severity.MUST_FIX)


def test_a_half_hidden_name_is_suspect_and_hotlines_are_not_private(found: Check) -> None:
    findings = found("当事人何某达成协议，拨打12348热线咨询。")

    assert [(one.kind, one.severity) for one in findings] == [("privacy", Severity.SUSPECT)]


def test_private_data_are_found_in_pasted_notes(words: Wording) -> None:
    findings = private_in_notes("何某 电话13900000000 调了三次", words)

    assert {one.quote for one in findings} >= {"13900000000"}


def test_one_thing_with_two_values_in_two_sections_is_suspect(words: Wording, brief: Brief) -> None:
    text = f"{HEAD}一、主要举措和成效\n审查各类经济合同57份。\n二、存在的不足和原因\n审查各类经济合同83份，因人手不足质量不高。{SIGNOFF}"
    sheet = FactSheet(notes=(Note("台账", NOTES),))

    findings = check(draft_from_text(text, brief, sheet), words)

    assert any("83份" in one.quote for one in findings)


def test_parts_larger_than_the_whole_are_suspect(found: Check) -> None:
    findings = found("立案31件，其中办结33件。")

    assert findings


def test_a_rise_that_falls_is_suspect(found: Check) -> None:
    notes = "普法经费去年6万元，今年8万元"

    findings = found("普法经费由去年的8万元增至6万元。", notes)

    assert any("8万元" in one.quote for one in findings)


def test_a_value_that_the_notes_dispute_is_suspect_until_it_is_settled(words: Wording, brief: Brief) -> None:
    conflict = Conflict(("F1", "F2"), ("412件", "421件"), "矛盾纠纷受理数")
    sheet = FactSheet(notes=(Note("台账", NOTES + "矛盾纠纷受理421件"),), conflicts=(conflict,))
    text = f"{HEAD}一、主要举措和成效\n受理矛盾纠纷412件。{SIGNOFF}"

    findings = check(draft_from_text(text, brief, sheet), words)

    assert [one.kind for one in findings if "412" in one.quote] == ["conflict"]


def test_a_number_that_only_begins_like_a_disputed_one_is_left_alone(words: Wording, brief: Brief) -> None:
    conflict = Conflict(("F1", "F2"), ("4件", "7件"), "行政复议数")
    sheet = FactSheet(notes=(Note("台账", NOTES + "行政复议4件\n行政复议7件"),), conflicts=(conflict,))
    text = f"{HEAD}一、主要举措和成效\n受理矛盾纠纷412件。{SIGNOFF}"

    assert not [one for one in check(draft_from_text(text, brief, sheet), words) if one.kind == "conflict"]


def test_how_secret_papers_are_looked_after_is_work_and_a_paper_that_is_one_is_not(found: Check) -> None:
    kept, shown = "开展涉密文件管理自查3次。", "本文为涉密文件。"

    assert "secret" not in {one.kind for one in found(kept, f"涉密文件管理自查3次\n{kept}")}
    assert "secret" in {one.kind for one in found(shown, shown)}


@pytest.mark.parametrize("body", ["咨询请找综治中心（联系电话80114466转3）。", "拦下超限货车（车牌汐A7K305）。"])
def test_an_office_phone_and_a_number_plate_are_pointed_out(found: Check, body: str) -> None:
    assert "privacy" in {one.kind for one in found(body, f"{NOTES}\n{body}")}


def test_a_hotline_is_no_private_number(found: Check) -> None:
    assert "privacy" not in {one.kind for one in found("热线电话12345接听诉求。", f"{NOTES}\n热线电话12345接听诉求")}
