"""The gaps of a draft as the page shows them: plain JSON values."""

from typing import Any

from bot.conversation.gap_questions import demand_id
from bot.conversation.last_year import comparison_json
from bot.domain.demands import Cell
from bot.domain.gathering import Filled, Wanted
from bot.domain.work import Work

Json = dict[str, Any]


def gaps_shown(work: Work, wanted: tuple[Wanted, ...]) -> Json:
    """{demands, guide, last_name, promises, last_year, declined, departments, wanted, filled}."""
    last = comparison_json(work.survey.last) if work.survey.last else {"promises": [], "last_year": None}
    for one in last["promises"]:
        one["declined"] = one["key"] in work.not_applicable
    return {
        "demands": [_demand(cell, work) for cell in work.survey.cells],
        "guide": work.gathered.guide,
        "last_name": work.last_year.name if work.last_year else "",
        **last,
        "departments": list(work.gathered.departments),
        "wanted": [_wanted(row) for row in wanted],
        "filled": [filled_shown(one) for one in work.gathered.filled],
    }


def _demand(cell: Cell, work: Work) -> Json:
    demand = cell.demand
    return {
        "id": demand.id,
        "question": demand_id(cell),
        "what": demand.what,
        "where": demand.where.value,
        "rule": demand.rule,
        "ask": demand.ask,
        "met": cell.met.value,
        "section": cell.section,
        "facts": list(cell.facts),
        "sentence": cell.sentence,
        "mark": demand.matter or demand.id,
        "called": dict(work.survey.called).get(demand.matter, ""),
        "local": demand.local,
    }


def _wanted(row: Wanted) -> Json:
    return {"key": row.key, "number": row.number, "what": row.what, "rule": row.rule, "department": row.department}


def filled_shown(one: Filled) -> Json:
    return {
        "number": one.number,
        "department": one.department,
        "person": one.person,
        "text": one.text,
        "at": one.at,
    }
