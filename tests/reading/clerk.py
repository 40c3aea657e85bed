"""What a clerk pastes, read: the way into the tests of reading notes."""

from bot.domain.facts import FactSheet, Note
from bot.domain.genre import Brief, Role
from bot.drafting.genres import load_genres
from bot.reading.facts import RuleFactReader

UNIT = "梧汀县水务局"
NOTE = "台账"


def brief_for(unit: str = UNIT, year: int = 2024, genre: str = "annual_report") -> Brief:
    return Brief(unit, year, load_genres()[genre])


def read(*texts: str, year: int = 2024, genre: str = "annual_report") -> FactSheet:
    """The sheet of one or several pasted notes; the first is called 台账, the others 台账2 …"""
    notes = [Note(NOTE if at == 0 else f"{NOTE}{at + 1}", text) for at, text in enumerate(texts)]
    return RuleFactReader().read(notes, brief_for(year=year, genre=genre))


def words(sheet: FactSheet) -> list[str]:
    return [fact.text for fact in sheet.facts]


def zones(sheet: FactSheet) -> dict[str, Role | None]:
    return {fact.text: fact.zone for fact in sheet.facts}


def reasons(sheet: FactSheet) -> dict[str, str]:
    return {dropped.quote: dropped.reason for dropped in sheet.dropped}


def unspaced(text: str) -> str:
    """Text without white space: rows of a table are quoted with blanks for tabs, wrapped lines without breaks."""
    return "".join(text.split())
