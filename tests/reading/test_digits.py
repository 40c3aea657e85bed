"""Numbers told in words, in digits."""

import pytest

from bot.reading.digits import in_digits
from bot.reading.numerals import numerals


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("宪法晨读一千一百多学生", "宪法晨读1100余名学生"),
        ("观众两千三百多人", "观众2300余人"),
        ("资料一万二千来份", "资料1.2万余份"),
        ("走访三百六十余户", "走访360余户"),
        ("五十多人", "50余人"),
        ("投入三千多万元", "投入3000余万元"),
        ("两万多群众", "两万余名群众"),
        ("二十来个村", "20余个村"),
        ("立案一百一十八件", "立案118件"),
        ("覆盖率百分之九十七点六", "覆盖率97.6%"),
        ("五月份挂牌", "5月挂牌"),
    ],
)
def test_a_number_in_words_is_written_in_digits_with_its_about(said: str, written: str) -> None:
    assert in_digits(said) == written


@pytest.mark.parametrize(
    "said", ["来了十来个人", "一共两三百人", "五六十家", "县委十四届九次全会", "三一五 四一五", "三个社区"]
)
def test_what_is_no_exact_number_stays_as_it_was_said(said: str) -> None:
    assert in_digits(said) == said


def test_one_number_or_the_next_has_no_value() -> None:
    assert not [one for one in numerals("一共两三百人，五六十家") if one.value in (300, 60)]
