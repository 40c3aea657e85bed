"""Promises are cut and answered as a person would, on twelve made-up pairs of report and notes."""

import pytest

from bot.domain.last_year import PromiseKind, Tie
from bot.gathering.answering import answers_to
from bot.gathering.promise_words import load_promise_words
from bot.gathering.promises import promises_of
from bot.reading.outline import read_outline
from tests.gathering.answer_pairs import Pair, answers_of, pairs, sheet_of, tally, wrong_verdicts, yardstick

PAIRS = {pair.name: pair for pair in pairs()}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_every_promise_of_a_report_is_cut_out_once_and_word_for_word(pair: Pair) -> None:
    promises = promises_of(read_outline(pair.last), pair.last, load_promise_words())

    assert len(promises) == len(pair.answered) + len(pair.unanswered)
    assert all(promise.quote in pair.last for promise in promises)


def test_no_fact_is_said_to_answer_what_it_does_not_and_few_answers_are_missed() -> None:
    found = tally()

    assert found["mistaken"] == 0 and found["cut"] == 0
    assert found["missed"] <= 0.06 * found["answered"], [says for pair in pairs() for says in wrong_verdicts(pair)]


def test_of_six_promises_exactly_the_two_that_nothing_answers_are_open() -> None:
    _, answers = answers_of(PAIRS["01-shuiwu-lanping"])

    assert len(answers) == 6
    assert [answer.promise.quote for answer in answers if not answer.answered] == [
        "修订《取水许可审批流程规定》，压缩审批时限",
        "建设节水法治主题公园1处，打造水法治宣传阵地",
    ]


def test_a_fact_that_says_it_was_not_done_answers_nothing() -> None:
    sheet, answers = answers_of(PAIRS["03-jiaoyu-yunqi"])

    base = next(answer for answer in answers if "实践基地" in answer.promise.quote)
    assert any("没有建成" in fact.text for fact in sheet.facts)
    assert not base.answered


def test_a_person_ties_and_unties_a_fact_and_that_holds() -> None:
    pair = PAIRS["01-shuiwu-lanping"]
    sheet, answers = answers_of(pair)
    open_one = next(answer.promise for answer in answers if not answer.answered)
    done = next(answer for answer in answers if answer.answered and answer.promise.kind is PromiseKind.PLAN)
    other = sheet.facts[-1]
    first = sheet.fact(done.facts[0])
    ties = (
        Tie(open_one.key, other.source.note, other.source.line, other.quote, True),
        Tie(done.promise.key, first.source.note, first.source.line, first.quote, False),
    )

    again = answers_to([one.promise for one in answers], sheet.facts, ties, yardstick())

    by_key = {answer.promise.key: answer for answer in again}
    assert by_key[open_one.key].facts == (other.id,)
    assert by_key[open_one.key].by_hand and by_key[open_one.key].sure == 1.0
    assert first.id not in by_key[done.promise.key].facts


def test_a_plan_of_this_year_for_the_next_answers_no_promise() -> None:
    pair = PAIRS["02-jiedao-qingwu"]
    ahead = Pair(pair.name, pair.unit, pair.year, pair.last, "明年打算：\n编制公布重大行政决策事项目录\n", {}, [])

    sheet = sheet_of(ahead)
    promises = promises_of(read_outline(pair.last), pair.last, load_promise_words())
    answers = answers_to(promises, sheet.standing(), (), yardstick())

    assert sheet.facts
    assert not any(answer.answered for answer in answers)
