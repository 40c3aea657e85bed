"""A whole report, section by section, as events; and the questions that are left."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from bot.domain.draft import Author, Draft, Question, Section
from bot.domain.facts import FactSheet
from bot.domain.genre import Brief, Genre, Numbering, Role, SectionSpec
from bot.domain.numbering import chinese_number
from bot.domain.progress import DraftEvent, FellBack, ReportDone, SectionDone, SectionStarted, SectionText
from bot.drafting.floor import Floor
from bot.drafting.model_sections import ByModel, Rewish, sections_by_model
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
    by_model: ByModel | None = None,
    again: Rewish | None = None,
) -> Iterator[DraftEvent]:
    """Write the sections, begun in the outline's order; `only` names some of them. Ends with ReportDone unless stopped.

    With `by_model` their events come interleaved; `again`: the one section named is rewritten by the model.
    """
    placed = place(sheet, brief.genre, style)
    brief = completed(brief, placed)
    writer = PatternWriter(brief, placed, style, tails)
    floor = Floor(
        lambda: [writer.write(spec) for spec in brief.genre.sections],
        lambda sections: report_of(brief, placed, sections),
    )
    wanted = [spec for spec in brief.genre.sections if only is None or spec.id in only]
    events = sections_by_model(by_model, writer, floor, wanted, stopped, again) if by_model else _by_rule(floor, wanted)
    done: dict[str, Section] = {}
    fell_back: list[FellBack] = []
    for event in events:
        if stopped():
            return
        if isinstance(event, FellBack):
            fell_back.append(event)
            continue
        if isinstance(event, SectionDone):
            done[event.section.id] = event.section
        yield event
    if len(done) == len(wanted):
        written = [done[spec.id] for spec in wanted]
        yield ReportDone(report_of(brief, placed, written), tuple(fell_back))


def _by_rule(floor: Floor, wanted: Sequence[SectionSpec]) -> Iterator[DraftEvent]:
    for section in (floor.section(spec.id) for spec in wanted):
        yield SectionStarted(section.id)
        yield SectionText(section.id, section.text)
        yield SectionDone(section)


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
        writer=Author.MODEL if any(section.author is Author.MODEL for section in held) else Author.PATTERN,
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
