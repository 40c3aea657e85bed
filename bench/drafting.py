"""How long it takes to read notes and to draft from them, after start.

    uv run python -m bench.drafting [--runs 5]

A whole draft from 30 facts (notes → sheet → sections → check), and the reading alone of notes of
5,000 characters. Each figure is the median of the runs; start (imports, word lists) is told apart.
"""

import argparse
import statistics
import time
from collections.abc import Callable

from bot.domain.facts import Note
from bot.domain.genre import Brief
from bot.drafting.genres import load_genres
from bot.one_run import draft_from_notes, sheet_of

LINES = (
    "{at}. 普法讲座办了{a}场，听课{b}人次",
    "{at}. 5.{day} 到集市发资料{b}份，现场咨询{a}人",
    "{at}. 矛盾纠纷调解{b}件，调成{a}件",
    "{at}. 执法检查{b}家次，发现隐患{a}处，都改了",
    "{at}. 行政处罚案件办结{a}件，罚款{a}.5万元",
    "{at}. 法律顾问审合同{a}份，提意见{b}条",
    "{at}. 6.{day}印发《水务局第{a}号工作规程》",
    "{at}. 主动公开信息{b}条，依申请公开{a}件",
    "{at}. “河畔说法”进村{a}回，听众{b}人",
    "{at}. 党组会会前学法{a}次",
)
FACTS = 30
CHARACTERS = 5_000


def notes_of(count: int) -> str:
    """Numbered notes of so many lines, a fact each, with a problem and a plan at the end."""
    rows = [
        LINES[at % len(LINES)].format(at=at + 1, a=12 + at, b=230 + 7 * at, day=1 + at % 28) for at in range(count - 2)
    ]
    return "\n".join([*rows, "不足：持证执法人员少，因为编制紧", "明年：讲座办60场"])


def long_notes() -> str:
    count = FACTS
    while len(text := notes_of(count)) < CHARACTERS:
        count += 10
    return text[: text.rindex("\n", 0, CHARACTERS)]


def median_of(runs: int, work: Callable[[], object]) -> float:
    """Median seconds of so many runs."""
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    brief = Brief("梧汀县水务局", 2024, load_genres()["annual_report"])
    text, long_text = notes_of(FACTS), long_notes()
    begun = time.perf_counter()
    draft = draft_from_notes(brief, [Note("台账", text)])
    print(f"第一次起草（含装入词表、范文） {time.perf_counter() - begun:.2f} 秒")
    whole = median_of(runs, lambda: draft_from_notes(brief, [Note("台账", text)]))
    print(f"整篇起草，{len(draft.sheet.facts)} 条事实，{runs} 次中位数 {whole:.2f} 秒")
    reading = median_of(runs, lambda: sheet_of(brief, [Note("台账", long_text)]))
    print(f"读材料，{len(long_text)} 字，{runs} 次中位数 {reading:.3f} 秒")


if __name__ == "__main__":
    main()
