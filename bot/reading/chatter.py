"""What of a note is no fact: greetings, chores, words to whoever writes the report."""

import re
from dataclasses import dataclass

from bot.reading.lexicon import Lexicon

_QUANTITY = re.compile(
    r"\d[\d.,]*\s*[万亿%％]?[余多]?\s*(?:[个场次件份期篇条人名部项起家户所支册元台处轮批届倍成]|万|％|%)|[\d.]+%|[一两三四五六七八九十百千万]+[余多]?(?:[场次件份期篇条名项起家户]|个[^人])"
)
_TALK = re.compile(
    r"[啊吧呢嘛哈哦呀哟](?=[，。；！？\s]|$)|[你您咱](?!好)|谁|(?<!每)(?:周|星期)[一二三四五六日天]|[?？]"
)
_STRICT_GREETING = re.compile(
    r"^(?:收到|好的?|嗯+|哦+|谢谢.{0,4}|辛苦.{0,4}|你好.{0,4}|.{0,6}(?:各位|大家)好?|OK|ok|1|\+1|对|是的)$"
)
WITHHELD, OBEYED, CHORE, TOLD = "材料里写明不写", "写法交代，已照办", "与报告无关的日常事务", "写给经办人的话"
WITHHELD_BEFORE = "材料里写明先不写"
GREETING, IDLE = "招呼用语", "像是闲聊"
ORDER = "像是写给程序的指令，不是事实"
_WEEKDAY = re.compile(
    r"(?<!每)(?:周|星期)[一二三四五六日天](?!坐班|接访|值守|例会)|[下本这]周|明天|后天|(?<!从)今[天早晚]|昨天|刚才|刚刚|待会"
)
_DAY = re.compile(r"\d{1,2}月\d{1,2}|(?<![\d.])\d{1,2}[./-]\d{1,2}(?![\d.])")
_COUNTED = re.compile(
    r"\d+[余多]?(?:场|件|次|份|人次|家|条|篇|期)|\d[\d.]*[余多]?万|[一二两三四五六七八九十百千万]{2,}[余多]?(?:场|件|次|份|人|家|条|篇|期|项|台|起|处|户)"
)
_POINTS_BACK = re.compile(r"^(?:这个|这事|这一?点|这句|那个)(?!月|季度)")
FEW_CLAUSES = 3
"""Clauses of a sentence before 「这个先别写」, from which on it means the last of them and not the whole."""
_ASIDE = re.compile(r"[（(][^（）()]*[)）]")


@dataclass(frozen=True)
class Sifted:
    """A sentence after sifting: what is kept, and what was taken out with why."""

    kept: str
    dropped: tuple[tuple[str, str], ...] = ()
    hide_names: bool = False


def sift(text: str, lexicon: Lexicon, in_zone: bool) -> Sifted:
    """Take chatter out of one sentence, clause by clause. 「这条别写」 takes the whole sentence out."""
    if lexicon.orders.search(text):
        return Sifted("", ((text, ORDER),))
    if re.search(r"[?？]$", text) and not re.search(r"\d", text):
        return Sifted("", ((text, TOLD),))
    working = bool(lexicon.domain.search(text))
    dropped: list[tuple[str, str]] = []

    def sifted(words: str, aside: bool) -> str:
        kept: list[str] = []
        before = len(dropped)
        for clause in re.split(r"(?<=[，,])|(?<=—)(?!\d)|(?<=…)(?!…)|(?<=\s)", words):
            bare = clause.strip("，, —-…")
            reason = bare and (_why_dropped(bare, lexicon, in_zone, working) or (aside and _why_aside(bare)))
            if not reason and len(dropped) > before and _goes_on(bare, dropped[-1][1], lexicon):
                reason = dropped[-1][1]
            if reason == WITHHELD and _POINTS_BACK.match(bare) and len(kept) >= FEW_CLAUSES:
                reason = WITHHELD_BEFORE
                dropped.append((kept.pop().strip("，, —-…"), reason))
            if bare and reason:
                dropped.append((bare, reason))
            else:
                kept.append(clause)
        rest = "".join(kept).strip("，, —-")
        if dropped and dropped[-1][1] == CHORE and not re.search(r"[\u4e00-\u9fff]{3}", _QUANTITY.sub("", rest)):
            if re.search(r"\w", rest):
                dropped.append((rest, CHORE))  # what is left of a chore: its date or its number
            return ""
        return rest if dropped else words

    def aside(match: re.Match[str]) -> str:
        if not re.search(r"[\u4e00-\u9fff]", match.group()):
            return match.group()  # alert(1), （2024）: part of a name, not a remark
        if lexicon.instructions.search(re.sub(r"\s", "", match.group())) and re.search(r"\s", match.group()):
            dropped.append((match.group()[1:-1], OBEYED))
            return ""
        kept = sifted(re.sub(r"^(?:旁批|批注|手写|注)[:：]", "", match.group()[1:-1]), aside=True)
        closed = re.sub(r"[，,]?\s+", "，", kept)
        return f"（{closed}）" if closed else ""

    held = sifted(_ASIDE.sub(aside, text), aside=False)
    if any(reason == WITHHELD for _, reason in dropped):
        return Sifted("", ((text, WITHHELD),))
    return Sifted(held, tuple(dropped), any(reason == OBEYED for _, reason in dropped))


def _goes_on(words: str, reason: str, lexicon: Lexicon) -> bool:
    """Does a clause only go on about the chore, or the order to the writer, that was left out before it?"""
    about = reason in (CHORE, TOLD, IDLE, WITHHELD_BEFORE) and not lexicon.domain.search(words)
    return bool(words) and about and not _COUNTED.search(words) and "《" not in words


def _why_aside(words: str) -> str | None:
    """A remark in brackets that speaks to the writer."""
    return TOLD if re.search(r"核一?下|待核|再核|不确定|别写|用这个|我这[里边儿]|没对过", words) else None


def _why_dropped(words: str, lexicon: Lexicon, in_zone: bool, working: bool) -> str | None:
    """`working`: does the sentence speak of the trade?"""
    if _STRICT_GREETING.match(words):
        return GREETING
    if lexicon.instructions.search(words):
        return OBEYED
    if lexicon.withheld.search(re.sub(r"“[^”]*”", "", words)):
        return WITHHELD
    if lexicon.handing_in.search(words) or re.search(r"[吗呢][?？]$", words):
        return TOLD
    plain = re.sub(r"《[^》]*》|“[^”]*”", "", words)
    quantity, domain = _QUANTITY.search(words), lexicon.domain.search(words)
    if lexicon.leisure.search(plain) or (lexicon.office.search(plain) and not (working and quantity)):
        return CHORE
    if lexicon.told.search(words) and not domain and not re.search(r"\d", words):
        return TOLD
    if quantity:
        return None
    if lexicon.told.search(words) and not in_zone:
        return TOLD
    if lexicon.greeting.search(words) and not domain:
        return GREETING
    if "《" in words or _DAY.search(words):
        return None
    if not domain and (_WEEKDAY.search(words) or (not in_zone and _TALK.search(words))):
        return IDLE
    return None
