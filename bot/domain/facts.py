"""What the clerk gave: notes, the facts read from them, and what was left out and why."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.genre import Role


@dataclass(frozen=True, slots=True)
class Found:
    """What a model read in a line of a note, where its `quote` stands word for word.

    `id`: of the fact that comes of it, for good, so that later notes do not move it; None where the quote is part of
    a fact of the rules, and `section` tells where that belongs.
    """

    line: int
    quote: str
    section: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """One pasted message or one file, whole. `name` is what the person would call it. `found`: what a model read in it
    beside the rules, kept because all facts are read anew at each message."""

    name: str
    text: str
    found: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact stands: the note's name and its line, counted from 1."""

    note: str
    line: int


class FactStatus(StrEnum):
    PENDING = "待核"
    CONFIRMED = "已核"
    VOID = "作废"


@dataclass(frozen=True, slots=True)
class Mention:
    """Another place of the notes that says the same as a fact, in its own words."""

    quote: str
    source: Source


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the clerk reports.

    `quote` stands in the note word for word; `text` is the same with item numbers and chat
    marks off; `label` is the lead word of its own line (「防欺凌：…」), `part` the heading it stood
    under; `zone` is the role that the notes' own headings give it; `row` holds the cells of a table
    row as (column head, cell). `also`: where else it was said. `replaced_by`: the id of the fact that
    brings its figures up to date (截至11月底 … by 全年 …); it is read as struck out, and a person may
    take it up again.
    """

    id: str
    quote: str
    text: str
    source: Source
    zone: Role | None = None
    label: str = ""
    part: str = ""
    row: tuple[tuple[str, str], ...] = ()
    section: str | None = None
    status: FactStatus = FactStatus.PENDING
    also: tuple[Mention, ...] = ()
    replaced_by: str | None = None

    def placed(self, section: str | None) -> "Fact":
        """Field by field: a year's thousands of facts are placed anew after each message, and `replace` takes ten times as long."""
        return Fact(
            self.id, self.quote, self.text, self.source, self.zone, self.label, self.part, self.row, section,
            self.status, self.also, self.replaced_by,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that does not go into the draft, with the reason, for the person to see."""

    quote: str
    source: Source
    reason: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values for one thing: never chosen between, always asked about."""

    facts: tuple[str, ...]
    quotes: tuple[str, ...]
    thing: str
    """What has two values, in a few words: 2023年线上参与人数."""


@dataclass(frozen=True)
class BriefFields:
    """Lines about the document itself, as the notes give them. Dates written out."""

    title: str | None = None
    addressee: str | None = None
    signoff_unit: str | None = None
    signoff_date: str | None = None
    first_person: bool | None = None


@dataclass(frozen=True)
class FactSheet:
    """All that was read from the notes."""

    facts: tuple[Fact, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    fields: BriefFields = field(default_factory=BriefFields)
    notes: tuple[Note, ...] = ()

    def __hash__(self) -> int:
        """Of a few parts: a sheet is looked up at every look at its draft, and hashing thousands of facts takes longer
        than comparing them, which are mostly the same objects."""
        return hash((len(self.facts), self.facts[-1:], len(self.dropped), self.conflicts, len(self.notes)))

    def fact(self, fact_id: str) -> Fact:
        return next(fact for fact in self.facts if fact.id == fact_id)

    def standing(self) -> tuple[Fact, ...]:
        """The facts that a draft may use: all but those struck out."""
        return tuple(fact for fact in self.facts if fact.status is not FactStatus.VOID)
