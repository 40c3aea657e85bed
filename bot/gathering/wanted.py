"""What colleagues are asked for: the gaps of a survey as rows of the 素材报送表, each with its department."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.domain.demands import Met
from bot.domain.draft import Draft
from bot.domain.gathering import Survey, Wanted
from bot.domain.genre import Role
from bot.domain.last_year import PromiseKind
from bot.errors import BadData
from bot.reading.word_files import any_of, read_yaml, words_of
from bot.reading.wording import FOLDER

NAME = "departments.yaml"
THIN = 0.5
"""Share of a section's least length below which colleagues are asked for more."""
FREE_ROWS = 3
"""Rows of a department for what nobody asked for."""
PLAN_RULE, PROBLEM_RULE = "上年报告的下一步安排", "上年报告的存在问题"


@dataclass(frozen=True)
class Departments:
    """Which department is asked for what, where a person did not choose."""

    rules: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    default: re.Pattern[str]
    ending: re.Pattern[str]

    def fit_for(self, what: str, names: Sequence[str]) -> str:
        """The department whose name fits best; "" where there is none at all."""
        for thing, department in self.rules:
            found = next((name for name in names if department.search(name)), None) if thing.search(what) else None
            if found:
                return found
        return next((name for name in names if self.default.search(name)), names[0] if names else "")


@lru_cache(maxsize=4)
def load_departments(folder: Path = FOLDER) -> Departments:
    """Raises BadData naming the file and the key."""
    data = read_yaml(folder / NAME, ("ending", "default", "rules"))
    try:
        rules = tuple((re.compile(thing), re.compile(department)) for thing, department in data["rules"])
        default = re.compile(data["default"])
    except (re.error, TypeError, ValueError) as error:
        raise BadData(f"词表 {NAME} 里有写错的正则：{error}") from error
    return Departments(rules, default, re.compile(any_of(words_of(data, "ending", NAME)) + "$"))


def wanted(
    survey: Survey, draft: Draft, declined: Sequence[str], names: Sequence[str], allotted: Mapping[str, str]
) -> tuple[Wanted, ...]:
    """Everything to be asked for, in the order of the document's gaps; `allotted`: what a person gave to whom."""
    fit = load_departments()
    rows = [*_demands(survey), *_promises(survey, draft, declined), *_thin(survey, draft)]
    free = [
        _row("other", f"{name}{at}", f"其他想报的事（{at}）", "", _home(draft))
        for name in names or ("",)
        for at in range(1, FREE_ROWS + 1)
    ]
    own = [name for name in names or ("",) for _ in range(FREE_ROWS)]
    given = [_given(row, allotted.get(row.key) or fit.fit_for(row.what, names), names) for row in rows]
    return (*given, *(_given(row, name, names) for row, name in zip(free, own, strict=True)))


def _given(row: Wanted, department: str, names: Sequence[str]) -> Wanted:
    chosen = department if department in names else names[0] if names else ""
    return Wanted(row.key, row.number, row.what, row.rule, row.section, chosen)


def _demands(survey: Survey) -> Iterator[Wanted]:
    for cell in survey.cells:
        if cell.met is Met.MISSING and cell.section:
            name = cell.demand.what if cell.demand.local else cell.demand.id
            yield _row("demand", name, f"{cell.demand.what}：{cell.demand.ask}", cell.demand.rule, cell.section)


def _promises(survey: Survey, draft: Draft, declined: Sequence[str]) -> Iterator[Wanted]:
    for one in survey.last.unanswered() if survey.last else ():
        if one.key not in declined:
            plan = one.kind is PromiseKind.PLAN
            asks = "今年做得怎样" if plan else "今年有什么改进"
            rule = PLAN_RULE if plan else PROBLEM_RULE
            yield _row("promise", one.key, f"{one.quote}：{asks}？", rule, _home(draft))


def _thin(survey: Survey, draft: Draft) -> Iterator[Wanted]:
    """Sections that are written, but in far fewer words than they should have."""
    asked = {cell.section for cell in survey.cells if cell.met is Met.MISSING}
    for section in draft.sections:
        spec = next((spec for spec in draft.brief.genre.sections if spec.id == section.id), None)
        if spec and spec.ask and section.id not in asked and len(section.text) < THIN * spec.length[0]:
            yield _row("thin", section.id, f"“{spec.heading}”材料偏少：{spec.ask}", "", section.id)


def _home(draft: Draft) -> str:
    spec = draft.brief.genre.first_with(Role.MEASURES)
    return spec.id if spec else ""


def _row(kind: str, name: str, what: str, rule: str, section: str) -> Wanted:
    """Numbered by what it asks for, so that the number is the same whenever the form is made."""
    key = f"{kind}:{name}"
    number = {"demand": "Y", "promise": "C", "thin": "B"}.get(kind, "Q") + _code(key)
    return Wanted(key, number, what, rule, section, "")


def _code(key: str) -> str:
    return f"{int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) % 100_000:05d}"
