"""What `python -m bot ingest` and `search` do and print, as plain values."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from bot.domain.past_report import Match
from bot.errors import BotError
from bot.library.intake import TOGETHER, Reader
from bot.library.kept import Added, Duplicate, KeptReport
from bot.library.library import Library

Opener = Callable[[Path], Sequence[tuple[Path, bytes | BotError]]]
"""A file → itself, or the files that lie in it, each with its bytes or why it is refused. A BotError for the whole."""


@dataclass(frozen=True)
class Ingested:
    """What became of one file: kept, known already, or refused with the reason."""

    path: Path
    outcome: Added | Duplicate | BotError


def ingest(library: Library, paths: Iterable[Path], opened: Opener, read: Reader) -> Iterator[Ingested]:
    """Add files, and the files of folders and archives, one after another; a bad one does not stop the rest.

    Each report is safe when it is told of; broken off and begun again, this goes on where it was, without reading
    again the files of the reports that it has.
    """
    new: list[str] = []
    for one in (one for file in chain.from_iterable(map(_files, paths)) for one in _taken(library, file, opened, read)):
        if isinstance(one.outcome, Added):
            new.append(one.outcome.report.id)
        yield one
        if len(new) >= TOGETHER:
            library.index_new(new)
            new = []
    library.index_new(new)


def _taken(library: Library, file: Path, opened: Opener, read: Reader) -> Iterator[Ingested]:
    """What became of a file, or of each file in it."""
    try:
        found = opened(file)
    except BotError as error:
        yield Ingested(file, error)
        return
    for name, held in found:
        try:
            yield Ingested(name, held if isinstance(held, BotError) else _kept(library, name, held, read))
        except BotError as error:
            yield Ingested(name, error)


def _kept(library: Library, file: Path, data: bytes, read: Reader) -> Added | Duplicate:
    digest = hashlib.sha256(data).hexdigest()
    known = library.of_file(digest)
    return Duplicate(known) if known else library.keep(file.name, read(file.name, data), None, digest)


def ingested_line(one: Ingested) -> str:
    """「已收入 文件 → 《标题》（单位，2024年）」 or why not, for a person."""
    match one.outcome:
        case Added(report=report, like=like):
            near = f"；与已有《{like.called}》九成以上段落相同" if like else ""
            return f"已收入 {one.path} → 《{report.called}》（{_about(report)}）{near}{''.join('；' + w for w in report.warnings)}"
        case Duplicate(report=report):
            return f"重复 {one.path}：与已有《{report.called}》相同"
    return f"未收入 {one.path}：{one.outcome}"


def ingested_json(one: Ingested) -> dict[str, Any]:
    """{"file", "status": added|duplicate|refused, "report", "title", "unit", "year", "genre", "like", "warnings", "says"}."""
    empty: dict[str, Any] = dict.fromkeys(("report", "title", "unit", "year", "genre", "like", "says"))
    told = empty | {"file": str(one.path), "status": "refused", "warnings": []}
    if isinstance(one.outcome, BotError):
        return told | {"says": str(one.outcome)}
    report = one.outcome.report
    told |= {
        "report": report.id,
        "title": report.title,
        "unit": report.unit,
        "year": report.year,
        "genre": report.genre,
    }
    if isinstance(one.outcome, Duplicate):
        return told | {"status": "duplicate"}
    like = one.outcome.like
    return told | {"status": "added", "like": like and like.id, "warnings": list(report.warnings)}


def summary_json(results: Sequence[Ingested]) -> dict[str, int]:
    """{"files", "added", "duplicate", "refused"}."""
    statuses = [ingested_json(one)["status"] for one in results]
    return {"files": len(results)} | {status: statuses.count(status) for status in ("added", "duplicate", "refused")}


def summary_line(results: Sequence[Ingested]) -> str:
    counts = summary_json(results)
    return (
        f"共 {counts['files']} 个文件：收入 {counts['added']}，重复 {counts['duplicate']}，未收入 {counts['refused']}。"
    )


def search_json(matches: Sequence[Match]) -> dict[str, Any]:
    """{"matches": [{"report", "unit", "year", "genre", "section", "role", "heading", "text", "pattern", "likeness"}]}."""
    return {"matches": [_match_json(match) for match in matches]}


def _match_json(match: Match) -> dict[str, Any]:
    passage = match.passage
    return {
        "report": passage.report,
        "unit": passage.unit,
        "year": passage.year,
        "genre": passage.genre,
        "section": passage.section,
        "role": passage.role.value,
        "heading": passage.heading,
        "text": passage.text,
        "pattern": passage.pattern,
        "likeness": match.likeness,
    }


def _files(path: Path) -> list[Path]:
    """The file, or all files under a folder but hidden ones."""
    if not path.is_dir():
        return [path]
    found = (file for file in path.rglob("*") if file.is_file())
    return sorted(file for file in found if not any(part.startswith(".") for part in file.relative_to(path).parts))


def _about(report: KeptReport) -> str:
    known = [report.unit, f"{report.year}年" if report.year else None]
    return "，".join(one for one in known if one) or "单位、年份未认出"
