"""Reading a command of one short line: about the whole draft, its parts, its brief, or what was done last. Pure."""

import re

from bot.conversation.intents import (
    Another,
    AskFindings,
    AskMissing,
    Continue,
    DropParagraph,
    Enrich,
    Export,
    Greeting,
    Intent,
    Lock,
    RestoreText,
    Rewrite,
    SectionRef,
    SetField,
    Start,
    Stop,
    Undo,
    Wish,
)
from bot.conversation.opening import genre_in
from bot.conversation.phrases import Phrases
from bot.conversation.refs import LAST, NUMBER, section_named, sections_in, value, without_sections

POLITE = " \t　。．.！!？?~～，,、吧呢啊呀哦哈了"
FIGURE = re.compile(
    r"[\d一二三四五六七八九十两百千万几]+(?:\.\d+)?[余多]?[\s]*(?:%|％|万|亿|[个场次人件份条期部篇家项名宗起批轮处册本台元天户])"
)
_LEAD = re.compile(r"^(?:请|麻烦|劳烦)?(?:(?:帮忙?|替|给)(?:我们?)?|你|您)?(?:再|先)?(?:把|将)?")
_STRONG = re.compile(r"再|一点|一些|些$|点儿|太|换个|换一")
_FIGURE_ALONE = re.compile(rf"{FIGURE.pattern}.*")
_DAY = re.compile(r"\d{1,2}月\d{1,2}日")
_RECEIVERS = "办公室|[办府局委部院厅署]|委员会|中心"
_LONGEST_WISH = 14
_LONGEST_STOP = 8
_LONGEST_HELLO = 14
_LEAST_LEFT = 4


def another(text: str, phrases: Phrases) -> Intent | None:
    """「再写一份普法工作总结」, 「用这些材料写新的一年的」. It comes before the brief: that would turn this draft into it."""
    if phrases.says("next_year", text) and not FIGURE.search(text.replace("新的一年", "")):
        return Another(next_year=True)
    genre = genre_in(text, phrases)
    if genre and phrases.says("again", text) and not FIGURE.search(re.sub(r"一[份篇个]", "", text)):
        return Another(genre)
    return None


def field(text: str, phrases: Phrases) -> Intent | None:
    """「标题改成…」, 「主送区委办」, 「落款日期写1月16日」."""
    bare = _LEAD.sub("", text.strip(POLITE), count=1)
    for name, words in phrases.fields.items():
        called = f"(?:{'|'.join(words)})"
        found = re.fullmatch(rf"{called}\s*(?:{phrases.any_of('put')}[：:]?|[：:])\s*(.+)", bare)
        found = found or re.fullmatch(
            rf"{called}([一-鿿]{{2,20}}(?:{_RECEIVERS})|\d{{1,2}}月\d{{1,2}}日|\d{{4}}年.+日)", bare
        )
        if found and not _FIGURE_ALONE.fullmatch(found[1]):
            dated = name == "signoff_unit" and _DAY.search(found[1])
            return SetField("signoff_date" if dated else name, found[1].strip(' “”"「」'))
    return None


def command(text: str, phrases: Phrases, waiting: bool) -> Intent | None:
    """The command that a short line is, None where it is none."""
    bare = text.strip(POLITE)
    return (
        _about_last(bare, phrases)
        or _about_parts(text, bare, phrases)
        or _about_draft(text, bare, phrases)
        or _wish(text, bare, phrases, waiting)
        or _courtesy(bare, phrases)
    )


def _about_last(bare: str, phrases: Phrases) -> Intent | None:
    if phrases.is_one("redo", bare):
        return Undo(again=True)
    if phrases.is_one("undo", bare) or re.fullmatch(rf"{phrases.any_of('undo')}[“「：:].*", bare):
        return Undo()
    if phrases.is_one("check", _LEAD.sub("", bare, count=1)):
        return AskFindings()
    return Continue() if phrases.is_one("continue", bare) else None


