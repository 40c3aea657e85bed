"""What stands around the body: title, addressee and unit above it, sign-off below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.cleaning import Line
from bot.reading.headings import numbered
from bot.reading.outline_words import GenreWords, outline_words
from bot.reading.signoff import DATE, without_signoff
from bot.reading.units import names_unit, unit_in_title

_ADDRESSED = re.compile(r"^(?!.*(?:如下|以下|汇报|总结|包括|现将|其中|分别是))[^。；！？]{2,60}[：:]$")
_SKIPPED = re.compile(
    r"^(?:[一-鿿]{1,8}[〔\[（(【]20\d\d[〕\]）)】]\s*第?[\dxX×]+号.*|.{2,30}文件|签发人.*|[★☆]+|20\d\d年?第\d+期.*|第\d+期"
    r"|[—\-–（(]{1,2}20\d\d年\d{1,2}月\d{1,2}日在?.{0,60}(?:上|会议)[）)]?|[（(]?(?:征求意见|审议|送审|讨论|草|初|修改|定|代拟|报送|公开)稿?.{0,6}稿?[)）]?|[（(]此件.*|特此公开.*|内部资料.*)$"
)
_BYLINE = re.compile(
    r"^[一-鿿（）、“” xX×]{0,30}(?:书记|主任|局长|部长|镇长|乡长|区长|县长|市长|院长|校长|所长|台长|处长|队长|负责人|述法人|报告人|汇报人)[：:]?(?:[一-鿿xX×]{2,3})?$"
)
_DASHED = re.compile(r"^[—\-–－]{1,2}(?=[^—])")
_FOR_SALE = re.compile(
    r"[（(【\[](?:通用|精选|范文|模板|样本|参考|最新|完整|推荐|合集|优秀|\d+篇)[^）)】\]]{0,8}[）)】\]]$"
)
_POST_OR_TEAM = re.compile(r"(?:书记|局长|主任|部长|镇长|乡长|[区县市]长|院长|所长|台长|班子)$")
_LEADS_IN = re.compile(r"现将.{4,}|如下[：:。]?$")
_BRACKETED = re.compile(r"^【([^】]{4,50})】(.+)$")
_OPENS_BODY = re.compile(r"^(?:现将|根据|按照|为|20\d\d年[，,是以来]|一年来|今年|近年来|各位)")


@dataclass(frozen=True)
class Around:
    """What was found above and below the body, and the body's lines."""

    title: str | None
    units: tuple[str, ...]
    speaker: str | None
    """The unit and post of a byline: 「芦苇镇党委书记　方为」."""
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
    furniture = _up_to_last_copy(lines, front, title)
    body, signoff = without_signoff(
        [line for index, line in enumerate(lines) if index not in front and index >= furniture]
    )
    units: list[str] = []
    opening: list[Line] = []
    addressee = top_day = speaker = None
    for index in front:
        text = lines[index].text
        if index in title_at:
            continue
        if date := DATE.fullmatch(text):
            top_day = top_day if re.match(r"\d{4}-", text) else date[1]  # a website's own stamp is no sign-off
        elif _ADDRESSED.match(text):
            addressee = addressee or text.rstrip("：:")
        elif names_unit(text.removesuffix("文件")):
            units.append(text.removesuffix("文件"))
        elif _BYLINE.match(text):
            speaker = speaker or text
        elif title_at and index > max(title_at) and not _SKIPPED.match(text):
            opening.append(lines[index])
    body = _without_title(opening + body, title)
    if addressee is None and body and _ADDRESSED.match(body[0].text) and not numbered(body[0].text):
        addressee, body = body[0].text.rstrip("：:"), body[1:]
    day = signoff.date or top_day
    return Around(title, tuple(units), speaker, addressee, signoff.unit, day, tuple(body), signoff.left_out)


def _front(lines: Sequence[Line]) -> list[int]:
    """Indices of the short lines above the first paragraph or heading."""
    front: list[int] = []
    for index, line in enumerate(lines[:25]):
        text = line.text
        if numbered(text) and not re.match(r"\d", text):
            break
        if (
            len(text) > 70
            or _LEADS_IN.search(text)
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
    if "\t" in text or text.endswith(("。", "：")) or names_unit(text):
        return False
    return not any(pattern.fullmatch(text) for pattern in (DATE, _ADDRESSED, _SKIPPED, _BYLINE))


def _weight(text: str, words: GenreWords) -> int:
    if re.search(r"范文|\d篇|通用|精选|大全", text):
        return 0
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
    if text.startswith("关于") and len(text) <= 40 and not line.text.startswith("关于"):
        return True
    named = unit_in_title(line.text)
    if _POST_OR_TEAM.search(text) and re.match(r"20\d\d|[“述]", line.text):
        return named is None
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
    if (
        len(text) <= 6
        and re.search(r"(?:报告|总结|汇报|小结|掠影|纪实|工作情况)$", whole + text)
        and not words.finals.search(text[:-1])
    ):
        return not re.search(r"(?:报告|总结|汇报|小结)$", whole)  # the last characters alone on a second line
    return (
        not words.finals.search(whole)
        and bool(words.finals.search(text))
        and not unit_in_title(text)
        and len(whole) >= 6
    )


def _joined(parts: Sequence[str]) -> str:
    """The title in one line, without what sites of sample texts put around it: 【范文】…（通用版）."""
    title = re.sub(
        r"^(?:【[^】]{2,12}】|[（(](?:模板|范文|样本|参考|范本)[）)])(?=.{8,})",
        "",
        "".join(_DASHED.sub("——", part) for part in parts),
    )
    title = _FOR_SALE.sub("", title)
    return title.strip("《》") if title.startswith("《") and title.endswith("》") else title


def _better_copy(
    lines: Sequence[Line], front: Sequence[int], at: Sequence[int], title: str | None
) -> tuple[list[int], str | None]:
    """Of several copies of the title the fullest; the others are taken out of the front with it."""
    front_at = [front[index] for index in at]
    if title is None:
        return front_at, None
    copies = [index for index in front if index not in front_at and _same_title(lines[index].text, title)]
    fullest = max([title, *(_joined([lines[index].text]) for index in copies)], key=len)
    return front_at + copies, fullest


def _up_to_last_copy(lines: Sequence[Line], front: Sequence[int], title: str | None) -> int:
    """Where the body may begin: a site's own lines may stand between its copy of the title and the document's."""
    start, finals = front[-1] + 1 if front else 0, outline_words().genres.finals
    for at in range(min(start + 8, len(lines)) - 1, start - 1, -1):
        text = lines[at].text
        if title and len(text) <= len(title) + 8 and finals.search(text) and _same_title(text, title):
            return at + 1
    return 0


def _same_title(one: str, other: str) -> bool:
    a, b = (re.sub(r"(?:20\d\d|[xX×＊○]{2,4})年度?|[\W_]|关于|的", "", text) for text in (one, other))
    return len(min(a, b, key=len)) >= 6 and (a in b or b in a)


def _without_title(body: list[Line], title: str | None) -> list[Line]:
    while body and title and len(body[0].text) <= len(title) + 8 and _same_title(body[0].text.rstrip("。"), title):
        body = body[1:]
    return body
