"""The fact sheet as the person wants it: as read, then with what they changed, struck out and answered."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from bot.domain.facts import Conflict, Fact, FactSheet, FactStatus
from bot.domain.genre import Genre
from bot.domain.work import FactEdit, KeptNote

_AMOUNT = re.compile(r"(\d[\d,.]*\s*[万亿千百]?[余多]?)([一-鿿%％]*)")
_BARE = re.compile(r"^[\d,.]+\s*[万亿千百]?[余多]?[一-鿿%％]{0,3}$")


def as_wanted(sheet: FactSheet, edits: Sequence[FactEdit], notes: Sequence[KeptNote], genre: Genre) -> FactSheet:
    """The sheet with answers put under the section asked about, edits applied, settled conflicts gone."""
    answered = {kept.note.name: kept.section for kept in notes if kept.section}
    known = {spec.id for spec in genre.sections}
    # Edits made under another genre may name sections that this one has not.
    edits = [edit if edit.section in known else replace(edit, section=None) for edit in edits]
    edited = [_edited(_answer(fact, answered, genre), edits) for fact in sheet.facts]
    struck = {fact.id for fact in edited if fact.status is FactStatus.VOID}
    facts = tuple(_taken_up(fact, struck, edits) for fact in edited)
    by_id, as_read = ({fact.id: fact for fact in held} for held in (facts, sheet.facts))
    conflicts = tuple(left for clash in sheet.conflicts if (left := _left(clash, by_id, as_read)))
    return replace(sheet, facts=facts, conflicts=conflicts)


def _answer(fact: Fact, answered: dict[str, str], genre: Genre) -> Fact:
    section = answered.get(fact.source.note)
    spec = next((spec for spec in genre.sections if spec.id == section), None)
    if spec is None or fact.zone not in (None, spec.role):
        return fact
    return replace(fact, zone=spec.role, section=spec.id)


def _edited(fact: Fact, edits: Sequence[FactEdit]) -> Fact:
    for edit in edits:
        if is_at(edit, fact):
            return replace(
                fact,
                text=edit.text if edit.text is not None else fact.text,
                status=edit.status or fact.status,
                section=edit.section or fact.section,
                # A row's cells would bring the old words back.
                row=() if edit.text is not None else fact.row,
            )
    return fact


def _taken_up(fact: Fact, struck: Collection[str], edits: Sequence[FactEdit]) -> Fact:
    """What a later fact brought up to date stands again where that one is struck out."""
    if fact.replaced_by not in struck or any(edit.status and is_at(edit, fact) for edit in edits):
        return fact
    return replace(fact, status=FactStatus.PENDING, replaced_by=None)


def is_at(edit: FactEdit, fact: Fact) -> bool:
    """Whether the edit is of this fact: one of its places in the notes and the same words there."""
    places = [(fact.source, fact.quote), *((one.source, one.quote) for one in fact.also)]
    return any((edit.note, edit.line, edit.quote) == (source.note, source.line, quote) for source, quote in places)


def _left(clash: Conflict, facts: Mapping[str, Fact], read: Mapping[str, Fact]) -> Conflict | None:
    """What is left of a conflict without the facts that are struck out or no longer say what they said."""
    held = [
        (fact_id, quote)
        for fact_id, quote in zip(clash.facts, clash.quotes, strict=True)
        if (fact := facts.get(fact_id))
        and fact.status is not FactStatus.VOID
        and (fact.text == read[fact_id].text or quote in fact.text)
    ]
    if len({quote for _, quote in held}) < 2:
        return None
    return replace(clash, facts=tuple(fact for fact, _ in held), quotes=tuple(quote for _, quote in held))


def with_edit(
    edits: Sequence[FactEdit],
    fact: Fact,
    text: str | None = None,
    status: FactStatus | None = None,
    section: str | None = None,
) -> tuple[FactEdit, ...]:
    """The edits with text, status or section of one fact changed; None leaves what was edited before."""
    old = next((edit for edit in edits if is_at(edit, fact)), FactEdit(fact.source.note, fact.source.line, fact.quote))
    new = replace(old, text=text or old.text, status=status or old.status, section=section or old.section)
    return (*(edit for edit in edits if not is_at(edit, fact)), new)


def settled(edits: Sequence[FactEdit], sheet: FactSheet, clash: Conflict, chosen: str) -> tuple[FactEdit, ...]:
    """The edits by which every fact of a conflict says the chosen value.

    A fact that said nothing but the other value is struck out: mended, it would say the same thing twice.
    """
    for fact_id, quote in zip(clash.facts, clash.quotes, strict=False):
        fact = sheet.fact(fact_id)
        if quote == chosen:
            edits = with_edit(edits, fact, status=FactStatus.CONFIRMED)
        elif quote in fact.text and len(_AMOUNT.findall(fact.text)) > 1:
            edits = with_edit(edits, fact, text=fact.text.replace(quote, chosen))
        else:
            edits = with_edit(edits, fact, status=FactStatus.VOID)
    return tuple(edits)


def changed_text(old: str, wish: str) -> str | None:
    """The fact's words after 「改成…」: a bare figure replaces the one figure it can mean; None: which one?"""
    if not _BARE.match(wish):
        return wish
    amounts = list(_AMOUNT.finditer(old))
    unit = _AMOUNT.match(wish)
    if unit and unit[2]:
        amounts = [found for found in amounts if found[2].startswith(unit[2])]
    if len(amounts) != 1:
        return None
    found = amounts[0]
    value = unit[1] if unit else wish
    return old[: found.start(1)] + value + old[found.end(1) :]


def placed_from(sheet: FactSheet, placed: Iterable[Fact]) -> FactSheet:
    """The sheet with the sections that the writer gave to facts that had none."""
    sections = {fact.id: fact.section for fact in placed if fact.section}
    facts = (fact if fact.section else replace(fact, section=sections.get(fact.id)) for fact in sheet.facts)
    return replace(sheet, facts=tuple(facts))
