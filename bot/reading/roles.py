"""What each section is for, by its heading, its text and its place; and its id in the genre."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.genre import Role
from bot.domain.past_report import ReportSection
from bot.reading.outline_words import RoleWords, outline_words
from bot.reading.sections import Node

_DENSE = 60
"""Characters for each word of a role that a text of that role has at most."""
_HEADING, _HINT, _OPENING, _BODY = 4, 1, 2, 1


_LEADS_IN = re.compile(r"引[子言]|序[言章曲]?|楔子|开篇|前言|写在前面|导语")
_A_YEARS_WORK = re.compile(
    r"20\d\d年度?的?(?:重点工作|主要工作|工作重点|工作任务|重点任务)(?:任务)?"
    r"|.*(?:做好|抓好|谋划好?|部署|筹划)20\d\d年度?的?.{0,4}工作|(?:明确|找准|理清)(?:努力|工作|主攻)?(?:方向|思路).*"
)
"""「2023年度重点工作」, 「明确方向，做好2023年工作」 at the end of a report on the year before."""


def report_sections(root: Node, genre: str | None, words: RoleWords | None = None) -> tuple[ReportSection, ...]:
    """The tree as sections with roles and ids. The text before the first heading is the preface."""
    words = words or outline_words().roles
    ids: Counter[str] = Counter()
    sections = []
    if root.text:
        sections.append(ReportSection(_id(Role.PREFACE, "", genre, ids, words), Role.PREFACE, 1, "", "", root.text))
    last = _last(root, genre, words)
    for at, node in enumerate(root.children):
        role = role_of(node, genre, words, last=at == last and at > 0)
        sections.append(_section(node, role, _id(role, node.heading, genre, ids, words), 1, words))
    return tuple(sections)


def with_roles(
    sections: Sequence[ReportSection], roles: Mapping[str, Role], genre: str | None
) -> tuple[ReportSection, ...]:
    """The sections with the roles that a person gave them, by number and heading; a role holds for all below it."""
    words, ids = outline_words().roles, Counter[str]()

    def told(section: ReportSection, above: Role | None) -> ReportSection:
        role = roles.get(section.number + section.heading, above)
        children = tuple(told(child, role) for child in section.children)
        return replace(section, role=role or section.role, children=children)

    return tuple(
        replace(section, id=_id(section.role, section.heading, genre, ids, words))
        for section in (told(section, None) for section in sections)
    )


def of_no_part(sections: Sequence[ReportSection]) -> tuple[ReportSection, ...]:
    """The parts of a notice or a scheme, which is no report: none of them measures, problems or plans."""
    return tuple(
        section
        if section.role is Role.PREFACE
        else replace(section, role=Role.OTHER, children=of_no_part(section.children))
        for section in sections
    )


def _last(root: Node, genre: str | None, words: RoleWords) -> int:
    """Where the last section stands, 「其他需要报告的情况」 behind it left aside."""
    count = len(root.children)
    named = (
        at for at in reversed(range(count)) if heading_role(root.children[at].heading, genre, words) is not Role.OTHER
    )
    return next(named, count - 1)


def role_of(node: Node, genre: str | None, words: RoleWords, *, last: bool = False) -> Role:
    """The role of a section of level one. Measures are what is left when nothing speaks for another role."""
    if node.role:
        return node.role
    if _LEADS_IN.fullmatch(node.heading):
        return Role.PREFACE
    found = heading_role(node.heading, genre, words)
    if genre == "feature":  # its headings are figures of speech: 「点亮」「护航」 name no part
        looks_ahead = found is Role.PLANS or _looks_ahead(node.whole())
        return Role.PLANS if last and looks_ahead else Role.MEASURES
    if found := found or _shared_by_children(node, genre, words):
        return found
    if last and _A_YEARS_WORK.fullmatch(node.heading):
        return Role.PLANS
    points = Counter({role: _HINT for role, pattern in words.weak.items() if pattern.search(node.heading)})
    points.update(_evidence(node, words))
    if last:
        points[Role.PLANS] += _HINT if points[Role.PLANS] else 0
    for role in (Role.PROBLEMS, Role.PLANS, Role.DUTY):
        if points[role] >= 3:
            return role
    return Role.MEASURES


def likely_role(text: str) -> Role:
    """The role of a section that a few words would stand in. What speaks of nothing else is a deed: a measure."""
    points = {
        role: _OPENING * bool(evidence.opening.search(text)) + (hits if hits * _DENSE >= len(text) else 0)
        for role, evidence in outline_words().roles.content.items()
        for hits in [len(evidence.body.findall(text))]
    }
    best = max(points, key=lambda role: points[role])
    return best if points[best] else Role.MEASURES


def _looks_ahead(text: str) -> bool:
    """Does it promise and count nothing: 「新的征程上，他们将…」?"""
    return bool(
        re.search(
            r"新的?征程|新的一年|未来|来年|明年|(?:还|正|也)打算|(?:他们|表示，?|[局委镇]|街道|全[市区县镇乡])将(?!军|领|来)",
            text,
        )
    ) and not re.search(r"\d", text)


def _shared_by_children(node: Node, genre: str | None, words: RoleWords) -> Role | None:
    """The role that the words of more than half of the headings right below settle, where there are two or more."""
    roles = Counter(heading_role(child.heading, genre, words) for child in node.children)
    role, times = roles.most_common(1)[0] if roles else (None, 0)
    return role if times >= 2 and times * 2 > len(node.children) else None


def heading_role(heading: str, genre: str | None, words: RoleWords) -> Role | None:
    """The role that the heading's own words settle: where several do, the first to stand there."""
    found: list[tuple[int, Role]] = []
    tables = [words.strong, words.by_genre.get(genre or "", {})]
    for table in tables:
        found += [(match.start(), role) for role, pattern in table.items() if (match := pattern.search(heading))]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _evidence(node: Node, words: RoleWords) -> Counter[Role]:
    text = node.whole().removeprefix(node.heading).strip()
    points: Counter[Role] = Counter()
    for role, evidence in words.content.items():
        points[role] += _OPENING if evidence.opening.search(text[:150]) else 0
        hits = len(evidence.body.findall(text))
        points[role] += _BODY if hits >= evidence.enough and hits * 120 >= len(text) else 0
    return points


