"""How long the desk takes to answer while a year's notes are pasted, one message after another.

    uv run python -m bench.conversation [--messages 40] [--characters 5000]

The real desk on a real database in a temporary folder, begun as when the page is up. Each message is read, laid beside all those
before it, placed and stored before it is answered; the last one stands beside 200,000 characters.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.drafting import LINES

OWNER = "bench"
UNIT, YEAR = "梧汀县水务局", 2024


def message(number: int, characters: int) -> str:
    """Lines of a ledger up to so many characters, the same at each run, other ones in each message."""
    chance = random.Random(number)
    rows: list[str] = []
    length = 0
    while length < characters:
        line = chance.choice(LINES)
        row = line.format(
            at=len(rows) + 1, a=chance.randint(2, 900), b=chance.randint(20, 9000), day=chance.randint(1, 28)
        )
        rows.append(row)
        length += len(row) + 1
    return "\n".join(rows)[:characters]


def answer_times(messages: Sequence[str]) -> tuple[list[float], list[float], int]:
    """(seconds until each answer, seconds of computing for it, facts in the end)."""
    from bot.compose import build_desk
    from bot.settings import Settings
    from bot.ui.server import collect_seldom

    collect_seldom()
    with tempfile.TemporaryDirectory() as folder:
        desk = build_desk(Settings(data_dir=Path(folder)))
        desk.begin()
        desk.wait_until_warm()
        draft = desk.open_draft(OWNER, UNIT, YEAR, "annual_report")
        waited, computed = [], []
        for text in messages:
            begun, busy = time.perf_counter(), time.process_time()
            desk.converse(OWNER, draft, text)
            waited.append(time.perf_counter() - begun)
            computed.append(time.process_time() - busy)
        facts = len(desk.snapshot(OWNER, draft)["facts"])
        desk.close()
    return waited, computed, facts


def spread(taken: Sequence[float]) -> str:
    ordered = sorted(taken)
    late = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return (
        f"最快 {ordered[0]:.2f} 秒，中位数 {statistics.median(ordered):.2f} 秒，95% 在 {late:.2f} 秒内，"
        f"最慢 {ordered[-1]:.2f} 秒，最后一条 {taken[-1]:.2f} 秒"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=40)
    parser.add_argument("--characters", type=int, default=5_000)
    wanted = parser.parse_args()
    texts = [message(number, wanted.characters) for number in range(wanted.messages)]
    waited, computed, facts = answer_times(texts)
    print(f"{len(texts)} 条消息，每条 {wanted.characters:,} 字，共 {facts:,} 条事实")
    print(f"每条答复：{spread(waited)}")
    print(f"其中运算：{spread(computed)}")


if __name__ == "__main__":
    main()
