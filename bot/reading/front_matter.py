"""What stands around the body: title, addressee and unit above it, sign-off below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.cleaning import Line
from bot.reading.headings import numbered
from bot.reading.outline_words import GenreWords, outline_words
from bot.reading.units import names_unit, unit_in_title

_DATE_TEXT = r"(?:(?:19|20)\d\d[年.\-/．](?:\d{1,2}|[xX×]{1,2})(?:[月.\-/．](?:\d{1,2}|[xX×]{1,2})日?)?月?|[二两][〇○零Oo0]?[〇○零一二三四五六七八九Oo0]{2,3}年[元一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十廿卅]{1,4}日)?|[xX×]{2,4}年[xX×\d]{1,2}月[xX×\d]{1,2}日)"
DATE = re.compile(rf"[（(]?({_DATE_TEXT})(?:印发)?[)）]?")
_ADDRESSED = re.compile(r"^(?!.*(?:如下|以下|汇报|总结|包括|现将|其中|分别是))[^。；！？]{2,60}[：:]$")
_SKIPPED = re.compile(
    r"^(?:[一-鿿]{1,8}[〔\[（(【]20\d\d[〕\]）)】]\s*第?[\dxX×]+号.*|.{2,30}文件|签发人.*|[（(]?(?:征求意见|审议|送审|讨论|草|初|修改|定|代拟|报送|公开)稿?.{0,6}稿[)）]?|[（(]此件.*|特此公开.*|内部资料.*|20\d\d年?第\d+期.*|第\d+期)$"
)
_CLOSING = re.compile(
    r"^(?:特此|专此|以上)(?:报告|汇报|总结)?(?:，?请(?:予)?(?:审议|审阅|审示|批评指正|领导.*)|如有不妥.*)?。?$|^(?:以上|特此)(?:报告|汇报|总结|是).{0,24}$|^(?:妥否|当否|请审阅|此报).{0,12}$"
)
_AFTER = re.compile(
    r"^(?:附件?[:：\d一二三]|附[:：]|[（(]?(?:联系人|联系电话|此件|共印|抄送|主送|抄报)|主题词|.{2,20}20\d\d年\d{1,2}月\d{1,2}日印发)"
)
_BYLINE = re.compile(
    r"^[一-鿿（）、“” xX×]{0,30}(?:书记|主任|局长|部长|镇长|乡长|区长|县长|市长|院长|校长|所长|台长|处长|队长|负责人|述法人|报告人|汇报人)[：:]?(?:[一-鿿xX×]{2,4})?$"
)
_BRACKETED = re.compile(r"^【([^】]{4,50})】(.+)$")
_SIGNER = re.compile(r"^(?:述法人|报告人|汇报人|述职人|签名)[:：]?")
_OPENS_BODY = re.compile(r"^(?:现将|根据|按照|为|20\d\d年[，,是以来]|一年来|今年|近年来|各位)")


@dataclass(frozen=True)
class Around:
    """What was found above and below the body, and the body's lines."""

    title: str | None
    units: tuple[str, ...]
    addressee: str | None
    signed_by: str | None
    signed_on: str | None
    body: tuple[Line, ...]
    left_out: int
    """Lines after the sign-off (attachments, copies) that were left out."""


def read_around(lines: Sequence[Line]) -> Around:
    """Title block above, sign-off below, body between; what cannot be found is None."""
    words = outline_words().genres
    if lines and (match := _BRACKETED.match(lines[0].text)) and words.finals.search(match[1]):
        lines = [Line(match[1]), Line(match[2]), *lines[1:]]
    front = _front(lines)
    title_at = _title_lines([lines[index] for index in front], words)
    title = _joined([lines[index].text for index in title_at]) if title_at else None
    title_at, title = _better_copy(lines, front, title_at, title)
    body, signer, day, left_out = _without_signoff([line for index, line in enumerate(lines) if index not in front])
    units: list[str] = []
    opening: list[Line] = []
    addressee = None
    for index in front:
        text = lines[index].text
        if index in title_at:
            continue
        if date := DATE.fullmatch(text):
            day = day or date[1]
        elif _ADDRESSED.match(text):
            addressee = addressee or text.rstrip("：:")
        elif names_unit(text.removesuffix("文件")):
            units.append(text.removesuffix("文件"))
        elif title_at and index > max(title_at) and not _SKIPPED.match(text) and not _BYLINE.match(text):
            opening.append(lines[index])
    body = _without_title(opening + body, title)
    if addressee is None and body and _ADDRESSED.match(body[0].text) and not numbered(body[0].text):
        addressee, body = body[0].text.rstrip("：:"), body[1:]
    return Around(title, tuple(units), addressee, signer, day, tuple(body), left_out)


