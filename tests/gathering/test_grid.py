"""What the rules demand, and how a draft meets it."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.demands import Cell, Met
from bot.domain.draft import Draft
from bot.domain.facts import Note
from bot.drafting.genres import load_genres
from bot.errors import BadData
from bot.gathering.grid import coverage_grid
from bot.gathering.guides import FOLDER, load_guides
from bot.one_run import draft_from_notes, read_brief
from tests.gathering.answer_pairs import likeness

NOTES = """局长主持专题会议5次研究法治工作
执法检查320次，立案14件
6月组织案卷评查2次
存在不足：
1. 执法人员少，主要是编制紧
2. 普法形式单一
明年打算：
招录执法人员3名
"""


def drafted(notes: str = NOTES, unit: str = "云屏县水务局") -> Draft:
    return draft_from_notes(read_brief(unit, "2025", "annual_report"), [Note("台账", notes)])


def cells(draft: Draft, *declined: str) -> dict[str, Cell]:
    grid = coverage_grid(load_guides()["annual_report"], draft, declined, likeness(), draft.brief.unit)
    return {cell.demand.id: cell for cell in grid}


def test_what_is_written_is_told_from_what_is_only_known_and_what_is_not() -> None:
    draft = drafted()
    unwritten = replace(draft, sections=tuple(one for one in draft.sections if one.id != "measures"))

    assert cells(draft)["enforcement"].met is Met.WRITTEN
    assert "执法检查320次" in cells(draft)["enforcement"].sentence
    assert cells(unwritten)["enforcement"].met is Met.FACTS
    assert cells(unwritten)["enforcement"].facts == ("F2",)
    assert cells(draft)["openness"].met is Met.MISSING


def test_a_sentence_is_shown_and_not_the_sub_heading_above_it() -> None:
    draft = drafted()
    text = "（一）规范行政执法\n全年开展行政执法检查320次。"
    told = tuple(replace(one, text=text) if one.id == "measures" else one for one in draft.sections)

    assert cells(replace(draft, sections=told))["enforcement"].sentence == "全年开展行政执法检查320次"


def test_the_heads_acts_must_be_counted() -> None:
    told = "局长多次主持会议研究法治工作\n组织学法6次\n"

    assert cells(drafted(told))["duty-meetings"].met is Met.MISSING
    assert cells(drafted())["duty-meetings"].met is Met.WRITTEN


def test_a_unit_without_a_power_is_not_asked_for_it() -> None:
    found = cells(drafted(), "enforcement")

    assert {found[name].met for name in ("enforcement", "enforcement-norms", "enforcement-people")} == {Met.DECLINED}


def test_what_such_a_unit_seldom_has_is_not_missed_but_counts_where_it_is_told() -> None:
    media = cells(drafted("组织学法6次\n", "溪亭县融媒体中心"))
    after_all = cells(drafted("执法检查12次\n", "溪亭县融媒体中心"))

    assert media["enforcement"].met is Met.UNUSUAL
    assert after_all["enforcement"].met is Met.WRITTEN


def test_a_problem_without_cause_and_one_without_a_plan_are_named() -> None:
    found = cells(drafted())

    assert found["causes"].met is Met.MISSING and "普法形式单一" in found["causes"].sentence
    assert found["answers"].met is Met.MISSING and "普法形式单一" in found["answers"].sentence


def test_problems_with_causes_and_plans_are_met() -> None:
    whole = NOTES.replace("2. 普法形式单一", "2. 普法形式单一，主要是经费少").replace(
        "3名\n", "3名\n普法多用短视频，丰富普法形式\n"
    )
    found = cells(drafted(whole))

    assert found["causes"].met is Met.WRITTEN
    assert found["answers"].met is Met.WRITTEN


def test_every_guide_belongs_to_a_genre_and_asks_about_parts_that_it_has() -> None:
    genres = load_genres()

    for name, guide in load_guides().items():
        assert all(genres[name].first_with(demand.where) for demand in guide.demands), name
        assert all(demand.ask and demand.rule for demand in guide.demands), name


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("where: duty", "where: 履职", "不认识的取值"),
        ("counted: true", "countet: true", "不认识的键“countet”"),
        ("matter: enforcement", "matter: policing", "在 matters 里没有"),
        ("'主持'", "'(主持'", "写错的正则"),
        ("id: duty-study", "id: duty-meetings", "有两个“duty-meetings”"),
    ],
)
def test_a_wrong_guide_is_refused_with_file_and_key(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = (FOLDER / "annual_report.yaml").read_text("utf-8")
    (tmp_path / "annual_report.yaml").write_text(text.replace(old, new, 1), "utf-8")

    with pytest.raises(BadData, match=says):
        load_guides(tmp_path)
