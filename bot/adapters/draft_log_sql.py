"""What happened to a draft, in SQLite: the chat, the events of its jobs, and the changes that can be taken back."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bot.adapters import json_values as values
from bot.adapters import rows
from bot.adapters.sqlite import Database
from bot.adapters.tables import ChangeRow, DraftRow, EventRow, MessageRow, NoteRow
from bot.domain.changes import Change, KeptChange
from bot.domain.work import Message, WorkEvent
from bot.errors import NotFound

NO_SUCH_DRAFT = "没有找到这份文稿，它可能已被删除；请在左边“我的文稿”里另选一份。"
MOST_EVENTS = 500
MOST_CHANGES = 50
STEPS = ("section_start", "text", "section_end")


class SqlDraftLog:
    """The part of the draft store that only grows. Every call is one transaction."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def add_messages(self, draft_id: str, messages: Sequence[Message]) -> None:
        at = self._at()
        with self._changing(draft_id) as (session, _):
            session.add_all(
                MessageRow(draft_id=draft_id, role=one.role, content=one.content, options=list(one.options), created=at)
                for one in messages
            )

    def messages(self, draft_id: str) -> tuple[Message, ...]:
        wanted = select(MessageRow).where(MessageRow.draft_id == draft_id).order_by(MessageRow.id)
        with self._database.reading() as session:
            return tuple(Message(row.role, row.content, tuple(row.options)) for row in session.scalars(wanted))

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

    def add_change(self, draft_id: str, change: Change) -> None:
        with self._changing(draft_id) as (session, _):
            undone = session.scalars(select(ChangeRow).where(ChangeRow.draft_id == draft_id, ChangeRow.undone)).all()
            for row in undone:
                _forget_note(session, draft_id, row.before["note"])
                session.delete(row)
            session.add(rows.change_row(draft_id, change))
            session.flush()
            kept = select(ChangeRow.id).where(ChangeRow.draft_id == draft_id).order_by(ChangeRow.id.desc())
            of_draft = ChangeRow.draft_id == draft_id
            session.execute(delete(ChangeRow).where(of_draft, ChangeRow.id.not_in(kept.limit(MOST_CHANGES))))

    def changes(self, draft_id: str) -> tuple[KeptChange, ...]:
        wanted = select(ChangeRow).where(ChangeRow.draft_id == draft_id).order_by(ChangeRow.id)
        with self._database.reading() as session:
            return tuple(rows.kept_change(row) for row in session.scalars(wanted))

    def turn_change(self, draft_id: str, kept: KeptChange) -> None:
        with self._changing(draft_id) as (session, _):
            row = session.get(ChangeRow, kept.id)
            if row is not None:
                row.before, row.undone = values.change_json(kept.change), kept.undone

    def withdraw_note(self, draft_id: str, name: str, withdrawn: bool) -> None:
        with self._changing(draft_id) as (session, _):
            for row in session.scalars(select(NoteRow).where(NoteRow.draft_id == draft_id, NoteRow.name == name)):
                row.withdrawn = withdrawn

    @contextmanager
    def _changing(self, draft_id: str) -> Iterator[tuple[Session, DraftRow]]:
        with self._database.writing() as session:
            row = found_draft(session, draft_id)
            row.updated = self._at()
            yield session, row

    def _at(self) -> str:
        return self._now().isoformat(timespec="milliseconds")


def found_draft(session: Session, draft_id: str) -> DraftRow:
    row = session.get(DraftRow, draft_id)
    if row is None:
        raise NotFound(NO_SUCH_DRAFT)
    return row


def last_event(session: Session, draft_id: str) -> int:
    return session.scalar(select(func.max(EventRow.id)).where(EventRow.draft_id == draft_id)) or 0


def texts_so_far(session: Session, draft_id: str) -> dict[str, str]:
    """The pieces of each section since it was last begun, joined."""
    wanted = select(EventRow).where(EventRow.draft_id == draft_id, EventRow.kind.in_(STEPS)).order_by(EventRow.id)
    pieces: dict[str, str] = {}
    for event in session.scalars(wanted):
        section = str(event.data["section"])
        pieces[section] = pieces.get(section, "") + event.data["text"] if event.kind == "text" else ""
    return pieces


def _forget_note(session: Session, draft_id: str, name: str | None) -> None:
    """A note that was taken back, and now for good."""
    of_name = (NoteRow.draft_id == draft_id, NoteRow.name == name, NoteRow.withdrawn)
    session.execute(delete(NoteRow).where(*of_name))
