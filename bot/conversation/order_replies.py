"""What the bot says to an order: what it did, to which facts or parts, and how each is called when it is taken back."""

from collections.abc import Mapping, Sequence

from bot.conversation.replies import parts_named

NOTHING_TO_UNDO = "没有可以撤销的了。"
NOTHING_TO_REDO = "没有可以重做的。"
ONE_AT_A_TIME = "一次只能改一条的文字，请一条一条说：“第3条改成……”。"
NOTHING_LEFT_TO_WRITE = "各部分都写好了，没有要接着写的；要重新写哪一部分，可以说“重写第二部分”。"
NO_OLDER_TEXT = "这一部分还没有更早的版本。"
NO_SUCH_PARAGRAPH = "没有这一段，请对照正文再说是第几段。"
CHECKED_CLEAN = "校核过了，没有发现问题。"
NOTHING_TO_CHECK = "还没有正文，起草以后才有东西可校核。"
DID_WRITE = "重写"
WHICH_PART = "要改哪一部分？"
NOTHING_TO_COPY = "还没有材料，先把今年的台账贴过来，再另写一份。"


def facts_marked(how: str, facts: Sequence[tuple[int, str]]) -> str:
    """Which facts were struck out, taken up or confirmed, each by its number and words."""
    what = {"void": "已作废，不会写进正文", "restore": "已恢复", "confirm": "标为已核"}[how]
    return _listed(what, facts)


def facts_moved(heading: str, facts: Sequence[tuple[int, str]]) -> str:
    return _listed(f"移到“{heading}”", facts)


def facts_already_there(heading: str) -> str:
    return f"本来就在“{heading}”里，没有动。"


def which_fact(words: str, facts: Sequence[tuple[int, str]]) -> str:
    lines = "\n".join(f"第{number}条：{text}" for number, text in facts)
    return f"说到“{words}”的有{len(facts)}条，是哪一条？\n{lines}"


def no_fact_says(words: str) -> str:
    return f"事实清单里没有说到“{words}”的，请换个说法，或说第几条。"


def was_left_out(quote: str, reason: str) -> str:
    return f"“{quote}”本来就没有写进去（{reason}），不用再删。"


def old_not_there(words: str, old: str, facts: Sequence[tuple[int, str]]) -> str:
    lines = "\n".join(f"第{number}条：{text}" for number, text in facts)
    return f"“{words}”这一条里没有{old}，现在是：\n{lines}\n要改哪一条，请说“第几条改成……”。"


def matter_declined(name: str, facts: Sequence[tuple[int, str]]) -> str:
    said = f"记下了：本单位不涉及“{name}”，不再问，也不写这一块。"
    if not facts:
        return said
    lines = "\n".join(f"第{number}条：{text}" for number, text in facts)
    return f"{said}材料里有{len(facts)}条像是这方面的，要不要作废？\n{lines}"


def undone(what: str) -> str:
    return f"好，撤销了：{what}。"


def redone(what: str) -> str:
    return f"好，又照做了：{what}。"


def did_brief(changes: Mapping[str, object]) -> str:
    names = {
        "unit": "单位",
        "year": "年度",
        "genre": "文种",
        "title": "标题",
        "addressee": "主送",
        "signoff_unit": "落款单位",
        "signoff_date": "落款日期",
    }
    return f"改{'、'.join(names.get(name, name) for name in changes)}"


def did_note(name: str) -> str:
    return f"记下“{name}”"


def did_facts(fact_ids: Sequence[str], changes: Mapping[str, object]) -> str:
    """What was done to facts, in a few words."""
    numbers = "、".join(fact_id.removeprefix("F") for fact_id in fact_ids)
    what = f"标为{changes['status']}" if "status" in changes else "移到别处" if "section" in changes else "改文字"
    return f"第{numbers}条{what}"


def did_mark(applies: bool) -> str:
    return "取消“不涉及”" if applies else "标“不涉及”"


def did_settle(thing: str) -> str:
    return f"“{thing}”选定一个数"


def did_restore(number: int) -> str:
    return f"恢复第{number}版"


def did_paragraph(number: int, name: str) -> str:
    return f"删去“{name}”第{number}段"


def field_set(field: str, value: str) -> str:
    names = {"title": "标题", "addressee": "主送", "signoff_unit": "落款单位", "signoff_date": "落款日期"}
    return f"{names[field]}写“{value}”。"


def locked_parts(names: Sequence[str], locked: bool) -> str:
    return f"{parts_named(names)}已{'锁定，起草时不动' if locked else '解锁'}。"


def text_restored(name: str, number: int) -> str:
    return f"“{name}”恢复到第{number}版；刚才那一版还在“版本”里。"


def not_written_yet(name: str) -> str:
    return f"“{name}”还没有写，先起草这一部分。"


def paragraph_dropped(name: str, number: int, text: str) -> str:
    return f"删去了“{name}”第{number}段：{_short(text)}"


def findings_told(counts: Sequence[int], first: Sequence[str]) -> str:
    """How many findings there are of each level, the gravest first, and the first of them."""
    named = zip(("必改", "疑似", "提示"), counts, strict=True)
    told = "、".join(f"{level}{count}处" for level, count in named if count)
    lines = "\n".join(first)
    return f"校核出{told}：\n{lines}\n都列在“校核”里，点一条就到那一句。"


def finding_line(quote: str, says: str) -> str:
    return f"“{_short(quote)}”：{says}"


def another_begun(name: str, starts: bool) -> str:
    now = "正在起草，" if starts else ""
    return f"好，用同样的材料另写一份{name}，原来这份不动。{now}在左边“我的文稿”里。"


def copied_from(title: str) -> str:
    return f"用《{title}》的材料另写一份：材料、改过的事实和答过的问题都带过来了，不再重问。"


def new_year_begun(year: int) -> str:
    return f"好，新开了{year}年度的一份，在左边“我的文稿”里；今年这份作为它的上年报告，材料从头记起。"


def carried_over(title: str, year: int) -> str:
    return (
        f"这是{year}年度的新文稿，单位、文种和提纲照旧；《{title}》作为上年报告放在一旁对照。请把{year}年的材料贴过来。"
    )


def _listed(what: str, facts: Sequence[tuple[int, str]]) -> str:
    """One fact in a line, several in a list."""
    if len(facts) == 1:
        return f"第{facts[0][0]}条{what}：{facts[0][1]}"
    lines = "\n".join(f"第{number}条：{_short(text)}" for number, text in facts)
    return f"{len(facts)}条{what}：\n{lines}"


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:28]}……"
