"""Questions about what the rules demand and what last year promised. Pure."""

from collections.abc import Collection, Sequence

from bot.conversation.last_year import PROMISE, promise_questions
from bot.domain.demands import Cell, Met
from bot.domain.draft import Question
from bot.domain.genre import Genre
from bot.domain.work import Work

DEMAND = "demand:"
CAUSES = "causes"


def demand_id(cell: Cell) -> str:
    """A local item is known by its words: numbers move when the guide is changed."""
    return f"{DEMAND}{cell.demand.what if cell.demand.local else cell.demand.id}"


def promises_to_ask(work: Work, genre: Genre) -> tuple[Question, ...]:
    """Last year's promises that nothing answers, but for those that a person will not hear of again."""
    if work.survey.last is None:
        return ()
    declined = {f"{PROMISE}{key}" for key in work.not_applicable}
    return tuple(one for one in promise_questions(work.survey.last, genre) if one.id not in declined)


def demands_to_ask(work: Work, missing: Collection[str], others: Sequence[Question]) -> tuple[Question, ...]:
    """Demands of which nothing is known. Where a whole part is missing, the part is asked for first."""
    asked_otherwise = {CAUSES} & {one.id for one in others}
    return tuple(
        Question(demand_id(cell), cell.section, cell.demand.ask)
        for cell in work.survey.cells
        if cell.met is Met.MISSING
        and cell.section
        and cell.section not in missing
        and cell.demand.ask
        and cell.demand.id not in asked_otherwise
    )


def matter_asked(work: Work, question: Question) -> str:
    """What the unit may not have at all, where a question is about that: 行政执法."""
    called = dict(work.survey.called)
    cell = next((cell for cell in work.survey.cells if demand_id(cell) == question.id), None)
    return called.get(cell.demand.matter, "") if cell else ""
