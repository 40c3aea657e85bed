"""Figures of two years side by side, and what contradicts last year's report."""

from bot.gathering.two_years import contradictions, counted_last_year, counted_this_year, pairs_of_years
from bot.reading.outline import read_outline
from bot.reading.wording import load_wording
from tests.gathering.answer_pairs import Pair, likeness, sheet_of

LAST = """澄波县司法局关于2024年度法治政府建设情况的报告

一、主要举措和成效
全年开展普法宣传42场，发放资料3200份。受理行政复议申请31件，办结29件。“八五”普法以来累计开展法治讲座236场。人民调解员调解纠纷512件，成功率98.2%。

二、下一步工作安排
一是开展普法宣传50场以上。
"""


def compared(notes: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    words = load_wording()
    sheet = sheet_of(Pair("", "澄波县司法局", 2025, LAST, notes, {}, []))
    last = counted_last_year(read_outline(LAST), words, likeness())
    now = counted_this_year(sheet.standing(), words, likeness())
    pairs = pairs_of_years(last, now, 2025, words, likeness())
    against = contradictions(last, now, 2025, words, likeness())
    return [(pair.before, pair.now) for pair in pairs], [(one.quote, one.before) for one in against]


def test_the_same_thing_counted_stands_side_by_side() -> None:
    pairs, against = compared("今年普法宣传58场\n受理复议申请44件，办结40件\n新建法治公园1处\n")

    assert pairs == [("42场", "58场"), ("31件", "44件"), ("29件", "40件")]
    assert not against


def test_another_thing_in_the_same_measure_is_no_pair() -> None:
    pairs, _ = compared("查处违法案件18件\n举办文艺演出12场\n")

    assert pairs == []


def test_a_plan_of_last_year_is_no_figure_of_it() -> None:
    pairs, _ = compared("普法宣传58场\n")

    assert pairs == [("42场", "58场")]


def test_what_the_notes_say_of_last_year_is_held_against_its_report() -> None:
    _, against = compared("普法宣传58场，去年40场\n2024年受理复议申请31件，今年44件\n")

    assert against == [("40场", "42场")]


def test_a_rise_that_does_not_fit_is_a_contradiction() -> None:
    _, wrong = compared("普法宣传58场，比去年增加8场\n")
    _, right = compared("普法宣传58场，比去年增加16场\n")

    assert wrong == [("8场", "42场")]
    assert right == []


def test_a_running_total_does_not_fall() -> None:
    pairs, falls = compared("“八五”普法以来累计开展法治讲座198场\n")
    _, grows = compared("“八五”普法以来累计开展法治讲座275场\n")

    assert pairs == [("236场", "198场")]
    assert falls == [("198场", "236场")]
    assert grows == []
