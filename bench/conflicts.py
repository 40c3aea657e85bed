"""How well two values for one thing are told from two things: pairs of notes, fictional, of both kinds.

    uv run python -m bench.conflicts [--misses]

The fresh pairs were written after the rules and are only measured.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from bot.domain.facts import Note
from bot.domain.genre import Brief
from bot.drafting.genres import load_genres
from bot.reading.facts import RuleFactReader
from bot.reading.word_files import read_yaml

PAIRS = Path(__file__).with_name("conflict_pairs.yaml")
Pair = tuple[str, str]


def load_pairs(fresh: bool) -> tuple[list[Pair], list[Pair]]:
    """(pairs that contradict each other, pairs that do not)."""
    data = read_yaml(PAIRS, ("conflicts", "apart", "fresh_conflicts", "fresh_apart"))
    kinds = ("fresh_conflicts", "fresh_apart") if fresh else ("conflicts", "apart")
    conflicts, apart = ([(str(one), str(other)) for one, other in data[kind]] for kind in kinds)
    return conflicts, apart


def contradicts(reader: RuleFactReader, pair: Pair) -> bool:
    """Do the two notes, read together, give a question?"""
    brief = Brief("梧汀县司法局", 2024, load_genres()["annual_report"])
    notes = [Note(f"第{at}次粘贴", text) for at, text in enumerate(pair, start=1)]
    return bool(reader.read(notes, brief).conflicts)


def measured(conflicts: Sequence[Pair], apart: Sequence[Pair]) -> tuple[float, float, list[Pair], list[Pair]]:
    """(precision, recall, contradictions missed, questions too many)."""
    reader = RuleFactReader()
    missed = [pair for pair in conflicts if not contradicts(reader, pair)]
    wrong = [pair for pair in apart if contradicts(reader, pair)]
    found = len(conflicts) - len(missed)
    return found / max(found + len(wrong), 1), found / len(conflicts), missed, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="name the pairs read wrongly")
    shown = parser.parse_args().misses
    for name, fresh in (("照着改过的", False), ("没照着改的", True)):
        conflicts, apart = load_pairs(fresh)
        precision, recall, missed, wrong = measured(conflicts, apart)
        print(f"{name}：矛盾 {len(conflicts)} 对，不矛盾 {len(apart)} 对，准确率 {precision:.3f}，召回率 {recall:.3f}")
        for kind, pairs in (("漏问", missed), ("错问", wrong)) if shown else ():
            print(*(f"  {kind}：{one} ｜ {other}" for one, other in pairs), sep="\n")


if __name__ == "__main__":
    main()
