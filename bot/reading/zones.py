"""Which part of the report a stretch of the notes is about, by the notes' own headings and lead words."""

import re
from dataclasses import dataclass, replace

from bot.domain.genre import Role
from bot.reading.lexicon import Lexicon
from bot.reading.lines import OPENING_BRACKETS, Line

_LEAD = re.compile(
    r"^(?P<lead>(?:存在的?|主要|还有(?:的)?|今年的?|我们的?|工作)?(?:不足(?:之处)?|问题|短板|短处|缺点|毛病|差距|困难|薄弱环节)(?:(?:有|共)?[一二两三四五六几\d]+[条点个方面]+)?"
    r"|(?:明年|下一步|下步|下一年|来年|后续|今后)(?:呢|的?(?:工作|重点|主要)?(?:打算|计划|安排|思路|想法|目标)(?:有?[一二两三四五六几\d]+[条点个项]+)?|想(?:弄|做|办|搞|抓)的|要(?:做|办|抓)的)?"
    r"|(?:打算|计划)(?:有?[一二两三四五六几\d]+[条点个项]+)?)"
    r"(?P<chat>我?(?:说|讲|提)(?:一?[句两下]|几句)?|是|有|[呢嘛啊吧么](?:有?[一二两三四五六几]+[条点个])?)?(?=[\s:：，,、。（(①②]|[a-z][.．])[\s:：，,、。]*"
)
_SAID = re.compile(
    r"^(?:主要|存在的?|还有的?)?(?:问题|不足|短板|困难)[呢嘛么啊]?(?:就是|主要是|就在于)(?=[\u4e00-\u9fff])"
)
_LISTED = re.compile(
    r"^(?:[^，。]{1,6}[看定说]了[，,])?明年(?:要|打算)?(?:做|办|抓)?[一二三四五六七八几\d]+[样件条项个](?:大?事)?[:：，,]"
)
_CLOSES = re.compile(r"全年|今年|截至|累计|年内")
_TRIM = re.compile(r"[（(][^）)]*[)）]|[\d一二两三四五六七八九十]+[条点个项]+|[，,].{0,8}[说讲记]的|[\s“”：:]")


_ABOUT_YEAR = "关于{year}年度?(?:的)?[\u4e00-\u9fff]{{0,8}}(?:工作|安排|计划|打算|建设)$"
_LIST_FOLLOWS = re.compile(
    r"^(?:会议)?(?:议定|决定|研究|主要|具体|有关|以下|如下)?(?:事项|内容|如下|意见)(?:如下)?[:：]?$"
)
"""A heading of a list that names no part of the report: the open one goes on."""


@dataclass(frozen=True)
class Zone:
    """The part that is open. `soft`: opened by a line that had content of its own; closes more easily."""

    role: Role | None = None
    label: str = ""
    soft: bool = False
    number: str = ""
    style: str = ""
    counted: bool = False
    """Whether its lines are numbered: one without a number that tells of work done stands outside."""


def zone_of_heading(heading: str, lexicon: Lexicon, next_year: int) -> Role | None:
    """The role that a heading or label names: its zone word stands at its start or its end."""
    words = _TRIM.sub("", heading)
    if re.match(
        rf"{next_year}(?:年度?)?的?(?:工作|主要)?(?:打算|计划|安排|目标|要点|思路|想法|怎么[干办做抓]|想[干办做抓]的|要[干办做抓]的)?[:：]?$",
        words,
    ) or words == str(next_year):
        return Role.PLANS
    if re.search(_ABOUT_YEAR.format(year=next_year), words):
        return Role.PLANS
    found = [
        (match.start() != 0, role)
        for role, pattern in lexicon.zones.items()
        for match in pattern.finditer(words)
        if match.start() == 0 or match.end() == len(words)
    ]
    both = {role for _, role in found}
    if Role.PROBLEMS in both and Role.PLANS in both:
        return Role.PROBLEMS  # 三、不足和打算: a line that speaks of next year is a plan all the same
    if len(words) > 14 and not found:
        return None
    return min(found, key=lambda pair: pair[0])[1] if found else None


def lead_of(text: str, lexicon: Lexicon, next_year: int) -> tuple[Role | None, str]:
    """A zone word that opens a line without a colon (「明年①…」「不足我说一句 …」), and the rest of the line."""
    if match := _LISTED.match(text):
        return Role.PLANS, text[match.end() :]
    if match := _SAID.match(text):
        return Role.PROBLEMS, text[match.end() :]
    if match := re.match(rf"^{next_year}年?(?:的)?(?:打算|计划|安排|目标|想法)[\s:：，,]*", text):
        return Role.PLANS, text[match.end() :]
    if not (match := _LEAD.match(text)):
        return None, text
    role = zone_of_heading(re.sub("呢$|想.的$|要.的$", "", match["lead"]), lexicon, next_year)
    rest = re.sub(
        r"^(?:(?:你们?|大家)(?:也|都)?(?:说说|讲讲|提提|补充)(?:吧|看)?$|[（(][^）)]*[)）]|[^，。：:]{0,8}[说讲提记]的(?=[:：]))[:：，,\s]*",
        "",
        text[match.end() :],
    )
    return role, rest


