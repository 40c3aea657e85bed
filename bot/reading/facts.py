"""Pasted notes → fact sheet, by rule: no model, no network."""

from collections.abc import Sequence
from dataclasses import fields
from functools import lru_cache

from bot.domain.facts import BriefFields, FactSheet, Note
from bot.domain.genre import Brief
from bot.errors import BadInput
from bot.reading.conflicts import conflicts_among
from bot.reading.corrections import corrected
from bot.reading.found import ids_found, still_left_out, with_found
from bot.reading.lexicon import Lexicon, load_lexicon
from bot.reading.notes import NoteReader
from bot.reading.pairing import alike_pairs
from bot.reading.repeats import brought_up_to_date, each_once

LONGEST_NOTE = 100_000
"""Characters of one pasted note that are read; a year's notes of a unit run to some 10,000."""
NOTES_KEPT = 256
"""Notes whose reading is kept: with each message only the new one is read."""


class RuleFactReader:
    """Reads facts by rule. Raises BadInput for notes with nothing in them and for oversized ones."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._read_one = lru_cache(maxsize=NOTES_KEPT)(NoteReader(lexicon or load_lexicon()).read)

    def read(self, notes: Sequence[Note], brief: Brief) -> FactSheet:
        """The fact sheet of all notes together; facts are numbered F1, F2 … in reading order, those that a model found
        when it found them."""
        check_notes(notes)
        read = [self._read_one(note, brief.year) for note in notes]
        pieces, mended = corrected([piece for one in read for piece in one.pieces])
        dropped = [*(line for one in read for line in one.dropped), *mended]
        told = each_once(pieces, ids_found(notes))
        facts = with_found(told, notes, brief.genre)
        pairs = alike_pairs(facts)
        held = brought_up_to_date(facts, pairs)
        struck = {fact.id for fact in held if fact.replaced_by}
        standing = [fact for fact in facts if fact.id not in struck]
        left = [pair for pair in pairs if not {fact.id for fact in pair.facts} & struck]
        said = _first_said([one.fields for one in read])
        return FactSheet(held, still_left_out(dropped, facts), conflicts_among(standing, left), said, tuple(notes))


def check_notes(notes: Sequence[Note]) -> None:
    """Raises BadInput where there is nothing to read or too much of it."""
    if not any(note.text.strip() for note in notes):
        raise BadInput("材料是空的，请粘贴今年的台账、微信记录或表格内容。")
    for note in notes:
        if len(note.text) > LONGEST_NOTE:
            raise BadInput(f"“{note.name}”有{len(note.text)}字，一次最多读{LONGEST_NOTE // 10_000}万字，请分几次粘贴。")


def _first_said(said: Sequence[BriefFields]) -> BriefFields:
    """What the notes say of the document; of two sayings the first stands."""
    names = [field.name for field in fields(BriefFields)]
    return BriefFields(**{name: next((value for one in said if (value := getattr(one, name))), None) for name in names})
