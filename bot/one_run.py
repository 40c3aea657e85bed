"""One run from the command line: brief, notes, draft, file; no store, no page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.compose import CORPUS, build_library
from bot.conversation.bench import LONGEST_FIELD, MOST_NOTES
from bot.conversation.plain import plain
from bot.conversation.replies import field_too_long, too_many_notes
from bot.conversation.tools import Run
from bot.domain.draft import Draft
from bot.domain.facts import FactSheet, Note
from bot.domain.genre import Brief, SectionSpec
from bot.domain.past_report import Passage
from bot.domain.progress import ReportDone
from bot.errors import BadInput
from bot.reading.wordless import refuse_wordless
from bot.settings import Settings
from bot.writers import Writers

if TYPE_CHECKING:
    from bot.domain.last_year import LastYear
    from bot.domain.model import Model
    from bot.drafting.tails import Tail
    from bot.library.library import Library
    from bot.reading.wording import Wording

FIRST_YEAR, YEARS_AHEAD = 2015, 1
"""Years that a report can be about: the formulations table begins in 2018; nobody reports what is to come."""


def read_brief(unit: str, year: str, genre: str) -> Brief:
    """The brief from words of the command line. BadInput, UnknownGenre."""
    from bot.drafting.genres import genre_named, load_genres

    if not re.fullmatch(r"\d{4}", year) or not FIRST_YEAR <= int(year) <= date.today().year + YEARS_AHEAD:
        raise BadInput(f"年度“{year}”不对，请写四位年份，例如 {date.today().year}。")
    unit = " ".join(plain(unit).split())
    if not unit:
        raise BadInput("还不知道是哪个单位，请写单位全称，例如 云屏区司法局。")
    if len(unit) > LONGEST_FIELD:
        raise BadInput(field_too_long(LONGEST_FIELD))
    return Brief(unit, int(year), genre_named(genre, load_genres()))


def read_notes(files: Sequence[Path]) -> tuple[Note, ...]:
    from bot.reading.documents import read_parts_of

    notes = tuple(Note(name, plain(text)) for file in files for name, text in read_parts_of(file))
    total = sum(len(note.text) for note in notes)
    if total > MOST_NOTES:
        raise BadInput(too_many_notes(total, MOST_NOTES))
    for note in notes:
        refuse_wordless(note.text, note.name)
    return notes


def sheet_of(brief: Brief, notes: Sequence[Note]) -> FactSheet:
    from bot.reading.facts import RuleFactReader

    return RuleFactReader().read(notes, brief)


@dataclass(frozen=True)
class Yardstick:
    """What a draft is checked by beside its own facts: rules of wording, and other units' names → title."""

    words: "Wording"
    foreign: Mapping[str, str]


def yardstick_of(data_dir: Path, unit: str) -> Yardstick:
    """As the data folder has it: the unit's own rules, the names in its library."""
    from bot.adapters.own_rules_file import OwnRulesFile

    return Yardstick(OwnRulesFile(data_dir).words(), _kept_names(data_dir, unit))


def _kept_names(data_dir: Path, unit: str) -> dict[str, str]:
    """Names of other units' reports in the library of a data folder → title; none where there is no library."""
    from bot.adapters.reports_sql import SqlReports
    from bot.compose import DATABASE
    from bot.library.foreign import foreign_names

    if not (data_dir / DATABASE).is_file():
        return {}
    kept = SqlReports(data_dir / DATABASE)
    try:
        return foreign_names([one for one in kept.reports() if one.owner is None], kept.names(), unit)
    finally:
        kept.close()


def draft_from_notes(brief: Brief, notes: Sequence[Note], by: Yardstick | None = None) -> Draft:
    """The whole draft by rule, with its findings; checked by our own rules alone where no yardstick is given."""
    return written_from_notes(brief, notes, by).draft


def written_from_notes(
    brief: Brief,
    notes: Sequence[Note],
    by: Yardstick | None = None,
    model: "Model | None" = None,
    at_once: int = 6,
) -> ReportDone:
    """The whole draft with its findings, by the model where one is given, and what the model did not write."""
    writers = writers_with_samples(by, model, at_once)
    sections = [spec.id for spec in brief.genre.sections]
    *_, last = writers.write(brief, sheet_of(brief, notes), sections, Run())
    assert isinstance(last, ReportDone)
    draft = last.draft
    found = (*draft.findings, *writers.check(draft, ""), *writers.read_again(draft, Run()))
    return replace(last, draft=replace(draft, findings=found))


def writers_with_samples(by: Yardstick | None = None, model: "Model | None" = None, at_once: int = 6) -> Writers:
    """The writers beside our own samples alone, without opening the library."""
    from bot.checking import check
    from bot.reading.wording import load_wording

    words, foreign = (by.words, by.foreign) if by else (load_wording(), None)
    return Writers(
        lambda _run, _notes: model,
        lambda genre, role, _owner: [one for one in sample_passages(genre) if one.role is role],
        likest_samples,
        lambda draft, _owner: check(draft, words, foreign),
        at_once,
    )


def likest_samples(brief: Brief, spec: SectionSpec, text: str, _owner: str, most: int) -> list[Passage]:
    """Passages of our samples that share most pairs of characters with a text, the best first."""
    from bot.drafting.tracing import pairs

    own = pairs(text)
    near = [one for one in sample_passages(brief.genre.id) if one.role is spec.role]
    return sorted(near, key=lambda one: -len(own & pairs(one.pattern)) / (len(pairs(one.pattern)) or 1))[:most]


def beside_last_year(draft: Draft, text: str, name: str) -> "tuple[Draft, LastYear]":
    """The draft held against last year's report, with what that gives rise to, and the comparison itself."""
    from bot.compose import load_likeness
    from bot.conversation.last_year import with_last_year
    from bot.gathering.last_year import compare_years
    from bot.reading.outline import read_outline
    from bot.reading.wording import load_wording

    last = compare_years(read_outline(text, name), text, draft, (), load_wording(), load_likeness())
    return with_last_year(draft, last), last


def sample_tails(genre: str) -> tuple["Tail", ...]:
    """Closing clauses of our own samples, without opening the library."""
    from bot.drafting.style import load_style
    from bot.drafting.tails import tails_from

    return tails_from([one.pattern for one in sample_passages(genre)], load_style())


@lru_cache(maxsize=4)
def sample_passages(genre: str) -> tuple[Passage, ...]:
    """The passages of our own samples of a genre, masked."""
    from bot.library.passages import passages_of
    from bot.reading.masking import mask
    from bot.reading.outline import load_sample
    from bot.reading.wording import load_wording

    words = load_wording()
    reports = [(path.stem, load_sample(path)[1]) for path in sorted((CORPUS / "samples").glob("*.md"))]
    found: list[Passage] = []
    for name, report in reports:
        if report.genre == genre:
            masked = partial(mask, words=words, own_names=(report.unit or "",))
            found.extend(passages_of(report, name, masked))
    return tuple(found)


def write_draft(draft: Draft, path: Path) -> None:
    from bot.export.layout import load_layout
    from bot.export.word import write_word

    write_word(draft, load_layout(CORPUS / "layouts" / "gbt9704.yaml"), path)


@contextmanager
def opened_library(settings: Settings) -> Iterator["Library"]:
    """The library of the data folder, samples indexed, this process its only owner."""
    from bot.adapters.folder_lock import own_folder

    with own_folder(settings.data_dir):
        library = build_library(settings)
        library.index_samples(CORPUS / "samples")
        yield library
