"""Which numbers are not the report's year's: of a year before (上年59件), or of a part of it (截至11月底67场)."""

import re
from collections.abc import Sequence

_EARLIER = re.compile(r"去年|上年度?|上一年度?|前年|(?<!\d)(?P<year>20\d\d)年(?!度?(?:以来|以后|起|至|—|-|印发|版))")
_THIS = re.compile(
    r"今年|本年|增至|增加到|增长到|升至|提高到|提升到|提升至|降至|下降到|减至|减少到|缩短至|压缩至|达到|到了|加到"
)
_EDGE = re.compile(r"[，。；！？\n\t（）]")
_BESIDE = re.compile(r"(?:同期|全年|同一时期)?的?(?:是|为|共|只有|约|近)?\Z")
# 2022年对比：… is the label of all that follows in the sentence.
_LABEL = re.compile(r"[^，。；：]{0,6}：")
_COMPARED = re.compile(r"(?:比|较|同|与|和|于|对比)\Z")
_PART = re.compile(
    r"上半年|前?[一二三]季度|(?:截至|截止|到)(?:20\d\d年)?(?:1[01]|0?[1-9])(?:月[底末初中]|月\d{1,2}[日号])|年中"
)
_WHOLE = re.compile(r"全年|年底|年末|下半年|四季度|目前|现在|12月")
_AHEAD = re.compile(r"打算|计划|安排|明年|下一?步|下一年|来年|展望|努力方向")
_LACKING = re.compile(r"不足|问题|短板|差距|总结|完成|情况")
_A_YEAR = re.compile(r"20\d\d年?")
_HEADING = re.compile(r"^[^，。；：\t]{2,24}$|^[^，。；：\t]{2,16}[：:]$")
_TO_COME = re.compile(r"明年|来年|下一?步|下一年|打算|计划|力争|争取|将|拟|预计|目标|不少于|结转|跨年")
_STARTS_AHEAD = re.compile(r"^[\W\d]*(?:明年|来年|下一?步|下一年|打算)")
_STOP = re.compile(r"[。；！？\n]")
FARTHEST = 100


def is_earlier(text: str, at: int, first_year: int) -> bool:
    """Is the number at this place of a sentence one of a year before `first_year`?

    A mark of the year reaches to the end of its clause; in a comparison (比去年多12件) only to what
    stands right beside it (比去年46件).
    """
    low = max(0, at - FARTHEST)
    marks = [one for one in _EARLIER.finditer(text, low, at) if not one["year"] or int(one["year"]) < first_year]
    if not marks:
        return False
    if any(_LABEL.match(text, one.end()) for one in marks[:1]) and not _THIS.search(text, marks[0].end(), at):
        return True
    mark = marks[-1]
    between = text[mark.end() : at]
    if _BESIDE.fullmatch(between):
        return True
    compared = _COMPARED.search(text, max(0, mark.start() - 2), mark.start())
    return not compared and not _EDGE.search(between) and not _THIS.search(between)


def lines_ahead(lines: Sequence[str], year: int) -> set[int]:
    """The numbers of the lines that tell of plans: those under a heading that says so, and those that begin so."""
    next_year = re.compile(rf"{year + 1}年(?!\d)")
    ahead, found = False, set()
    for number, line in enumerate(lines):
        plain = line.strip()
        if _HEADING.match(plain) and not re.search(r"\d", _A_YEAR.sub("", plain)):
            ahead = bool(_AHEAD.search(plain) or next_year.search(plain)) and not _LACKING.search(plain)
        if ahead or _STARTS_AHEAD.match(plain) or next_year.match(plain):
            found.add(number)
    return found


def tells_ahead(text: str, year: int) -> bool:
    """Does a sentence of the draft speak of what is still to come?"""
    return bool(_TO_COME.search(text)) or f"{year + 1}年" in text


def is_of_part(text: str, at: int) -> bool:
    """Is the number at this place of a sentence one of a part of the year? The mark reaches over commas."""
    marks = list(_PART.finditer(text, max(0, at - FARTHEST), at))
    if not marks:
        return False
    between = text[marks[-1].end() : at]
    return not _STOP.search(between) and not _WHOLE.search(between)
