"""The sign-off below a report: who signed it, and on which day, as written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.cleaning import Line
from bot.reading.units import names_unit

_STAND_IN = r"[xXｘＸ×✕*＊○某_＿]"
_DATE_TEXT = (
    r"(?:(?:19|20)\d\d(?:年|[.\-/．])(?:\d{1,2}|元(?=月))(?:(?:月|[.\-/．])\d{1,2}日?|月)?"
    r"|[二两][〇○零Oo0一二三四五六七八九]{3}年[元一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十廿卅]{1,4}日)?"
    rf"|(?:20)?(?:\d|{_STAND_IN}){{2,8}}年(?:\d|{_STAND_IN}){{1,4}}月(?:(?:\d|{_STAND_IN}){{1,4}}日)?)"
)
DATE = re.compile(rf"[（(]?({_DATE_TEXT})日?(?:印发)?[)）]?")
"""Also a day left blank: 「2024年1月日」."""
_CLOSING = re.compile(
    r"^(?:特此|专此|以上)(?:报告|汇报|总结)?(?:，?请(?:予)?(?:审议|审阅|审示|批评指正|领导.*)|如有不妥.*)?。?$"
    r"|^(?:以上|特此)(?:报告|汇报|总结|是).{0,24}$|^(?:妥否|当否|请审阅|此报).{0,12}$"
)
_AFTER = re.compile(
    r"^(?:附[:：]|[（(]?(?:联系人|联系电话|此件|共印|抄送|主送|抄报)|主题词|.{2,20}20\d\d年\d{1,2}月\d{1,2}日印发?$)"
)
_ATTACHED = re.compile(r"^附件?(?:[:：]|[一二三\d]{1,2}(?:[:：.、]|$)|$)")
_SIGNER = re.compile(r"^(?:述法人|报告人|汇报人|述职人|签名)[:：]?")
_SEAL = re.compile(r"[（(](?:盖章|公章|章|印章|代章|签字|签名)[)）]$")


@dataclass(frozen=True)
class Signoff:
    """`left_out` counts the longer lines after it (attachments), which belong to no section."""

    unit: str | None = None
    date: str | None = None
    left_out: int = 0


def without_signoff(lines: Sequence[Line]) -> tuple[list[Line], Signoff]:
    """The body's lines, without sign-off, closing line, list of attachments and all that follows."""
    last = _dated_at(lines)
    if last is None:
        return _undated(list(lines))
    start, unit, date = _dated(lines, last)
    left_out = sum(len(line.text) > 20 for line in lines[last + 1 :])
    known = None if re.search(_STAND_IN, date) else date
    return _without_closing(list(lines[:start])), Signoff(unit, known, left_out)


def _undated(lines: list[Line]) -> tuple[list[Line], Signoff]:
    body = _without_closing(lines)
    names: list[str] = []
    while (
        len(body) > 1
        and len(body[-1].text) <= 30
        and (names_unit(_signer(body[-1].text)) or _SIGNER.match(body[-1].text))
    ):
        names.insert(0, _signer(body.pop().text))
    return _without_closing(body), Signoff("、".join(names) or None)


def _without_closing(lines: list[Line]) -> list[Line]:
    """Without 特此报告。, the list of attachments and lines about copies at the end."""
    near_end = range(len(lines) - 1, max(len(lines) - 8, len(lines) // 2), -1)
    end = next((at for at in near_end if _ATTACHED.match(lines[at].text)), len(lines))
    while end and any(pattern.match(lines[end - 1].text) for pattern in (_ATTACHED, _AFTER, _CLOSING)):
        end -= 1
    return lines[:end]


def _dated_at(lines: Sequence[Line]) -> int | None:
    """The last line that carries a sign-off's date: alone, or after the unit's name."""
    for index in range(len(lines) - 1, len(lines) // 3, -1):
        text = lines[index].text.replace("\t", "")
        match = re.search(rf"({_DATE_TEXT})日?$", text)
        if DATE.fullmatch(text) or (match and names_unit(_signer(text[: match.start()]))):
            return index
    return None


def _dated(lines: Sequence[Line], last: int) -> tuple[int, str | None, str]:
    """(index of the sign-off's first line, who signed, date) for the date found at `last`."""
    text = lines[last].text.replace("\t", "")
    match = re.search(rf"({_DATE_TEXT})日?(?:印发)?[)）]?$", text)
    assert match is not None
    if unit := text[: match.start()].strip("（( "):
        return last, _signer(unit), match[1]
    start = last
    names: list[str] = []
    while start and len(lines[start - 1].text) <= 32 and _signs(lines[start - 1].text):
        start -= 1
        names.insert(0, _signer(lines[start].text))
    if not names and last + 1 < len(lines) and names_unit(lines[last + 1].text):  # the date above the name
        names = [_signer(lines[last + 1].text)]
    return start, "、".join(names) or None, match[1]


def _signs(text: str) -> bool:
    person = re.fullmatch(rf"[一-鿿]{{2,3}}|{_STAND_IN}{{2,3}}(?:同志)?", text)
    return names_unit(_signer(text)) or bool(_SIGNER.match(text) or person)


def _signer(text: str) -> str:
    return _SEAL.sub("", _SIGNER.sub("", text)).strip(" ，,：:")
