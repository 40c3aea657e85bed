"""How a draft answers that was talked about 200 times and saved 300 times: `uv run python -m bench.long_draft`."""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bot.compose import build_desk
from bot.conversation.desk import Desk
from bot.settings import Settings

OWNER = "clerk-owner-0000000000000"
MESSAGES = 200
REVISIONS = 300
ROUNDS = 15
NOTES = "\n".join(
    f"{month}月组织执法培训{month}期，参训{40 + month}人次；开展普法讲座{month + 2}场" for month in range(1, 13)
)
PARAGRAPH = "镇街执法力量不足，部分人员没有取得执法资格，主要是编制少、流动快。"


def long_draft(desk: Desk) -> str:
    draft = desk.open_draft(OWNER, "云屏区司法局", 2025)
    desk.reply(OWNER, draft, NOTES)
    desk.start(OWNER, draft)
    desk.wait(draft)
    for number in range((MESSAGES - len(desk.snapshot(OWNER, draft)["messages"])) // 2):
        desk.reply(OWNER, draft, f"第{number % 12 + 1}条没问题")
    for number in range(REVISIONS):
        save(desk, draft, number)
    return draft


def save(desk: Desk, draft: str, number: int) -> None:
    section = next(one for one in desk.snapshot(OWNER, draft)["sections"] if one["id"] == "problems")
    desk.sections.save(OWNER, draft, "problems", f"{PARAGRAPH * 8}第{number}稿。", section["revision"])


def spread(what: str, act: Callable[[int], object]) -> None:
    times = []
    for round_ in range(ROUNDS):
        start = time.perf_counter()
        act(round_)
        times.append((time.perf_counter() - start) * 1000)
    print(f"{what:<36}median {statistics.median(times):6.0f} ms   worst {max(times):6.0f} ms")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = build_desk(Settings(data_dir=Path(folder)))
        draft = long_draft(desk)
        shown = desk.snapshot(OWNER, draft)
        saved = max(section["revision"] for section in shown["sections"])
        print(f"{len(shown['messages'])} messages, {saved} revisions of one section, {len(shown['facts'])} facts")
        spread("snapshot", lambda _: desk.snapshot(OWNER, draft))
        spread("a look for events", lambda _: desk.events(OWNER, draft, shown["last"]))
        spread("a message that changes a fact", lambda n: desk.reply(OWNER, draft, f"第1条改成{n + 3}期"))
        spread("undo", lambda _: desk.undoing.turn(OWNER, draft))
        spread("a save of a section", lambda n: save(desk, draft, 1000 + n))
        spread("all revisions of a section", lambda _: desk.sections.revisions(OWNER, draft, "problems"))
        spread("the list of drafts, by a word", lambda _: desk.list.lines(OWNER, "执法资格"))
        desk.close()


if __name__ == "__main__":
    main()
