"""Rows of the draft store as domain values, and back."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from bot.adapters import json_values as values
from bot.adapters.gathered_json import read_gathered
from bot.adapters.tables import ChangeRow, DraftRow, NoteRow, SectionRow
from bot.domain.changes import Change, KeptChange
from bot.domain.draft import Author, Section
from bot.domain.facts import FactSheet, Found, Note
from bot.domain.genre import Role
from bot.domain.work import (
    BriefEntry,
    Ignored,
    KeptNote,
    KeptSection,
    Progress,
    SectionState,
    Work,
    WorkLine,
    WorkState,
)


def new_draft(draft_id: str, owner: str, entry: BriefEntry, at: str) -> DraftRow:
    row = DraftRow(
        id=draft_id,
        owner=owner,
        sheet=FactSheet(),
        edits=[],
        findings=[],
        questions=[],
        asked=[],
        pending=None,
        created=at,
        updated=at,
        archived=False,
        not_applicable=[],
        last_year=None,
        gathered={},
    )
    set_entry(row, entry)
    set_progress(row, Progress())
    return row


def set_entry(row: DraftRow, entry: BriefEntry) -> None:
    row.unit, row.year, row.genre = entry.unit, entry.year, entry.genre
    row.title, row.addressee = entry.title, entry.addressee
    row.signoff_unit, row.signoff_date = entry.signoff_unit, entry.signoff_date


def entry(row: DraftRow) -> BriefEntry:
    return BriefEntry(row.unit, row.year, row.genre, row.title, row.addressee, row.signoff_unit, row.signoff_date)


def set_progress(row: DraftRow, now: Progress) -> None:
    row.state, row.status, row.done, row.total = now.state.value, now.status, now.done, now.total


def progress(row: DraftRow) -> Progress:
    return Progress(WorkState(row.state), row.status, row.done, row.total)


def section_row(draft_id: str, position: int, kept: KeptSection) -> SectionRow:
    row = SectionRow(
        draft_id=draft_id, id=kept.section.id, position=position, locked=kept.locked, revision=kept.revision
    )
    set_section(row, kept.section, kept.state)
    return row


def set_section(row: SectionRow, section: Section, state: SectionState) -> None:
    row.role, row.heading, row.text = section.role.value, section.heading, section.text
    row.author, row.state = section.author.value, state.value
    row.sentences = [values.sentence_json(sentence) for sentence in section.sentences]


def kept_section(row: SectionRow, so_far: str) -> KeptSection:
    section = Section(
        row.id,
        Role(row.role),
        row.heading,
        row.text,
        tuple(values.read_sentence(sentence) for sentence in row.sentences),
        Author(row.author),
    )
    return KeptSection(section, SectionState(row.state), row.locked, row.revision, so_far)


def work(
    row: DraftRow,
    sections: tuple[KeptSection, ...],
    notes: Sequence[NoteRow],
    ignored: tuple[Ignored, ...],
    last: int,
) -> Work:
    return Work(
        id=row.id,
        owner=row.owner,
        entry=entry(row),
        sections=sections,
        sheet=row.sheet,
        notes=tuple(kept_note(note) for note in notes),
        edits=tuple(values.read_edit(edit) for edit in row.edits),
        findings=tuple(values.read_finding(finding) for finding in row.findings),
        questions=tuple(values.read_question(question) for question in row.questions),
        asked=tuple(row.asked),
        pending=row.pending,
        ignored=ignored,
        progress=progress(row),
        last=last,
        updated=row.updated,
        not_applicable=tuple(row.not_applicable),
        last_year=Note(**row.last_year) if row.last_year else None,
        gathered=read_gathered(row.gathered),
    )


def line(row: DraftRow) -> WorkLine:
    title = row.sheet.fields.title
    return WorkLine(row.id, entry(row), title, progress(row), row.updated, row.archived)


def note_row(draft_id: str, kept: KeptNote) -> NoteRow:
    note = kept.note
    return NoteRow(
        draft_id=draft_id,
        name=note.name,
        text=note.text,
        section=kept.section,
        withdrawn=False,
        found=found_json(note.found),
    )


def kept_note(row: NoteRow) -> KeptNote:
    return KeptNote(Note(row.name, row.text, tuple(Found(**one) for one in row.found)), row.section)


def found_json(found: Sequence[Found]) -> list[dict[str, Any]]:
    return [asdict(one) for one in found]


def change_row(draft_id: str, change: Change) -> ChangeRow:
    return ChangeRow(draft_id=draft_id, says=change.says, before=values.change_json(change), undone=False)


def kept_change(row: ChangeRow) -> KeptChange:
    return KeptChange(row.id, values.read_change(row.says, row.before), row.undone)
