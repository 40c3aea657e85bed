"""The tables of the draft store. JSON columns hold what `bot.adapters.json_values` writes and reads back."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

SCHEMA_VERSION = 1


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
    sheet: Mapped[dict[str, Any]]
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


class NoteRow(Table):
    __tablename__ = "notes"
    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id"), index=True)
    name: Mapped[str]
    text: Mapped[str]
    section: Mapped[str | None]


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


OF_A_DRAFT = (NoteRow, MessageRow, SectionRow, RevisionRow, EventRow, IgnoredRow)
"""What goes when a draft is deleted."""
