"""A stored draft as one document: its brief, its headings with their numbers, its text. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.conversation.findings import named_findings
from bot.domain.draft import Author, Draft, Section
from bot.domain.facts import FactSheet
from bot.domain.genre import Brief, Genre, Numbering, Role
from bot.domain.numbering import chinese_number
from bot.domain.work import KeptSection, SectionState, Work
from bot.drafting.report import completed
from bot.errors import UnknownGenre

_NUMBER = re.compile(r"^[一二三四五六七八九十]{1,3}、")
_HOLE = re.compile(r"【待补充[^】]*】")
_NAMES = {
    Role.PREFACE: "导语",
    Role.DUTY: "履职情况",
    Role.MEASURES: "正文",
    Role.PROBLEMS: "不足",
    Role.PLANS: "展望",
    Role.OTHER: "其他情况",
}
NO_UNIT = "×××"


def genre_of(genre_id: str, genres: Mapping[str, Genre]) -> Genre:
    if genre_id not in genres:
        names = "、".join(genre.name for genre in genres.values())
        raise UnknownGenre(f"还不会写这个文种，目前能写：{names}，请从中选一种。")
    return genres[genre_id]


def brief_of(work: Work, genre: Genre) -> Brief:
    """What the person said about the document; what they left open is None."""
    entry = work.entry
    return Brief(entry.unit, entry.year, genre, entry.title, entry.addressee, entry.signoff_unit, entry.signoff_date)


def whole_brief(work: Work, genre: Genre) -> Brief:
    """The brief with title, addressee and sign-off as the document has them, from the notes or the genre."""
    brief = brief_of(work, genre)
    return completed(replace(brief, unit=brief.unit or NO_UNIT), sheet_with_notes(work))


def fresh_sections(genre: Genre) -> tuple[KeptSection, ...]:
    """The outline of a genre, nothing written yet."""
    return tuple(KeptSection(Section(spec.id, spec.role, spec.heading, "")) for spec in genre.sections)


def sections_for(genre: Genre, old: tuple[KeptSection, ...]) -> tuple[KeptSection, ...]:
    """The outline of another genre with the texts that fit it; texts without a place there stand at the end."""
    by_id = {kept.section.id: kept for kept in old if kept.section.text}
    fresh = tuple(_moved(by_id.get(new.section.id), new) for new in fresh_sections(genre))
    ids = {kept.section.id for kept in fresh}
    return fresh + tuple(kept for kept in by_id.values() if kept.section.id not in ids)


def _moved(old: KeptSection | None, new: KeptSection) -> KeptSection:
    if old is None:
        return new
    return replace(old, section=replace(old.section, heading=new.section.heading, role=new.section.role))


@dataclass(frozen=True)
class Place:
    """A section's place on the page. `number`: among the numbered headings from 1, None for a preface or an
    optional part that is empty. `heading`: with its number. `name`: what to call it where it has no heading."""

    id: str
    number: int | None
    heading: str
    name: str
    required: bool


def places_of(work: Work, genre: Genre) -> tuple[Place, ...]:
    """Headings are numbered by code, whoever wrote the sections, so that no number is missing or twice."""
    specs = {spec.id: spec for spec in genre.sections}
    places, number = [], 0
    for kept in work.sections:
        spec = specs.get(kept.section.id)
        required = spec.required if spec else False
        heading = without_number(kept.section.heading)
        stands = required or bool(kept.section.text) or kept.state is SectionState.DRAFTING
        counted = stands and bool(heading)
        number += counted
        shown = f"{chinese_number(number)}、{heading}" if counted and genre.numbering is Numbering.CHINESE else heading
        name = shown or _NAMES[kept.section.role]
        places.append(Place(kept.section.id, number if counted else None, shown, name, required))
    return tuple(places)


def without_number(heading: str) -> str:
    return _NUMBER.sub("", heading)


def assemble(work: Work, genre: Genre) -> Draft:
    """The document as it would be exported now: only sections with text, numbered anew."""
    written = replace(work, sections=tuple(kept for kept in work.sections if kept.section.text.strip()))
    headings = {place.id: place.heading for place in places_of(written, genre)}
    brief = whole_brief(work, genre)
    ignored = {one.finding for one in work.ignored}
    by_model = any(kept.section.author is Author.MODEL for kept in written.sections)
    return Draft(
        brief=brief,
        title=brief.title or "",
        sections=tuple(replace(kept.section, heading=headings[kept.section.id]) for kept in written.sections),
        sheet=sheet_with_notes(work),
        addressee=brief.addressee,
        closing=genre.closing,
        signoff_unit=brief.signoff_unit if genre.signed else None,
        signoff_date=brief.signoff_date if genre.signed else None,
        writer=Author.MODEL if by_model else Author.PATTERN,
        findings=tuple(finding for name, finding in named_findings(work.findings) if name not in ignored),
        questions=work.questions,
    )


def sheet_with_notes(work: Work) -> FactSheet:
    return replace(work.sheet, notes=tuple(kept.note for kept in work.notes))


def holes_in(text: str) -> int:
    """How many 【待补充：…】 a text has."""
    return len(_HOLE.findall(text))


def is_hollow(text: str) -> bool:
    """Whether nothing stands in a text but placeholders."""
    return not re.sub(r"\W", "", _HOLE.sub("", text))
