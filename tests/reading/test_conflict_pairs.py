"""Pairs of notes in other words: what contradicts is asked about, what does not is left in peace."""

from bench.conflicts import load_pairs, measured
from tests.reading.clerk import read


def test_most_contradictions_in_other_words_are_found_and_nothing_else() -> None:
    precision, recall, _, wrong = measured(*load_pairs(fresh=False))

    assert (precision, wrong) == (1.0, [])
    assert recall >= 0.9


def test_pairs_that_no_rule_was_made_for_are_told_apart_too() -> None:
    precision, recall, _, _ = measured(*load_pairs(fresh=True))

    assert precision == 1.0
    assert recall >= 0.8


def test_two_numbers_of_one_pair_of_lines_are_two_questions() -> None:
    sheet = read("普法讲座36场，听课2800人次", "普法讲座办了31场，听课2600人次")

    assert [clash.quotes for clash in sheet.conflicts] == [("36场", "31场"), ("2800人次", "2600人次")]


def test_three_values_of_one_thing_are_one_question() -> None:
    sheet = read("普法讲座36场", "今年普法讲座办了31场", "全年一共办普法讲座33场")

    assert [clash.quotes for clash in sheet.conflicts] == [("36场", "31场", "33场")]


def test_two_days_of_a_deed_done_once_are_asked_about() -> None:
    sheet = read("综治中心3月28日揭牌", "4月28日综治中心揭牌运行")

    assert [clash.quotes for clash in sheet.conflicts] == [("3月28日", "4月28日")]


def test_many_lines_that_count_the_same_thing_are_a_list_of_occasions() -> None:
    sheet = read("\n".join(f"普法讲座{count}场" for count in (3, 4, 6, 8, 9, 12)))

    assert sheet.conflicts == ()


def test_a_contradiction_is_named_by_the_wording_that_tells_more() -> None:
    sheet = read("法律顾问审查合同57份", "合同审查这块，法律顾问看了59份")

    assert [clash.thing for clash in sheet.conflicts] == ["法律顾问审查合同"]
