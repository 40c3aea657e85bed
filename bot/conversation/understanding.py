"""From a message to what it asks for, by rule. Pure: the same words in the same place mean the same."""

import re

from bot.conversation.commands import FIGURE, POLITE, another, called, command, field
from bot.conversation.intents import Answer, Intent, Paste, Skip, Unclear
from bot.conversation.opening import read_opening
from bot.conversation.orders import numbered_order, worded_order
from bot.conversation.phrases import Phrases
from bot.conversation.refs import sections_in, without_sections

SHORT = 40
"""Characters up to which a line may be a command."""
STATEMENT = 12
"""Characters from which a line with a comma that asks for nothing is a statement."""
_DATED = re.compile(r"(?:今年|全年|上半年|下半年|本年|年初|年底|截至|\d{1,2}月)")
LONGEST_ANSWER = 300
MOST_ANSWER_LINES = 4


def understand(message: str, phrases: Phrases, this_year: int, waiting: bool = False, orders: bool = True) -> Intent:
    """What a message (not empty) asks for; `waiting`: a question of ours waits for its answer.

    `orders`: False where words that seemed to point at a fact turned out to point at none.
    """
    text = message.strip()
    if lead := _after_lead(text, phrases):
        return Paste(lead)
    if told := _told(text, phrases, this_year, waiting, orders):
        return told
    wish = len(text) <= SHORT and text[-1] in "?？"
    if waiting and not wish and len(text) <= LONGEST_ANSWER and text.count("\n") < MOST_ANSWER_LINES:
        return Answer(text)
    if len(text) > SHORT or "\n" in text or (_is_material(text, phrases) and not wish):
        return Paste(text)
    return Unclear(_likeliest(text, phrases))


def _told(text: str, phrases: Phrases, this_year: int, waiting: bool, orders: bool) -> Intent | None:
    if order := numbered_order(text, phrases):
        return order
    short = "\n" not in text and len(text) <= SHORT
    if short and (skip := _skip(text.strip(POLITE), phrases, waiting)):
        return skip
    if short and (told := another(text, phrases) or field(text, phrases)):
        return told
    if opening := read_opening(text, phrases, this_year):
        return opening
    if short and not _counts_a_deed(text, phrases) and (told := command(text, phrases, waiting)):
        return told
    return worded_order(text, phrases) if orders else None


def _is_material(text: str, phrases: Phrases) -> bool:
    """Whether a short line tells of something: a figure, a deed, or a part's name with a colon."""
    labelled = re.match(r"([^：:]{2,8})[：:].{2,}", text)
    if labelled and tuple(sections_in(labelled[1], phrases)):
        return True
    if len(text) >= STATEMENT and re.search(r"[，；、]", text) and not _asks(text, phrases):
        return True
    return bool(_DATED.match(text) or FIGURE.search(without_sections(text))) or phrases.says("deeds", text)


def _asks(text: str, phrases: Phrases) -> bool:
    return (
        phrases.says("wishes", text) or phrases.says("request", text) or bool(re.search(r"[?？你您]|能不能|帮", text))
    )


def _counts_a_deed(text: str, phrases: Phrases) -> bool:
    return bool(FIGURE.search(without_sections(text))) and phrases.says("deeds", text)


def _after_lead(text: str, phrases: Phrases) -> str:
    """The material after 「粘贴：」, empty when there is no such lead."""
    found = re.match(rf"{phrases.any_of('paste')}\s*[：:]\s*(.+)$", text, re.DOTALL)
    return found[1].strip() if found else ""


def _skip(text: str, phrases: Phrases, waiting: bool) -> Intent | None:
    if phrases.is_one("skip", text):
        return Skip("skip")
    if waiting:
        return next((Skip(how) for how in ("none", "later") if phrases.is_one(how, text)), None)
    return None


def _likeliest(text: str, phrases: Phrases) -> tuple[str, str]:
    """The two readings that share most with what was said; to keep it as material is always one."""
    keep = f"记为素材：{text}"
    if phrases.says("request", text) or "稿" in text:
        return "开始起草", keep
    if any(word in text.lower() for word in ("word", "文件", "打印", "发我", "文档")):
        return "导出 Word", keep
    parts = tuple(sections_in(text, phrases))
    if parts and any(word in text for word in ("改", "调", "换", "好一点", "重")):
        return f"重写{called(parts[0], phrases)}", keep
    return keep, "还缺什么"
