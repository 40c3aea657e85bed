"""What stands in the document, paragraph by paragraph, before any Word: pure values."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.domain.draft import Draft, Section
from bot.domain.genre import Numbering
from bot.export.layout import Kind, Layout
from bot.export.titles import break_title, width

PLACEHOLDER = re.compile(r"【(?:待|此处)[^【】]*】")
HEADINGS = (Kind.HEADING_1, Kind.HEADING_2, Kind.HEADING_3, Kind.HEADING_4)

_NUMBERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[一二三四五六七八九十百]+、",
        r"[（(][一二三四五六七八九十百]+[）)]",
        r"\d{1,2}[.．](?!\d)",
        r"[（(]\d{1,2}[）)]",
    )
)
_LONGEST_HEADING = 40
_LONGEST_UNNUMBERED = 30
_STOPS = "。！？；：，、…"
_NO_TITLE = "【待补充：标题】"
_NO_DATE = "【待补充：成文日期】"
_NO_TEXT = "【待补充：本部分内容】"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the document.

    `section` is the section's id, or title, addressee, closing, signoff. The first `lead_length`
    characters are a run-in heading and look like `lead`. `left_pt` moves the whole paragraph in.
    """

    kind: Kind
    text: str
    section: str
    lead: Kind | None = None
    lead_length: int = 0
    left_pt: float = 0
    keeps_with_next: bool = False


def compose_document(draft: Draft, layout: Layout) -> tuple[Paragraph, ...]:
    """The paragraphs of a draft from title to date, in order."""
    opening = _title(draft, layout)
    if draft.addressee and (addressee := clean(draft.addressee)):
        opening.append(Paragraph(Kind.ADDRESSEE, addressee.rstrip("：:") + "：", "addressee"))
    body = [paragraph for section in draft.sections for paragraph in _section(section, draft)]
    closing = clean(draft.closing or "")
    if closing and not (body and body[-1].text == closing):
        body.append(Paragraph(Kind.CLOSING, closing, "closing"))
    signoff = _signoff(draft, layout)
    if signoff and body:
        body[-1] = replace(body[-1], keeps_with_next=True)
    return (*opening, *body, *signoff)


def _title(draft: Draft, layout: Layout) -> list[Paragraph]:
    """A title, and below it a subtitle where the text goes on after 「——」."""
    main, sub = _parted(clean(draft.title) or _NO_TITLE)
    lines = "\n".join(break_title(main, layout.title_characters))
    title = [Paragraph(Kind.TITLE, lines, "title")]
    return [*title, Paragraph(Kind.SUBTITLE, f"——{sub}", "title")] if sub else title


def _parted(title: str) -> tuple[str, str]:
    """Title and subtitle: 「法润云屏——某局2025年工作掠影」. A dash between two years parts nothing."""
    place = title.find("——")
    if place <= 0 or title[place + 2 : place + 3].isdigit():
        return title, ""
    return title[:place], title[place + 2 :]


def _section(section: Section, draft: Draft) -> Iterator[Paragraph]:
    lines = [line for raw in section.text.splitlines() if (line := clean(raw))]
    required = any(spec.id == section.id and spec.required for spec in draft.brief.genre.sections)
    if not lines and not (section.heading and required):
        return
    if heading := clean(section.heading):
        yield Paragraph(Kind.HEADING_1, heading, section.id)
    for line in lines or [_NO_TEXT]:
        yield _paragraph(line, section.id, draft.brief.genre.numbering)


def _paragraph(line: str, section: str, numbering: Numbering) -> Paragraph:
    level = numbered_level(line)
    if level is None:
        unnumbered = numbering is Numbering.NONE and len(line) <= _LONGEST_UNNUMBERED and _stands_alone(line)
        return Paragraph(Kind.HEADING_1 if unnumbered else Kind.BODY, line, section)
    if len(line) <= _LONGEST_HEADING and _stands_alone(line):
        return Paragraph(level, line, section)
    end = line.find("。") + 1
    if 0 < end < len(line) and end <= _LONGEST_HEADING and not PLACEHOLDER.search(line, 0, end):
        return Paragraph(Kind.BODY, line, section, lead=level, lead_length=end)
    return Paragraph(Kind.BODY, line, section)


def numbered_level(line: str) -> Kind | None:
    """The heading level that a line's number speaks of: 一、（一）1.（1）."""
    return next((kind for kind, number in zip(HEADINGS, _NUMBERS, strict=True) if number.match(line)), None)


def _stands_alone(line: str) -> bool:
    """Whether a line reads as a heading: no full stop in it, no stop at its end, nothing left to fill in."""
    return "。" not in line and line[-1] not in _STOPS and not PLACEHOLDER.search(line)


def _signoff(draft: Draft, layout: Layout) -> list[Paragraph]:
    """The form without a seal: 署名右空二字; the date's first character two to the right of the unit's.

    A date longer than the unit stands 右空二字 itself and the unit moves left (GB/T 9704-2012, 7.3.5.2).
    """
    unit = clean(draft.signoff_unit or (draft.brief.unit if draft.brief.genre.signed else ""))
    if not unit:
        return []
    date = clean(draft.signoff_date or _NO_DATE)
    rule, pitch = layout.signoff, layout.character_pt
    edge = layout.grid.characters - rule.right_chars
    left = edge - (width(date) + rule.date_shift_chars if width(date) > width(unit) else width(unit))
    left = max(left, 0)
    return [
        Paragraph(Kind.SIGNATURE, unit, "signoff", left_pt=left * pitch, keeps_with_next=True),
        Paragraph(Kind.DATE, date, "signoff", left_pt=(left + rule.date_shift_chars) * pitch),
    ]


def clean(text: str) -> str:
    """Without the characters that no Word file may hold and without blanks at the ends."""
    text = "".join(
        character for character in text.replace("\t", " ") if unicodedata.category(character) not in ("Cc", "Cs")
    )
    return text.replace("\ufffe", "").replace("\uffff", "").strip("\ufeff\u200b \t\u3000\u00a0")
