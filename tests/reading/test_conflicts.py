"""Two values for one thing: found where there are two, and only there."""

import pytest

from tests.reading.clerk import read, words


@pytest.mark.parametrize(
    "doubt",
    [
        "不对吧，我这边调解矛盾纠纷是271件",
        "综治办：不对吧，我这边调解矛盾纠纷是271件",
        "调解矛盾纠纷271件？两个数对不上，核实一下",
    ],
)
def test_a_second_value_that_somebody_doubts_is_a_conflict_of_both(doubt: str) -> None:
    sheet = read(f"调解矛盾纠纷217件，调成209件\n普法讲座办了36场\n{doubt}")

    assert len(sheet.conflicts) == 1
    assert [quote[:3] for quote in sheet.conflicts[0].quotes] == ["217", "271"]
    assert "纠纷" in sheet.conflicts[0].thing


def test_two_reports_of_one_quoted_thing_with_digits_swapped_are_a_conflict() -> None:
    sheet = read("“网上看宪法”话题阅读量872万（宣传股报）\n“网上看宪法”阅读827万，两家数不一样，核一下")

    assert len(sheet.conflicts) == 1
    assert {quote.rstrip("次") for quote in sheet.conflicts[0].quotes} == {"872万", "827万"}


def test_the_facts_of_a_conflict_say_where_each_value_stands() -> None:
    sheet = read("调解矛盾纠纷217件\n不对吧，我这边调解矛盾纠纷是271件")

    first, second = (sheet.fact(fact) for fact in sheet.conflicts[0].facts)
    assert (first.source.line, second.source.line) == (1, 2)


@pytest.mark.parametrize(
    "text",
    [
        "2023年普法讲座办了31场\n2024年普法讲座办了36场",
        "截至11月底，办理信访件88件\n全年办理信访件95件",
        "上半年执法检查310家次\n全年执法检查630家次",
        "矛盾纠纷受理217件\n矛盾纠纷调成209件",
        "行政处罚立案41件\n行政复议立案14件",
        "东片普法讲座12场\n西片普法讲座21场",
        "普法讲座36场\n普法讲座听课2800人次",
        "5.16普法讲座办了3场\n6.12普法讲座办了4场",
    ],
)
def test_two_things_or_two_times_are_no_conflict(text: str) -> None:
    sheet = read(text)

    assert sheet.conflicts == ()


def test_the_same_value_twice_is_no_conflict() -> None:
    sheet = read("调解矛盾纠纷217件\n不对吧，我再核一下，调解矛盾纠纷217件")

    assert sheet.conflicts == ()


def test_a_corrected_value_is_no_conflict() -> None:
    sheet = read("调解矛盾纠纷217件\n更正：调解矛盾纠纷应为271件，以这个为准")

    assert sheet.conflicts == ()


def test_the_same_words_in_another_order_with_another_number_are_asked_about() -> None:
    sheet = read("全年受理信访件46件\n全年接待来访46批\n今年信访受理64件")

    assert [conflict.quotes for conflict in sheet.conflicts] == [("46件", "64件")]


@pytest.mark.parametrize(
    "notes",
    [
        "上半年受理信访20件\n全年受理信访46件",
        "3月普法讲座5场\n6月普法讲座8场",
        "其中受理来信12件\n受理来信30件",
        "一季度调解纠纷5件\n调解纠纷31件",
    ],
)
def test_parts_of_a_year_and_of_a_whole_are_no_two_values(notes: str) -> None:
    assert read(notes).conflicts == ()


def test_lectures_and_lessons_are_two_things_however_alike_their_numbers() -> None:
    sheet = read("进校园上法治课36场\n各校上法治课63节\n")

    assert not sheet.conflicts


def test_last_years_values_in_brackets_of_two_lines_are_no_conflict() -> None:
    sheet = read(
        "梧汀县水务局普法情况（2024年，括号里都是去年同期）\n讲座36场（24场）\n检查630家次（512家次）\n巡查48次（29次）\n"
    )

    assert words(sheet) == ["讲座36场（上年24场）", "检查630家次（上年512家次）", "巡查48次（上年29次）"]
    assert not sheet.conflicts
