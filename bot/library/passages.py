"""A past report as passages: one a paragraph, the long ones cut at full stops, each with its pattern."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.domain.past_report import Passage, PastReport, ReportSection

LONGEST = 300
"""Characters of a passage. A single sentence that is longer stays whole."""

UNKNOWN_GENRE = "unknown"

Mask = Callable[[str], str]
"""Text → the same with every specific replaced by a slot."""

_SENTENCE = re.compile(r"[^。！？；]*[。！？；]+[”’』」）]*|[^。！？；]+")
_SAYS_SOMETHING = re.compile(r"[\u3400-\u9fffA-Za-z]")
_REPEATED = re.compile(r"-\d+$")


@dataclass(frozen=True)
class ShownSection:
    """A heading of a past report as the page shows it, text and pattern side by side. Paragraphs part by line feeds."""

    level: int
    heading: str
    text: str
    pattern: str
    role: str = ""


def passages_of(report: PastReport, name: str, mask: Mask) -> list[Passage]:
    """All passages in reading order. `name`: what people call the report. Blank paragraphs give none.

    A passage belongs to the level-one section it stands in (`section`: the genre's id, without
    the -2 of a repeated one) and carries the heading right above it.
    """
    return [
        Passage(
            report=name,
            unit=report.unit,
            year=report.year,
            genre=report.genre or UNKNOWN_GENRE,
            section=_REPEATED.sub("", top.id),
            role=section.role,
            heading=section.heading or top.heading,
            text=piece,
            pattern=mask(piece),
            unit_type=report.unit_type,
            level=report.level,
        )
        for top in report.sections
        for section in _with_children(top)
        for paragraph in section.text.splitlines()
        for piece in pieces(paragraph)
    ]


def shown_sections(report: PastReport, mask: Mask) -> list[ShownSection]:
    """Every heading in reading order with the text that stands right under it."""
    return [
        ShownSection(
            level=section.level,
            heading=section.number + section.heading,
            text=section.text,
            role=section.role.value,
            pattern="\n".join("".join(map(mask, pieces(paragraph))) for paragraph in section.text.splitlines()),
        )
        for top in report.sections
        for section in _with_children(top)
    ]


def pieces(paragraph: str) -> list[str]:
    """The paragraph in pieces of at most LONGEST characters, cut behind full stops; [] when it says nothing."""
    text = paragraph.strip()
    if not _SAYS_SOMETHING.search(text):
        return []
    if len(text) <= LONGEST:
        return [text]
    found = [""]
    for sentence in _SENTENCE.findall(text):
        if found[-1] and len(found[-1]) + len(sentence) > LONGEST:
            found.append("")
        found[-1] += sentence
    return found


def _with_children(section: ReportSection) -> Iterator[ReportSection]:
    yield section
    for child in section.children:
        yield from _with_children(child)
