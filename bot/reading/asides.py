"""Stretches of the notes that tell of something else than the unit's own year: a notice from above, aims
copied for comparison, last year's text beside this year's. They are left out whole, and shown with the reason."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.reading.lines import Line, unshielded

NOTICE = "上级通知里的话，不是本单位的事实"
FOR_COMPARISON = "材料里注明只供对照、参考，不是今年的事实"
LAST_YEAR = "去年的内容，今年的另有填写"

_NOTICE_TITLE = re.compile(r"^(?:【?转发】?[:：]?)?关于[^，。；]{4,44}的通知[:：]?$")
_NOTICE_SAYS = re.compile(
    r"通知如下|现就|^请(?:于|各)|报送(?:时间|要求|方式)|报告要求|各(?:[镇乡街县区市部]|有关|相关)[^，。；]{0,30}[:：]$|有关单位[:：]$"
)
_NOTICE_ENDS = re.compile(r"^[^，。；：]{2,24}\s*20\d\d年\d{1,2}月\d{1,2}日$|^20\d\d年\d{1,2}月\d{1,2}日$|^特此通知")
NOTICE_LINES = 8
"""Lines below a notice's title among which one says that it is a notice."""
_OTHERS = re.compile(
    r"不是(?:完成数?|今年的?数?|我们的|实际数?|全年数?)|(?:只|仅|就)?(?:供|作|做)(?:对照|参考|比较)|(?:对照|参考|比较)用|别(?:抄|写)进|不(?:用|要)写进?"
)
_AIMS = re.compile(r"不少于|不低于|不高于|不超过|以上|达到|到20\d\d年|阶段|目标|力争|争取|每年\d")
_REACHED = re.compile(r"\d[\d.]*\s*[余多万]*(?:[场次件份期篇条人名项起家户所台%％]|个)")
_LAST = re.compile(r"^[【\[]?(?:去年|上年度?|上一年|往年|旧稿?)(?:的?(?:标题|原?文|稿子?|数字?|写法))?[】\]]?$")
_THIS = re.compile(r"^[【\[]?(?:今|今年|本年度?|新稿?|现)(?:的?(?:标题|原?文|稿子?|数字?|写法))?[】\]]?$")
_TURN = re.compile(r"【(?:今|今年|本年)】[:：]?|(?:(?<=[。；\s])|^)(?:今年|本年度?)[:：]")
PAIRS = 2
"""Lines of last year, and of this year, from which on a note sets the one beside the other."""


@dataclass(frozen=True)
class Aside:
    """Lines [at, end) that are left out, and why."""

    end: int
    reason: str


def aside_at(lines: Sequence[Line], at: int) -> Aside | None:
    """The stretch that begins with line `at` and tells of something else; None where it tells of the unit."""
    line = lines[at]
    if _NOTICE_TITLE.match(line.text) and any(
        _NOTICE_SAYS.search(_whole(one)) for one in lines[at + 1 : at + NOTICE_LINES]
    ):
        return Aside(_end_of_notice(lines, at), NOTICE)
    if line.is_heading and _OTHERS.search(line.label) and not line.number:
        return Aside(next(end for end in range(at + 1, len(lines) + 1) if _ends(lines, end)), FOR_COMPARISON)
    return None


def _end_of_notice(lines: Sequence[Line], at: int) -> int:
    for end in range(at + 1, len(lines)):
        if lines[end].drawn or lines[end].speaker:
            return end
        if _NOTICE_ENDS.match(unshielded(lines[end].raw)):
            return end + 1
    return len(lines)


def _ends(lines: Sequence[Line], at: int) -> bool:
    """Aims end with the next heading, gap or speaker, or where a line tells a number that is no aim."""
    if at == len(lines) or lines[at].is_heading or lines[at].gap or lines[at].speaker:
        return True
    return bool(_REACHED.search(lines[at].text)) and not _AIMS.search(lines[at].text)


def _whole(line: Line) -> str:
    return f"{line.label}：{line.text}" if line.label else line.text


def this_years(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines, and those of last year taken out where the note sets last year's beside this year's."""
    last = sum(bool(_LAST.match(line.label)) for line in lines)
    this = sum(bool(_THIS.match(line.label) or _TURN.search(line.raw)) for line in lines)
    if last < PAIRS or this < PAIRS:
        return list(lines), []
    kept, out = [], []
    for line in lines:
        turn = _TURN.search(line.text)
        if _LAST.match(line.label):
            out.append(line)
            if turn:
                kept.append(replace(line, label="", text=line.text[turn.end() :].strip()))
        else:
            kept.append(replace(line, label="") if _THIS.match(line.label) and line.text else line)
    return kept, out
