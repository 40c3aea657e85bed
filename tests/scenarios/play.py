"""A conversation played through the real desk: what a turn of a scenario may do, and what it may say must be true."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.compose import build_desk
from bot.conversation.desk import Desk
from bot.settings import Settings

OWNER = "zhang-owner-0000000000000"


@dataclass
class Play:
    """`said`: what the bot said in this turn, until drafting was over; `options`: what may be clicked now."""

    folder: Path
    desk: Desk = field(init=False)
    draft: str = ""
    said: str = ""
    options: tuple[str, ...] = ()

    def open(self) -> None:
        self.desk = build_desk(Settings(data_dir=self.folder))
        self.draft = self.draft or self.desk.open_draft(OWNER)

    @property
    def snapshot(self) -> dict[str, Any]:
        return self.desk.snapshot(OWNER, self.draft)

    @property
    def whole(self) -> str:
        return "\n".join(one["text"] for one in self.snapshot["sections"])

    def section(self, named: str) -> dict[str, Any]:
        return next(one for one in self.snapshot["sections"] if named in (one["heading"] or "导语"))

    def facts(self, void: bool = False) -> list[dict[str, Any]]:
        return [fact for fact in self.snapshot["facts"] if (fact["status"] == "作废") is void]

    def turn(self, does: str, what: Any) -> None:
        before, draft = len(self.snapshot["messages"]), self.draft
        TURNS[does](self, what)
        for line in self.desk.drafts(OWNER):
            self.desk.wait(line["id"])
        messages = self.snapshot["messages"][before if self.draft == draft else 0 :]
        new = [message for message in messages if message["role"] == "assistant"]
        self.said = "\n".join(message["content"] for message in new)
        self.options = tuple(new[-1]["options"]) if new else self.options


def say(play: Play, words: str) -> None:
    play.desk.reply(OWNER, play.draft, words)


def click(play: Play, button: str) -> None:
    assert button in play.options, f"没有“{button}”可点，有的是{play.options}"
    say(play, button)


def upload(play: Play, file: dict[str, str]) -> None:
    play.desk.add_file(OWNER, play.draft, file["名"], file["内容"].encode())


def edit(play: Play, change: dict[str, str]) -> None:
    section = play.section(change["部分"])
    play.desk.sections.save(OWNER, play.draft, section["id"], change["写成"], section["revision"])


def restart(play: Play, _yes: bool) -> None:
    play.desk.close()
    play.open()


def turn_to_newest(play: Play, _yes: bool) -> None:
    play.draft = next(line["id"] for line in play.desk.drafts(OWNER) if line["id"] != play.draft)


TURNS: dict[str, Callable[[Play, Any], None]] = {
    "说": say,
    "点": click,
    "上传": upload,
    "改正文": edit,
    "重启": restart,
    "换到最新文稿": turn_to_newest,
}


def has_facts(play: Play, wanted: dict[str, str] | Sequence[str]) -> None:
    """Standing facts, each by a part of its text; with the part of the document that it is in, where that is given."""
    headings = {one["id"]: one["heading"] or "导语" for one in play.snapshot["sections"]}
    for text, part in wanted.items() if isinstance(wanted, dict) else ((one, "") for one in several(wanted)):
        held = [headings.get(fact["section"], "") for fact in play.facts() if text in fact["text"]]
        assert held, f"没有“{text}”，有的是{[fact['text'] for fact in play.facts()]}"
        assert part in held[0], f"“{text}”在“{held[0]}”"


def holds(text: str, parts: Any) -> None:
    missing = [part for part in several(parts) if part not in text]
    assert not missing, f"没有{missing}，是：{text}"


def lacks(text: str, parts: Any) -> None:
    there = [part for part in several(parts) if part in text]
    assert not there, f"有{there}：{text}"


def parts_hold(play: Play, wanted: dict[str, Any]) -> None:
    for named, texts in wanted.items():
        holds(play.section(named)["text"], texts)


def parts_lack(play: Play, wanted: dict[str, Any]) -> None:
    for named, texts in wanted.items():
        lacks(play.section(named)["text"], texts)


def is_as(found: Any, wanted: Any) -> None:
    assert found == wanted, f"是{found}"


def texts_of(facts: list[dict[str, Any]]) -> str:
    return "\n".join(fact["text"] for fact in facts)


CHECKS: dict[str, Callable[[Play, Any], None]] = {
    "应答含": lambda play, wanted: holds(play.said, wanted),
    "应答不含": lambda play, wanted: lacks(play.said, wanted),
    "按钮": lambda play, wanted: holds("\n".join(play.options), wanted),
    "事实": has_facts,
    "事实不含": lambda play, wanted: lacks(texts_of(play.facts()), wanted),
    "作废": lambda play, wanted: holds(texts_of(play.facts(void=True)), wanted),
    "正文含": lambda play, wanted: holds(play.whole, wanted),
    "正文不含": lambda play, wanted: lacks(play.whole, wanted),
    "部分含": parts_hold,
    "部分不含": parts_lack,
    "单位": lambda play, wanted: is_as(play.snapshot["brief"]["unit"], wanted),
    "年度": lambda play, wanted: is_as(play.snapshot["brief"]["year"], wanted),
    "文种": lambda play, wanted: is_as(play.snapshot["brief"]["genre_name"], wanted),
    "标题": lambda play, wanted: is_as(play.snapshot["title"], wanted),
    "落款日期": lambda play, wanted: is_as(play.snapshot["brief"]["signoff_date"], wanted),
    "主送": lambda play, wanted: is_as(play.snapshot["brief"]["addressee"], wanted),
    "文稿数": lambda play, wanted: is_as(len(play.desk.drafts(OWNER)), wanted),
    "锁定": lambda play, wanted: is_as([one["heading"] for one in play.snapshot["sections"] if one["locked"]], wanted),
    "冲突数": lambda play, wanted: is_as(len(play.snapshot["conflicts"]), wanted),
}


def several(one_or_more: Any) -> list[str]:
    return [str(one) for one in one_or_more] if isinstance(one_or_more, list) else [str(one_or_more)]
