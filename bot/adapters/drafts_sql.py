"""Drafts in SQLite: one file, write-ahead log, every call one transaction."""

import uuid
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, func, select, union
from sqlalchemy.orm import Session

from bot.adapters import json_values as values
from bot.adapters import rows
from bot.adapters.draft_log_sql import NO_SUCH_DRAFT, SqlDraftLog, found_draft, last_event, texts_so_far
from bot.adapters.gathered_json import gathered_json
from bot.adapters.sqlite import Database
from bot.adapters.tables import (
    OF_A_DRAFT,
    DraftRow,
    IgnoredRow,
    NoteRow,
    OwnerRow,
    RevisionRow,
    SectionRow,
)
from bot.domain.draft import Author, Finding, Question, Section
from bot.domain.facts import FactSheet, Found, Note
from bot.domain.gathering import Gathered
from bot.domain.work import (
    BriefEntry,
    FactEdit,
    Ignored,
    KeptNote,
    KeptSection,
    Progress,
    Revision,
    SectionState,
    Work,
    WorkLine,
    WorkState,
)
from bot.errors import Clash, NotFound

NO_SUCH_SECTION = "这份文稿里没有这一部分，请刷新页面后再试。"
_NOTES = select(NoteRow).where(NoteRow.withdrawn.is_(False)).order_by(NoteRow.id)
CLASH = "这一部分刚在别处改过；您的文字没有丢，请对照后再保存。"


class SqlDrafts(SqlDraftLog):
    """The draft store of `bot.conversation.store`. Opening it makes the file when there is none."""

    def __init__(self, path: Path, now: Callable[[], datetime], wait_seconds: float = 5.0) -> None:
        super().__init__(Database(path, wait_seconds), now)

    def close(self) -> None:
        self._database.close()

    def lines(self, owner: str) -> tuple[WorkLine, ...]:
        with self._database.reading() as session:
            found = session.scalars(select(DraftRow).where(DraftRow.owner == owner).order_by(DraftRow.updated.desc()))
            return tuple(rows.line(row) for row in found)

    def holding(self, owner: str, words: str) -> frozenset[str]:
        texts = (
            select(table.draft_id)
            .join(DraftRow)
            .where(DraftRow.owner == owner, table.text.contains(words, autoescape=True))
            for table in (SectionRow, NoteRow)
        )
        with self._database.reading() as session:
            return frozenset(session.scalars(union(*texts)))

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
            return found_draft(session, draft_id).owner

    def load(self, owner: str, draft_id: str) -> Work:
        with self._database.reading() as session:
            row = found_draft(session, draft_id)
            if row.owner != owner:
                raise NotFound(NO_SUCH_DRAFT)
            notes = session.scalars(_NOTES.where(NoteRow.draft_id == draft_id)).all()
            ignored = session.scalars(select(IgnoredRow).where(IgnoredRow.draft_id == draft_id))
            return rows.work(
                row,
                sections=_kept_sections(session, draft_id),
                notes=notes,
                ignored=tuple(Ignored(one.finding_id, one.reason, one.at) for one in ignored),
                last=last_event(session, draft_id),
            )

    def change_entry(self, draft_id: str, entry: BriefEntry, sections: Sequence[KeptSection] | None = None) -> None:
        with self._changing(draft_id) as (session, row):
            rows.set_entry(row, entry)
            if sections is not None:
                session.execute(delete(SectionRow).where(SectionRow.draft_id == draft_id))
                session.add_all(rows.section_row(draft_id, place, kept) for place, kept in enumerate(sections))

    def keep_note(self, draft_id: str, note: KeptNote, sheet: FactSheet) -> None:
        with self._changing(draft_id) as (session, row):
            session.add(rows.note_row(draft_id, note))
            row.sheet = sheet

    def put_notes(self, draft_id: str, notes: Sequence[KeptNote], sheet: FactSheet) -> None:
        with self._changing(draft_id) as (session, row):
            held = {one.name: one for one in session.scalars(select(NoteRow).where(NoteRow.draft_id == draft_id))}
            for kept in notes:
                if old := held.get(kept.note.name):
                    old.text, old.section, old.withdrawn = kept.note.text, kept.section, False
                    old.found = rows.found_json(kept.note.found)
                else:
                    session.add(rows.note_row(draft_id, kept))
            row.sheet = sheet

    def put_found(self, draft_id: str, note_name: str, found: Sequence[Found]) -> None:
        with self._changing(draft_id) as (session, _):
            of_name = select(NoteRow).where(NoteRow.draft_id == draft_id, NoteRow.name == note_name)
            session.scalars(of_name).one().found = rows.found_json(found)

    def put_sheet(self, draft_id: str, sheet: FactSheet, edits: Sequence[FactEdit]) -> None:
        with self._changing(draft_id) as (_, row):
            row.sheet = sheet
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

    def put_not_applicable(self, draft_id: str, matters: Sequence[str]) -> None:
        with self._changing(draft_id) as (_, row):
            row.not_applicable = list(matters)

    def put_last_year(self, draft_id: str, report: Note | None) -> None:
        with self._changing(draft_id) as (_, row):
            row.last_year = {"name": report.name, "text": report.text} if report else None

    def put_gathered(self, draft_id: str, gathered: Gathered) -> None:
        with self._changing(draft_id) as (_, row):
            row.gathered = gathered_json(gathered)

    def archive(self, draft_id: str, archived: bool) -> None:
        with self._database.writing() as session:
            found_draft(session, draft_id).archived = archived

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

    def in_the_making(self) -> tuple[str, ...]:
        wanted = select(DraftRow.id).where(DraftRow.state == WorkState.DRAFTING.value)
        with self._database.reading() as session:
            return tuple(session.scalars(wanted))

    def break_off(self, draft_id: str, progress: Progress) -> None:
        with self._changing(draft_id) as (session, row):
            so_far = texts_so_far(session, draft_id)
            unfinished = SectionRow.state == SectionState.DRAFTING.value
            for section in session.scalars(select(SectionRow).where(SectionRow.draft_id == draft_id, unfinished)):
                at_rest = rows.kept_section(section, "").at_rest
                section.text = section.text or so_far.get(section.id, "")
                failed = progress.state is WorkState.FAILED or (at_rest is SectionState.EMPTY and section.text)
                section.state = SectionState.FAILED.value if failed else at_rest.value
            rows.set_progress(row, progress)


def _section(session: Session, draft_id: str, section_id: str) -> SectionRow:
    row = session.get(SectionRow, (draft_id, section_id))
    if row is None:
        raise NotFound(NO_SUCH_SECTION)
    return row


def _kept_sections(session: Session, draft_id: str) -> tuple[KeptSection, ...]:
    found = session.scalars(
        select(SectionRow).where(SectionRow.draft_id == draft_id).order_by(SectionRow.position)
    ).all()
    making = any(row.state == SectionState.DRAFTING.value for row in found)
    so_far = texts_so_far(session, draft_id) if making else {}
    return tuple(rows.kept_section(row, so_far.get(row.id, "")) for row in found)
