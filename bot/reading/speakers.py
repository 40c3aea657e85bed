"""Who speaks in a pasted chat, and which lines only say so: names before, above or in the head of what was said."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

SPEAKER_STAMP = re.compile(
    r"^\s*(?P<who>\S{1,14})\s+(?:(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?\s+|[昨今前]天\s+|(?:星期|周)[一二三四五六日天]\s+)?(?:(?:上午|下午|晚上|早上)\s*)?\d{1,2}:\d{2}(?::\d{2})?\s*$"
)
STAMPED_SPEAKER = re.compile(
    r"^\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?\s+(?P<who>[^\s，。：:]{1,10}(?:\s+[^\s，。：:]{1,6})?)\s*$"
)
_OFFICE = re.compile(r"^([\u4e00-\u9fff]{2,8}[股科室处所队])[ ：:](?=\S)")
LEAST_OFFICES = 3
"""Lines that open with an office's name, from which on the offices are who reports."""
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦马苗凤花俞袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬乐傅皮卞齐伍余顾孟黄穆萧尹姚邵汪祁毛狄贝臧戴宋庞熊纪舒屈祝董梁杜阮蓝闵季贾娄江童颜郭梅盛林刁钟徐邱骆夏蔡田樊胡凌霍虞柯卢莫丁邓郁杭洪包崔吉龚程邢裴陆翁甄曲封靳巫焦侯宓班秋仲伊宁甘厉祖武符刘景詹束龙叶黎蒲卓蔺池乔谭姬申冉桑牛边燕尚庄晏柴瞿阎连艾廖耿欧沃聂曾沙查游肖闻"
SPEAKER = re.compile(
    rf"^(?!.*之处|[长短好坏用难益]处|毛病)(?:[\u4e00-\u9fff]{{1,6}}(?:科|股|室|所|队|办|站|部|处|中心|组|局|窗口)[ -]?)?"
    rf"(?:[{_SURNAMES}][\u4e00-\u9fff]{{0,2}}|[小老阿大][\u4e00-\u9fff]|[\u4e00-\u9fff](?=姐|哥|工|队|局|所|科))?"
    rf"(?:姐|哥|工|科|科长|股长|主任|主席|所|所长|队|队长|站长|局长|书记|镇长|老师|师傅|律师|会计|[ ]?语音)?$"
)
_NAME = (
    rf"(?:[阿小老][\u4e00-\u9fff]|[{_SURNAMES}][\u4e00-\u9fff]{{0,2}}?(?:老师|律师|主任|科长|站长|队长|师傅|工|姐|哥))"
)
_ABOVE = re.compile(
    rf"^(?:来自\s+)?(?P<office>[\u4e00-\u9fff]{{2,6}})\s+(?P<name>{_NAME})$"
    r"|^(?:来自\s+)?[\u4e00-\u9fff]{1,5}[部科股室办台队组所站处]\s+(?P<single>[\u4e00-\u9fff])$"
)
"""「采编室 阿柏」 on a line of its own."""
LEAST_ABOVE = 3
"""Lines of that form from which on the names are who speaks, and stand alone elsewhere."""
_CHAT = re.compile(
    r"^转发自?[\s：:]+[^，。；：\d]{2,16}(?:[（(]\d{1,4}[)）])?$|^[-—–=]{4,}\s*(?:Forwarded [Mm]essage\s*[-—–=]*)?$"
)
"""What a chat tool sets above what it forwards."""
_BLOCK = re.compile(r"^\s*[■◆◇□▲▼★☆◎]\s*(?P<title>[\u4e00-\u9fff、]{2,12})\s*[:：]?\s*$")
_BLOCK_MARK = re.compile(r"^\s*[■◆◇□▲▼★☆◎]")
FEW = 0.3
"""Share of a note's lines below which those behind a block mark head what follows them."""


@dataclass(frozen=True)
class Heads:
    """Of a note: words that open lines and say who speaks, lines that do nothing else, names of parts → as written."""

    opening: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    parts: Mapping[str, str] = field(default_factory=dict)


def heads_of(rows: Sequence[str]) -> Heads:
    return Heads(_opening(rows), _alone(rows), _parts(rows))


def _alone(rows: Sequence[str]) -> frozenset[str]:
    """Lines that hold nothing but who speaks next, or where a message comes from."""
    bare = [row.strip() for row in rows]
    chat = [row for row in bare if _CHAT.match(row)]
    named = [(row, match["name"] or match["single"]) for row in bare if (match := _ABOVE.match(row))]
    if len(named) < LEAST_ABOVE:
        return frozenset(chat)
    names = {name for _, name in named}
    return frozenset([*chat, *(row for row, _ in named), *(row for row in bare if row in names)])


def _parts(rows: Sequence[str]) -> dict[str, str]:
    """「■ 便条」: short lines behind a mark that few lines have."""
    filled = [row for row in rows if row.strip()]
    marked = [row for row in filled if _BLOCK_MARK.match(row)]
    found = {row.strip(): match["title"] for row in marked if (match := _BLOCK.match(row))}
    return found if marked and len(found) == len(marked) < FEW * len(filled) else {}


def _opening(rows: Sequence[str]) -> frozenset[str]:
    """Words that open several lines and are followed by a wide gap: the speakers of a copied chat."""
    heads = Counter(match[1] for row in rows if (match := re.match(r"^([^\s\d，。：:【]{2,8})\s{2,}\S", row)))
    offices = Counter(match[1] for row in rows if (match := _OFFICE.match(row)))
    if sum(offices.values()) >= LEAST_OFFICES:
        heads += offices
    chat = sum(heads.values()) >= 4 and sum(heads.values()) >= 0.5 * sum(1 for row in rows if row.strip())
    return (
        frozenset(heads) if chat else frozenset(head for head, count in heads.items() if count >= 3 or head in offices)
    )
