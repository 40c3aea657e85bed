"""Lines about the document set the brief and never become facts."""

import pytest

from bot.domain.facts import BriefFields
from tests.reading.clerk import read, words

TITLE = "梧汀县水务局2024年度法治政府建设工作报告"


def test_title_addressee_and_signoff_on_lines_of_their_own_are_read() -> None:
    sheet = read(f"标题：{TITLE}\n主送：县委依法治县办\n落款：梧汀县水务局 2025.1.8\n普法讲座办了36场")

    assert sheet.fields == BriefFields(TITLE, "县委依法治县办", "梧汀县水务局", "2025年1月8日")
    assert words(sheet) == ["普法讲座办了36场"]


@pytest.mark.parametrize(
    "line", [f"题目写“{TITLE}”", f"标题用“{TITLE}”，报县委依法治县办", f"【标题】{TITLE}", f"题目：{TITLE}"]
)
def test_a_title_is_read_however_it_is_given(line: str) -> None:
    sheet = read(f"{line}\n普法讲座办了36场")

    assert sheet.fields.title == TITLE
    assert words(sheet) == ["普法讲座办了36场"]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("落款2025.1.8", "2025年1月8日"),
        ("落款日期写2025年1月8日", "2025年1月8日"),
        ("日期：2025-1-8", "2025年1月8日"),
        ("落款1月8日", "2025年1月8日"),
        ("落款写12月31日", "2024年12月31日"),
    ],
)
def test_a_signoff_date_is_written_out_in_the_year_that_it_must_be(line: str, date: str) -> None:
    sheet = read(f"普法讲座办了36场\n{line}", year=2024)

    assert sheet.fields.signoff_date == date
    assert words(sheet) == ["普法讲座办了36场"]


def test_a_field_at_the_end_of_a_fact_is_taken_off_it() -> None:
    sheet = read("普法讲座办了36场，落款写2025年1月8日，报县委依法治县办")

    assert words(sheet) == ["普法讲座办了36场"]
    assert sheet.fields.signoff_date == "2025年1月8日"
    assert sheet.fields.addressee == "县委依法治县办"


def test_of_two_signoff_dates_one_is_taken_and_neither_is_a_fact() -> None:
    sheet = read("落款2025.1.8\n普法讲座办了36场\n落款2025.2.9")

    assert sheet.fields.signoff_date in ("2025年1月8日", "2025年2月9日")
    assert words(sheet) == ["普法讲座办了36场"]


def test_a_subtitle_is_the_title_of_a_feature() -> None:
    sheet = read("副标题带上“——梧汀县水务局2024年法治宣传工作掠影”\n普法讲座办了36场", genre="feature")

    assert sheet.fields.title == "梧汀县水务局2024年法治宣传工作掠影"
    assert words(sheet) == ["普法讲座办了36场"]


def test_the_notes_own_headline_is_no_fact() -> None:
    sheet = read("梧汀县水务局2024年法治台账（政法股汇总，12.20导出）\n普法讲座办了36场")

    assert words(sheet) == ["普法讲座办了36场"]


@pytest.mark.parametrize(
    "line",
    [
        "报送法治信息21条",
        "报市局备案3件",
        "署名权纠纷调解3件",
        "题目为“水法知多少”的讲座办了3场",
    ],
)
def test_a_fact_that_only_sounds_like_a_field_stays_a_fact(line: str) -> None:
    sheet = read(line)

    assert words(sheet) == [line]
    assert sheet.fields == BriefFields()


def test_a_wish_for_the_first_person_in_the_headline_is_heard() -> None:
    sheet = read("述法报告素材，局长要第一人称“本人”\n本人学法7次", genre="duty_report")

    assert sheet.fields.first_person is True
    assert words(sheet) == ["本人学法7次"]


@pytest.mark.parametrize("line", ["用第一人称“本人”写", "注意：全文用第一人称", "用“本人”自称"])
def test_a_wish_for_the_first_person_on_its_own_line_is_heard_and_no_fact(line: str) -> None:
    sheet = read(f"{line}\n本人学法7次", genre="duty_report")

    assert sheet.fields.first_person is True
    assert words(sheet) == ["本人学法7次"]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2025.1.20  梧汀县水务局", "2025年1月20日"),
        ("2025年1月8日 梧汀县水务局", "2025年1月8日"),
        ("盖章 12.30 梧汀县水务局", "2024年12月30日"),
    ],
)
def test_the_last_line_may_be_signed_in_whatever_order(line: str, date: str) -> None:
    sheet = read(f"讲座办了36场\n明年打算：讲座办40场\n{line}\n")

    assert not any("水务局" in text for text in words(sheet))
    assert sheet.fields.signoff_unit == "梧汀县水务局"
    assert sheet.fields.signoff_date in (date, date.replace("2024", "2025"))


def test_a_day_and_a_deed_on_the_last_line_are_no_signature() -> None:
    assert words(read("讲座办了36场\n12.4 宪法宣传活动\n"))[-1] == "12.4，宪法宣传活动"


def test_a_title_with_a_remark_in_brackets_is_no_fact() -> None:
    sheet = read("梧汀县水务局普法工作情况（2024年，数都核过了）\n讲座办了36场\n")

    assert words(sheet) == ["讲座办了36场"]