def _about_parts(text: str, bare: str, phrases: Phrases) -> Intent | None:
    if paragraph := _paragraph(bare, phrases):
        return paragraph
    parts = tuple(sections_in(text, phrases))
    if phrases.says("previous", bare) and len(_unsaid(bare, phrases, "previous")) <= _LEAST_LEFT:
        return RestoreText(parts[0] if parts else None)
    if not parts:
        return None
    for words, locked in (("unlock", False), ("lock", True)):
        if phrases.says(words, bare) and len(_unsaid(bare, phrases, words)) <= _LEAST_LEFT:
            return Lock(parts, locked)
    if phrases.says("sure", text) or phrases.says("rewrite", text):
        return Rewrite(parts, sure=phrases.says("sure", text))
    asked = (
        phrases.says("request", bare)
        and not phrases.says("wishes", bare)
        and len(_unsaid(bare, phrases, "request")) <= _LEAST_LEFT
    )
    if phrases.says("only", text) or asked:
        return Start(parts)
    if len(parts) == 1 and phrases.says("thin", text) and not FIGURE.search(without_sections(text)):
        return Enrich(parts[0], text)
    return None


def _paragraph(bare: str, phrases: Phrases) -> Intent | None:
    """「第二部分第三段删掉」, 「删掉第二部分最后一段」"""
    place = rf"(?P<part>.{{2,10}}?)的?(?:第({NUMBER})|(?P<last>最后一))(?:个?自然)?段(?:话|落)?"
    void = phrases.any_of("void")
    for form in (rf"{place}(?:也|先|就)?{void}", rf"{void}{place}"):
        found = re.fullmatch(form, _LEAD.sub("", bare, count=1))
        section = section_named(found["part"], phrases) if found else None
        if found and section:
            return DropParagraph(section, LAST if found["last"] else value(found[2]))
    return None


def _about_draft(text: str, bare: str, phrases: Phrases) -> Intent | None:
    if phrases.says("missing", text):
        return AskMissing()
    # 「领导出庭」 is no wish to have anything exported.
    packed = text.lower().replace(" ", "").replace("领导", "")
    official = phrases.says("official", packed) and re.match(r"(?:请|帮我|给我|我要)*[出要印生]", packed) is not None
    if (phrases.says("export", packed) or official) and not FIGURE.search(text):
        return Export("official" if phrases.says("official", packed) else "comment")
    if phrases.says("frame", text):
        return Start(frame=True)
    whole = rf"(?:请?帮我们?)?(?:{phrases.any_of('request')}|{phrases.any_of('rewrite')})(?:一?[份篇个])?{phrases.any_of('whole')}?"
    if phrases.says("start", text) or re.fullmatch(whole, bare):
        return Start(tuple(sections_in(text, phrases)))
    return Stop() if phrases.says("stop", text) and len(bare) <= _LONGEST_STOP else None


def _wish(text: str, bare: str, phrases: Phrases, waiting: bool) -> Intent | None:
    """A wish for how a part is written; without a part, and while a question waits, only where it is plain."""
    if phrases.is_one("more", bare):
        return Wish(None, bare)
    if not (phrases.says("wishes", text) or phrases.says("more", text)) or FIGURE.search(without_sections(text)):
        return None
    parts = tuple(sections_in(text, phrases))
    named = len(parts) == 1 and (_STRONG.search(text) or re.search(rf"第\s*{NUMBER}", text) or not waiting)
    wish = re.sub(r"^确定[，,：:]?", "", bare)
    if named:
        return Wish(parts[0], wish, sure=wish != bare)
    plain = len(bare) <= _LONGEST_WISH and (not waiting or _STRONG.search(text))
    return Wish(None, wish) if plain and not parts else None


def _courtesy(bare: str, phrases: Phrases) -> Intent | None:
    if any(phrases.is_one(name, bare) for name in ("thanks", "none", "later")):
        return Greeting(thanks=True)
    return Greeting() if len(bare) <= _LONGEST_HELLO and phrases.says("hello", bare) else None


def _unsaid(bare: str, phrases: Phrases, words: str) -> str:
    """What is left of a command when its word and the parts it names are taken out."""
    left = without_sections(re.sub(phrases.any_of(words), "", bare))
    for names in phrases.roles.values():
        left = re.sub("|".join(names), "", left)
    return re.sub(r"把|将|请|帮我|先|部分|恢复|退回|回到|还原|用|到|的|第|一下|\W", "", left)


def called(part: SectionRef, phrases: Phrases) -> str:
    """The part as a person would say it, and as it is understood again."""
    return f"第{part.number}部分" if part.number or part.role is None else phrases.roles[part.role][0] + "部分"