def _front(lines: Sequence[Line]) -> list[int]:
    """Indices of the short lines above the first paragraph or heading."""
    front: list[int] = []
    for index, line in enumerate(lines[:25]):
        text = line.text
        if numbered(text) and not re.match(r"\d", text):
            break
        if (
            len(text) > 70
            or (text.endswith(("。", "；")) and len(text) > 12)
            or (_OPENS_BODY.match(text) and re.search(r"[，。：]", text))
        ):
            break
        if front and index + 1 < len(lines) and _titled(lines, front) and not _belongs(line, lines[index + 1]):
            break
        front.append(index)
    return front


def _titled(lines: Sequence[Line], front: Sequence[int]) -> bool:
    finals = outline_words().genres.finals
    return any(finals.search(lines[index].text) for index in front)


def _belongs(line: Line, following: Line) -> bool:
    """Does a line after a finished title still stand above the body?"""
    text = line.text
    return bool(
        DATE.fullmatch(text)
        or _ADDRESSED.match(text)
        or _SKIPPED.match(text)
        or names_unit(text)
        or _BYLINE.match(text)
        or re.match(r"[—\-–（(]", text)
        or outline_words().genres.finals.search(text)
        or (outline_words().genres.subjects.search(text) and len(following.text) < 60)
    )


def _title_lines(front: Sequence[Line], words: GenreWords) -> list[int]:
    """Which lines of the front make the title: the best line and those that it needs before and after."""
    candidates = [index for index, line in enumerate(front) if _may_be_title(line.text)]
    if not candidates:
        return []
    best = max(candidates, key=lambda index: (_weight(front[index].text, words), -index))
    if _weight(front[best].text, words) == 0:
        best = candidates[0]
        if len(front[best].text) < 5:
            return []
    chosen = [best]
    while chosen[0] and _needs_before(front[chosen[0] - 1], front[chosen[0]], words):
        chosen.insert(0, chosen[0] - 1)
    while chosen[-1] + 1 < len(front) and _needs_after(
        [front[index] for index in chosen], front[chosen[-1] + 1], words
    ):
        chosen.append(chosen[-1] + 1)
    return chosen


def _may_be_title(text: str) -> bool:
    if "\t" in text or text.endswith("。") or names_unit(text):
        return False
    return not any(pattern.fullmatch(text) for pattern in (DATE, _ADDRESSED, _SKIPPED, _BYLINE))


def _weight(text: str, words: GenreWords) -> int:
    subject, final = bool(words.subjects.search(text)), bool(words.finals.search(text))
    dated = bool(re.search(r"20\d\d|[五六七八九]五|二〇", text))
    return 2 * subject + 2 * final + dated + (unit_in_title(text) is not None) if subject or final else 0


def _needs_before(before: Line, line: Line, words: GenreWords) -> bool:
    """Is `before` the first half of the title that `line` ends?"""
    text = before.text
    if (
        line.ruled
        or text.endswith(("：", "。"))
        or DATE.fullmatch(text)
        or _SKIPPED.match(text)
        or words.finals.search(text)
    ):
        return False
    if re.match(r"[—\-–]{1,2}[^—\-–]", line.text):
        return len(text) <= 40
    if re.search(r"(?:关于|的|、|和|与|及|暨|年度?|推进|履行|落实)$", text) or line.text.startswith(("关于", "的")):
        return len(text) <= 40
    named = unit_in_title(line.text)
    if names_unit(text):
        return named is None and before.mark in (0, line.mark)
    return (
        named is None and len(text) <= 30 and bool(words.subjects.search(text)) and not words.subjects.search(line.text)
    )


