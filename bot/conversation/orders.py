"""Reading an order about facts: 「第3条改成15场」, 「把普法那几条挪到第四部分」, 「删掉打印机那条」. Pure.

An order is the whole of a short line. What it leaves unexplained makes it something else: material, as a rule.
"""

import re

from bot.conversation.intents import ChangeFact, CorrectValue, FactRef, Intent, MarkFact, MoveFact, NotApplicable
from bot.conversation.phrases import Phrases
from bot.conversation.refs import numbered_facts, section_named, worded_facts

LONGEST_ORDER = 40
MARKS = ("restore", "void", "confirm")
_LATEST_NUMBER = 6
"""Characters that may stand before 「第3条」."""
_LEAD = re.compile(r"^(?:请|麻烦|劳烦)?(?:(?:帮忙?|替|给)(?:我们?)?|你|您)?(?:再|先)?(?:把|将)?")
_TRAIL = re.compile(r"[\s。．.！!～~，,、吧呢啊呀哦哈了]+$")
_FILLER = re.compile(r"请|麻烦|帮我|给我|把|将|这|那|个|的|了|吧|也|都|先|就|全部?|直接|可以|内容|事实|材料|掉|\W")
_VALUE = r"[约近]?(?:\d[\d,.]*|[一二三四五六七八九十百千两]+)[万亿千百]?[余多]?[一-鿿%％]{0,4}?"
_CORRECTIONS = (
    rf"(?P<words>.{{0,16}}?)(?:应该是|应为|是|写成)?(?P<new>{_VALUE})[，,。、 ]*而?不是(?P<old>{_VALUE})",
    rf"(?P<words>.{{0,16}}?)不是(?P<old>{_VALUE})[，,。、 ]*而?(?:应该|应当)?是(?P<new>{_VALUE})",
    rf"(?P<words>.{{0,16}}?)(?P<old>{_VALUE})(?:写|报|记|填)?错了?[，,。、 ]*(?:应该|应当)?[是为](?P<new>{_VALUE})",
)
_WE = r"(?:我们?(?:单位|局|委|办|镇|乡|街道|中心|部门|这里|这边|这儿)?|本(?:单位|局|委|办|镇|乡|街道|中心|部门)|单位)?"
_WORK = r"(?:的?(?:职能|职责|权限|权力|工作|任务|事项|业务|这一?块|这一?项|这方面)(?:工作)?)"


def numbered_order(text: str, phrases: Phrases) -> Intent | None:
    """An order about facts named by their numbers."""
    numbered = numbered_facts(text)
    if not numbered or numbered[1] > _LATEST_NUMBER:
        return None
    ref, start, end = numbered
    return _numbered(ref, text[:start], text[end:], phrases)


def worded_order(text: str, phrases: Phrases) -> Intent | None:
    """An order about facts named by words they hold, or about a matter that the unit does not have."""
    if "\n" in text or len(text) > LONGEST_ORDER or numbered_facts(text):
        return None
    bare = _LEAD.sub("", _TRAIL.sub("", text.strip()), count=1)
    return (
        _no_matter(bare, phrases)
        or _correction(bare, phrases)
        or _moved(bare, phrases)
        or _changed(bare, phrases)
        or _marked(bare, phrases)
    )


def _numbered(ref: FactRef, before: str, after: str, phrases: Phrases) -> Intent | None:
    changed = re.match(rf"[^。\n]{{0,6}}?{phrases.any_of('change')}\s*[：:，,]?\s*(.+)$", after, re.DOTALL)
    if changed:
        return ChangeFact(ref, changed[1].strip(' “”"「」'))
    if len(after) > LONGEST_ORDER or "\n" in after:
        return None
    moved = re.fullmatch(rf"\W*(?:也|都|全部)?{phrases.any_of('move')}(.+)", _TRAIL.sub("", after))
    if moved and (section := section_named(moved[1], phrases)):
        return MoveFact(ref, section)
    for how in MARKS:
        if phrases.says(how, before + after):
            left = re.sub(phrases.any_of(how), "", before) + re.sub(phrases.any_of(how), "", after.partition("：")[0])
            return MarkFact(ref, how) if len(_FILLER.sub("", left)) <= 2 else None
    return None


def _marked(bare: str, phrases: Phrases) -> Intent | None:
    for how in MARKS:
        word = phrases.any_of(how)
        behind = re.fullmatch(rf"(.+?)(?:也|都|先|就|给我|全部?|统统|直接)*{word}(?:掉|进去)?", bare)
        ahead = re.fullmatch(rf"{word}(?:掉|了)?(.+)", bare)
        for found in (behind, ahead):
            ref = worded_facts(found[1], phrases) if found else None
            if ref and (ref.pointed or (how == "void" and _is_name(ref.words, phrases))):
                return MarkFact(ref, how)
    return None


def _moved(bare: str, phrases: Phrases) -> Intent | None:
    found = re.fullmatch(rf"(.+?)(?:也|都|全部?|统统)?{phrases.any_of('move')}(.+)", bare)
    ref = worded_facts(found[1], phrases) if found else None
    section = section_named(found[2], phrases) if found else None
    return MoveFact(ref, section) if ref and section else None


def _changed(bare: str, phrases: Phrases) -> Intent | None:
    found = re.fullmatch(rf"(.+?)(?:的?(?:数字?|数据|次数|人数))?{phrases.any_of('change')}\s*[：:，,]?\s*(.+)", bare)
    ref = worded_facts(found[1], phrases) if found else None
    if not found or not ref:
        return None
    return ChangeFact(ref, found[2].strip(' “”"「」')) if ref.pointed or re.fullmatch(_VALUE, found[2]) else None


def _correction(bare: str, phrases: Phrases) -> Intent | None:
    swap = rf"(?P<words>)(?P<old>{_VALUE}){phrases.any_of('change')}(?P<new>{_VALUE})"
    for pattern in (*_CORRECTIONS, swap):
        if found := re.fullmatch(pattern, bare):
            ref = worded_facts(found["words"], phrases) if found["words"] else None
            return CorrectValue(ref.words if ref else found["words"], found["new"], found["old"])
    return None


def _no_matter(bare: str, phrases: Phrases) -> Intent | None:
    """「我们单位没有执法权」; a count of none (全年没有复议案件) is a fact and no such thing."""
    matter = "(?P<matter>" + "|".join(re.escape(word) for words in phrases.matters.values() for word in words) + ")"
    forms = (
        rf"{_WE}(?:也|都|目前)?(?:不涉及|不承担|不负责){matter}{_WORK}?",
        rf"{_WE}(?:也|都|目前)?(?:没有|没|无){matter}(?:(?<=权)|{_WORK})",
        rf"{matter}{_WORK}?{_WE}(?:也|都|目前)?(?:不涉及|不承担|不负责|没有这一?块|没有这项)",
        rf"{matter}(?:(?<=权)|{_WORK}){_WE}(?:没有|没|无)",
    )
    found = next((match for form in forms if (match := re.fullmatch(form, bare))), None)
    return NotApplicable(found["matter"]) if found else None


def _is_name(words: str, phrases: Phrases) -> bool:
    """Whether words may name a fact without 「那条」 behind them: a few, without a figure, and no part of the paper."""
    return len(words) <= 10 and not re.search(r"\d", words) and section_named(words, phrases) is None
