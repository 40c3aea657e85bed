"""The text of a past report → its title, unit, year, genre and sections with their roles.

What the text does not say is None. Attachments, the closing line 「特此报告。」 and what websites
add are left out. Nothing here reads a clock or the network.
"""

import re
from pathlib import Path
from typing import Any

import yaml

from bot.domain.genre import Role
from bot.domain.past_report import Corrections, PastReport, ReportSection
from bot.errors import BadData, BadInput
from bot.reading.cleaning import clean
from bot.reading.closing_parts import with_closing_parts
from bot.reading.front_matter import Around, read_around
from bot.reading.one_report import first_report
from bot.reading.outline_words import GenreWords, outline_words
from bot.reading.roles import all_sections, of_no_part, report_sections, with_roles
from bot.reading.sections import Node, section_tree
from bot.reading.units import (
    PLACEHOLDER,
    known_unit,
    level_of,
    unit_in_opening,
    unit_in_title,
    unit_told_of,
    unit_type_of,
)
from bot.reading.years import facts_year, news_year

__all__ = ["load_sample", "outline_json", "read_outline", "unit_type_of"]

NONE = Corrections()
_SAMPLE_KEYS = {"unit", "unit_type", "level", "genre", "year", "source"}


_HEADS_OWN_PART = re.compile(r"负责(?:人|同志).{0,12}(?:职责|履职)|第一责任人")
LONGEST = 100_000
"""Characters of a past report; long ones of whole provinces have some 30,000."""


def read_outline(text: str, name: str = "", told: Corrections = NONE) -> PastReport:
    """Read one past report. `name` is the file's name, asked for the title when the text has none.

    `told`: what a person has put right. BadInput for a text that is far too long for a report.
    """
    if len(text) > LONGEST:
        raise BadInput(f"“{name or '这篇文章'}”超过{LONGEST // 10_000}万字，不像一份报告，请拆成单篇再上传。")
    words = outline_words()
    cleaned = clean(text, words.dirt)
    lines, warnings = first_report(cleaned)
    around = read_around(lines)
    title = around.title or _title_in_name(name, words.genres)
    root = section_tree(around.body, words.roles)
    genre, unfit = (told.genre, None) if told.genre else _genre(title, root, words.genres)
    if not root.children:
        root = _by_paragraphs(root)
    elif genre != "feature":
        root = with_closing_parts(root, words.roles)
    sections = report_sections(root, genre, words.roles)
    if any(unfit == says for _, says in words.genres.not_reports):
        sections = of_no_part(sections)
    sections = with_roles(sections, told.roles, genre) if told.roles else sections
    year, doubt = (told.year, None) if told.year else facts_year(title, sections, around.signed_on, genre)
    if year is None and genre == "feature":
        year = news_year(cleaned.published, root.whole())
    unit = told.unit or _unit(title, around, sections, genre)
    warnings += [doubt] if doubt else []
    warnings += [unfit] if unfit else []
    warnings += _shape_warnings(around, sections, title, genre, year)
    return PastReport(
        title=title,
        unit=unit,
        year=year,
        genre=genre,
        addressee=around.addressee,
        signoff=(around.signed_by, around.signed_on),
        sections=sections,
        warnings=tuple(dict.fromkeys(warnings)),
        unit_type=unit_type_of(unit) if unit else _type_of_stand_in(title, around),
        level=level_of(unit) if unit else None,
    )


def outline_json(report: PastReport) -> dict[str, Any]:
    """The report as `python -m bot outline --json` prints it."""
    unit, date = report.signoff
    return {
        "title": report.title,
        "unit": report.unit,
        "year": report.year,
        "genre": report.genre,
        "addressee": report.addressee,
        "signoff": {"unit": unit, "date": date},
        "sections": [_section_json(section) for section in report.sections],
        "warnings": list(report.warnings),
    }


def load_sample(path: Path) -> tuple[dict[str, Any], PastReport]:
    """A sample of ours: its YAML head, and the report with the head's unit, type, level, genre and year."""
    _, head_text, body = [*path.read_text("utf-8").split("---\n", 2), "", ""][:3]
    try:
        head = yaml.safe_load(head_text)
    except yaml.YAMLError as error:
        raise BadData(f"范文 {path.name} 的开头不是合法的 YAML：{error}") from error
    if not isinstance(head, dict) or (odd := set(head) ^ _SAMPLE_KEYS):
        raise BadData(
            f"范文 {path.name} 的开头缺少或多出键：{'、'.join(sorted(map(str, odd))) if isinstance(head, dict) else '全部'}。"
        )
    report = read_outline(body, path.stem)
    words = outline_words()
    if head["genre"] not in words.roles.sections:
        raise BadData(f"范文 {path.name} 的 genre 不认识：{head['genre']}。")
    sections = report.sections
    if report.genre != head["genre"]:
        lines = read_around(clean(body, words.dirt).lines).body
        sections = report_sections(section_tree(lines, words.roles), head["genre"], words.roles)
    told = PastReport(
        report.title, head["unit"], head["year"], head["genre"], report.addressee, report.signoff,
        sections, report.warnings, head["unit_type"], head["level"],
    )  # fmt: skip
    return head, told