def _needs_after(title: Sequence[Line], after: Line, words: GenreWords) -> bool:
    """Does the title go on in `after`: as its second half, or as a subtitle with a dash?"""
    text = after.text
    if after.ruled or not _may_be_title(text) or len(text) > 45:
        return False
    if re.match(r"[—\-–]{1,2}[^—\-–\d]", text):
        return True
    whole = "".join(line.text for line in title)
    return (
        not words.finals.search(whole)
        and bool(words.finals.search(text))
        and not unit_in_title(text)
        and len(whole) >= 6
    )


def _joined(parts: Sequence[str]) -> str:
    title = re.sub(r"^[—\-–－]{1,2}(?=[^—])", "——", parts[0]) if len(parts) == 1 else parts[0]
    for part in parts[1:]:
        title += re.sub(r"^[—\-–－]{1,2}(?=[^—])", "——", part)
    return title.strip("《》") if title.startswith("《") and title.endswith("》") else title


def _better_copy(
    lines: Sequence[Line], front: Sequence[int], at: Sequence[int], title: str | None
) -> tuple[list[int], str | None]:
    """Of several copies of the title the fullest; the others are taken out of the front with it."""
    front_at = [front[index] for index in at]
    if title is None:
        return front_at, None
    copies = [index for index in front if index not in front_at and _same_title(lines[index].text, title)]
    fullest = max([title, *(lines[index].text for index in copies)], key=len)
    return front_at + copies, fullest


def _same_title(one: str, other: str) -> bool:
    a, b = (re.sub(r"[\W_]|20\d\d年度?|关于|的", "", text) for text in (one, other))
    return len(min(a, b, key=len)) >= 6 and (a in b or b in a)


def _without_title(body: list[Line], title: str | None) -> list[Line]:
    while body and title and len(body[0].text) <= len(title) + 8 and _same_title(body[0].text.rstrip("。"), title):
        body = body[1:]
    return body


def _without_signoff(lines: list[Line]) -> tuple[list[Line], str | None, str | None, int]:
    """(body, signed by, signed on, lines left out after the sign-off)."""
    end, signer, day = len(lines), None, None
    last = _signed_at(lines)
    left_out = 0
    if last is not None:
        end, signer, day = _signoff(lines, last)
        left_out = sum(len(line.text) > 20 for line in lines[last + 1 :])
    while end and (
        _AFTER.match(lines[end - 1].text) or _CLOSING.match(lines[end - 1].text) or _SKIPPED.match(lines[end - 1].text)
    ):
        end -= 1
    if last is None:
        while (
            end
            and (names_unit(lines[end - 1].text) or _SIGNER.match(lines[end - 1].text))
            and len(lines[end - 1].text) <= 30
            and end > 1
        ):
            signer = lines[end - 1].text if signer is None else signer
            end -= 1
        while end and _CLOSING.match(lines[end - 1].text):
            end -= 1
    body = lines[:end]
    return body, signer, day, left_out


def _signed_at(lines: Sequence[Line]) -> int | None:
    """The last line that carries a sign-off's date: alone, or after the unit's name."""
    for index in range(len(lines) - 1, max(len(lines) // 3, 0) - 1, -1):
        text = lines[index].text.replace("\t", "")
        if DATE.fullmatch(text) or (
            (match := re.search(rf"({_DATE_TEXT})$", text)) and names_unit(text[: match.start()].rstrip("，, "))
        ):
            return index
    return None


def _signoff(lines: Sequence[Line], last: int) -> tuple[int, str | None, str]:
    """(index of the sign-off's first line, signed by, date) for the date found at `last`."""
    text = lines[last].text.replace("\t", "")
    match = re.search(rf"({_DATE_TEXT})(?:印发)?[)）]?$", text)
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
    return (
        names_unit(_signer(text))
        or bool(_SIGNER.match(text))
        or bool(re.fullmatch(r"[一-鿿]{2,3}|[xX×]{2,3}(?:同志)?", text))
    )


def _signer(text: str) -> str:
    return re.sub(r"[（(](?:盖章|公章|章|印章|代章|签字|签名)[)）]$", "", _SIGNER.sub("", text)).strip()
