"""A plain text as a draft, so that a person's text is checked exactly like the bot's."""

import re
from collections.abc import Sequence

from bot.domain.draft import Author, Draft, Section
from bot.domain.facts import FactSheet
from bot.domain.genre import Brief, Numbering, Role
from bot.reading.outline_words import outline_words
from bot.reading.roles import heading_role

_HEADING = re.compile(r"^[ 　]*[一二三四五六七八九十]{1,3}、")
_MARKDOWN = re.compile(r"^\s{0,3}#{1,6}\s+|^\*\*(?=[一二三四五六七八九十（(\d])|(?<=[。：])\*\*|\*\*$")
_CLOSING = re.compile(r"^[ 　]*(?:特此报告|专此报告|以上报告)[^。]{0,12}。?$")
_DATE = re.compile(r"^[ 　]*(?:(?:20\d\d|二[〇○零]\S{2})\s*年.{2,8}日?|\d{1,2}月\d{1,2}日)[ 　]*$")
_ADDRESSEE = re.compile(r"^[^。，；]{2,40}[：:]$")


def draft_from_text(text: str, brief: Brief, sheet: FactSheet | None = None) -> Draft:
    """Title, addressee, preface, 「一、」 sections, closing, sign-off. Every line of the text stands somewhere."""
    lines = [_MARKDOWN.sub("", line).rstrip() for line in text.lstrip("\ufeff").splitlines() if line.strip()]
    title, lines = _title(lines, brief)
    lines, signoff_unit, signoff_date = _signoff(lines)
    closing = lines.pop().strip() if lines and _CLOSING.match(lines[-1]) else None
    addressee = lines.pop(0).strip() if lines and _ADDRESSEE.match(lines[0]) else None
    return Draft(
        brief=brief,
        title=title,
        sections=_sections(lines, brief),
        sheet=sheet or FactSheet(),
        addressee=addressee,
        closing=closing,
        signoff_unit=signoff_unit,
        signoff_date=signoff_date,
        writer=Author.HUMAN,
    )


def _title(lines: list[str], brief: Brief) -> tuple[str, list[str]]:
    """The first lines up to the first that reads as a sentence, an addressee or a heading."""
    count = 0
    for line in lines[:4]:
        if (
            re.search(r"[。；：:]$", line)
            or _HEADING.match(line)
            or len(line) > 60
            or (count and re.search(r"[，。]", line))
        ):
            break
        count += 1
    return "\n".join(line.strip() for line in lines[:count]), lines[count:]


def _signoff(lines: list[str]) -> tuple[list[str], str | None, str | None]:
    signed = lines[-1].strip() if len(lines) > 1 and _DATE.match(lines[-1]) else None
    rest = lines[:-1] if signed else lines
    if (
        len(rest) > 1
        and len(rest[-1].strip()) <= 24
        and not re.search(r"[。，；：]", rest[-1])
        and not _numbered(rest[-1])
    ):
        return rest[:-1], rest[-1].strip(), signed
    return rest, None, signed


def _numbered(line: str) -> bool:
    return bool(re.match(r"^[ 　]*(?:[一二三四五六七八九十]+、|[（(]|\d)", line))


def _sections(lines: Sequence[str], brief: Brief) -> tuple[Section, ...]:
    """A section a level-one heading; feature pieces have none, so all of theirs is one."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if _HEADING.match(line):
            groups.append([])
        groups[-1].append(line)
    numbered = brief.genre.numbering is Numbering.CHINESE
    made = [_section(group, at, brief) for at, group in enumerate(groups) if group]
    if not numbered and len(made) == 1:
        made = [Section("measures", Role.MEASURES, "", made[0].text, author=Author.HUMAN)]
    return tuple(_distinct(made))


def _section(group: Sequence[str], at: int, brief: Brief) -> Section:
    if at == 0:
        return Section("preface", Role.PREFACE, "", "\n".join(group), author=Author.HUMAN)
    heading, *rest = group
    role = heading_role(heading, brief.genre.id, outline_words().roles) or Role.MEASURES
    spec = brief.genre.first_with(role)
    return Section(spec.id if spec else str(role), role, heading.strip(), "\n".join(rest), author=Author.HUMAN)


def _distinct(sections: Sequence[Section]) -> list[Section]:
    taken: dict[str, int] = {}
    made = []
    for one in sections:
        taken[one.id] = taken.get(one.id, 0) + 1
        number = taken[one.id]
        made.append(
            one if number == 1 else Section(f"{one.id}-{number}", one.role, one.heading, one.text, author=one.author)
        )
    return made
