"""Drafts in SQLite: one file, write-ahead log, every call one transaction."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bot.adapters import json_values as values
from bot.adapters import rows
from bot.adapters.sqlite import Database
from bot.adapters.tables import (
    OF_A_DRAFT,
    DraftRow,
    EventRow,
    IgnoredRow,
    MessageRow,
    NoteRow,
    OwnerRow,
    RevisionRow,
    SectionRow,
)
from bot.domain.draft import Author, Finding, Question, Section
from bot.domain.facts import FactSheet
from bot.domain.work import (
    BriefEntry,
    FactEdit,
    Ignored,
    KeptNote,
    KeptSection,
    Message,
    Progress,
    Revision,
    SectionState,
    Work,
    WorkEvent,
    WorkLine,
    WorkState,
)
from bot.errors import Clash, NotFound

NO_SUCH_DRAFT = "没有找到这份文稿，它可能已被删除；请在左边“我的文稿”里另选一份。"
NO_SUCH_SECTION = "这份文稿里没有这一部分，请刷新页面后再试。"
CLASH = "这一部分刚在别处改过；您的文字没有丢，请对照后再保存。"
MOST_EVENTS = 500
STEPS = ("section_start", "text", "section_end")


class SqlDrafts:
    """The draft store of `bot.conversation.store`. Opening it makes the file when there is none."""

    def __init__(self, path: Path, now: Callable[[], datetime], wait_seconds: float = 5.0) -> None:
        self._database = Database(path, wait_seconds)
        self._now = now

    def close(self) -> None:
        self._database.close()

    def lines(self, owner: str) -> tuple[WorkLine, ...]:
        with self._database.reading() as session:
            found = session.scalars(select(DraftRow).where(DraftRow.owner == owner).order_by(DraftRow.updated.desc()))
            return tuple(
                WorkLine(
                    row.id, rows.entry(row), row.sheet.get("fields", {}).get("title"), rows.progress(row), row.updated
                )
                for row in found
            )

    def create(self, owner: str, entry: BriefEntry, sections: Sequence[KeptSection]) -> str:
        draft_id, at = uuid.uuid4().hex, self._at()
        with self._database.writing() as session:
            if session.get(OwnerRow, owner) is None:
                session.add(OwnerRow(id=owner, created=at))
                session.flush()
            session.add(rows.new_draft(draft_id, owner, entry, at))
            session.flush()
            session.add_all(rows.section_row(draft_id, place, kept) for place, kept in enumerate(sections))
        return draft_id

    def delete(self, draft_id: str) -> None:
        with self._database.writing() as session:
            for table in OF_A_DRAFT:
                session.execute(delete(table).where(table.draft_id == draft_id))
            session.execute(delete(DraftRow).where(DraftRow.id == draft_id))

    def owner_of(self, draft_id: str) -> str:
        with self._database.reading() as session:
            return _draft(session, draft_id).owner

    def load(self, owner: str, draft_id: str) -> Work:
        with self._database.reading() as session:
            row = _draft(session, draft_id)
            if row.owner != owner:
                raise NotFound(NO_SUCH_DRAFT)
            notes = _of(session, NoteRow, draft_id)
            ignored = session.scalars(select(IgnoredRow).where(IgnoredRow.draft_id == draft_id))
            return rows.work(
                row,
                sections=_kept_sections(session, draft_id),
                notes=notes,
                ignored=tuple(Ignored(one.finding_id, one.reason, one.at) for one in ignored),
                last=_last(session, draft_id),
            )

    def change_entry(self, draft_id: str, entry: BriefEntry, sections: Sequence[KeptSection] | None = None) -> None:
        with self._changing(draft_id) as (session, row):
            rows.set_entry(row, entry)
            if sections is not None:
                session.execute(delete(SectionRow).where(SectionRow.draft_id == draft_id))
                session.add_all(rows.section_row(draft_id, place, kept) for place, kept in enumerate(sections))

    def keep_note(self, draft_id: str, note: KeptNote, sheet: FactSheet) -> None:
        with self._changing(draft_id) as (session, row):
            session.add(NoteRow(draft_id=draft_id, name=note.note.name, text=note.note.text, section=note.section))
            row.sheet = values.sheet_json(sheet)

    def put_sheet(self, draft_id: str, sheet: FactSheet, edits: Sequence[FactEdit]) -> None:
        with self._changing(draft_id) as (_, row):
            row.sheet = values.sheet_json(sheet)
            row.edits = [values.edit_json(edit) for edit in edits]

    def put_questions(self, draft_id: str, questions: Sequence[Question]) -> None:
        with self._changing(draft_id) as (_, row):
            row.questions = [values.question_json(question) for question in questions]

    def put_findings(self, draft_id: str, findings: Sequence[Finding]) -> None:
        with self._changing(draft_id) as (_, row):
            row.findings = [values.finding_json(finding) for finding in findings]

    def put_asked(self, draft_id: str, asked: Sequence[str], pending: str | None) -> None:
        with self._changing(draft_id) as (_, row):
            row.asked, row.pending = list(asked), pending

    def put_progress(self, draft_id: str, progress: Progress) -> None:
        with self._changing(draft_id) as (_, row):
            rows.set_progress(row, progress)

    def ignore(self, draft_id: str, finding_id: str, reason: str) -> None:
        with self._database.writing() as session:
            session.merge(IgnoredRow(draft_id=draft_id, finding_id=finding_id, reason=reason, at=self._at()))

    def heed(self, draft_id: str, finding_id: str) -> None:
        with self._database.writing() as session:
            session.execute(
                delete(IgnoredRow).where(IgnoredRow.draft_id == draft_id, IgnoredRow.finding_id == finding_id)
            )

    def save_section(self, draft_id: str, section: Section, state: SectionState, expected: int | None = None) -> int:
        with self._changing(draft_id) as (session, _):
            row = session.get(SectionRow, (draft_id, section.id))
            if row is None:
                place = session.scalar(select(func.count()).where(SectionRow.draft_id == draft_id)) or 0
                row = rows.section_row(draft_id, place, KeptSection(section))
                session.add(row)
            if expected is not None and row.revision != expected:
                raise Clash(CLASH, row.text, row.revision)
            rows.set_section(row, section, state)
            row.revision += 1
            number, author = row.revision, section.author.value
            session.add(
                RevisionRow(
                    draft_id=draft_id,
                    section_id=section.id,
                    number=number,
                    text=section.text,
                    author=author,
                    at=self._at(),
                )
            )
            return number

    def mark_section(self, draft_id: str, section_id: str, state: SectionState) -> None:
        with self._changing(draft_id) as (session, _):
            _section(session, draft_id, section_id).state = state.value

    def lock_section(self, draft_id: str, section_id: str, locked: bool) -> None:
        with self._changing(draft_id) as (session, _):
            _section(session, draft_id, section_id).locked = locked

    def revisions(self, draft_id: str, section_id: str) -> tuple[Revision, ...]:
        wanted = select(RevisionRow).where(RevisionRow.draft_id == draft_id, RevisionRow.section_id == section_id)
        with self._database.reading() as session:
            found = session.scalars(wanted.order_by(RevisionRow.number.desc()))
            return tuple(Revision(row.number, row.text, Author(row.author), row.at) for row in found)

    def add_messages(self, draft_id: str, messages: Sequence[Message]) -> None:
        at = self._at()
        with self._changing(draft_id) as (session, _):
            session.add_all(
                MessageRow(draft_id=draft_id, role=one.role, content=one.content, options=list(one.options), created=at)
                for one in messages
            )

    def messages(self, draft_id: str) -> tuple[Message, ...]:
        with self._database.reading() as session:
            return tuple(
                Message(row.role, row.content, tuple(row.options)) for row in _of(session, MessageRow, draft_id)
            )

    def add_event(self, draft_id: str, kind: str, **data: object) -> None:
        with self._database.writing() as session:
            session.add(EventRow(draft_id=draft_id, kind=kind, data=data))

    def forget_texts(self, draft_id: str) -> None:
        with self._database.writing() as session:
            session.execute(delete(EventRow).where(EventRow.draft_id == draft_id, EventRow.kind == "text"))

    def events(self, draft_id: str, after: int) -> tuple[WorkEvent, ...]:
        wanted = select(EventRow).where(EventRow.draft_id == draft_id, EventRow.id > after).order_by(EventRow.id)
        with self._database.reading() as session:
            return tuple(WorkEvent(row.id, row.kind, row.data) for row in session.scalars(wanted.limit(MOST_EVENTS)))

    def in_the_making(self) -> tuple[str, ...]:
        wanted = select(DraftRow.id).where(DraftRow.state == WorkState.DRAFTING.value)
        with self._database.reading() as session:
            return tuple(session.scalars(wanted))

    def break_off(self, draft_id: str, progress: Progress) -> None:
        with self._changing(draft_id) as (session, row):
            so_far = _texts_so_far(session, draft_id)
            unfinished = SectionRow.state == SectionState.DRAFTING.value
            for section in session.scalars(select(SectionRow).where(SectionRow.draft_id == draft_id, unfinished)):
                at_rest = rows.kept_section(section, "").at_rest
                section.text = section.text or so_far.get(section.id, "")
                failed = progress.state is WorkState.FAILED or (at_rest is SectionState.EMPTY and section.text)
                section.state = SectionState.FAILED.value if failed else at_rest.value
            rows.set_progress(row, progress)

    @contextmanager
    def _changing(self, draft_id: str) -> Iterator[tuple[Session, DraftRow]]:
        with self._database.writing() as session:
            row = _draft(session, draft_id)
            row.updated = self._at()
            yield session, row

    def _at(self) -> str:
        return self._now().isoformat(timespec="milliseconds")


def _draft(session: Session, draft_id: str) -> DraftRow:
    row = session.get(DraftRow, draft_id)
    if row is None:
        raise NotFound(NO_SUCH_DRAFT)
    return row


def _section(session: Session, draft_id: str, section_id: str) -> SectionRow:
    row = session.get(SectionRow, (draft_id, section_id))
    if row is None:
        raise NotFound(NO_SUCH_SECTION)
    return row


def _of(session: Session, table: Any, draft_id: str) -> Sequence[Any]:
    return session.scalars(select(table).where(table.draft_id == draft_id).order_by(table.id)).all()


def _last(session: Session, draft_id: str) -> int:
    return session.scalar(select(func.max(EventRow.id)).where(EventRow.draft_id == draft_id)) or 0


def _kept_sections(session: Session, draft_id: str) -> tuple[KeptSection, ...]:
    found = session.scalars(
        select(SectionRow).where(SectionRow.draft_id == draft_id).order_by(SectionRow.position)
    ).all()
    making = any(row.state == SectionState.DRAFTING.value for row in found)
    so_far = _texts_so_far(session, draft_id) if making else {}
    return tuple(rows.kept_section(row, so_far.get(row.id, "")) for row in found)


def _texts_so_far(session: Session, draft_id: str) -> dict[str, str]:
    """The pieces of each section since it was last begun, joined."""
    wanted = select(EventRow).where(EventRow.draft_id == draft_id, EventRow.kind.in_(STEPS)).order_by(EventRow.id)
    pieces: dict[str, str] = {}
    for event in session.scalars(wanted):
        section = str(event.data["section"])
        pieces[section] = pieces.get(section, "") + event.data["text"] if event.kind == "text" else ""
    return pieces
