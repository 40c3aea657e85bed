"""What a person decided while gathering, kept with the draft; and the survey of what is still to be gathered."""

from dataclasses import dataclass

from bot.domain.demands import Cell
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


@dataclass(frozen=True)
class Survey:
    """What is still missing: the grid of demands, and last year's report where one is known."""

    cells: tuple[Cell, ...] = ()
    last: LastYear | None = None
    called: tuple[tuple[str, str], ...] = ()
    """Names of what a unit may not have, by its id."""
