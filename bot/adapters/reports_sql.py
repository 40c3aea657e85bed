"""Past reports in SQLite, in the file of the drafts: what the library holds, of which the index is but a copy."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Row, TextClause, delete, func, insert, or_, select, text, true, update

from bot.adapters.sqlite import Database
from bot.adapters.tables import MarkRow, NameRow, PassageRow, ReportRow
from bot.domain.genre import Role
from bot.domain.past_report import Corrections, Passage
from bot.library.kept import KeptPassage, KeptReport, Shelf, WholeReport
from bot.library.passages import ShownSection

AT_ONCE = 400
"""Values in one question to the database."""


_PLAIN = (
    "id name owner sample digest title unit unit_type level year genre reading indexed file".split()  # noqa: SIM905
)
_REPORT = [getattr(ReportRow, name) for name in (*_PLAIN, "warnings", "corrections")]


_OF_REPORT = PassageRow.report_id == ReportRow.id
_PASSAGE = [
    *(getattr(PassageRow, name) for name in ("report_id", "number", "genre", "role", "section")),
    *(getattr(PassageRow, name) for name in ("heading", "heading_pattern", "text", "pattern")),
    *(getattr(ReportRow, name) for name in ("name", "title", "unit", "year", "unit_type", "level", "owner")),
]
_IN_ORDER = (ReportRow.number, PassageRow.number)
T = TypeVar("T")


class SqlReports:
    """The report store of `bot.library.kept`. Opening it makes the file when there is none."""

    def __init__(self, path: Path, wait_seconds: float = 5.0) -> None:
        self._database = Database(path, wait_seconds)

    def close(self) -> None:
        self._database.close()

    def reports(self, ids: Collection[str] | None = None) -> list[KeptReport]:
        if ids is None:
            return self._reports(true())
        return [kept for some in _some(ids) for kept in self._reports(ReportRow.id.in_(some))]

    def of_digest(self, digest: str) -> list[KeptReport]:
        return self._reports(or_(ReportRow.digest == digest, ReportRow.file == digest))

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
            "corrections": asdict(report.corrections),
            "text": whole.text,
            "sections": [asdict(section) for section in whole.sections],
        }
        with self._database.writing() as session:
            session.execute(delete(PassageRow).where(PassageRow.report_id == report.id))
            session.execute(delete(NameRow).where(NameRow.report_id == report.id))
            session.execute(delete(MarkRow).where(MarkRow.report_id == report.id))
            known = session.scalar(select(ReportRow.number).where(ReportRow.id == report.id))
            change = insert(ReportRow) if known is None else update(ReportRow).where(ReportRow.number == known)
            session.execute(change.values(values))
            for row, values_of in ((PassageRow, _passages_of), (NameRow, _names_of), (MarkRow, _marks_of)):
                if rows := values_of(whole):
                    session.execute(insert(row), rows)

    def mark(self, report_ids: Collection[str], indexed: str) -> None:
        with self._database.writing() as session:
            for some in _some(report_ids):
                session.execute(update(ReportRow).where(ReportRow.id.in_(some)).values(indexed=indexed))

    def remove(self, report_id: str) -> None:
        with self._database.writing() as session:
            session.execute(delete(ReportRow).where(ReportRow.id == report_id))

    def shelves(self, indexed: str | None = None) -> dict[Shelf, int]:
        keys = (PassageRow.genre, PassageRow.role, PassageRow.section, ReportRow.owner)
        counts = select(*keys, func.count()).join(ReportRow, _OF_REPORT).group_by(*keys)
        with self._database.reading() as session:
            rows = session.execute(counts if indexed is None else counts.where(ReportRow.indexed == indexed))
            return {Shelf(genre, Role(role), section, owner): count for genre, role, section, owner, count in rows}

    def terms(self, shelf: Shelf) -> list[tuple[str, bytes]]:
        rows = select(PassageRow.report_id, PassageRow.number, PassageRow.terms).where(PassageRow.shelf == shelf.name)
        with self._database.reading() as session:
            return [(f"{report_id}.{number}", terms) for report_id, number, terms in session.execute(rows)]

    def passages(self, ids: Sequence[str]) -> list[KeptPassage]:
        keys = [(entry.rpartition(".")[0], int(entry.rpartition(".")[2])) for entry in ids]
        return [kept for some in _some(keys) for kept in self._passages(_with_keys(some))]

    def newest(self, shelves: Sequence[Shelf], most: int) -> list[KeptPassage]:
        names = [shelf.name for shelf in shelves]
        order = (ReportRow.year.desc(), PassageRow.report_id, PassageRow.number)
        return self._passages(PassageRow.shelf.in_(names), order, most)

    def of_report(self, report_id: str) -> list[KeptPassage]:
        return self._passages(PassageRow.report_id == report_id)

    def sharing(self, marks: Collection[int], owner: str | None, most: int) -> dict[str, int]:
        some, held = sorted(marks)[:AT_ONCE], func.count()
        visible = or_(ReportRow.owner.is_(None), ReportRow.owner == owner)
        counts = select(MarkRow.report_id, held).join(ReportRow, MarkRow.report_id == ReportRow.id)
        counts = counts.where(MarkRow.mark.in_(some), visible).group_by(MarkRow.report_id)
        with self._database.reading() as session:
            rows = session.execute(counts.order_by(held.desc(), MarkRow.report_id).limit(most))
            return {row[0]: row[1] for row in rows}

    def _reports(self, which: Any) -> list[KeptReport]:
        rows = select(*_REPORT).where(which).order_by(ReportRow.sample.desc(), ReportRow.number)
        with self._database.reading() as session:
            return [_report(row) for row in session.execute(rows)]

    def _passages(self, which: Any, order: Sequence[Any] = _IN_ORDER, most: int | None = None) -> list[KeptPassage]:
        chosen = select(*_PASSAGE).join(ReportRow, _OF_REPORT).where(which)
        with self._database.reading() as session:
            return [_passage(row) for row in session.execute(chosen.order_by(*order).limit(most))]


def _report(row: Row[Any]) -> KeptReport:
    told = dict(row.corrections)
    corrections = Corrections(**told | {"roles": {name: Role(role) for name, role in told.get("roles", {}).items()}})
    plain = {name: getattr(row, name) for name in _PLAIN}
    return KeptReport(**plain, warnings=tuple(row.warnings), corrections=corrections)


def _some(values: Collection[T]) -> Iterator[list[T]]:
    held = list(values)
    yield from (held[start : start + AT_ONCE] for start in range(0, len(held), AT_ONCE))


def _with_keys(keys: Sequence[tuple[str, int]]) -> TextClause:
    """Each by its key: for a list of pairs SQLite would look through the whole table."""
    each = (f"(passages.report_id = :report{at} AND passages.number = :number{at})" for at in range(len(keys)))
    values = {
        f"{name}{at}": value
        for at, key in enumerate(keys)
        for name, value in zip(("report", "number"), key, strict=True)
    }
    return text(f"({' OR '.join(each)})").bindparams(**values)


def _passage(row: Row[Any]) -> KeptPassage:
    passage = Passage(
        report=row.title or row.name,
        unit=row.unit,
        year=row.year,
        genre=row.genre,
        section=row.section,
        role=Role(row.role),
        heading=row.heading,
        text=row.text,
        pattern=row.pattern,
        unit_type=row.unit_type,
        level=row.level,
    )
    return KeptPassage(f"{row.report_id}.{row.number}", passage, row.heading_pattern, row.owner)


def _passages_of(whole: WholeReport) -> list[dict[str, object]]:
    return [_passage_values(*pair) for pair in zip(whole.passages, whole.terms, strict=True)]


def _names_of(whole: WholeReport) -> list[dict[str, object]]:
    return [{"report_id": whole.report.id, "name": name} for name in whole.names]


def _marks_of(whole: WholeReport) -> list[dict[str, object]]:
    return [{"report_id": whole.report.id, "mark": mark} for mark in whole.marks]


def _passage_values(kept: KeptPassage, terms: bytes) -> dict[str, object]:
    passage = kept.passage
    return {
        "report_id": kept.id.rpartition(".")[0],
        "number": int(kept.id.rpartition(".")[2]),
        "shelf": kept.shelf.name,
        "genre": passage.genre,
        "role": passage.role.value,
        "section": passage.section,
        "heading": passage.heading,
        "heading_pattern": kept.heading_pattern,
        "text": passage.text,
        "pattern": passage.pattern,
        "terms": terms,
    }
