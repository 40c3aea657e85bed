"""Rules of wording that a unit adds to ours, and those of ours that it switches off."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.errors import BadData
from bot.reading.national import LEVELS, Formulation, Law, National, NationalDay, Rule
from bot.reading.titles import squeezed
from bot.reading.word_files import any_of
from bot.reading.wording import Wording

BROKEN = "本单位的规则文件读不出来，请重新导入规则表：{reason}"
WHY = "本单位规定不这样写。"


@dataclass(frozen=True)
class OwnRules:
    """`off`: keys of our rules that the unit does without, as `key_of` makes them."""

    formulations: tuple[Formulation, ...] = ()
    rules: tuple[Rule, ...] = ()
    laws: tuple[Law, ...] = ()
    days: tuple[NationalDay, ...] = ()
    off: frozenset[str] = field(default_factory=frozenset)


def key_of(one: Formulation | Rule | Law | NationalDay) -> str:
    """What a rule is known by: its kind and its words."""
    match one:
        case Formulation():
            return f"formulation:{one.form}:{one.since or ''}"
        case Rule():
            return f"rule:{one.pattern.pattern}:{one.since or ''}"
        case Law():
            return f"law:{one.name}"
        case NationalDay():
            return f"day:{one.names[0]}"


def with_own(words: Wording, own: OwnRules) -> Wording:
    """Our word lists as this unit wants them."""
    return replace(words, national=_merged(words.national, own)) if own != OwnRules() else words


def _merged(ours: National, own: OwnRules) -> National:
    laws = (*(law for law in ours.laws if key_of(law) not in own.off), *own.laws)
    days = (*(day for day in ours.days if key_of(day) not in own.off), *own.days)
    day_of = {name: day for day in days for name in day.names}
    return replace(
        ours,
        formulations=(*(one for one in ours.formulations if key_of(one) not in own.off), *own.formulations),
        rules=(*(one for one in ours.rules if key_of(one) not in own.off), *own.rules),
        laws=laws,
        law_names=frozenset(squeezed(name) for law in laws for name in (law.name, *law.short)),
        days=days,
        day_names=re.compile(any_of(list(day_of))),
        day_of=day_of,
    )


def wrong_wording(said: str, level: str, why: str, suggest: str | None, since: date | None, until: date | None) -> Rule:
    """A rule on plain words: what a person types is never taken for a pattern."""
    return Rule(re.compile(re.escape(said)), level, why or WHY, suggest, since, until)


def own_json(own: OwnRules) -> dict[str, Any]:
    """As JSON values; `read_own` makes the same rules of it."""
    return {
        "formulations": [
            {
                "form": one.form, "level": one.level, "source": one.source, "since": _day(one.since),
                "until": _day(one.until), "now": one.now, "also": list(one.also),
            }
            for one in own.formulations
        ],
        "rules": [
            {
                "said": _said(one), "level": one.level, "why": one.why, "suggest": one.suggest,
                "since": _day(one.since), "until": _day(one.until),
            }
            for one in own.rules
        ],
        "laws": [
            {
                "name": one.name, "since": _day(one.since), "until": _day(one.until), "instead": one.instead,
                "short": list(one.short),
            }
            for one in own.laws
        ],
        "days": [
            {"names": list(one.names), "month": one.month, "day": one.day, "since": one.since} for one in own.days
        ],
        "off": sorted(own.off),
    }  # fmt: skip


def said_of(rule: Rule) -> str:
    """The words of a unit's own rule, as a person typed them; the pattern of one of ours."""
    return _said(rule)


def _said(rule: Rule) -> str:
    return re.sub(r"\\(.)", r"\1", rule.pattern.pattern)


def read_own(data: Mapping[str, Any]) -> OwnRules:
    """Raises BadData when the values are not what `own_json` writes."""
    try:
        return OwnRules(
            tuple(
                Formulation(
                    one["form"], _level(one["level"]), one["source"], _date(one["since"]), _date(one["until"]),
                    one["now"], tuple(one["also"]),
                )
                for one in data["formulations"]
            ),
            tuple(
                wrong_wording(
                    one["said"], _level(one["level"]), one["why"], one["suggest"], _date(one["since"]), _date(one["until"])
                )
                for one in data["rules"]
            ),
            tuple(
                Law(one["name"], date.fromisoformat(one["since"]), _date(one["until"]), one["instead"], tuple(one["short"]))
                for one in data["laws"]
            ),
            tuple(NationalDay(tuple(one["names"]), one["month"], one["day"], one["since"]) for one in data["days"]),
            frozenset(data["off"]),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise BadData(BROKEN.format(reason=error)) from error


def _level(level: str) -> str:
    if level not in LEVELS:
        raise ValueError(level)
    return level


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
