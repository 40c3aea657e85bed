"""A whole report, section by section, as events; and the questions that are left."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from bot.domain.draft import Author, Draft, Question, Section
from bot.domain.facts import FactSheet
from bot.domain.genre import Brief, Genre, Numbering, Role
from bot.domain.numbering import chinese_number
from bot.domain.progress import DraftEvent, ReportDone, SectionDone, SectionStarted, SectionText
from bot.drafting.openings import span_of
from bot.drafting.pattern_writer import PatternWriter
from bot.drafting.placing import place
from bot.drafting.style import Style
from bot.drafting.tails import Tail


def write_report(
    brief: Brief,
    sheet: FactSheet,
    style: Style,
    tails: Sequence[Tail] = (),
    only: Collection[str] | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[DraftEvent]:
    """Write the sections in the outline's order; `only` names some of them. Ends with ReportDone
    unless stopped."""
    placed = place(sheet, brief.genre, style)
    brief = completed(brief, placed)
    writer = PatternWriter(brief, placed, style, tails)
    done: list[Section] = []
    for spec in brief.genre.sections:
        section = writer.write(spec)
        if only is not None and spec.id not in only:
            continue
        if stopped():
            return
        yield SectionStarted(spec.id)
        yield SectionText(spec.id, section.text)
        yield SectionDone(section)
        done.append(section)
    yield ReportDone(report_of(brief, placed, done))


def whole_report(brief: Brief, sheet: FactSheet, style: Style, tails: Sequence[Tail] = ()) -> Draft:
    """The finished draft at once."""
    events = list(write_report(brief, sheet, style, tails))
    last = events[-1]
    assert isinstance(last, ReportDone)
    return last.draft


def completed(brief: Brief, sheet: FactSheet) -> Brief:
    """The brief with what the notes say about the document, where the person said nothing."""
    fields = sheet.fields
    title = brief.title or fields.title
    if title and re.match(r"关于", title):
        title = f"{brief.unit}{title}"
    return replace(
        brief,
        title=title or brief.genre.title.format(unit=brief.unit, year=brief.year, span=span_of(brief, sheet)),
        addressee=brief.addressee or fields.addressee or brief.genre.addressee,
        signoff_unit=brief.signoff_unit or fields.signoff_unit or (brief.unit if brief.genre.signed else None),
        signoff_date=brief.signoff_date or fields.signoff_date,
    )


def report_of(brief: Brief, sheet: FactSheet, sections: Sequence[Section]) -> Draft:
    """The sections that hold something, numbered, with title, sign-off and questions."""
    held = [section for section in sections if section.text]
    return Draft(
        brief=brief,
        title=brief.title or "",
        sections=tuple(numbered(held, brief.genre)),
        sheet=sheet,
        addressee=brief.addressee,
        closing=brief.genre.closing,
        signoff_unit=brief.signoff_unit if brief.genre.signed else None,
        signoff_date=brief.signoff_date if brief.genre.signed else None,
        writer=Author.PATTERN,
        questions=tuple(questions_for(brief, sheet, held)),
    )


def numbered(sections: Sequence[Section], genre: Genre) -> Iterator[Section]:
    """Headings with 一、二、 …; a preface has none."""
    count = 1
    for section in sections:
        if section.heading and genre.numbering is Numbering.CHINESE:
            yield replace(section, heading=f"{chinese_number(count)}、{section.heading}")
            count += 1
        else:
            yield section


def questions_for(brief: Brief, sheet: FactSheet, sections: Sequence[Section]) -> Iterator[Question]:
    """What only the clerk can say: which of two values, what a part still lacks, the sign-off date."""
    for at, conflict in enumerate(sheet.conflicts, start=1):
        lines = "、".join(
            f"{quote}（{source.note}第{source.line}行）"
            for quote, source in zip(conflict.quotes, (sheet.fact(fact).source for fact in conflict.facts), strict=True)
        )
        yield Question(f"conflict-{at}", "conflict", f"“{conflict.thing}”说法不一：{lines}，以哪个为准？")
    for spec in brief.genre.sections:
        section = next((section for section in sections if section.id == spec.id), None)
        if spec.required and spec.ask and (section is None or section.text.startswith("【待补充")):
            yield Question(f"missing-{spec.id}", spec.id, spec.ask)
        elif section and spec.role is Role.PROBLEMS and "原因】" in section.text:
            yield Question("causes", spec.id, "文中标出的几项不足，大致是什么原因？")
    if brief.genre.signed and not brief.signoff_date:
        yield Question("signoff-date", "brief", "落款日期写哪一天？")
