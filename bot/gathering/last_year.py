"""Last year's report beside this year's draft: one comparison, made anew whenever either changes."""

from collections.abc import Iterator, Sequence

from bot.domain.draft import Draft
from bot.domain.genre import Role
from bot.domain.last_year import LastYear, Tie
from bot.domain.past_report import PastReport
from bot.gathering.answering import answers_to
from bot.gathering.copying import copied
from bot.gathering.likeness import Likeness
from bot.gathering.promise_words import load_promise_words
from bot.gathering.promises import promises_of
from bot.gathering.two_years import contradictions, counted_last_year, counted_this_year, pairs_of_years
from bot.gathering.yardstick import Yardstick
from bot.reading.outline import read_outline
from bot.reading.wording import Wording

_KINDS_OF_OFFICE = ("人民政府", "办事处", "委员会", "办公室")
SHORTEST_REPORT, FEWEST_PARTS = 200, 3
ANOTHER_UNIT = "上年报告写的单位是“{theirs}”，不是“{ours}”，请确认没有拿错文件。"
UNKNOWN_UNIT = "没有看出上年报告是哪个单位的，请确认没有拿错文件。"
ANOTHER_YEAR = "上年报告写的是{theirs}年度，本次起草{ours}年度，应对照{due}年度的报告，请确认。"
UNKNOWN_YEAR = "没有看出上年报告是哪一年的，请确认是{due}年度的。"
NO_PROMISES = "上年报告里没有读到“存在问题”和“下一步安排”，没有可以对照的承诺。"


def compare_years(
    report: PastReport, text: str, draft: Draft, ties: Sequence[Tie], words: Wording, likeness: Likeness
) -> LastYear:
    """Everything of last year that this year's facts and text are held against.

    `text`: the report as it was given. Nothing in it becomes a fact: it is only pointed at.
    """
    facts, year, promised = draft.sheet.standing(), draft.brief.year, load_promise_words()
    last = counted_last_year(report, words, likeness)
    now = counted_this_year(facts, words, likeness)
    by = Yardstick(likeness, promised, words, draft.brief.unit)
    answers = answers_to(promises_of(report, text, promised), facts, ties, by)
    return LastYear(
        title=report.title,
        unit=report.unit,
        year=report.year,
        answers=answers,
        figures=pairs_of_years(last, now, year, words, likeness),
        contradictions=contradictions(last, now, year, words, likeness),
        copied=copied(draft.sections, text, words),
        doubts=tuple(_doubts(report, draft.brief.unit, year, bool(answers))),
    )


def _doubts(report: PastReport, unit: str, year: int, promised: bool) -> Iterator[str]:
    if report.unit is None:
        yield UNKNOWN_UNIT
    elif unit and not same_unit(report.unit, unit):
        yield ANOTHER_UNIT.format(theirs=report.unit, ours=unit)
    if report.year is None:
        yield UNKNOWN_YEAR.format(due=year - 1)
    elif report.year != year - 1:
        yield ANOTHER_YEAR.format(theirs=report.year, ours=year, due=year - 1)
    if not promised:
        yield NO_PROMISES


def reports_on(text: str, name: str, year: int) -> bool:
    """Is a text a whole report on this year, with plans or problems, rather than notes of the year after?"""
    if len(text) < SHORTEST_REPORT:
        return False
    report = read_outline(text, name)
    told = {section.role for section in report.sections}
    whole = report.genre is not None and report.title is not None and len(report.sections) >= FEWEST_PARTS
    return whole and report.year == year and bool(told & {Role.PROBLEMS, Role.PLANS})


def same_unit(one: str, other: str) -> bool:
    """Do two names mean one unit: 棠湾镇 and 汀河县棠湾镇人民政府?"""
    short, long = sorted((_core(one), _core(other)), key=len)
    return len(short) >= 2 and (long.endswith(short) or long.startswith(short))


def _core(name: str) -> str:
    for ending in _KINDS_OF_OFFICE:
        if name.endswith(ending) and len(name) > len(ending) + 2:
            return name.removesuffix(ending)
    return name
