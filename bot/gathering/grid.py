"""The coverage grid: each demand on a report against its text and its facts."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from bot.domain.demands import Cell, Demand, Guide, How, Met
from bot.domain.draft import Draft, Section
from bot.domain.facts import Fact
from bot.domain.genre import Role
from bot.gathering.likeness import Likeness
from bot.reading.outline import unit_type_of

DONE = frozenset({Role.MEASURES, Role.DUTY, Role.OTHER})
"""Parts that tell of the year: what is demanded of one may stand in another."""
ANSWERED = 0.3
"""How much of a problem's words a plan must share to be its answer."""
_SENTENCE = re.compile(r"[。！？；\n]")
_SUB_HEADING = re.compile(r"（[一二三四五六七八九十]+）")
_HOLE = re.compile(r"【[^】]*】")
_ITEM = re.compile(r"^[（(]?[一二三四五六七八九十\d]+(?:[)）]|[.．、])")
_CAUSE = re.compile(r"原因|因为|由于|主要是|在于|源于|导致|所致|根源|造成|(?:^|，)因(?!此|地)|受.{1,10}(?:影响|限制)")
_DIGIT = re.compile(r"\d|[一二三四五六七八九十百两]+(?:次|场|件|项|期|人|份|个)")


def coverage_grid(
    guide: Guide, draft: Draft, declined: Collection[str], likeness: Likeness, unit: str = ""
) -> tuple[Cell, ...]:
    """Every demand of the guide with how it stands, in the guide's order. `declined`: demands or matters 不涉及."""
    told = _told_by_facts(guide, draft)
    unit_type = unit_type_of(unit) or ""
    return tuple(_cell(demand, draft, told[demand.id], declined, likeness, unit_type) for demand in guide.demands)


def _cell(
    demand: Demand, draft: Draft, facts: tuple[str, ...], declined: Collection[str], likeness: Likeness, unit_type: str
) -> Cell:
    spec = draft.brief.genre.first_with(demand.where)
    home = spec.id if spec else None
    if {demand.id, demand.matter} & set(declined):
        return Cell(demand, Met.DECLINED, home)
    if demand.how is not How.WORDS:
        return _paired(demand, draft, home, likeness)
    for section, sentence in _sentences_for(demand, draft):
        return Cell(demand, Met.WRITTEN, section, facts, sentence)
    if facts:
        return Cell(demand, Met.FACTS, home, facts)
    return Cell(demand, Met.UNUSUAL if unit_type in demand.unusual else Met.MISSING, home)


def _parts(demand: Demand) -> Collection[Role]:
    return DONE if demand.where is Role.MEASURES else {demand.where}


def _sentences_for(demand: Demand, draft: Draft) -> Iterator[tuple[str, str]]:
    """(section, sentence) of the text that meets a demand: its own part first, a sub-heading last."""
    able = [section for section in draft.sections if section.role in _parts(demand)]
    for section in sorted(able, key=lambda one: one.role is not demand.where):
        told = [one.strip() for one in _SENTENCE.split(_HOLE.sub("", section.text))]
        for sentence in sorted(told, key=lambda one: _SUB_HEADING.match(one) is not None):
            if _meets(demand, sentence):
                yield section.id, sentence


def _told_by_facts(guide: Guide, draft: Draft) -> dict[str, tuple[str, ...]]:
    """Demand id → the facts that speak of it."""
    roles = {spec.id: spec.role for spec in draft.brief.genre.sections}
    found: dict[str, list[str]] = {demand.id: [] for demand in guide.demands}
    for fact in draft.sheet.standing():
        for name, parts in _met_by(guide, fact.text):
            if _role(fact, roles) in parts:
                found[name].append(fact.id)
    return {name: tuple(facts) for name, facts in found.items()}


@lru_cache(maxsize=20_000)
def _met_by(guide: Guide, text: str) -> tuple[tuple[str, Collection[Role]], ...]:
    """The demands that a text meets, each with the parts it may stand in. Remembered: facts come again and again."""
    return tuple((demand.id, _parts(demand)) for demand in guide.demands if _meets(demand, text))


def _role(fact: Fact, roles: dict[str, Role]) -> Role:
    return roles.get(fact.section or "", fact.zone or Role.MEASURES)


def _meets(demand: Demand, text: str) -> bool:
    found = demand.words is not None and demand.words.search(text)
    return bool(found) and (not demand.counted or bool(_DIGIT.search(text)))


def _paired(demand: Demand, draft: Draft, home: str | None, likeness: Likeness) -> Cell:
    """Causes beside problems, plans that answer problems: as the text has them, or as the facts would give them."""
    problems = list(_items(draft.sections, Role.PROBLEMS))
    written = bool(problems)
    if not written:
        problems = _texts(draft, Role.PROBLEMS)
    if not problems:
        return Cell(demand, Met.MISSING, home)
    if demand.how is How.CAUSES:
        lacking = [one for one in problems if not _CAUSE.search(_HOLE.sub("", one))]
    else:
        lacking = _unanswered(problems, _plans(draft), likeness)
    met = Met.MISSING if lacking else Met.WRITTEN if written else Met.FACTS
    return Cell(demand, met, home, (), _HOLE.sub("", lacking[0]).strip() if lacking else "")


def _texts(draft: Draft, role: Role) -> list[str]:
    roles = {spec.id: spec.role for spec in draft.brief.genre.sections}
    return [fact.text for fact in draft.sheet.standing() if _role(fact, roles) is role]


def _plans(draft: Draft) -> list[str]:
    return list(_items(draft.sections, Role.PLANS)) or _texts(draft, Role.PLANS)


def _items(sections: Sequence[Section], role: Role) -> Iterator[str]:
    """The points of a part: a numbered line with the lines below it, or each line."""
    for section in sections:
        if section.role is not role:
            continue
        lines = [line.strip() for line in section.text.split("\n") if _HOLE.sub("", line).strip(" 　。")]
        numbered = [bool(_ITEM.match(line)) for line in lines]
        point = ""
        for line, opens in zip(lines, numbered, strict=True):
            if point and (opens or not any(numbered)):
                yield point
                point = ""
            if opens or point or not any(numbered):
                point += line
        if point:
            yield point


def _unanswered(problems: Sequence[str], plans: Sequence[str], likeness: Likeness) -> list[str]:
    planned = [likeness.terms(plan) for plan in plans]
    return [one for one in problems if not any(_shares(one, plan, likeness) for plan in planned)]


def _shares(problem: str, plan: frozenset[str], likeness: Likeness) -> bool:
    """Does the plan speak of what the problem's first sentence speaks of?"""
    terms = likeness.terms(problem)
    weight = likeness.weight(likeness.terms(_SENTENCE.split(problem)[0]) or terms)
    shared = likeness.weight(terms & plan)
    return bool(weight) and shared / weight >= ANSWERED
