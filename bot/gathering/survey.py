"""The survey of a draft: every demand on it, and last year's report beside it. Pure, and the same for the same draft."""

from collections.abc import Collection
from dataclasses import replace

from bot.domain.demands import Guide
from bot.domain.draft import Draft
from bot.domain.facts import Note
from bot.domain.gathering import Gathered, Survey
from bot.gathering.grid import coverage_grid
from bot.gathering.last_year import compare_years
from bot.gathering.likeness import Likeness
from bot.gathering.local_guide import demand_of
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
    local = tuple(demand_of(one, at, likeness.words) for at, one in enumerate(gathered.local, start=1))
    whole = guide or Guide(draft.brief.genre.id, "", ())
    whole = replace(whole, demands=(*whole.demands, *local))
    cells = coverage_grid(whole, draft, declined, likeness, draft.brief.unit)
    last = None
    if last_year:
        report = read_outline(last_year.text, last_year.name)
        last = compare_years(report, last_year.text, draft, gathered.ties, words, likeness)
    return Survey(cells, last, whole.matters)
