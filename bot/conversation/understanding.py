"""From a message to what it asks for, by rule. Pure: the same words in the same place mean the same."""

import re
from collections.abc import Iterator

from bot.conversation.intents import (
    Answer,
    AskMissing,
    ChangeFact,
    Enrich,
    Export,
    Greeting,
    Intent,
    MarkFact,
    Paste,
    Rewrite,
    SectionRef,
    Skip,
    Start,
    Stop,
    Unclear,
)
from bot.conversation.opening import read_opening
from bot.conversation.phrases import Phrases
from bot.domain.genre import Role
from bot.reading.numerals import chinese_value

SHORT = 40
"""Characters up to which a line may be a command."""
LONGEST_ANSWER = 300
MOST_ANSWER_LINES = 4
_NUMBER = r"([一二三四五六七八九十百两\d]{1,4})"
_FIGURE = re.compile(
    r"[\d一二三四五六七八九十两百千万几]+(?:\.\d+)?[余多]?[\s]*(?:%|％|万|亿|[个场次人件份条期部篇家项名宗起批轮处册本台元天户])"
)
_ANY_FACT = re.compile(rf"(?:第\s*[FfＦ]?\s*{_NUMBER}\s*条|[FfＦ]\s*{_NUMBER}(?!\d))")
_POLITE = " \t　。．.！!？?~～，,、吧呢啊呀哦哈了"


def understand(message: str, phrases: Phrases, this_year: int, waiting: bool = False) -> Intent:
    """What a message (not empty) asks for; `waiting`: a question of ours waits for its answer."""
    text = message.strip()
    if lead := _after_lead(text, phrases):
        return Paste(lead)
    if order := _order(text, phrases, this_year, waiting):
        return order
    wish = len(text) <= SHORT and (phrases.says("wishes", text) or text[-1] in "?？")
    if waiting and not wish and len(text) <= LONGEST_ANSWER and text.count("\n") < MOST_ANSWER_LINES:
        return Answer(text)
    if len(text) > SHORT or "\n" in text or (_is_material(text, phrases) and not wish):
        return Paste(text)
    return Unclear(_likeliest(text, phrases))


def _order(text: str, phrases: Phrases, this_year: int, waiting: bool) -> Intent | None:
    if fact := _about_fact(text, phrases):
        return fact
    short = "\n" not in text and len(text) <= SHORT
    if short and (skip := _skip(text.strip(_POLITE), phrases, waiting)):
        return skip
    if opening := read_opening(text, phrases, this_year):
        return opening
    return _command(text, phrases) if short else None


def _is_material(text: str, phrases: Phrases) -> bool:
    """Whether a short line tells of something: a figure, a deed, or a part's name with a colon."""
    labelled = re.match(r"([^：:]{2,8})[：:].{2,}", text)
    if labelled and tuple(sections_in(labelled[1], phrases)):
        return True
    return bool(_FIGURE.search(_without_parts(text))) or phrases.says("deeds", text)


def _after_lead(text: str, phrases: Phrases) -> str:
    """The material after 「粘贴：」, empty when there is no such lead."""
    found = re.match(rf"{phrases.any_of('paste')}\s*[：:]\s*(.+)$", text, re.DOTALL)
    return found[1].strip() if found else ""


def _about_fact(text: str, phrases: Phrases) -> Intent | None:
    named = _ANY_FACT.search(text)
    if not named or named.start() > 6:
        return None
    number = _value(named[1] or named[2])
    changed = re.match(
        rf"[^。\n]{{0,6}}?{phrases.any_of('change')}\s*[：:，,]?\s*(.+)$", text[named.end() :], re.DOTALL
    )
    if changed:
        return ChangeFact(number, changed[1].strip(' “”"「」'))
    beside = text[: named.start()] + text[named.end() :]
    if len(beside) > 16:
        return None
    return next((MarkFact(number, how) for how in ("restore", "void", "confirm") if phrases.says(how, beside)), None)


def _skip(text: str, phrases: Phrases, waiting: bool) -> Intent | None:
    if phrases.is_one("skip", text):
        return Skip("skip")
    if waiting:
        return next((Skip(how) for how in ("none", "later") if phrases.is_one(how, text)), None)
    return None


def _command(text: str, phrases: Phrases) -> Intent | None:
    bare = text.strip(_POLITE)
    parts = tuple(sections_in(text, phrases))
    if phrases.says("missing", text):
        return AskMissing()
    if parts and (phrases.says("sure", text) or phrases.says("rewrite", text)):
        return Rewrite(parts, sure=phrases.says("sure", text))
    if parts and phrases.says("only", text):
        return Start(parts)
    if len(parts) == 1 and phrases.says("thin", text) and not _FIGURE.search(_without_parts(text)):
        return Enrich(parts[0], text)
    # 「领导出庭」 is no wish to have anything exported.
    if phrases.says("export", text.lower().replace(" ", "").replace("领导", "")):
        return Export("official" if phrases.says("official", text) else "comment")
    if phrases.says("frame", text):
        return Start(frame=True)
    whole = rf"(?:请?帮我们?)?(?:{phrases.any_of('request')}|{phrases.any_of('rewrite')})(?:一?[份篇个])?{phrases.any_of('whole')}?"
    if phrases.says("start", text) or re.fullmatch(whole, bare):
        return Start(parts)
    if phrases.says("stop", text) and len(bare) <= 8:
        return Stop()
    return _courtesy(bare, phrases)


def _courtesy(bare: str, phrases: Phrases) -> Intent | None:
    if any(phrases.is_one(name, bare) for name in ("thanks", "none", "later")):
        return Greeting(thanks=True)
    return Greeting() if len(bare) <= 14 and phrases.says("hello", bare) else None


def sections_in(text: str, phrases: Phrases) -> Iterator[SectionRef]:
    """The parts that a sentence names: 第二部分, 第二、三部分, 不足."""
    numbered = re.findall(rf"第\s*((?:{_NUMBER}[、和，,及与]?)+)\s*{phrases.any_of('part')}", text)
    if numbered:
        for numbers in numbered:
            yield from (SectionRef(number=_value(one)) for one in re.findall(_NUMBER, numbers[0]))
        return
    for role, words in phrases.roles.items():
        if any(word in text for word in words):
            yield SectionRef(role=Role(role))


def _without_parts(text: str) -> str:
    return re.sub(rf"第\s*(?:{_NUMBER}[、和，,及与]?)+\s*(?:大?部分|节|块|章|个标题)", "", text)


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else int(chinese_value(numeral) or 0)


def _likeliest(text: str, phrases: Phrases) -> tuple[str, str]:
    """The two readings that share most with what was said; to keep it as material is always one."""
    keep = f"记为素材：{text}"
    if phrases.says("request", text) or "稿" in text:
        return "开始起草", keep
    if any(word in text.lower() for word in ("word", "文件", "打印", "发我", "文档")):
        return "导出 Word", keep
    parts = tuple(sections_in(text, phrases))
    if parts and any(word in text for word in ("改", "调", "换", "好一点", "重")):
        return f"重写{_name(parts[0], phrases)}", keep
    return keep, "还缺什么"


def _name(part: SectionRef, phrases: Phrases) -> str:
    return f"第{part.number}部分" if part.number else phrases.roles[part.role or Role.OTHER][0] + "部分"