def _section_json(section: ReportSection) -> dict[str, Any]:
    return {
        "id": section.id,
        "role": str(section.role),
        "level": section.level,
        "number": section.number,
        "heading": section.heading,
        "text": section.text,
        "children": [_section_json(child) for child in section.children],
    }


def _title_in_name(name: str, words: GenreWords) -> str | None:
    stem = re.sub(r"[（(].{0,12}[)）]|_?20\d{6}$", "", Path(name).stem)
    return stem if words.finals.search(stem) and words.subjects.search(stem) else None


def _genre(title: str | None, root: Node, words: GenreWords) -> tuple[str | None, str | None]:
    """(genre, warning). None with a warning where this is no report of ours."""
    if title:
        for pattern, says in words.not_reports:
            if pattern.search(title):
                return None, says
        for genre, pattern in words.title:
            if pattern.search(title):
                return genre, None
    text = root.whole().strip()
    headings = len(root.children)
    if not title and _has_all_parts(root) and words.content["annual_report"].search(text):
        return "annual_report", None
    if len(text) <= words.news_longest and words.news_opening.search(text) and headings < 3:
        return None, words.news_says
    if headings >= 2 and not any(child.number for child in root.children) and not _has_parts(root):
        return "feature", None
    counts = {genre: len(pattern.findall(text)) for genre, pattern in words.content.items()}
    best = max(counts, key=lambda genre: counts[genre])
    if counts["duty_report"] >= 3 and counts["duty_report"] * 500 >= len(text):
        best = "duty_report"
    if counts[best] >= 3 and counts[best] * 400 >= len(text):
        return best, None
    return None, "看不出这是哪一种报告，请手工选定文种"


def _has_parts(root: Node) -> bool:
    strong = outline_words().roles.strong
    return any(strong[role].search(child.heading) for child in root.children for role in (Role.PROBLEMS, Role.PLANS))


def _has_all_parts(root: Node) -> bool:
    """Problems, plans and what the head of the unit did for the rule of law: together they make a yearly report,
    by the rule that asks for it (《法治政府建设与责任落实督察工作规定》)."""
    strong = outline_words().roles.strong
    heads = any(_HEADS_OWN_PART.search(child.heading) for child in root.children)
    return heads and all(
        any(strong[role].search(child.heading) for child in root.children) for role in (Role.PROBLEMS, Role.PLANS)
    )


def _by_paragraphs(root: Node) -> Node:
    """A report without headings: its paragraphs, parted where problems and plans begin."""
    strong, parts = outline_words().roles.content, [Node()]
    for paragraph in root.paragraphs[1:]:
        opens = next(
            (role for role in (Role.PLANS, Role.PROBLEMS) if strong[role].opening.search(paragraph[:60])), None
        )
        if opens or not parts[-1].paragraphs:
            parts.append(Node())
        parts[-1].paragraphs.append(paragraph)
    return Node(paragraphs=root.paragraphs[:1], children=[part for part in parts if part.paragraphs])


def _unit(title: str | None, around: Around, sections: tuple[ReportSection, ...], genre: str | None) -> str | None:
    """The unit by title, sign-off, red head or the opening's subject; a bare region gives way to the sign-off."""
    named = known_unit(unit_in_title(title or ""))
    signed = known_unit((around.signed_by or "").split("、")[0])
    head = next((unit for text in around.units if (unit := known_unit(text))), None)
    if named and re.search(r"[省市区县]$", named) and not unit_type_of(named):
        government = head if head and head.startswith(named) else None
        return signed or government or named
    if PLACEHOLDER.search(unit_in_title(title or "") or ""):
        return signed
    opening = sections[0].text if sections else ""
    spoken = known_unit(unit_in_title(around.speaker or "")) if genre == "duty_report" else None
    told = unit_told_of([section.text for section in sections]) if genre == "feature" else None
    return named or signed or head or spoken or unit_in_opening(opening) or told


def _type_of_stand_in(title: str | None, around: Around) -> str | None:
    """XX区司法局 names no unit, but says which type wrote it."""
    return unit_type_of(unit_in_title(title or "") or around.signed_by or "")


def _shape_warnings(
    around: Around, sections: tuple[ReportSection, ...], title: str | None, genre: str | None, year: int | None
) -> list[str]:
    found = []
    if title is None:
        found.append("没有找到标题，请补上")
    if year is None:
        found.append("看不出是哪一年的事，请手工填写年份")
    if genre is not None and not any(section.heading for section in sections):
        found.append("没有找到小标题，已按段落内容分块，请核对")
    if around.left_out:
        found.append(f"落款之后还有{around.left_out}行（附件等），没有收入")
    texts = [section.text for section in all_sections(sections)]
    if sum(len(re.findall(r"[xX×＊*]{2,}|[_＿]{2,}|[〇○]{2,}|（略）", text)) for text in texts) >= 3:
        found.append("文中有多处“××”空白，像是模板，只供查看句式")
    return found
