"""What the rules, or a unit's local guide (指引), demand of a report, and how far it is met."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.genre import Role


class How(StrEnum):
    """How a demand is recognised: by words of its own, by causes beside problems, by plans that answer problems."""

    WORDS = "words"
    CAUSES = "causes"
    ANSWERS = "answers"


@dataclass(frozen=True)
class Demand:
    """One thing that a report must tell (要点).

    `where`: the role of the part it belongs to. `words`: any of them, in a sentence; with `counted` the sentence
    must hold a number too. `matter`: what a unit may not have at all (执法权); `unusual`: types of unit that mostly
    have none of it. `ask`: the question when nothing is known, "" asks nothing. `rule`: where the demand comes from.
    """

    id: str
    what: str
    where: Role
    words: re.Pattern[str] | None
    ask: str
    rule: str
    how: How = How.WORDS
    counted: bool = False
    matter: str = ""
    unusual: tuple[str, ...] = ()
    local: bool = False


@dataclass(frozen=True, eq=False)
class Guide:
    """The demands on one genre. `matters`: id of what a unit may not have → what it is called.

    Loaded once and the same only with itself, so that what it says of a text can be remembered.
    """

    genre: str
    name: str
    demands: tuple[Demand, ...]
    matters: tuple[tuple[str, str], ...] = ()

    def called(self, matter: str) -> str:
        return dict(self.matters).get(matter, "")


class Met(StrEnum):
    """已写 · 有事实未写 · 无事实 · 不涉及 · 这类单位多半没有."""

    WRITTEN = "written"
    FACTS = "facts"
    MISSING = "missing"
    DECLINED = "declined"
    UNUSUAL = "unusual"


@dataclass(frozen=True)
class Cell:
    """A demand and how it stands. `section`: where it is written, or would be; `facts`: those that speak of it."""

    demand: Demand
    met: Met
    section: str | None
    facts: tuple[str, ...] = ()
    sentence: str = ""
