"""The survey of a draft: every demand on it, and last year's report beside it. Pure, and the same for the same draft."""

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from bot.domain.demands import Guide
from bot.domain.draft import Draft
from bot.domain.facts import Note
from bot.domain.gathering import Gathered, LocalDemand, Survey
from bot.gathering.grid import coverage_grid
from bot.gathering.last_year import compare_years
from bot.gathering.likeness import Likeness
from bot.gathering.local_guide import demand_of
from bot.gathering.promise_words import PromiseWords
from bot.reading.outline import read_outline
from bot.reading.wording import Wording


def survey(
    draft: Draft,
    last_year: Note | None,
    gathered: Gathered,
    declined: Collection[str],
    guide: Guide | None,
    words: Wording,
    likeness: Likeness,
) -> Survey:
    """`guide`: of the draft's genre, None where there is none; the local guide's demands stand behind it."""
    whole = _with_local(guide, gathered.local, likeness.words)
    cells = coverage_grid(whole, draft, declined, likeness, draft.brief.unit)
    last = None
    if last_year:
        report = read_outline(last_year.text, last_year.name)
        last = compare_years(report, last_year.text, draft, gathered.ties, words, likeness)
    return Survey(cells, last, whole.matters)


@lru_cache(maxsize=32)
def _with_local(guide: Guide | None, local: tuple[LocalDemand, ...], words: PromiseWords) -> Guide:
    own = guide or Guide("", "", ())
    more = tuple(demand_of(one, at, words) for at, one in enumerate(local, start=1))
    return replace(own, demands=(*own.demands, *more)) if more else own