def under_heading(zone: Zone, heading: str, lexicon: Lexicon, next_year: int) -> Zone:
    """The zone below a heading of its own line."""
    if _LIST_FOLLOWS.match(heading):
        return zone
    return Zone(zone_of_heading(heading, lexicon, next_year), heading)


def after(zone: Zone, line: Line, lexicon: Lexicon, next_year: int) -> tuple[Zone, str]:
    """The zone that holds for `line`, and the line's text without its lead word."""
    text = line.text
    if zone.number and not zone.soft and _is_next(zone, line):
        zone = Zone()
    if line.label:
        role = zone_of_heading(line.label, lexicon, next_year)
        if not text:
            return Zone(role, line.label, number=line.number, style=line.style), ""
        if role is not None:
            return Zone(role, soft=True, number=line.number), text
        if zone.role and not zone.soft and not _opens_part(line):
            return zone, text
        return Zone(None), text
    lead, rest = lead_of(text, lexicon, next_year)
    if lead is None and zone.role is Role.PROBLEMS and (match := re.match(r"今年(?:呢|要|打算|准备|计划)[，,]?", text)):
        lead, rest = Role.PLANS, text[match.end() :]  # written in January: this year is the next one
    if lead is not None:
        return Zone(lead, "", soft=bool(rest), number=line.number, style=line.style), rest
    if _is_bare_heading(line, lexicon, next_year):
        return Zone(
            zone_of_heading(re.sub("[，,].*$", "", text.strip("：: ")), lexicon, next_year),
            text,
            number=line.number,
            style=line.style,
        ), ""
    if (zone.soft and _closes(zone, line, lexicon)) or (zone.counted and _stands_outside(line, lexicon)):
        return Zone(), text
    return replace(zone, counted=zone.counted or (line.number.isdigit() and not zone.soft)), text


def _stands_outside(line: Line, lexicon: Lexicon) -> bool:
    """Does a line below the numbered ones of a part tell of what was done this year?"""
    told = _CLOSES.search(line.text) or re.search(r"了的?(?=[，。；\s]|$)", line.text)
    says_else = lexicon.says_problem.search(line.text) or lexicon.says_plan.search(line.text)
    return not line.number and bool(told) and not says_else


def _is_next(zone: Zone, line: Line) -> bool:
    """Does the line's number follow on the heading's own: 4. after the heading 3.?"""
    return (
        line.style == zone.style
        and line.number.isdigit()
        and zone.number.isdigit()
        and int(line.number) == int(zone.number) + 1
    )


def _opens_part(line: Line) -> bool:
    return line.raw.startswith(OPENING_BRACKETS)


def _is_bare_heading(line: Line, lexicon: Lexicon, next_year: int) -> bool:
    """A short line of its own that says what follows: 「二、各股室零散报的」「存在问题」."""
    if re.fullmatch(r"[^，。；\d]{2,12}[，,][^，。；\d]{1,6}[:：]", line.text):
        return (
            zone_of_heading(re.split("[，,]", line.text)[0], lexicon, next_year) is not None
        )  # 第一责任人这块，书记：
    words = _TRIM.sub("", line.text)
    if re.fullmatch(
        rf"{next_year}年?(?:度)?(?:的)?(?:工作|主要)?(?:计划|打算|安排|要点|思路|目标|重点)?", line.text.strip("：: ")
    ):
        return True
    if re.search(r"\d", re.sub(r"[（(][^）)]*[)）]", "", line.text)) and not re.fullmatch(r"1\d{4}(?:热线)?", words):
        return False
    if words == str(next_year) or re.fullmatch(r"1\d{4}(?:热线)?", words):
        return True
    if re.search(r"[，。；\d]", words) or len(words) > 16:
        return False
    if line.number and not line.number.isdigit() and line.number != "·":
        return len(words) <= 16 and not re.search(r"[了过]$|不够|[偏缺]", words)
    return (
        len(words) <= 10 and zone_of_heading(words, lexicon, next_year) is not None and not re.search(r"[了过]", words)
    )


def _closes(zone: Zone, line: Line, lexicon: Lexicon) -> bool:
    """Does a soft zone end before this line? By the run of numbers, or by words of the year's work."""
    if line.number:
        if zone.number and line.number.isdigit() and zone.number.isdigit():
            return not (lexicon.says_problem.search(line.text) or lexicon.says_plan.search(line.text))
        return False
    if zone.role is Role.PROBLEMS:
        return bool(_CLOSES.search(line.text)) and not lexicon.says_problem.search(line.text)
    return bool(_CLOSES.search(line.text)) and not lexicon.says_plan.search(line.text)


def says(text: str, lexicon: Lexicon, next_year: int) -> Role | None:
    """What a sentence outside any zone says of itself: a problem, a plan, or neither."""
    plain = re.sub(r"“[^”]*”|《[^》]*》", "", text)
    if lexicon.says_plan.search(plain) or re.search(
        rf"(?<!\d)(?:{next_year}|{next_year + 1})年?(?!\d|度法治|—)", plain
    ):
        ahead = plain[max(plain.find("明年"), 0) :]
        if not re.search(r"[已了过](?=[，。；]|$)|施行|生效|起执行|规划|要点", ahead):
            return Role.PLANS
    if lexicon.says_problem.search(plain) and not re.search(
        r"整改|改完|已|解决|印发|修订|排查|化解|反映|举一反三|摸清|梳理|查找", plain
    ):
        return Role.PROBLEMS
    return None