_PART = re.compile(r"第.{1,3}(?:部分|章|篇|大?板块)")


def _section(node: Node, role: Role, section_id: str, level: int, words: RoleWords) -> ReportSection:
    children = tuple(
        _section(child, _child_role(child, node, role, words), f"{section_id}.{number}", level + 1, words)
        for number, child in enumerate(node.children, start=1)
    )
    return ReportSection(section_id, role, level, node.number, node.heading, node.text, children)


def _child_role(node: Node, parent: Node, above: Role, words: RoleWords) -> Role:
    """A part of 「存在问题及下步打算」 or of 「第一部分」 has the role of its own heading; elsewhere children are what
    their parent is."""
    if node.role:
        return node.role
    if above not in (Role.PROBLEMS, Role.PLANS) and not _PART.match(parent.number):
        return above
    bare = re.sub(r"^关于", "", node.heading)
    own = heading_role(bare, None, words) if len(bare) <= 12 else None
    return own if own in (Role.PROBLEMS, Role.PLANS) else above


def _id(role: Role, heading: str, genre: str | None, taken: Counter[str], words: RoleWords) -> str:
    default, special = words.sections.get(genre or "", {}).get(role, (str(role), ()))
    wanted = next((section_id for section_id, pattern in special if pattern.search(heading)), default)
    taken[wanted] += 1
    return wanted if taken[wanted] == 1 else f"{wanted}-{taken[wanted]}"


def all_sections(sections: Sequence[ReportSection]) -> list[ReportSection]:
    """Every section of a report, outer before inner."""
    return [found for section in sections for found in (section, *all_sections(section.children))]
