"""The table by which a unit chooses its model: a draft by a model is held against the same by rule."""

from dataclasses import replace

import pytest

from bench.draft_measures import example, measures, worse
from bench.scripted_sections import SCRIPTS
from bench.writing import rows_of
from bot.domain.genre import Role
from bot.one_run import draft_from_notes
from tests.drafting.models import ScriptedModel


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_draft_by_a_model_is_worse_than_by_rule(script: str) -> None:
    case = replace(example(), foreign=("全国法治建设先进集体",))

    mine, by_rule = rows_of(case, ScriptedModel(SCRIPTS[script]), lambda: 0)

    assert worse(mine, by_rule) == []
    assert (mine["strangers"], mine["foreign"]) == (0, 0)
    assert mine["recall"] >= 0.99
    assert mine["parts"].startswith("4/")


def test_what_a_draft_loses_or_adds_is_measured() -> None:
    case = replace(example(), foreign=("云屏区司法局",))
    draft = draft_from_notes(case.brief, case.notes)
    measured = next(one for one in draft.sections if one.role is Role.MEASURES)
    spoiled = replace(measured, text="会同云屏区司法局印发《云屏办法》，弄了9876场。")

    lost = measures(draft.with_section(spoiled), case)

    assert set(worse(lost, measures(draft, case))) >= {"recall", "strangers", "foreign", "spoken", "must fix"}
    assert lost["strangers"] == 2
