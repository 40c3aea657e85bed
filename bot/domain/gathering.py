"""What a person decided while gathering, kept with the draft; and the survey of what is still to be gathered."""

from dataclasses import dataclass, replace

from bot.domain.demands import Cell
from bot.domain.facts import Fact
from bot.domain.last_year import LastYear, Tie


@dataclass(frozen=True)
class LocalDemand:
    """One item of the unit's local guide (指引). `where`: a Role; `words`: any of them tells that it is met."""

    what: str
    where: str
    words: tuple[str, ...]
    ask: str
    rule: str


@dataclass(frozen=True)
class Filled:
    """What a colleague wrote into one row of the 素材报送表. `number`: the row's; `at`: when it was read back in."""

    number: str
    what: str
    section: str
    department: str
    person: str
    text: str
    quantity: str
    measure: str
    day: str
    remark: str
    at: str


def note_of(one: Filled) -> str:
    """The name of the note that holds a colleague's row."""
    return f"素材报送表·{one.department}·{one.number}"


@dataclass(frozen=True)
class Gathered:
    """`ties`: facts that a person tied to a promise, or untied. `guide`: name of the local guide's file, with its
    `local` demands. `departments` in the person's order; `allotted`: (what is asked for, department) where a person chose.
    """

    ties: tuple[Tie, ...] = ()
    guide: str = ""
    local: tuple[LocalDemand, ...] = ()
    departments: tuple[str, ...] = ()
    allotted: tuple[tuple[str, str], ...] = ()
    filled: tuple[Filled, ...] = ()

    def of_the_unit(self) -> "Gathered":
        """What holds for the unit in any year: its guide and its departments, without what one year's notes gave."""
        return replace(self, ties=(), filled=())

    def tied(self, promise: str, fact: Fact, holds: bool) -> "Gathered":
        """With a person's word on this promise and fact in place of what was said of them before."""
        new = Tie(promise, fact.source.note, fact.source.line, fact.quote, holds)
        others = (one for one in self.ties if replace(one, holds=holds) != new)
        return replace(self, ties=(*others, new))


@dataclass(frozen=True)
class Survey:
    """What is still missing: the grid of demands, and last year's report where one is known."""

    cells: tuple[Cell, ...] = ()
    last: LastYear | None = None
    called: tuple[tuple[str, str], ...] = ()
    """Names of what a unit may not have, by its id."""


FORM_HEADS = ("编号", "要什么", "依据", "填写内容", "数量", "单位", "时间", "填报人", "备注")
"""Columns of the 素材报送表; the first three are ours, the others the colleague's."""
FORM_MARK = "_shufa"
"""Name of the form's hidden sheet: number, section id, department and what is asked for of every row."""


@dataclass(frozen=True)
class Wanted:
    """One row of the 素材报送表. `key`: what it asks for, `number`: made of it, the same whenever the form is made."""

    key: str
    number: str
    what: str
    rule: str
    section: str
    department: str
