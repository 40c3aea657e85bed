"""The one reader of specifics: it masks past reports, reads facts, checks drafts and finds strangers."""

from collections.abc import Iterable

from bot.reading.dates import dates
from bot.reading.figures import figures
from bot.reading.kinds import Day, Figure, Kind, Specific
from bot.reading.names import awards, listed_places, names, persons
from bot.reading.titles import marked
from bot.reading.wording import Wording

__all__ = ["Day", "Figure", "Kind", "Specific", "blanked", "specifics"]

FILLER = "\ufffc"


def specifics(text: str, words: Wording) -> list[Specific]:
    """Every specific of a text, in order, not overlapping.

    Each step blanks what it found before the next one reads: numbers of persons and papers,
    《titles》, “quotes”, dates, numbers, and only then names, which have no form of their own.
    """
    found = [one for one in marked(text) if not (one.kind is Kind.QUOTED and _is_speech(one.quote))]
    plain = blanked(text, found)
    items = words.fixed.sub(lambda match: FILLER * len(match.group()), plain)
    found += dates(items)
    found += listed_places(blanked(items, found), words.names)
    plain = blanked(items, found)
    found += figures(plain, text, words)
    found = _with_awards_over_eras(found, text, words)
    plain = blanked(text, found)
    for read in (persons, awards, names):
        found += (one for one in read(plain, words.names) if FILLER not in one.quote)
        plain = blanked(plain, found)
    return sorted((_quoting(one, text) for one in found), key=lambda one: one.start)


def _with_awards_over_eras(found: list[Specific], text: str, words: Wording) -> list[Specific]:
    """An award may hold an era (“八五”普法先进单位): then it is one specific, not two."""
    eras = [one for one in found if one.kind is Kind.ERA]
    rest = [one for one in found if one.kind is not Kind.ERA]
    won = [one for one in (awards(blanked(text, rest), words.names) if eras else []) if FILLER not in one.quote]
    over = [one for one in won if any(one.start <= era.start < one.end for era in eras)]
    return [*rest, *over, *(era for era in eras if not any(one.start <= era.start < one.end for one in over))]


def blanked(text: str, found: Iterable[Specific]) -> str:
    """The text with each specific replaced by filler of equal length."""
    parts, at = [], 0
    for one in sorted(found, key=lambda one: one.start):
        if one.start >= at:
            parts += [text[at : one.start], FILLER * (one.end - one.start)]
            at = one.end
    return "".join([*parts, text[at:]])


def _quoting(one: Specific, text: str) -> Specific:
    return (
        one if one.quote == text[one.start : one.end] else Specific(**{**vars(one), "quote": text[one.start : one.end]})
    )


def _is_speech(quote: str) -> bool:
    """A quotation that runs over a clause is what somebody said, not a name: its insides are read."""
    return len(quote) > 14 and any(mark in quote for mark in "，。；：")
