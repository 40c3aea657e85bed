"""Common knowledge with dates: formulations, congresses and plenums, laws, publicity days."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bot.errors import BadData
from bot.reading.kinds import Day
from bot.reading.titles import squeezed
from bot.reading.word_files import any_of, check_keys, read_yaml, words_of

LEVELS = ("必改", "疑似", "提示")


@dataclass(frozen=True)
class Formulation:
    """Words that may not change, right from `since` to `until`; `now` replaces them after that."""

    form: str
    level: str
    source: str
    since: date | None = None
    until: date | None = None
    now: str | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A wrong wording by regular expression, with why and the right form."""

    pattern: re.Pattern[str]
    level: str
    why: str
    suggest: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Law:
    """A law anybody may cite. `name` without 中华人民共和国."""

    name: str
    since: date
    until: date | None = None
    instead: str | None = None
    short: tuple[str, ...] = ()


@dataclass(frozen=True)
class NationalDay:
    """A publicity day (month and day) or week or month (month only) and the ways it is called."""

    names: tuple[str, ...]
    month: int
    day: int | None
    since: int = 0

    @property
    def when(self) -> Day:
        return Day(None, self.month, self.day)


@dataclass(frozen=True, eq=False)
class National:
    """All of it, with the patterns to find it by."""

    formulations: tuple[Formulation, ...]
    numbered: tuple[str, ...]
    rules: tuple[Rule, ...]
    congresses: Mapping[str, date]
    plenums: Mapping[str, Mapping[str, date]]
    eras: Mapping[str, tuple[int, int]]
    laws: tuple[Law, ...]
    law_names: frozenset[str]
    law_endings: re.Pattern[str]
    days: tuple[NationalDay, ...]
    day_names: re.Pattern[str]
    day_of: Mapping[str, NationalDay] = field(default_factory=dict)

    def is_law(self, title: str) -> bool:
        """Is a title that of a law in the table, however it is dressed?"""
        name = squeezed(title).removeprefix("中华人民共和国")
        return name in self.law_names or re.sub(r"(?:20\d\d)?(?:修订|修正|版|草案|试行)+$", "", name) in self.law_names


def load_national(folder: Path) -> National:
    """Read formulations, plenums, laws and days. Raises BadData naming the file and the key."""
    forms = read_yaml(folder / "formulations.yaml", ("forms", "numbered", "rules"))
    meetings = read_yaml(folder / "plenums.yaml", ("congresses", "plenums", "eras"))
    statutes = read_yaml(folder / "laws.yaml", ("laws", "endings"))
    calendar = read_yaml(folder / "days.yaml", ("days",))
    laws = tuple(_law(item) for item in statutes["laws"])
    days = tuple(_day(item) for item in calendar["days"])
    day_of = {name: day for day in days for name in day.names}
    return National(
        formulations=tuple(_formulation(item) for item in forms["forms"]),
        numbered=words_of(forms, "numbered", "formulations.yaml"),
        rules=tuple(_rule(item) for item in forms["rules"]),
        congresses=meetings["congresses"],
        plenums=meetings["plenums"],
        eras={name: (span[0], span[1]) for name, span in meetings["eras"].items()},
        laws=laws,
        law_names=frozenset(squeezed(name) for law in laws for name in (law.name, *law.short)),
        law_endings=re.compile(
            any_of(words_of(statutes, "endings", "laws.yaml"))
            + "(?:(?<!法)|(?<=法)(?![规律治院官制定庭学人务援检宣典子]))"
        ),
        days=days,
        day_names=re.compile(any_of(list(day_of))),
        day_of=day_of,
    )


def _formulation(item: dict[str, Any]) -> Formulation:
    check_keys(item, ("form", "level", "source"), "formulations.yaml", ("from", "until", "now", "also"))
    _check_level(item, "formulations.yaml")
    since, until, now = item.get("from"), item.get("until"), item.get("now")
    return Formulation(item["form"], item["level"], item["source"], since, until, now, tuple(item.get("also", ())))


def _rule(item: dict[str, Any]) -> Rule:
    check_keys(item, ("pattern", "level", "why", "suggest"), "formulations.yaml", ("from", "until"))
    _check_level(item, "formulations.yaml")
    try:
        pattern = re.compile(item["pattern"])
    except re.error as error:
        raise BadData(f"词表 formulations.yaml 里有写错的正则“{item['pattern']}”：{error}") from error
    return Rule(pattern, item["level"], item["why"], item["suggest"], item.get("from"), item.get("until"))


def _check_level(item: dict[str, Any], name: str) -> None:
    if item["level"] not in LEVELS:
        raise BadData(f"词表 {name} 里的 level 只能是必改、疑似、提示，不能是“{item['level']}”。")


def _law(item: dict[str, Any]) -> Law:
    check_keys(item, ("name", "from"), "laws.yaml", ("until", "instead", "short"))
    return Law(item["name"], item["from"], item.get("until"), item.get("instead"), tuple(item.get("short", ())))


def _day(item: dict[str, Any]) -> NationalDay:
    check_keys(item, ("names",), "days.yaml", ("date", "month", "from"))
    if ("date" in item) == ("month" in item):
        raise BadData(f"词表 days.yaml 里“{item['names'][0]}”应当写 date 或 month 中的一个。")
    month, _, day = str(item.get("date", item.get("month"))).partition("-")
    return NationalDay(tuple(item["names"]), int(month), int(day) if day else None, item.get("from", 0))
