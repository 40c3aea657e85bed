"""What the desk needs of a draft store; `bot.adapters.drafts_sql.SqlDrafts` is one."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.changes import Change, KeptChange
from bot.domain.draft import Finding, Question, Section
from bot.domain.facts import FactSheet, Found, Note
from bot.domain.gathering import Gathered
from bot.domain.work import (
    BriefEntry,
    FactEdit,
    KeptNote,
    KeptSection,
    Message,
    Progress,
    Revision,
    SectionState,
    Work,
    WorkEvent,
    WorkLine,
)


class DraftStore(Protocol):
    """Every call is one transaction. Errors: NotFound, Clash, and Busy, CannotWrite or BadData of the store itself."""

    def lines(self, owner: str) -> tuple[WorkLine, ...]:
        """The owner's drafts, the latest changed first."""

    def holding(self, owner: str, words: str) -> frozenset[str]:
        """Ids of the owner's drafts whose text or notes hold the words."""

    def create(self, owner: str, entry: BriefEntry, sections: Sequence[KeptSection]) -> str:
        """A new draft's id."""

    def delete(self, draft_id: str) -> None: ...

    def load(self, owner: str, draft_id: str) -> Work:
        """All of a draft. NotFound also when it is another's."""

    def owner_of(self, draft_id: str) -> str:
        """Who owns the draft. NotFound when there is none."""

    def change_entry(self, draft_id: str, entry: BriefEntry, sections: Sequence[KeptSection] | None = None) -> None:
        """A changed brief; with `sections`, also the outline that replaces the former."""

    def keep_note(self, draft_id: str, note: KeptNote, sheet: FactSheet) -> None:
        """One more note, and the sheet as read with it."""

    def put_notes(self, draft_id: str, notes: Sequence[KeptNote], sheet: FactSheet) -> None:
        """Notes, each in place of one of the same name where there is one, and the sheet as read with them."""

    def put_found(self, draft_id: str, note_name: str, found: Sequence[Found]) -> None:
        """What a model read in a note, in the place of what it read there before."""

    def put_sheet(self, draft_id: str, sheet: FactSheet, edits: Sequence[FactEdit]) -> None: ...

    def put_questions(self, draft_id: str, questions: Sequence[Question]) -> None: ...

    def put_findings(self, draft_id: str, findings: Sequence[Finding]) -> None: ...

    def put_asked(self, draft_id: str, asked: Sequence[str], pending: str | None) -> None: ...

    def put_not_applicable(self, draft_id: str, matters: Sequence[str]) -> None: ...

    def put_last_year(self, draft_id: str, report: Note | None) -> None:
        """Last year's report, whole, which this year's is held against."""

    def put_gathered(self, draft_id: str, gathered: Gathered) -> None: ...

    def archive(self, draft_id: str, archived: bool) -> None: ...

    def put_progress(self, draft_id: str, progress: Progress) -> None: ...

    def ignore(self, draft_id: str, finding_id: str, reason: str) -> None: ...

    def heed(self, draft_id: str, finding_id: str) -> None:
        """Takes an `ignore` back."""

    def save_section(self, draft_id: str, section: Section, state: SectionState, expected: int | None = None) -> int:
        """The new revision. Clash when `expected` is not the revision that stands; None saves in any case."""

    def mark_section(self, draft_id: str, section_id: str, state: SectionState) -> None: ...

    def lock_section(self, draft_id: str, section_id: str, locked: bool) -> None: ...

    def revisions(self, draft_id: str, section_id: str) -> tuple[Revision, ...]:
        """Newest first."""

    def add_messages(self, draft_id: str, messages: Sequence[Message]) -> None: ...

    def messages(self, draft_id: str) -> tuple[Message, ...]: ...

    def add_event(self, draft_id: str, kind: str, **data: object) -> None: ...

    def forget_texts(self, draft_id: str) -> None:
        """Clears the pieces of text of jobs that are over: what they made stands in the sections."""

    def events(self, draft_id: str, after: int) -> tuple[WorkEvent, ...]:
        """At most 500 events, oldest first."""

    def add_change(self, draft_id: str, change: Change) -> None:
        """Something that can be taken back; what had been taken back before can then no longer be done again."""

    def changes(self, draft_id: str) -> tuple[KeptChange, ...]:
        """The last 50, oldest first."""

    def turn_change(self, draft_id: str, kept: KeptChange) -> None:
        """A change that was taken back or done again, with the values for the way back."""

    def withdraw_note(self, draft_id: str, name: str, withdrawn: bool) -> None:
        """A withdrawn note is as if it had never been pasted, but can come back."""

    def in_the_making(self) -> tuple[str, ...]:
        """Ids of drafts whose state says that a job runs."""

    def break_off(self, draft_id: str, progress: Progress) -> None:
        """The end of a job: sections in the making keep what they had, or else the pieces written so far.

        They count as failed when the job failed, and when a half-written text is all they have.
        """
