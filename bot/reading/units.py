"""Names of units: is this one, of which type, and which stands in a title."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.reading.outline_words import outline_words

PLACEHOLDER = re.compile(
    r"[xXｘＸ×✕＊*○◯〇_＿]+(?=[省市区县镇乡街局委办部院村])|[xXｘＸ×✕＊*○◯]{2,}|某某?(?=[省市区县镇乡街局委办部单])|[_＿]{2,}"
)
_NAME = re.compile(r"^[一-鿿（）“”·、A-Za-z0-9_＿]{3,40}$")
_NO_NAME = re.compile(
    r"(?:如下|报告|总结|情况|工作|汇报|建设|领导|同志|各位|会议|活动|制度|要求|以及|进行|开展|坚持|加强|强化|推进|落实|提升|健全|完善|深化|筑牢|走进|全面|，|。)"
)
_INSTITUTION = re.compile(
    r"住房(?:和|与)?(?:城乡)?建设|城乡建设|建设(?=[局厅委])|全面依法治.{1,2}(?=委|办)|工作(?=[委部局站]|领导小组)|领导(?=小组)|精神文明建设|全面深化改革"
)
_POSTS = r"(?:党组|党委|党工委|党总支|党支部|分党组)?(?:书记|副书记|局长|主任|部长|镇长|乡长|区长|县长|市长|院长|校长|所长|台长|处长|科长|站长|队长|主要负责人|主要负责同志|党政主要负责人|领导班子|班子)"
_REGION_FIRST = re.compile(r"(?:中共)?[一-鿿]{2,8}?[省市区县旗镇乡].{2}|[一-鿿]{2,4}街道")
_CLAUSE = re.compile(r"(?:(?<=[^一-鿿])|(?<=[由在是为年])|^)[一-鿿]{5,26}")
_GOES_ON = re.compile(r"(?:办|局|党|委|会|所|中心|机关|直属)")
_TITLE_ENDS = re.compile(
    rf"关于|20\d\d|[“【]|[二两]〇|[xX×○]{{2,}}年|[“\"'‘]?[五六七八九]五[”\"'’]?(?:普法|法治|时期|期间|规划)|{_POSTS}|普法(?!办|工作领导|依法治理)|法治(?!.{{1,4}}办)|法制(?!办|局)|依法(?!治.{{1,2}}(?:办|委))|推进|履行|年度|述法|述职|工作(?![委部局站]|领导小组)|贯彻|落实|深入|全面(?!依法治.{{1,2}}(?:办|委)|深化改革)|个人|开展|“?谁执法|加强|党政|[—\-–]{{2}}|上半年|下半年"
)


def unit_type_of(unit: str) -> str | None:
    """The type of a unit by the end of its name: 云屏区司法局 → 司法局. None for a type that the table lacks."""
    bare = re.sub(r"[（(][^）)]*[）)]$", "", unit.strip())
    return next((name for name, pattern in outline_words().units.types if pattern.search(bare)), None)


def level_of(unit: str) -> str | None:
    """乡镇街道 or 区县 by the last region that the name says it belongs to. None for a city: it may be either."""
    bare = unit.strip().removeprefix("中共")
    if re.search(r"(?:街道|[镇乡])(?:党工委|党委|办事处|人民政府|[^局委]{0,8}[所站中心])?$", bare):
        return "乡镇街道"
    return "区县" if re.search(r"[一-鿿]{2}(?:区|县|旗)(?!域|块|划)", bare) else None


def names_unit(text: str) -> bool:
    """Is the whole of a short line the name of a unit?"""
    return bool(
        _NAME.match(text)
        and outline_words().units.ending.search(_bare(text))
        and not _NO_NAME.search(_INSTITUTION.sub("", text))
    )


def known_unit(text: str | None) -> str | None:
    """The name, unless it is none or a stand-in such as XX区司法局."""
    name = _bare(text or "")
    return name if name and names_unit(name) and not PLACEHOLDER.search(name) else None


def unit_in_title(title: str) -> str | None:
    """The unit that a title names, stand-ins included: 「云屏区司法局关于2024年度…的报告」 → 云屏区司法局."""
    for part in reversed(re.split(r"[—\-–]{2,}|\s", title)):
        bare = re.sub(r"^(?:关于|中国共产党(?=中))", "", part.strip())
        bare = re.sub(r"^(?:20\d\d|[xX×○]{2,4}|[二两][〇○零一二三四五六七八九]{3})[-—至]?(?:20\d\d)?年度?", "", bare)
        end = _TITLE_ENDS.search(bare)
        name = bare[: end.start()] if end else bare
        if _may_be_unit(name):
            return name
        if named := _unit_at_start(bare):
            return named
    return None


def _may_be_unit(name: str) -> bool:
    return bool(
        2 <= len(name) <= 40
        and not re.match(r"[在对向]|全[省市区县镇乡街]", name)
        and outline_words().units.ending.search(name)
        and not _NO_NAME.search(_INSTITUTION.sub("", name))
    )


def _unit_at_start(text: str) -> str | None:
    """A region and a body of a known type: 「云屏区司法局服务乡村振兴纪实」 → 云屏区司法局."""
    for end in range(5, min(len(text), 26)):
        name = text[:end]
        if _REGION_FIRST.match(name) and unit_type_of(name) and _may_be_unit(name) and not _GOES_ON.match(text, end):
            return name
    return None


def unit_in_opening(text: str) -> str | None:
    """The unit that the first sentence makes its subject: 「2024年，云屏区司法局坚持…」."""
    subject = r"([一-鿿]{2,24}?)(?=坚持|以习近平|认真|深入|全面|始终|高度重视|紧紧|紧扣|围绕|严格|切实|扎实|持续|在习近平|在(?:区|县|市|上级))"
    for match in re.finditer(rf"(?:^|[。，])(?:20\d\d年(?:度|来|以来)?，?|一年来，|近年来，)?{subject}", text[:240]):
        name = re.sub(r"^20\d\d年(?:度|以来)?|^我(?=[区县市局])", "", match[1])
        if (
            known_unit(name)
            and unit_type_of(name)
            and re.search(r".{2}[省市区县旗镇乡街]|中共", name[:-1])
            and not re.match(r"[在由向对为]|区委|县委|市委", name)
        ):
            return name
    return None


def unit_told_of(texts: Sequence[str]) -> str | None:
    """The one unit that a piece names in full twice or more, whose piece it then is."""
    named = Counter(
        unit
        for text in texts
        for match in _CLAUSE.finditer(text)
        if (unit := _unit_at_start(match[0])) and known_unit(unit)
    )
    often = [unit for unit, times in named.items() if times >= 2]
    return often[0] if len(often) == 1 else None


def _bare(text: str) -> str:
    return re.sub(r"[（(](?:盖章|公章|章|印章|代章)[）)]", "", text).strip("　 。：:")
