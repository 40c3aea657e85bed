"""A stored draft with the survey of what is missing in it, and all that checks and last year's report find."""

from dataclasses import replace

from bot.conversation.assembly import assemble, genre_of
from bot.conversation.findings import with_second_reading
from bot.conversation.last_year import last_year_findings
from bot.conversation.tools import Tools
from bot.domain.draft import Draft, Finding
from bot.domain.work import Work


def surveyed(work: Work, tools: Tools) -> Work:
    """The draft with what is still missing in it."""
    draft = replace(assemble(work, genre_of(work.entry.genre, tools.genres)), findings=(), questions=())
    made = tools.survey(draft, work.last_year, work.gathered, frozenset(work.not_applicable))
    return replace(work, survey=made)


def all_findings(tools: Tools, draft: Draft, work: Work) -> tuple[Finding, ...]:
    """What the checks say of a draft, and what last year's report gives rise to."""
    beside = last_year_findings(draft, work.survey.last) if work.survey.last else ()
    return (*with_second_reading(tools.check(draft, work.owner), work.findings, draft), *beside)
