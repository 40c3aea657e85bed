"""The opening paragraph: the formulations of the year, and what the year's work was about."""

import re
from collections.abc import Mapping

from bot.domain.facts import FactSheet
from bot.domain.genre import Brief, Role
from bot.drafting.style import Style, Topic

_CYCLE = re.compile(r"“?(?P<name>[六七八九]五)”?普法")
_YEARS = {"六五": (2011, 2015), "七五": (2016, 2020), "八五": (2021, 2025), "九五": (2026, 2030)}
_MOST_THINGS = 4


def opening(brief: Brief, sheet: FactSheet, topics: Mapping[str, Topic], style: Style) -> str:
    """The first paragraph. It names only formulations of the year and the kinds of work in the facts."""
    held = style.opening_of(brief.year)
    text = style.openings[brief.genre.id].format(
        year=brief.year,
        unit=brief.unit,
        congress=held.congress,
        thought=held.thought,
        loyalty=held.loyalty,
        focus=_focus(brief, sheet, topics, style),
        span_lead=f"“{cycle}”普法以来" if (cycle := cycle_of(brief, sheet)) else f"{brief.year}年",
    )
    return text.replace("围绕推进", "推进").replace("围绕开展", "开展").replace("，围绕办实事", "，办实事")


def cycle_of(brief: Brief, sheet: FactSheet) -> str | None:
    """The five-year campaign that the document sums up (八五 …), None for a yearly summary."""
    if brief.genre.id != "campaign_summary":
        return None
    if brief.title and (match := _CYCLE.search(brief.title)):
        return match["name"]
    first = "\n".join(note.text[:200] for note in sheet.notes)
    match = _CYCLE.search(first)
    if not match or _YEARS[match["name"]][1] != brief.year or re.search(rf"{brief.year}年度", first):
        return None
    years = {int(year) for note in sheet.notes for year in re.findall(r"20\d\d", note.text)}
    return match["name"] if len([year for year in years if year < brief.year]) >= 2 else None


def span_of(brief: Brief, sheet: FactSheet) -> str:
    """What stands for {span} in a title: “八五” or 2024年度."""
    cycle = cycle_of(brief, sheet)
    return f"“{cycle}”" if cycle else f"{brief.year}年度"


def _focus(brief: Brief, sheet: FactSheet, topics: Mapping[str, Topic], style: Style) -> str:
    """The kinds of work with most words among the measures, in the order of the topic table."""
    measures = {spec.id for spec in brief.genre.sections if spec.role in (Role.MEASURES, Role.DUTY)}
    weight: dict[str, int] = {}
    for fact in sheet.standing():
        if fact.section in measures:
            weight[topics[fact.id].id] = weight.get(topics[fact.id].id, 0) + len(fact.text)
    most = sorted(weight, key=lambda topic_id: -weight[topic_id])[:_MOST_THINGS]
    return "、".join(topic.noun for topic in style.topics if topic.id in most)
