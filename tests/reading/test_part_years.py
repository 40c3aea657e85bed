"""Years and months that headings give are told, and keep values of other years apart."""

from tests.reading.clerk import read, words

YEARS = (
    "【2022年小结】\n讲座41场，资料2500份\n【2023年小结】\n当年讲座55场，资料3100份\n"
    "【2024年小结】（截至11月30日）\n讲座60场，资料3400份\n"
)


def test_what_stands_under_a_year_begins_with_it() -> None:
    assert words(read(YEARS, genre="campaign_summary")) == [
        "2022年讲座41场，资料2500份",
        "2023年讲座55场，资料3100份",
        "2024年讲座60场，资料3400份",
    ]


def test_values_of_different_years_are_no_conflict() -> None:
    assert not read(YEARS, genre="campaign_summary").conflicts


def test_values_of_different_months_are_no_conflict() -> None:
    sheet = read("【3月月报】\n讲座16场；推文31条\n【4月月报】\n讲座21场；推文44条\n")

    assert not sheet.conflicts


def test_a_single_year_over_the_notes_is_not_repeated_in_each_line() -> None:
    assert words(read("【2024年数据】\n讲座36场\n检查630家次\n")) == ["讲座36场", "检查630家次"]
