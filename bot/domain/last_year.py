"""Last year's report beside this year's facts: what was promised, what answers it, what was counted in both years."""

from dataclasses import dataclass, field
from enum import StrEnum


class PromiseKind(StrEnum):
    """下一步安排 or 存在问题."""

    PLAN = "plan"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Promise:
    """One thing that last year's report said would be done, or was not well.

    `quote` stands in the report word for word; `heading` is what it stood under, where that says more.
    """

    id: str
    kind: PromiseKind
    quote: str
    heading: str = ""
    key: str = ""
    """What it is known by as long as its words stay."""


class AnswerState(StrEnum):
    """已回应, 部分回应 (begun, or less than was promised), 未回应."""

    MET = "answered"
    PARTLY = "partial"
    OPEN = "open"


@dataclass(frozen=True)
class Reached:
    """A number, level or date that was promised beside what this year's notes say was reached.

    `promised` and `reached` as written, `reached` "" where the notes give none; `fact`: which says it.
    """

    promised: str
    reached: str
    fact: str
    met: bool


@dataclass(frozen=True)
class Answer:
    """Which facts answer a promise, and how far. `sure`: 0 to 1, of the surest.

    `likely`: facts that might answer it, for a person to tie; `by_hand`: a person tied or untied a fact
    of it; `why`: one sentence on what is lacking, "" where nothing is or nothing is known.
    """

    promise: Promise
    facts: tuple[str, ...] = ()
    sure: float = 0.0
    likely: tuple[str, ...] = ()
    by_hand: bool = False
    state: AnswerState = AnswerState.OPEN
    why: str = ""
    reached: tuple[Reached, ...] = ()

    @property
    def answered(self) -> bool:
        """Kept in full: half of a promise is not kept."""
        return self.state is AnswerState.MET


@dataclass(frozen=True)
class Tie:
    """A person's word on whether the fact at this place of the notes answers a promise. `promise`: its key."""

    promise: str
    note: str
    line: int
    quote: str
    holds: bool


@dataclass(frozen=True)
class YearPair:
    """The same thing counted in both years. `before` and `now` as written; `change`: by how much, in the unit of both."""

    thing: str
    before: str
    now: str
    fact: str
    change: float


@dataclass(frozen=True)
class Contradiction:
    """What this year's notes say of last year, or of a running total, against what last year's report says."""

    fact: str
    quote: str
    before: str
    says: str


@dataclass(frozen=True)
class CopiedSentence:
    """A sentence of the draft that stands in last year's report."""

    section: str
    text: str


@dataclass(frozen=True)
class Copied:
    """照抄率. `share`: copied sentences of all that are long enough, 0 to 1; `by_section`: the same of each section."""

    share: float = 0.0
    sentences: tuple[CopiedSentence, ...] = ()
    by_section: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class LastYear:
    """Last year's report with all that is compared. `doubts`: one sentence each on why it may be the wrong one."""

    title: str | None
    unit: str | None
    year: int | None
    answers: tuple[Answer, ...] = ()
    figures: tuple[YearPair, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    copied: Copied = field(default_factory=Copied)
    doubts: tuple[str, ...] = ()

    def unkept(self) -> tuple[Answer, ...]:
        """The promises that are open or only half kept."""
        return tuple(answer for answer in self.answers if not answer.answered)

    def half_kept(self) -> int:
        return sum(answer.state is AnswerState.PARTLY for answer in self.answers)

    def unanswered(self) -> tuple[Promise, ...]:
        return tuple(answer.promise for answer in self.unkept())
