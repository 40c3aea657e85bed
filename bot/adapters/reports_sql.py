"""Past reports in SQLite, in the file of the drafts: what the library holds, of which the index is but a copy."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from bot.adapters.sqlite import Database
from bot.adapters.tables import NameRow, PassageRow, ReportRow
from bot.domain.genre import Role
from bot.domain.past_report import Passage
from bot.library.kept import KeptPassage, KeptReport, Shelf, WholeReport
from bot.library.passages import ShownSection

AT_ONCE = 500
"""Values in one question to the database."""


_PLAIN = (
    "id name owner sample digest title unit unit_type level year genre reading indexed".split()  # noqa: SIM905
)
_REPORT = [getattr(ReportRow, name) for name in (*_PLAIN, "warnings")]


class SqlReports:
    """The report store of `bot.library.kept`. Opening it makes the file when there is none."""

    def __init__(self, path: Path, wait_seconds: float = 5.0) -> None:
        self._database = Database(path, wait_seconds)

    def close(self) -> None:
        self._database.close()

    def reports(self) -> list[KeptReport]:
        with self._database.reading() as session:
            rows = session.execute(select(*_REPORT).order_by(ReportRow.sample.desc(), ReportRow.number))
            return [_report(row) for row in rows]

    def text(self, report_id: str) -> str:
        with self._database.reading() as session:
            return session.scalar(select(ReportRow.text).where(ReportRow.id == report_id)) or ""

    def sections(self, report_id: str) -> list[ShownSection]:
        with self._database.reading() as session:
            kept = session.scalar(select(ReportRow.sections).where(ReportRow.id == report_id))
            return [ShownSection(**section) for section in kept or ()]

    def names(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        with self._database.reading() as session:
            for report_id, name in session.execute(select(NameRow.report_id, NameRow.name)):
                found.setdefault(report_id, []).append(name)
        return {report_id: tuple(names) for report_id, names in found.items()}

    def save(self, whole: WholeReport) -> None:
        report = whole.report
        values = {name: getattr(report, name) for name in _PLAIN} | {
            "indexed": "",
            "warnings": list(report.warnings),
            "text": whole.text,
            "sections": [asdict(section) for section in whole.sections],
        }
        with self._database.writing() as session:
            session.execute(delete(PassageRow).where(PassageRow.report_id == report.id))
            session.execute(delete(NameRow).where(NameRow.report_id == report.id))
            known = session.scalar(select(ReportRow.number).where(ReportRow.id == report.id))
            change = insert(ReportRow) if known is None else update(ReportRow).where(ReportRow.number == known)
            session.execute(change.values(values))
            if whole.passages:
                session.execute(insert(PassageRow), [_passage_values(report.id, kept) for kept in whole.passages])
            if whole.names:
                session.execute(insert(NameRow), [{"report_id": report.id, "name": name} for name in whole.names])

    def mark(self, report_id: str, indexed: str) -> None:
        with self._database.writing() as session:
            session.execute(update(ReportRow).where(ReportRow.id == report_id).values(indexed=indexed))

    def remove(self, report_id: str) -> None:
        with self._database.writing() as session:
            session.execute(delete(ReportRow).where(ReportRow.id == report_id))

    def shelves(self, indexed: str | None = None) -> dict[Shelf, int]:
        keys = (PassageRow.genre, PassageRow.role, PassageRow.section, ReportRow.owner)
        counts = select(*keys, func.count()).join(ReportRow, _OF_REPORT).group_by(*keys)
        with self._database.reading() as session:
            rows = session.execute(counts if indexed is None else counts.where(ReportRow.indexed == indexed))
            return {Shelf(genre, Role(role), section, owner): count for genre, role, section, owner, count in rows}

    def on_shelf(self, shelf: Shelf) -> list[KeptPassage]:
        return self._passages(PassageRow.shelf == shelf.name)

    def of_report(self, report_id: str) -> list[KeptPassage]:
        return self._passages(PassageRow.report_id == report_id)

    def sharing(self, texts: Sequence[str]) -> dict[str, int]:
        digests, shared = [_digest(text) for text in texts], dict[str, int]()
        with self._database.reading() as session:
            for start in range(0, len(digests), AT_ONCE):
                held = PassageRow.digest.in_(digests[start : start + AT_ONCE])
                counts = select(PassageRow.report_id, func.count()).where(held).group_by(PassageRow.report_id)
                for report_id, count in session.execute(counts):
                    shared[report_id] = shared.get(report_id, 0) + count
        return shared

    def _passages(self, which: Any) -> list[KeptPassage]:
        about = [getattr(ReportRow, name) for name in ("name", "title", "unit", "year", "unit_type", "level", "owner")]
        chosen = select(PassageRow, *about).join(ReportRow, _OF_REPORT).where(which)
        with self._database.reading() as session:
            rows = session.execute(chosen.order_by(ReportRow.number, PassageRow.number))
            return [_passage(*row) for row in rows]


_OF_REPORT = PassageRow.report_id == ReportRow.id


def _report(row: Row[Any]) -> KeptReport:
    return KeptReport(**{name: getattr(row, name) for name in _PLAIN}, warnings=tuple(row.warnings))


def _passage(
    row: PassageRow,
    name: str,
    title: str | None,
    unit: str | None,
    year: int | None,
    unit_type: str | None,
    level: str | None,
    owner: str | None,
) -> KeptPassage:
    passage = Passage(
        report=title or name,
        unit=unit,
        year=year,
        genre=row.genre,
        section=row.section,
        role=Role(row.role),
        heading=row.heading,
        text=row.text,
        pattern=row.pattern,
        unit_type=unit_type,
        level=level,
    )
    return KeptPassage(f"{row.report_id}.{row.number}", passage, row.heading_pattern, owner)


def _passage_values(report_id: str, kept: KeptPassage) -> dict[str, object]:
    passage = kept.passage
    return {
        "report_id": report_id,
        "number": int(kept.id.rpartition(".")[2]),
        "shelf": kept.shelf.name,
        "genre": passage.genre,
        "role": passage.role.value,
        "section": passage.section,
        "heading": passage.heading,
        "heading_pattern": kept.heading_pattern,
        "text": passage.text,
        "pattern": passage.pattern,
        "digest": _digest(passage.text),
    }


def _digest(text: str) -> str:
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:16]
