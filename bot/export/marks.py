"""Where the findings stand in the document, and the pieces that paragraphs fall into."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.draft import Finding, Severity
from bot.export.composition import PLACEHOLDER, Paragraph
from bot.export.layout import Kind


@dataclass(frozen=True)
class Mark:
    """A finding and the characters [start, end) it is about, counted within one paragraph.

    `found` is False when the quote does not stand in the text, and the mark is on the whole paragraph.
    """

    finding: Finding
    paragraph: int
    start: int
    end: int
    found: bool = True


@dataclass(frozen=True)
class Piece:
    """Characters that look alike. `kind` is the look whose font they have."""

    text: str
    start: int
    end: int
    kind: Kind
    highlighted: bool


def place_findings(paragraphs: Sequence[Paragraph], findings: Sequence[Finding]) -> list[Mark]:
    """A mark for each must-fix finding; the second finding with the same quote goes to its second place."""
    seen: Counter[tuple[str, str]] = Counter()
    marks = []
    for finding in findings:
        if finding.severity is Severity.MUST_FIX:
            marks.append(_mark(paragraphs, finding, seen[finding.section, finding.quote]))
            seen[finding.section, finding.quote] += 1
    return marks


def _mark(paragraphs: Sequence[Paragraph], finding: Finding, nth: int) -> Mark:
    own = [number for number, paragraph in enumerate(paragraphs) if paragraph.section == finding.section]
    quote = finding.quote.strip().partition("\n")[0].strip()
    if quote:
        places = list(_places(paragraphs, own, quote)) or list(_places(paragraphs, range(len(paragraphs)), quote))
        if places:
            return Mark(finding, *places[min(nth, len(places) - 1)])
    number = own[0] if own else 0
    return Mark(finding, number, 0, len(paragraphs[number].text), found=False)


def _places(paragraphs: Sequence[Paragraph], numbers: Sequence[int], quote: str) -> Iterator[tuple[int, int, int]]:
    """Every (paragraph, start, end) of a quote, also where a title turns over within it."""
    pattern = re.compile("\n?".join(map(re.escape, quote)))
    for number in numbers:
        for match in pattern.finditer(paragraphs[number].text):
            yield number, *match.span()


def cut_pieces(paragraph: Paragraph, marks: Sequence[Mark]) -> list[Piece]:
    """A paragraph cut wherever its look changes or a mark begins or ends."""
    text = paragraph.text
    bright = [match.span() for match in PLACEHOLDER.finditer(text)]
    bright += [(mark.start, mark.end) for mark in marks if mark.found]
    ends = {0, len(text), paragraph.lead_length, *(place for span in bright for place in span)}
    places = sorted(ends | {mark.start for mark in marks} | {mark.end for mark in marks})
    pieces = []
    for start, end in pairwise(places):
        kind = paragraph.lead if paragraph.lead and end <= paragraph.lead_length else paragraph.kind
        highlighted = any(first <= start and end <= last for first, last in bright)
        pieces.append(Piece(text[start:end], start, end, kind, highlighted))
    return pieces
