import pytest

from bot.reading.dates import dates
from bot.reading.kinds import Day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5.16开展联合执法", Day(None, 5, 16)),
        ("2024.3.15印发", Day(2024, 3, 15)),
        ("2024-03-15印发", Day(2024, 3, 15)),
        ("5月16日", Day(None, 5, 16)),
        ("5-16上午", Day(None, 5, 16)),
        ("5/16下乡", Day(None, 5, 16)),
        ("三月中旬", Day(None, 3, None, "中旬")),
        ("截至11月底", Day(None, 11, None, "底")),
        ("二〇二四年十二月三十一日", Day(2024, 12, 31)),
        ("2026年一季度", Day(2026, None, None, "一季度")),
        ("2026.9开放", Day(2026, 9, None)),
        ("6·26禁毒宣传", Day(None, 6, 26)),
    ],
)
def test_a_date_is_read_however_it_is_written(text: str, day: Day) -> None:
    (found,) = dates(text)

    assert found.days == (day,)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12.1到12.7", Day(None, 12, 1), Day(None, 12, 7)),
        ("12月1日至7日", Day(None, 12, 1), Day(None, 12, 7)),
        ("1—11月", Day(None, 1, None), Day(None, 11, None)),
        ("2021—2025年", Day(2021, None, None), Day(2025, None, None)),
    ],
)
def test_a_range_has_two_ends(text: str, first: Day, last: Day) -> None:
    (found,) = dates(text)

    assert found.days == (first, last)


@pytest.mark.parametrize(
    "text",
    ["追回3.5万元", "5.16万人次", "历时3.2小时", "占比3.2", "满意率99.2%", "5-6次", "3至5场", "2/3以上", "版本V2.1"],
)
def test_a_decimal_a_span_of_counts_or_a_fraction_is_no_date(text: str) -> None:
    assert dates(text) == []


def test_equal_dates_have_equal_normal_forms() -> None:
    written = ["5.16", "5月16日", "五月十六日", "5-16"]

    normals = {dates(text)[0].normal for text in written}

    assert normals == {"5月16日"}


@pytest.mark.parametrize("text", ["每站平均2.5人", "人均3.2件", "户均1.5次", "平均4.6份"])
def test_a_decimal_before_a_measure_word_is_no_date(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize("text", ["3.15人大代表视察", "9.12家长会", "5.16场地开放"])
def test_a_date_before_a_word_that_begins_like_a_measure_word_is_one(text: str) -> None:
    assert [(one.days[0].month is not None) for one in dates(text)] == [True]
