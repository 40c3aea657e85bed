"""Lines about the document itself: title, addressee, signing unit, date. They set the brief and are no facts."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.facts import BriefFields
from bot.reading.dates import dates
from bot.reading.units import names_unit

_LABEL = re.compile(
    r"^(?:标题|题目|落款|日期|成文日期|落款日期|署名|主送|抬头|报送(?:单位|对象)?|格式|文种|单位|行文|存|体例|要求)$"
)
_COUNTS = re.compile(r"\d+\s*(?:场|件|次|份|期|人次|家|条|篇|起)")
_OPENS = re.compile(
    r"^(?:总?标题|副标题|题目(?!《)(?:写|就|叫|用|照|是|“|：|:|《)?|落款|署名(?!权)|主送|抬头|成文日期|格式|文种|(?:请|帮我|给我)?写(?:成)?一?[篇份]|(?:这|此)?篇?(?:是|写成|按)?.{0,4}(?:述法报告|工作掠影|工作总结)[，,].{0,20}(?:不要|别|用|要))"
)
_INLINE = re.compile(
    r"(?:^|[，。；,;\s])(?P<field>(?:落款|日期(?:写|是|用|就写)|题目(?:写|就叫|叫|用|照|是)|标题(?:用|写|就写|叫|是|照)|标题[“:：]|题目[“:：]|署名(?!权)|日子写|主送|抬头写|抄(?:送)?(?=[区县市省]))[^。；;]*)"
)
_TITLE = re.compile(
    r"(?:标题|题目|名字叫|题为)[^“”《》]{0,10}[“《](?P<quoted>[^”》]{6,60})[”》]|^(?:标题|题目)?[:：]?(?P<plain>\S{0,24}(?:报告|总结|情况|掠影|纪实))(?=[\s，。；]|$)"
)
_SUBTITLE = re.compile(r"副标题[^“]{0,6}“(?P<text>[^”]{4,60})”")
_QUOTED_SIGNER = re.compile(r"署(?:名)?[^“，。；]{0,4}“(?P<unit>[^”]{3,40})”")
_SIGNER = re.compile(
    r"(?:落款|署名?|下面署|署名写?)(?:就?写|用|日期|单位|是|为|[:：])*\s*[“]?(?P<unit>[\u4e00-\u9fff、\s]{3,40}?(?:(?:书记|局长|主任|镇长|院长|校长|台长|站长)\s[\u4e00-\u9fff]{2,4})?)[”]?(?=[\s，,。；\d]|$)"
)
_TO = re.compile(
    r"(?:^|[：，,；;。\s])(?:主送|抬头(?:写)?|报(?:送)?(?:给)?)[:：]?\s*(?P<who>[\u4e00-\u9fff、]{1,24}(?:办|委|政府|局|办公室|委员会|管委会|部))(?=[，,。；;\s（]|$)"
)
_HEADER = re.compile(
    r"录音转写|口述|杂记|摘编|素材|材料|取数|手记|选题单|台账|汇总|大事记|底稿|凑数|会议记录|会议纪要|纪要|总结用|用的料|聊天记录|群聊|接龙汇总|流水账|工作日志|数据表|摘抄|草稿|整理"
)

_MINUTES = re.compile(
    r"^[\u4e00-\u9fff\d（）()〔〕]{2,36}(?:会议?纪要|会议记录|座谈记录|联席会记录)(?:\s*[（(][^）)]{1,12}[)）])*"
    r"(?:\s*〔\d{4}〕\d+号)?(?:\s*(?:\d{4}年)?\d{1,2}月\d{1,2}日)?(?:\s*关于[^，。；]{2,20})?$"
)
_COUNTED = re.compile(r"\d[\d.]*\s*[余多万]*(?:场|件|人|份|次|条|篇|万元)")
_COUNTED_TOO = re.compile(
    r"\d[\d.]*\s*[余多万]*(?:[%％家处户起所期名项台支部]|个(?![月科股处部单小]))(?!科室|股室|部门|单位|季度|半年)"
)
"""「建立整改台账，销号184个」 is no title; 「4个科室素材汇总」 and what stands in brackets may be."""
_TABLE_NOTE = re.compile(
    r"^(?:制表|填报|填表|统计|审核|报送|复核)(?:人|单位|部门|科室|时间|日期)?[:：]|^(?:统计)?口径[:：]|^数据来源[:：]"
)
_TITLE_ALONE = re.compile(r"[^，。；：]{6,40}(?:情况|报告|总结|掠影)")
_OWN_YEAR = re.compile(r"^(?P<unit>[\u4e00-\u9fff]{4,24}?)(?:关于)?20\d\d年度?的?$")
_SHEET = re.compile(r"^(?:(?i:sheet)|工作表)\s*\d+(?:$|[\s:：、（(])")
_SOURCE = re.compile(
    r"^(?:照片?|图片?)\s*\d+(?:$|[\s，,])|(?:月报|季报|年报|周报|便条|(?:自己)?[报记写说补给]的)$|[科股室办队所群口](?:\s|$)|大队$"
)
_SIGNED = re.compile(
    r"^(?P<seal>(?:盖章|述法人|报告人|汇报人|签名|签字)[\s：:]*)?"
    r"(?:(?P<day>{day})[\s，]*(?P<unit>[\u4e00-\u9fff、]{2,30})|(?P<name>[\u4e00-\u9fff、]{2,30})[\s，]*(?P<on>{day}))[。]?$".replace(
        "{day}", r"(?:20\d\d[-年./]\s*)?\d{1,2}[-月./]\d{1,2}[日号]?"
    )
)
_BRACKETED = re.compile(r"[（(][^）)]*[）)]")


def is_document_line(label: str, text: str, part: str = "") -> bool:
    """Is the whole line about the document?"""
    if _COUNTS.search(text) and not re.search(r"落款|日期|标题", text):
        return False
    if re.search(
        r"第一人称|(?:名字|姓名|职务)(?:就|也)?(?:不|别)?写|不写名字|^(?:上面|以上|上表|下面|以下|下表)(?:的)?[是为].{2,24}(?:汇总|数据|表|材料)$|^用“?本人”?(?:自称|来?写)",
        text,
    ):
        return True
    if (
        re.search(r"标题[用写叫是就照去年，]{0,5}[“:：]", text)
        and re.search(r"落款|日期|报[区县市街镇]|主送", text)
        and not re.search(r"次|场|件", text)
    ):
        return True
    if (match := _OWN_YEAR.match(text)) and names_unit(match["unit"]):
        return True
    return bool(_LABEL.match(label) or _LABEL.match(part) or _OPENS.match(text) or (not text and _OPENS.match(label)))


def is_table_note(cells: Sequence[str]) -> bool:
    """Does a row above a table tell who made it and how it counts: 「制表人：…」 beside 「口径：…」?"""
    return bool(cells) and bool(_TABLE_NOTE.match(cells[0]))


def names_source(label: str) -> bool:
    """Does a label say where the words come from, and nothing of them: 「管网科 8月月报」, 「照3 大厅」?"""
    return bool(_SOURCE.search(re.split("[，,（(]", label.replace("\ue000", " "))[0]))


def signature_in(text: str) -> str | None:
    """Who signed and when, of a line that says no more: 「2026.1.9 梧汀县水务局」, 「盖章 12.30 梧汀县水务局」."""
    match = _SIGNED.match(text.replace("\ue000", " ").strip())
    if not match:
        return None
    who, day = match["unit"] or match["name"], match["day"] or match["on"]
    sealed = match["seal"] or (names_unit(who) and re.match(r"20\d\d", day) and not re.search("了|召开|举办|举行", who))
    return f"{who} {day}" if sealed else None


def names_sheet(text: str) -> bool:
    """Is the line the name of a workbook's sheet: 「Sheet2 办公室」?"""
    return bool(_SHEET.match(text.replace("\ue000", " ")))


