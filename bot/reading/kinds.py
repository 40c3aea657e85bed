"""What a specific is: its kinds and the values that it may carry."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of specifics: anything in a report that can be wrong."""

    FIGURE = "figure"
    DAY = "day"
    TITLE = "title"
    QUOTED = "quoted"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    AWARD = "award"
    DOCUMENT_NUMBER = "document_number"
    IDENTITY = "identity"
    PHONE = "phone"
    BANK = "bank"
    ERA = "era"


@dataclass(frozen=True)
class Figure:
    """A number with what it counts. Money in 元, shares in per cent (三成 is 30).

    `unit` is the measure word as written, `unit_class` its class of `measures.yaml` ("" when there
    is none), `head` the nearest words that say what is counted ("" when there are none).
    """

    value: float
    approximate: bool
    unit: str
    unit_class: str
    head: str


@dataclass(frozen=True)
class Day:
    """A date as far as the text states it. `part`: 上旬 中旬 下旬 底 初 一季度 上半年 春季 … or empty."""

    year: int | None
    month: int | None
    day: int | None
    part: str = ""

    def agrees(self, other: "Day") -> bool:
        """The same date; years are compared only where both state one."""
        if self.year and other.year and self.year != other.year:
            return False
        return (self.month, self.day, self.part) == (other.month, other.day, other.part)

    def __str__(self) -> str:
        year = f"{self.year}年" if self.year else ""
        month = f"{self.month}月" if self.month else ""
        return year + month + (f"{self.day}日" if self.day else "") + self.part


@dataclass(frozen=True)
class Specific:
    """A specific of a text at [start, end). `quote` is what stands there word for word.

    `certainty` runs from 0 to 1: a masker takes all above a low mark, a checker all above a high
    one. `days` holds one date, or the two ends of a range. Equal specifics have equal `normal`.
    """

    kind: Kind
    start: int
    end: int
    quote: str
    certainty: float
    normal: str
    figure: Figure | None = None
    days: tuple[Day, ...] = ()

    @property
    def day(self) -> Day | None:
        """The date, or the first day of a range."""
        return self.days[0] if self.days else None
