"""Which numbers are not the report's year's: of a year before (上年59件), or of a part of it (截至11月底67场)."""

import re

_EARLIER = re.compile(r"去年|上年度?|上一年度?|前年|(?<!\d)(?P<year>20\d\d)年(?!度?(?:以来|以后|起|至|—|-|印发|版))")
_THIS = re.compile(
    r"今年|本年|增至|增加到|增长到|升至|提高到|提升到|提升至|降至|下降到|减至|减少到|缩短至|压缩至|达到|到了|加到"
)
_EDGE = re.compile(r"[，。；！？\n\t（）]")
_BESIDE = re.compile(r"(?:同期|全年|同一时期)?的?(?:是|为|共|只有|约|近)?\Z")
_COMPARED = re.compile(r"(?:比|较|同|与|和|于|对比)\Z")
_PART = re.compile(
    r"上半年|前?[一二三]季度|(?:截至|截止|到)(?:20\d\d年)?(?:1[01]|0?[1-9])(?:月[底末初中]|月\d{1,2}[日号])|年中"
)
_WHOLE = re.compile(r"全年|年底|年末|下半年|四季度|目前|现在|12月")
_STOP = re.compile(r"[。；！？\n]")
FARTHEST = 80


def is_earlier(text: str, at: int, first_year: int) -> bool:
    """Is the number at this place of a sentence one of a year before `first_year`?

    A mark of the year reaches to the end of its clause; in a comparison (比去年多12件) only to what
    stands right beside it (比去年46件).
    """
    low = max(0, at - FARTHEST)
    marks = [one for one in _EARLIER.finditer(text, low, at) if not one["year"] or int(one["year"]) < first_year]
    if not marks:
        return False
    mark = marks[-1]
    between = text[mark.end() : at]
    if _BESIDE.fullmatch(between):
        return True
    compared = _COMPARED.search(text, max(0, mark.start() - 2), mark.start())
    return not compared and not _EDGE.search(between) and not _THIS.search(between)


def is_of_part(text: str, at: int) -> bool:
    """Is the number at this place of a sentence one of a part of the year? The mark reaches over commas."""
    marks = list(_PART.finditer(text, max(0, at - FARTHEST), at))
    if not marks:
        return False
    between = text[marks[-1].end() : at]
    return not _STOP.search(between) and not _WHOLE.search(between)
