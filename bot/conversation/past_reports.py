"""Past reports as the page has them: uploaded, told apart, put right, removed, searched. Values are JSON."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.conversation import replies
from bot.conversation.late_library import LateLibrary
from bot.conversation.plain import plain
from bot.domain.genre import Genre, Role
from bot.errors import BadInput
from bot.library.finding import Found
from bot.library.intake import MOST_WAITING, Upload, UploadState
from bot.library.kept import KeptReport

Json = dict[str, Any]
LONGEST_NAME = 100
LONGEST_UNIT = 60
LONGEST_ASKED = 2000
MOST_SHOWN = 300
"""Uploads that are listed; the newest."""
MOST_FOUND = 20
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class PastReports:
    """`owner` everywhere: whose own reports are meant beside those that everybody sees."""

    late: LateLibrary
    genres: Mapping[str, Genre]
    largest_file: int = 20 * 1024 * 1024
    """Bytes of an uploaded file."""

    def overview(self, owner: str) -> Json:
        """{progress: {done, total, busy, news: 一句 or ""}, says: [一句], reports: [see `_line`], uploads: {…}}"""
        done, total = self.late.progress()
        reports = self._reports(owner)
        return {
            "progress": {"done": done, "total": total, "busy": self.late.is_busy(), "news": self.late.news()},
            "says": list(self.late.troubles()),
            "reports": [self._line(kept, owner) for kept in reports.values()],
            "uploads": self._uploads(owner, reports),
        }

    def upload(self, owner: str, name: str, data: bytes) -> Json:
        """A file joins those that wait to be taken in; returns `uploads`. BadInput for too large a file or too many."""
        name = plain(name).replace("\\", "/").rpartition("/")[2][-LONGEST_NAME:] or "未命名文件"
        if len(data) > self.largest_file:
            raise BadInput(replies.file_too_large(name, self.largest_file // 1024 // 1024))
        if self.late.uploads.waiting(owner) >= MOST_WAITING:
            raise BadInput(replies.too_many_waiting(MOST_WAITING))
        self.late.uploads.put(owner, name, data)
        self.late.wake_intake()
        return self._uploads(owner, {})

    def stop(self, owner: str) -> Json:
        self.late.uploads.stop(owner)
        return self.overview(owner)

    def go_on(self, owner: str) -> Json:
        self.late.uploads.go_on(owner)
        self.late.wake_intake()
        return self.overview(owner)

    def clear(self, owner: str) -> Json:
        """Forget the results of uploads that are over."""
        self.late.uploads.clear(owner)
        return self.overview(owner)

    def report(self, owner: str, report_id: str) -> Json:
        """A report as `_line` has it, and its sections: [{heading, level, role, text, pattern}]."""
        library = self.late.open()
        sections = library.sections(report_id, owner)
        kept = library.report(report_id, owner)
        shown = [
            {"heading": one.heading, "level": one.level, "role": one.role, "text": one.text, "pattern": one.pattern}
            for one in sections
        ]
        return self._line(kept, owner) | {"sections": shown}

    def correct(self, owner: str, report_id: str, changes: Mapping[str, Any]) -> Json:
        """Put right unit, year, genre, or the role of a section (`roles`: {heading: role}); the report as it is now."""
        library = self.late.open()
        before = library.report(report_id, owner).corrections
        told = replace(before, **self._checked(changes))
        headings = {section.heading for section in library.sections(report_id, owner)}
        if not set(told.roles) <= headings | set(before.roles):
            raise BadInput(replies.NO_SUCH_PART)
        library.correct(report_id, replace(told, roles={**before.roles, **told.roles}), owner)
        return self.report(owner, report_id)

    def remove(self, owner: str, report_id: str) -> Json:
        self.late.open().remove(report_id, owner)
        return self.overview(owner)

    def rebuild(self, owner: str) -> Json:
        """Put everybody's reports into the index again, unless that is going on already."""
        if not self.late.is_busy():
            self.late.rebuild()
        return self.overview(owner)

    def search(self, owner: str, text: str, genre: str | None = None, k: int = 8) -> Json:
        """{matches: [{report, title, unit, year, heading, role, text, pattern, likeness}], says: [一句]}"""
        if not text.strip():
            raise BadInput(replies.NOTHING_TO_FIND)
        library = self.late.open()
        hits = library.search(text[:LONGEST_ASKED], genre or None, min(max(k, 1), MOST_FOUND), owner)
        return {"matches": [_match(hit) for hit in hits], "says": list(library.troubles())}

    def _reports(self, owner: str) -> dict[str, KeptReport]:
        if not self.late.is_open:
            return {}
        return {kept.id: kept for kept in self.late.open().reports(owner)}

    def _line(self, kept: KeptReport, owner: str) -> Json:
        genre = self.genres.get(kept.genre or "")
        return {
            "id": kept.id,
            "title": kept.called,
            "name": kept.name,
            "unit": kept.unit,
            "unit_type": kept.unit_type,
            "year": kept.year,
            "genre": kept.genre,
            "genre_name": genre.name if genre else None,
            "own": kept.owner == owner,
            "sample": kept.sample,
            "warnings": list(kept.warnings),
        }

    def _uploads(self, owner: str, reports: Mapping[str, KeptReport]) -> Json:
        """{counts: {state: n}, files: [{id, name, state, says, report: see `_line` or null, like: 标题 or null}]}"""
        uploads = self.late.uploads.uploads(owner)
        if any(one.state is UploadState.WAITING for one in uploads):
            self.late.wake_intake()
        return {
            "counts": dict(Counter(one.state for one in uploads)),
            "files": [self._upload(one, owner, reports) for one in uploads[-MOST_SHOWN:]],
        }

    def _upload(self, one: Upload, owner: str, reports: Mapping[str, KeptReport]) -> Json:
        report, like = reports.get(one.report or ""), reports.get(one.like or "")
        return {
            "id": one.id,
            "name": one.name,
            "state": one.state,
            "says": one.says,
            "report": self._line(report, owner) if report else None,
            "like": like.called if like else None,
        }

    def _checked(self, changes: Mapping[str, Any]) -> Json:
        """Fields of Corrections. BadInput naming the one that cannot be."""
        wanted: Json = {}
        if unit := " ".join(plain(str(changes.get("unit") or "")).split()):
            if len(unit) > LONGEST_UNIT:
                raise BadInput(replies.field_too_long(LONGEST_UNIT))
            wanted["unit"] = unit
        if (year := changes.get("year")) is not None:
            if not FIRST_YEAR <= year <= LAST_YEAR:
                raise BadInput(replies.bad_year(year, LAST_YEAR))
            wanted["year"] = year
        if genre := changes.get("genre"):
            if genre not in self.genres:
                raise BadInput(replies.unknown_paper(genre, [one.name for one in self.genres.values()]))
            wanted["genre"] = genre
        if roles := changes.get("roles"):
            if not set(roles.values()) <= set(Role):
                raise BadInput(replies.BAD_ROLE)
            wanted["roles"] = {heading: Role(role) for heading, role in roles.items()}
        return wanted


def _match(hit: Found) -> Json:
    passage = hit.kept.passage
    return {
        "report": hit.kept.id.rpartition(".")[0],
        "title": passage.report,
        "unit": passage.unit,
        "year": passage.year,
        "heading": passage.heading,
        "role": passage.role,
        "text": passage.text,
        "pattern": passage.pattern,
        "likeness": hit.likeness,
    }
