"""A whole report: what is told of the document, what is missing, what is asked."""

import re

import pytest

from bot.checking import check
from bot.domain.draft import Author, Severity
from bot.domain.progress import ReportDone, SectionDone, SectionStarted, SectionText
from bot.drafting.report import write_report
from bot.drafting.style import load_style
from bot.reading.wording import load_wording
from tests.drafting.clerk import asked, body, drafted, section_text
from tests.reading.clerk import brief_for, read

FIELDS = "标题：梧汀县水务局2024年度法治政府建设工作报告\n主送：县委依法治县办\n落款：梧汀县水务局 2025.1.8\n普法讲座办了36场"


def test_what_the_notes_say_of_the_document_is_on_it_and_not_in_it() -> None:
    draft = drafted(FIELDS)

    assert draft.title == "梧汀县水务局2024年度法治政府建设工作报告"
    assert draft.addressee == "县委依法治县办"
    assert (draft.signoff_unit, draft.signoff_date) == ("梧汀县水务局", "2025年1月8日")
    assert "县委依法治县办" not in body(draft)
    assert "signoff-date" not in asked(draft)


def test_what_the_person_said_of_the_document_goes_before_the_notes() -> None:
    from dataclasses import replace

    from bot.drafting.report import whole_report

    brief = replace(brief_for(), title="梧汀县水务局法治建设情况报告", signoff_date="2025年1月20日")
    draft = whole_report(brief, read(FIELDS), load_style())

    assert draft.title == "梧汀县水务局法治建设情况报告"
    assert draft.signoff_date == "2025年1月20日"


def test_without_a_title_the_genres_own_is_taken_with_unit_and_year() -> None:
    assert drafted("普法讲座办了36场").title == "梧汀县水务局关于2024年度法治政府建设情况的报告"


def test_a_title_that_begins_with_its_subject_gets_the_unit() -> None:
    draft = drafted("标题用“关于2024年度法治政府建设情况的报告”\n普法讲座办了36场")

    assert draft.title == "梧汀县水务局关于2024年度法治政府建设情况的报告"


@pytest.mark.parametrize("section", ["measures", "problems", "duty", "plans"])
def test_a_part_of_which_nothing_is_known_is_a_hole_and_a_question(section: str) -> None:
    draft = drafted("收到，普法讲座办了36场" if section != "measures" else "不足：宣传形式单一")

    if section != "problems" or "不足" not in draft.sheet.notes[0].text:
        assert section_text(draft, section).startswith("【待补充：")
        assert f"missing-{section}" in asked(draft)


def test_a_part_that_is_told_is_not_asked_for() -> None:
    draft = drafted("普法讲座办了36场\n局长主持党组会研究法治工作4次\n不足：人手紧，因为编制少\n明年：讲座办40场")

    assert not any(question.startswith("missing") for question in asked(draft))
    assert "【" not in body(draft)


def test_an_unrequired_part_without_facts_is_left_out() -> None:
    assert "other" not in [section.id for section in drafted("普法讲座办了36场").sections]


def test_a_missing_signoff_date_is_asked_and_not_made_up() -> None:
    draft = drafted("普法讲座办了36场")

    assert draft.signoff_date is None
    assert "signoff-date" in asked(draft)


def test_questions_are_chinese_sentences_with_ids_of_their_own() -> None:
    draft = drafted("调解矛盾纠纷217件\n不对吧，我这边调解矛盾纠纷是271件")

    assert len(set(asked(draft))) == len(draft.questions)
    assert all(question.text.endswith(("？", "。")) for question in draft.questions)


def test_a_feature_has_no_numbers_no_signoff_no_problems_and_no_duty() -> None:
    draft = drafted(
        "普法讲座办了36场\n“河畔说法”进村18回\n矛盾纠纷调解217件，调成209件\n不足：宣传形式单一\n明年：讲座办40场\n落款2025.1.8",
        genre="feature",
    )

    told = "\n".join(section.heading + "\n" + section.text for section in draft.sections)
    assert not re.search(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)", told, re.M)
    assert (draft.signoff_unit, draft.signoff_date, draft.closing, draft.addressee) == (None, None, None, None)
    assert "形式单一" not in told
    assert "signoff-date" not in asked(draft)


def test_a_duty_report_speaks_in_the_first_person() -> None:
    draft = drafted("本人学法7次\n本人出庭应诉2件\n普法讲座办了36场", genre="duty_report")

    assert draft.title == "梧汀县水务局主要负责人2024年度述法报告"
    assert "本人坚持" in section_text(draft, "preface")
    assert "本人学法7次" in section_text(draft, "duty")
    assert "本人出庭应诉2件" in section_text(draft, "duty")


@pytest.mark.parametrize(
    "line",
    [
        "本人带头学法7次",
        "我主持党组会学法7次",
        "我学法7次",
    ],
)
def test_what_i_did_is_told_with_me_as_the_doer(line: str) -> None:
    text = section_text(drafted(line, genre="duty_report"), "duty")

    assert text.startswith(("本人", "我"))
    assert "学法7次" in text


def test_only_the_sections_asked_for_are_written_as_events_in_the_outlines_order() -> None:
    sheet = read("普法讲座办了36场\n明年：讲座办40场")
    events = list(write_report(brief_for(), sheet, load_style(), only={"plans", "measures"}))

    assert [event.section_id for event in events if isinstance(event, SectionStarted)] == ["measures", "plans"]
    assert [type(event) for event in events] == [SectionStarted, SectionText, SectionDone] * 2 + [ReportDone]


def test_the_pieces_of_a_section_are_its_text() -> None:
    events = list(write_report(brief_for(), read("普法讲座办了36场"), load_style()))

    for done in (event.section for event in events if isinstance(event, SectionDone)):
        pieces = [event.text for event in events if isinstance(event, SectionText) and event.section_id == done.id]
        assert "".join(pieces) == done.text


def test_a_stopped_report_ends_without_a_draft() -> None:
    events = list(write_report(brief_for(), read("普法讲座办了36场"), load_style(), stopped=lambda: True))

    assert not any(isinstance(event, ReportDone) for event in events)


def test_writing_twice_gives_the_same_draft_by_pattern() -> None:
    once, again = drafted(FIELDS), drafted(FIELDS)

    assert once == again
    assert once.writer is Author.PATTERN


def test_words_of_speech_that_stand_in_a_draft_are_marked_with_a_hint() -> None:
    draft = drafted("普法讲座办了36场")
    section = draft.section("measures")
    draft = draft.with_section(section.edited(section.text.replace("。", "，咱们几个所搞得差不多。")))

    found = [finding for finding in check(draft, load_wording()) if finding.severity is Severity.HINT]
    assert any("咱" in finding.quote for finding in found)
    assert {finding.section for finding in found} == {"measures"}


def test_who_signs_a_duty_report_is_the_one_who_speaks_in_it() -> None:
    notes = "落款署“云屏区水务局党组书记、局长 梁汀”\n局长主持党组会研究法治工作4次\n副局长出庭应诉1件"

    duty = body(drafted(notes, genre="duty_report"))

    assert "本人主持党组会" in duty
    assert "副局长出庭应诉1件" in duty
