"""The tables of the database. JSON columns of drafts hold what `bot.adapters.json_values` writes and reads back.

A changed or new table needs a step in `versions/` too, by which files of earlier versions get it.
"""

from typing import Any

from sqlalchemy import DDL, JSON, ForeignKey, Index, text
from sqlalchemy.event import listen
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.adapters.sheet_column import SheetColumn
from bot.domain.facts import FactSheet

EMPTY = text("x''")


class Table(DeclarativeBase):
    """Columns of type dict or list are JSON text."""

    type_annotation_map = {dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012 (SQLAlchemy reads this name)


class SchemaRow(Table):
    __tablename__ = "schema_version"
    version: Mapped[int] = mapped_column(primary_key=True)


class OwnerRow(Table):
    __tablename__ = "owners"
    id: Mapped[str] = mapped_column(primary_key=True)
    created: Mapped[str]


class DraftRow(Table):
    __tablename__ = "drafts"
    id: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[str] = mapped_column(ForeignKey("owners.id"), index=True)
    unit: Mapped[str]
    year: Mapped[int]
    genre: Mapped[str]
    title: Mapped[str | None]
    addressee: Mapped[str | None]
    signoff_unit: Mapped[str | None]
    signoff_date: Mapped[str | None]
    sheet: Mapped[FactSheet] = mapped_column(SheetColumn())
    edits: Mapped[list[Any]]
    findings: Mapped[list[Any]]
    questions: Mapped[list[Any]]
    asked: Mapped[list[Any]]
    pending: Mapped[str | None]
    state: Mapped[str]
    status: Mapped[str]
    done: Mapped[int]
    total: Mapped[int]
    created: Mapped[str]
    updated: Mapped[str]
    archived: Mapped[bool]
    not_applicable: Mapped[list[Any]]
    last_year: Mapped[dict[str, Any] | None]
    gathered: Mapped[dict[str, Any]]


class NoteRow(Table):
    __tablename__ = "notes"
    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id"), index=True)
    name: Mapped[str]
    text: Mapped[str]
    section: Mapped[str | None]
    withdrawn: Mapped[bool]
    found: Mapped[list[Any]]


class MessageRow(Table):
    __tablename__ = "messages"
    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id"), index=True)
    role: Mapped[str]
    content: Mapped[str]
    options: Mapped[list[Any]]
    created: Mapped[str]


class SectionRow(Table):
    __tablename__ = "sections"
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    role: Mapped[str]
    heading: Mapped[str]
    text: Mapped[str]
    author: Mapped[str]
    sentences: Mapped[list[Any]]
    state: Mapped[str]
    locked: Mapped[bool]
    revision: Mapped[int]


class RevisionRow(Table):
    __tablename__ = "revisions"
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id"), primary_key=True)
    section_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    author: Mapped[str]
    at: Mapped[str]


class EventRow(Table):
    __tablename__ = "events"
    # AUTOINCREMENT: an id is never given twice, even after old events were cleared away.
    __table_args__ = (Index("events_of_draft", "draft_id", "id"), {"sqlite_autoincrement": True})
    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id"))
    kind: Mapped[str]
    data: Mapped[dict[str, Any]]


class IgnoredRow(Table):
    __tablename__ = "ignored_findings"
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id"), primary_key=True)
    finding_id: Mapped[str] = mapped_column(primary_key=True)
    reason: Mapped[str]
    at: Mapped[str]


class ChangeRow(Table):
    __tablename__ = "changes"
    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id"), index=True)
    says: Mapped[str]
    before: Mapped[dict[str, Any]]
    undone: Mapped[bool]


OF_A_DRAFT = (NoteRow, MessageRow, SectionRow, RevisionRow, EventRow, IgnoredRow, ChangeRow)
"""What goes when a draft is deleted."""


class ReportRow(Table):
    __tablename__ = "past_reports"
    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    owner: Mapped[str | None]
    sample: Mapped[bool]
    digest: Mapped[str] = mapped_column(index=True)
    title: Mapped[str | None]
    unit: Mapped[str | None]
    unit_type: Mapped[str | None]
    level: Mapped[str | None]
    year: Mapped[int | None]
    genre: Mapped[str | None]
    warnings: Mapped[list[Any]]
    corrections: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    reading: Mapped[str]
    indexed: Mapped[str]
    file: Mapped[str] = mapped_column(server_default="")
    text: Mapped[str]
    sections: Mapped[list[Any]]


class PassageRow(Table):
    """`report`, `unit`, `year` and `unit_type` of a passage stand with its report."""

    __tablename__ = "passages"
    report_id: Mapped[str] = mapped_column(ForeignKey("past_reports.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    shelf: Mapped[str] = mapped_column(index=True)
    genre: Mapped[str]
    role: Mapped[str]
    section: Mapped[str]
    heading: Mapped[str]
    heading_pattern: Mapped[str]
    text: Mapped[str]
    pattern: Mapped[str]
    terms: Mapped[bytes] = mapped_column(server_default=EMPTY)


class MarkRow(Table):
    """A sentence of a report, as a number."""

    __tablename__ = "report_marks"
    mark: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    report_id: Mapped[str] = mapped_column(
        ForeignKey("past_reports.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class NameRow(Table):
    """A name that may stand in no other unit's draft."""

    __tablename__ = "report_names"
    report_id: Mapped[str] = mapped_column(ForeignKey("past_reports.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)


class UploadRow(Table):
    """A file that waits to become a past report, or what became of it. `begun`: it was being read once before."""

    __tablename__ = "uploads"
    __table_args__ = (
        Index("uploads_by_owner", "owner", "id"),
        Index("uploads_by_state", "state", "id"),
        {"sqlite_autoincrement": True},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str]
    name: Mapped[str]
    state: Mapped[str]
    file: Mapped[str]
    begun: Mapped[bool]
    report_id: Mapped[str | None]
    like_id: Mapped[str | None]
    says: Mapped[str]


class ModelRequestRow(Table):
    """What was sent to a model. It outlives its draft: what left, left."""

    __tablename__ = "model_requests"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    owner: Mapped[str] = mapped_column(index=True)
    draft_id: Mapped[str]
    host: Mapped[str]
    outside: Mapped[bool]
    model: Mapped[str]
    prompt: Mapped[str]
    characters: Mapped[int]
    digest: Mapped[str]
    hidden: Mapped[dict[str, Any]]


class ModelAnswerRow(Table):
    """How a request ended."""

    __tablename__ = "model_answers"
    request_id: Mapped[int] = mapped_column(ForeignKey("model_requests.id"), primary_key=True)
    outcome: Mapped[str]
    tries: Mapped[int]
    characters: Mapped[int]
    seconds: Mapped[float]
    tokens_in: Mapped[int | None]
    tokens_out: Mapped[int | None]


def _append_only(table: type[Table]) -> None:
    """Rows are added, never changed or taken out; `versions/` says the same to older files."""
    name = table.__tablename__
    for deed in ("UPDATE", "DELETE"):
        refusal = "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
        trigger = f"CREATE TRIGGER {name}_no_{deed.lower()} BEFORE {deed} ON {name} {refusal}"
        listen(table.__table__, "after_create", DDL(trigger))  # type: ignore[no-untyped-call]


_append_only(ModelRequestRow)
_append_only(ModelAnswerRow)
