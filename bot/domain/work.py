"""A draft on the clerk's desk: the document with all that belongs to it and must outlive a restart."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.draft import Author, Finding, Question, Section
from bot.domain.facts import FactSheet, FactStatus, Note
from bot.domain.gathering import Gathered, Survey


class SectionState(StrEnum):
    """待生成 / 生成中 / 已生成 / 已修改 / 失败（重试）; being locked is a thing of its own."""

    EMPTY = "empty"
    DRAFTING = "drafting"
    DRAFTED = "drafted"
    EDITED = "edited"
    FAILED = "failed"


class WorkState(StrEnum):
    READY = "ready"
    DRAFTING = "drafting"
    FAILED = "failed"


@dataclass(frozen=True)
class KeptSection:
    """A section as stored. `section.heading` has no number: numbering is made when the whole is put together.

    `revision` grows by one with every text saved, by whomever; 0: never written. `so_far`: the pieces
    of text of a job that is writing it now.
    """

    section: Section
    state: SectionState = SectionState.EMPTY
    locked: bool = False
    revision: int = 0
    so_far: str = ""

    @property
    def guarded(self) -> bool:
        """Whether 开始起草 must leave it alone: a person wrote in it, chose its text or locked it."""
        return self.locked or self.state is SectionState.EDITED or self.at_rest is SectionState.EDITED

    @property
    def at_rest(self) -> SectionState:
        """Its state by what stands in it, when no job writes it."""
        if not self.section.text:
            return SectionState.EMPTY
        return SectionState.EDITED if self.section.author is Author.HUMAN else SectionState.DRAFTED


@dataclass(frozen=True)
class Revision:
    """One saved text of a section. `at`: ISO 8601 with offset."""

    number: int
    text: str
    author: Author
    at: str


@dataclass(frozen=True)
class KeptNote:
    """A pasted text, whole. `section`: the section whose question it answered, None when pasted freely."""

    note: Note
    section: str | None = None


@dataclass(frozen=True)
class FactEdit:
    """What the person changed in the fact that stands at this place of the notes; None: left as read."""

    note: str
    line: int
    quote: str
    text: str | None = None
    status: FactStatus | None = None
    section: str | None = None


@dataclass(frozen=True)
class Ignored:
    """A finding that a person set aside. `finding`: its id; `at`: ISO 8601 with offset."""

    finding: str
    reason: str
    at: str


@dataclass(frozen=True)
class Message:
    """A line of the chat. `role`: user or assistant. `options`: answers that the person may click."""

    role: str
    content: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class BriefEntry:
    """What the person said about the document. `unit` is empty until known; `genre` is a genre's id."""

    unit: str
    year: int
    genre: str
    title: str | None = None
    addressee: str | None = None
    signoff_unit: str | None = None
    signoff_date: str | None = None


@dataclass(frozen=True)
class Progress:
    """How far the job is: sections done of sections to do, and the line that the page shows."""

    state: WorkState = WorkState.READY
    status: str = "就绪"
    done: int = 0
    total: int = 0


@dataclass(frozen=True)
class Work:
    """Everything about one draft, as loaded from the store.

    `asked`: ids of questions put so far, `pending`: the one that waits for an answer.
    `ignored`: findings set aside. `last`: id of the newest event. `not_applicable`: matters that the unit does not
    have (不涉及), by id. `last_year`: its report on the year before. `gathered`: what was decided while gathering.
    """

    id: str
    owner: str
    entry: BriefEntry
    sections: tuple[KeptSection, ...]
    sheet: FactSheet = field(default_factory=FactSheet)
    notes: tuple[KeptNote, ...] = ()
    edits: tuple[FactEdit, ...] = ()
    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()
    asked: tuple[str, ...] = ()
    pending: str | None = None
    ignored: tuple[Ignored, ...] = ()
    progress: Progress = field(default_factory=Progress)
    last: int = 0
    updated: str = ""
    not_applicable: tuple[str, ...] = ()
    last_year: Note | None = None
    gathered: Gathered = field(default_factory=Gathered)
    survey: Survey = field(default_factory=Survey)
    """What is still missing: not stored, made anew as the draft is loaded."""

    def kept(self, section_id: str) -> KeptSection | None:
        return next((kept for kept in self.sections if kept.section.id == section_id), None)


@dataclass(frozen=True)
class WorkLine:
    """A draft in the list of drafts. `archived`: put away, to be found but not in the way."""

    id: str
    entry: BriefEntry
    title: str | None
    progress: Progress
    updated: str
    archived: bool = False


@dataclass(frozen=True)
class WorkEvent:
    """Something that happened to a draft. `id` grows over all drafts; `data` holds only JSON values."""

    id: int
    kind: str
    data: dict[str, object]
