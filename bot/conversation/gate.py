"""What keeps the official edition (正式稿) back: findings that must be fixed, and holes in the text."""

import re
from dataclasses import dataclass

from bot.domain.draft import Draft, Severity

_HOLE = re.compile(r"【(?:待补充|待核实|此处可写)[^】]*】")
HOLE_LEFT = "这里还空着，补上内容或删去后才能出正式稿。"


@dataclass(frozen=True)
class Blocker:
    """One thing to mend. `quote` stands in the section word for word; `kind`: finding or hole."""

    kind: str
    section: str
    quote: str
    says: str


def blockers(draft: Draft) -> tuple[Blocker, ...]:
    """In the order of the document: of each section its findings, then its holes."""
    found = []
    for section in draft.sections:
        found += _must_fix(draft, section.id)
        found += [Blocker("hole", section.id, hole, HOLE_LEFT) for hole in _HOLE.findall(section.text)]
    held = {section.id for section in draft.sections}
    elsewhere = [one.section for one in draft.findings if one.section not in held]
    return (*found, *(one for section in dict.fromkeys(elsewhere) for one in _must_fix(draft, section)))


def _must_fix(draft: Draft, section: str) -> list[Blocker]:
    return [
        Blocker("finding", section, one.quote, one.says)
        for one in draft.findings
        if one.section == section and one.severity is Severity.MUST_FIX
    ]
