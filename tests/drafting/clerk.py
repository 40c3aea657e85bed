"""What a clerk pastes, drafted: the way into the tests of the writer by rule."""

import re
from collections.abc import Sequence

from bot.domain.draft import Draft
from bot.domain.facts import Note
from bot.domain.genre import Role
from bot.drafting.report import whole_report
from bot.drafting.style import load_style
from bot.drafting.tails import Tail
from bot.reading.facts import RuleFactReader
from tests.reading.clerk import NOTE, UNIT, brief_for

HOLE = re.compile(r"【待补充[^】]*】|【此处可写[^】]*】")


def drafted(
    text: str, unit: str = UNIT, year: int = 2024, genre: str = "annual_report", tails: Sequence[Tail] = ()
) -> Draft:
    """The whole draft of one pasted note."""
    brief = brief_for(unit, year, genre)
    return whole_report(brief, RuleFactReader().read([Note(NOTE, text)], brief), load_style(), tails)


def body(draft: Draft) -> str:
    """All text but the opening, holes taken out."""
    told = "\n".join(section.text for section in draft.sections if section.role is not Role.PREFACE)
    return HOLE.sub("", told)


def written(text: str, year: int = 2024, genre: str = "annual_report") -> str:
    """What becomes of one line of notes."""
    return body(drafted(text, year=year, genre=genre)).strip()


def section_text(draft: Draft, section_id: str) -> str:
    return next((section.text for section in draft.sections if section.id == section_id), "")


def asked(draft: Draft) -> list[str]:
    return [question.id for question in draft.questions]
