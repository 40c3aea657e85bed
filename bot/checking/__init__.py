"""The checker: any draft, whoever wrote it, against the fact sheet, the genre and the calendar."""

from bot.checking.check import check, written_on
from bot.checking.plain import draft_from_text
from bot.checking.privacy import private_in_notes

__all__ = ["check", "draft_from_text", "private_in_notes", "written_on"]
