"""The words by which a clerk puts a number right: which value holds, and which holds no longer."""

import re

AMOUNT = r"(?P<value>\d[\d,.]*)\s*(?P<scale>[万亿]?)(?P<unit>[\u4e00-\u9fff％%]{1,3})?"
CORRECTS = re.compile(
    r"更正|以(?:这个|此|这|本条|后者|我这个|[^，。；]{1,12}的)为准|写错了|报错了|多数了|少数了|数错了|打错了|记错了|填错了|记反了|说反了|打反了|报少了|少记了|才对"
    r"|用后面这个|写串行|应(?:该|当)?(?:为|是)\s*\d|改[成为]\s*[约近]?\d|勘误|作废|别用|用新的|用这个|那个不[要用]了|不是\s*\d[^，。；]{0,4}[，,]\s*而?是|是\s*\d[^，。；]{0,6}[，,]\s*不是\s*\d|上面(?:的|那个|写的)?\s*\d[\d.]*\s*是"
    r"|(?:数|数据|口径|数字)[^，。；]{0,8}(?:又|再|重新)?改了|写的\s*\d+[^，。；\d]{0,3}[漏少多错]|^[^，。；]{2,14}(?:不变|不用改|不动)[，,]|群里[^，。；]{0,4}说[^，。；]{0,12}用\s*\d"
)
NEW = re.compile(r"(?:更新为|应当是|应该是|应为|应是|是|改成|改为|更正为|实际|为|用)\s*[约近]?" + AMOUNT)
RIGHT = re.compile(AMOUNT.replace("?P<value>", "?P<value>") + r"才对")
ANY = re.compile(AMOUNT)
TURNED = re.compile(
    r"(?<![\d.从由])(?P<old>\d[\d,.]*)\s*[万亿]?[\u4e00-\u9fff％%]{0,3}(?:[（(][^）)]{0,16}[)）])?[\s，]*(?:→|->|—>|=>|改[成为])[\s，]*(?=[约近]?"
    + AMOUNT
    + ")"
)
"""「2730 → 2768万元」: the value that held and, behind it, the one that holds."""
NO_LONGER = re.compile(
    r"(?:别用|不用|不是|不再用)\s*(?P<a>\d[\d,.]*)|(?P<b>\d[\d,.]*)\s*[万亿]?[\u4e00-\u9fff]{0,2}[，,]?(?:那个)?(?:作废|不[要用]了)"
    r"|上面(?:的|那个|写的)?\s*(?P<e>\d[\d,.]*)\s*是"
    r"|写的\s*(?P<c>\d[\d,.]*)[^，。；\d]{0,3}[漏少多错]|也不是[^，。；\d]{0,6}(?:\d{1,2}月[^，。；\d]{0,6})?(?P<d>\d[\d,.]*)"
)
"""「不是1893」 「2894作废」 「那封写的10次漏了…」."""
LATTER = re.compile(r"[（(]以后(?:面)?(?:者|一个)?的?数?为准[)）]")


def is_correction(text: str) -> bool:
    return bool(re.search(r"\d", text) and CORRECTS.search(text))


def no_longer(text: str) -> list[str]:
    """The values that a correction says to hold no longer."""
    told = [next(value for value in match.groups() if value) for match in NO_LONGER.finditer(text)]
    return [*told, *(match["old"] for match in TURNED.finditer(text))]
