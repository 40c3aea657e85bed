"""What a model found in the notes, laid beside what the rules read: nothing lost, nothing twice, nothing not quoted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.facts import Dropped, Fact, Found, Note, Source
from bot.domain.genre import Genre
from bot.reading.pieces import PRIVATE
from bot.reading.privacy import without_private
from bot.reading.repeats import is_said

_ITEM = re.compile(r"^(?:\d{1,2}[.．、)）]\s*|[（(]?[一二三四五六七八九十\d]{1,2}[)）、]\s*|[-*•·▪]\s*)(?=\D)")
"""The number of an item, which is not part of what it says."""


def ids_found(notes: Sequence[Note]) -> frozenset[str]:
    """Ids that belong to facts of a model."""
    return frozenset(one.id for note in notes for one in note.found if one.id)


def with_found(facts: Sequence[Fact], notes: Sequence[Note], genre: Genre) -> list[Fact]:
    """The facts, and one more for each quote that stands in its note and that no fact holds, by number."""
    told = {note.name: note for note in notes if note.found}
    held = [_placed(fact, told[fact.source.note], genre) if fact.source.note in told else fact for fact in facts]
    for note in told.values():
        for one in note.found:
            if new := _new(one, note, held, genre):
                held.append(new)
    return sorted(held, key=_number)


def numbered(found: Sequence[Found], note: Note, facts: Sequence[Fact]) -> tuple[Found, ...]:
    """Each that no fact holds with the id of its fact to be, the next that is free."""
    ids = (f"F{number}" for number in range(max(map(_number, facts), default=0) + 1, 10**6))
    return tuple(one if facts_at(one, note, facts) else replace(one, id=next(ids)) for one in found)


def facts_at(one: Found, note: Note, facts: Sequence[Fact]) -> list[Fact]:
    """The facts that hold something of the quote."""
    return [fact for fact in facts if any(_overlap(one, note, *place) for place in places_of(fact))]


def stands(one: Found, note: Note) -> bool:
    """Whether the quote stands in its line word for word."""
    return bool(one.quote.strip()) and one.quote in _line(note, one.line)


def places_of(fact: Fact) -> Iterator[tuple[Source, str]]:
    """Where the notes say a fact, and in which words."""
    yield fact.source, fact.quote
    for mention in fact.also:
        yield mention.source, mention.quote


def squeezed(text: str) -> str:
    return re.sub(r"\W", "", text)


def still_left_out(dropped: Sequence[Dropped], facts: Sequence[Fact]) -> tuple[Dropped, ...]:
    """The lines left out, but for those that are facts by now."""
    quotes: dict[Source, list[str]] = {}
    for fact in facts:
        quotes.setdefault(fact.source, []).append(fact.quote)
    return tuple(line for line in dropped if line.reason == PRIVATE or line.quote not in quotes.get(line.source, ()))


def _placed(fact: Fact, note: Note, genre: Genre) -> Fact:
    """The fact in the section that the model told, where the headings of the notes tell none."""
    if fact.zone:
        return fact
    told = (
        one.section
        for one in note.found
        if not one.id and one.section in _sections(genre) and facts_at(one, note, [fact])
    )
    return replace(fact, section=next(told, None))


def _new(one: Found, note: Note, facts: Sequence[Fact], genre: Genre) -> Fact | None:
    if not one.id or not stands(one, note) or facts_at(one, note, facts):
        return None
    text = without_private(_ITEM.sub("", one.quote.strip()).strip(" ，,。；;：:、"), hide_names=True)
    section = one.section if one.section in _sections(genre) else None
    fact = Fact(one.id, one.quote, text, Source(note.name, one.line), section=section)
    return None if len(squeezed(text)) < 2 or is_said(fact, facts) else fact


def _sections(genre: Genre) -> frozenset[str]:
    """Those that hold facts."""
    return frozenset(spec.id for spec in genre.sections if spec.heading)


def _overlap(one: Found, note: Note, source: Source, quote: str) -> bool:
    """Whether the words of a place are also the quote's. What stands in several lines, or in the cells of a row, is told
    by its characters alone."""
    if source.note != note.name:
        return False
    if squeezed(one.quote) in squeezed(quote):
        return True
    if source.line != one.line:
        return False
    line = _line(note, one.line)
    at, other = line.find(one.quote), line.find(quote)
    return other < 0 or (at < other + len(quote) and other < at + len(one.quote))


def _line(note: Note, number: int) -> str:
    lines = note.text.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _number(fact: Fact) -> int:
    return int(fact.id.removeprefix("F"))
