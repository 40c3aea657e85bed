"""All checks of a draft against its facts, its genre and the calendar: pure, in time proportional to the text."""

from collections.abc import Iterator, Mapping
from datetime import date

from bot.checking.consistency import inconsistencies
from bot.checking.coverage import uncovered_parts
from bot.checking.dating import ungrounded_days
from bot.checking.evidence import evidence_of
from bot.checking.grounding import ungrounded_figures
from bot.checking.manner import spoken_words
from bot.checking.meetings import untimely_mentions
from bot.checking.naming import ungrounded_names
from bot.checking.passages import Flaw, merged, passages_of
from bot.checking.privacy import private_data
from bot.checking.strangers import stranger_names
from bot.checking.structure import malformed
from bot.checking.wording import wrong_wording
from bot.domain.draft import Draft, Finding
from bot.domain.genre import Numbering
from bot.reading.dates import dates
from bot.reading.wording import Wording


def check(draft: Draft, words: Wording, foreign: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """What is amiss in a draft, in the order of its text, one finding a span.

    The draft's own fact sheet and brief are what it is checked against. `foreign`: distinctive
    names of other units' past reports → title of the report.
    """
    return merged(list(_flaws(draft, words, foreign or {})))


def _flaws(draft: Draft, words: Wording, foreign: Mapping[str, str]) -> Iterator[Flaw]:
    """The most specific questions first: of overlapping flaws of one severity the first one stays."""
    passages = passages_of(draft, words)
    evidence = evidence_of(draft.sheet, draft.brief, words)
    year, written = draft.brief.year, written_on(draft)
    yield from private_data(passages)
    yield from wrong_wording(passages, words, evidence, written)
    yield from untimely_mentions(passages, words, evidence, year, written)
    yield from ungrounded_days(passages, evidence, words)
    yield from ungrounded_names(passages, evidence, words)
    yield from stranger_names(passages, evidence, words, draft.brief.unit, foreign)
    yield from ungrounded_figures(passages, evidence, words)
    yield from malformed(passages, year)
    yield from inconsistencies(passages, evidence, words)
    yield from uncovered_parts(draft, passages, words)
    if draft.brief.genre.numbering is not Numbering.NONE:  # a feature may talk
        yield from spoken_words(passages)


def written_on(draft: Draft) -> date:
    """The date of the sign-off, or the end of March after the report's year, when such reports are due."""
    for text in (draft.signoff_date, draft.brief.signoff_date, draft.sheet.fields.signoff_date):
        for one in dates(text or ""):
            day = one.days[0]
            if day.year and abs(day.year - draft.brief.year) <= 2:
                return _valid(day.year, day.month or 12, day.day or 28)
    return date(draft.brief.year + 1, 3, 31)


def _valid(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)