def is_minutes(text: str) -> bool:
    """Is the line the title of minutes, wherever they stand: 「党政联席会议纪要（12月30日）」?"""
    return bool(_MINUTES.match(text.replace("\ue000", " ")))


def is_note_header(text: str, position: int) -> bool:
    """The note's own title among its first lines: 「…法治政府建设年报零散材料（办公室转）」."""
    if re.match(r"群聊|聊天记录|「.*」的聊天记录", text):
        return True
    if position <= 2 and re.fullmatch(r"（[^）]*）", text):
        return True
    bare = _BRACKETED.sub("", text)
    if position == 1 and bare != text and _TITLE_ALONE.fullmatch(bare):
        return True
    return position <= 2 and bool(_HEADER.search(text)) and not _COUNTED.search(text) and not _COUNTED_TOO.search(bare)


def inline_field(text: str) -> str | None:
    """The stretch of a mixed line that is about the document, if any."""
    return match["field"] if (match := _INLINE.search(text)) else None


def read_fields(label: str, text: str, year: int, known: BriefFields) -> BriefFields:
    """What a line about the document adds to what is known. The first value given stands."""
    whole = f"{label}：{text}" if label and not text.startswith(label) else text
    found = known
    if "第一人称" in whole or ("本人" in whole and re.search(r"称|写", whole)):
        found = replace(found, first_person=True)
    if not known.title and (title := _title(label, text, whole)):
        found = replace(found, title=title)
    if not known.addressee and (match := _TO.search(whole)):
        found = replace(found, addressee=match["who"].removeprefix("报送").removeprefix("报"))
    if re.search(r"落款|署|日期|日子", whole):
        found = _signoff(whole, year, found)
    return found


def _title(label: str, text: str, whole: str) -> str | None:
    if re.search(r"副标题", whole) and (match := _SUBTITLE.search(whole)):
        return match["text"].lstrip("—-")
    whole = whole.replace("‘", "“").replace("’", "”") if "‘" in whole and "“" not in whole else whole
    titled = label in ("标题", "题目")
    match = _TITLE.search(text if titled else whole)
    title = (match["quoted"] or (match["plain"] if titled else None)) if match else None
    return title and title.replace("‘", "“").replace("’", "”")


def _signoff(text: str, year: int, known: BriefFields) -> BriefFields:
    found = known
    held = re.sub(r"[标题]题[^，。；“《]{0,8}[“《][^”》]*[”》]", "", text)
    days = [day for specific in dates(held) for day in specific.days if day.month and day.day]
    if re.search(r"\d{1,2}:\d{2}", held):
        return known  # when a mail was sent
    if days and not known.signoff_date:
        day = days[-1]
        signed = day.year or (year + 1 if (day.month or 12) <= 6 else year)
        found = replace(found, signoff_date=f"{signed}年{day.month}月{day.day}日")
    match = _QUOTED_SIGNER.search(held) or _SIGNER.search(held)
    if match and not known.signoff_unit and not re.search(r"日期|不用|不要|编号", match["unit"]):
        unit = re.sub(r"[\s\ue000]+", " ", match["unit"]).strip("，、 就写用")
        if len(unit) >= 3:
            found = replace(found, signoff_unit=unit)
    return found
