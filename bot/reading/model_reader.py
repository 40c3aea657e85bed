"""A second reader of notes, by model: for lines that the rules left unread or could not place. It only quotes."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bot.domain.facts import Fact, FactSheet, Found, Note
from bot.domain.genre import Brief
from bot.domain.model import Model, Prompt
from bot.errors import ModelFailed
from bot.prompting import json_answer, load_prompt
from bot.reading.chatter import CHORE, GREETING, IDLE, TOLD
from bot.reading.found import facts_at, places_of, squeezed, stands
from bot.reading.inert import without_markup
from bot.reading.lexicon import load_lexicon
from bot.reading.privacy import has_private_number

MOST_LINES, MOST_CHARACTERS = 120, 6_000
"""Of a note that are given to the model; a year's notes leave far less unread."""
SHORTEST, LONGEST = 6, 120
"""Characters of a quote."""
LEAST_HAN = 4
LEAST_LEFT = 12
"""Han characters of a line that must be left beside its facts for it to count as half read."""
ASKED_ABOUT = frozenset({GREETING, CHORE, TOLD, IDLE})
"""Reasons for leaving a line out that may be mistaken. Of what the person withheld, of private numbers, of orders and of
words put right a model is not asked."""


def read_more(
    note: Note, sheet: FactSheet, brief: Brief, model: Model, is_unsure: Callable[[Fact], bool]
) -> tuple[Found, ...]:
    """What the model finds in the note beside the sheet; nothing where there is nothing to ask or no answer.

    `is_unsure`: whether the rules do not know a fact's section; only then the model's word on it counts.
    """
    lines = dict(_unread(note, sheet, is_unsure))
    if not lines:
        return ()
    try:
        told = json_answer(model, prompt_for(lines, brief)).get("facts")
    except ModelFailed:
        return ()
    sections = {spec.id for spec in brief.genre.sections if spec.heading}
    found = [_found(entry, sections) for entry in (told if isinstance(told, list) else [])]
    quoted = [one for one in found if one and one.line in lines and _is_fact(one, note)]
    return tuple(one for one in dict.fromkeys(quoted) if _tells_more(one, note, sheet, is_unsure))


def prompt_for(lines: Mapping[int, str], brief: Brief) -> Prompt:
    """`lines`: number → text."""
    sections = [
        {"id": spec.id, "heading": spec.heading, "holds": spec.holds} for spec in brief.genre.sections if spec.heading
    ]
    return load_prompt("read_facts").filled(
        unit=brief.unit or "（未填）",
        year=brief.year,
        genre=brief.genre.name,
        sections=sections,
        lines=[f"{number}｜{text}" for number, text in lines.items()],
    )


def _unread(note: Note, sheet: FactSheet, is_unsure: Callable[[Fact], bool]) -> Iterator[tuple[int, str]]:
    """(number, text) of the lines that the rules left unread, read by half, or could not place."""
    told = _Told(note, sheet)
    unsure = {fact.source.line for fact in sheet.facts if fact.source.note == note.name and is_unsure(fact)}
    count = size = 0
    for number, text in enumerate(note.text.split("\n"), start=1):
        if number in told.closed or _is_closed(text) or not (number in unsure or told.leaves(number, text)):
            continue
        count, size = count + 1, size + len(text)
        if count > MOST_LINES or size > MOST_CHARACTERS:
            return
        yield number, text


def _is_closed(text: str) -> bool:
    """Whether a line is to be kept back whatever the rules made of it."""
    return bool(load_lexicon().withheld.search(text)) or has_private_number(text)


class _Told:
    """What of a note the rules have read. `closed`: lines that are nobody else's business."""

    def __init__(self, note: Note, sheet: FactSheet) -> None:
        places = [place for fact in sheet.facts for place in places_of(fact) if place[0].note == note.name]
        left_out = [line for line in sheet.dropped if line.source.note == note.name]
        self.closed = {line.source.line for line in left_out if line.reason not in ASKED_ABOUT}
        self._all = "".join(squeezed(quote) for _, quote in places)
        self._by_line: dict[int, list[str]] = {}
        for source, quote in places:
            self._by_line.setdefault(source.line, []).append(quote)

    def leaves(self, number: int, text: str) -> bool:
        """Whether enough of a line is in no fact."""
        here = self._by_line.get(number, ())
        if not here and squeezed(text) in self._all:
            return False  # goes on with a sentence that began a line before
        for quote in here:
            text = text.replace(quote, "")
        return _han(text) >= (LEAST_LEFT if here else SHORTEST)


def _found(entry: Any, sections: set[str]) -> Found | None:
    if not isinstance(entry, dict):
        return None
    line, quote, section = entry.get("line"), entry.get("quote"), entry.get("section")
    if not isinstance(line, int) or not isinstance(quote, str) or not SHORTEST <= len(quote) <= LONGEST:
        return None
    return Found(line, quote, section if isinstance(section, str) and section in sections else None)


def _is_fact(one: Found, note: Note) -> bool:
    """Whether the quote stands in its line, says something, and is neither markup nor an order to the program."""
    is_plain = without_markup(one.quote) == one.quote and not load_lexicon().orders.search(one.quote)
    return stands(one, note) and _han(one.quote) >= LEAST_HAN and is_plain


def _tells_more(one: Found, note: Note, sheet: FactSheet, is_unsure: Callable[[Fact], bool]) -> bool:
    known: Sequence[Fact] = facts_at(one, note, sheet.facts)
    return not known or (one.section is not None and all(map(is_unsure, known)))


def _han(text: str) -> int:
    return len(re.findall(r"[一-鿿]", text))
