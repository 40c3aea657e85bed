import pytest

from bot.reading.numerals import chinese_value, numerals


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三百二十五", 325),
        ("两万三", 23_000),
        ("二〇二四", 2024),
        ("十", 10),
        ("一百二", 120),
        ("一千零五", 1005),
        ("十二亿三千万", 1_230_000_000),
        ("三点五万", 35_000),
    ],
)
def test_a_chinese_numeral_has_its_value(text: str, value: float) -> None:
    assert chinese_value(text) == value


@pytest.mark.parametrize("text", ["", "三四", "多少", "三场", "点五"])
def test_what_is_no_chinese_numeral_has_no_value(text: str) -> None:
    assert chinese_value(text) is None


@pytest.mark.parametrize(
    ("text", "value", "approximate"),
    [
        ("发放手册1.2万余册", 12_000, True),
        ("宣传100多次", 100, True),
        ("近70篇", 70, True),
        ("两万余册", 20_000, True),
        ("到场1,234人", 1234, False),
        ("占50%左右", 50, True),
        ("百分之三十的案件", 30, False),
        ("三百二十五名学员", 325, False),
        ("追回20余万元", 200_000, True),
    ],
)
def test_a_number_is_read_with_its_value_and_whether_it_is_about(text: str, value: float, approximate: bool) -> None:
    (found,) = numerals(text)

    assert (found.value, found.approximate) == (value, approximate)


@pytest.mark.parametrize(
    "text",
    [
        "落实“三重一大”制度",
        "一是抓学习",
        "第三次会议",
        "做到“两个维护”",
        "“八五”普法",
        "构建“1+6+N”体系",
        "一、主要举措",
        "（二）健全机制",
        "1.规范执法",
        "党的二十届三中全会",
        "拨打12348公共法律服务热线",
    ],
)
def test_a_numeral_that_counts_nothing_is_no_number(text: str) -> None:
    assert numerals(text) == []


def test_places_and_quotes_are_those_of_the_text() -> None:
    text = "培训３期，三十多人参加"

    found = numerals(text)

    assert [text[one.start : one.end] for one in found] == [one.quote for one in found]
    assert [one.value for one in found] == [3, 30]
