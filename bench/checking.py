"""Faults planted by program into clean texts: how many are caught, by kind, and how many false alarms.

    uv run python -m bench.checking [--per-kind 80] [--seed 7] [--pairs DIR]

The clean texts are the sample reports of this project, checked against themselves as notes. With
`--pairs` they are folders that hold facts.txt, draft_clean.txt and case.json.
"""

import argparse
import json
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from bench.faults import PLANTS, Plant, Planted
from bot.checking import check, draft_from_text
from bot.domain.draft import Finding, Severity
from bot.domain.facts import FactSheet, Note
from bot.domain.genre import Brief
from bot.drafting.genres import load_genres
from bot.reading.facts import RuleFactReader
from bot.reading.specifics import specifics
from bot.reading.wording import Wording, load_wording

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Clean:
    """A clean text, its notes and its brief."""

    name: str
    text: str
    brief: Brief
    sheet: FactSheet


def samples() -> Iterator[Clean]:
    """The project's own sample reports, each against itself as notes."""
    genres = load_genres(ROOT / "corpus" / "genres")
    for path in sorted((ROOT / "corpus" / "samples").glob("*.md")):
        _, head, text = path.read_text("utf-8").split("---", 2)
        meta = yaml.safe_load(head)
        brief = Brief(meta["unit"], meta["year"], genres[meta["genre"]])
        body = re.sub(r"(?m)^#+\s*", "", text.strip())
        brief = replace(brief, signoff_date=draft_from_text(body, brief).signoff_date)
        yield Clean(path.stem, body, brief, FactSheet(notes=(Note("台账", body),)))


def paired(folder: Path) -> Iterator[Clean]:
    genres = load_genres(ROOT / "corpus" / "genres")
    for place in sorted(folder.glob("*/case.json")):
        case = json.loads(place.read_text("utf-8"))
        brief = Brief(case["unit"], case["year"], genres[case["genre"].replace("-", "_")])
        sheet = RuleFactReader().read([Note("台账", (place.parent / "facts.txt").read_text("utf-8"))], brief)
        draft = place.parent / "draft_clean.txt"
        if draft.exists():
            yield Clean(place.parent.name, draft.read_text("utf-8"), brief, sheet)


def caught(planted: Planted, findings: tuple[Finding, ...], text: str) -> bool:
    """Does a finding quote words that touch the fault?"""
    for finding in findings:
        at = text.find(finding.quote)
        while at >= 0:
            if at < max(planted.end, planted.start + 1) and planted.start < at + len(finding.quote):
                return True
            at = text.find(finding.quote, at + 1)
    return False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--per-kind", type=int, default=80)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--show", action="store_true", help="print every fault that was missed")
    chosen = parser.parse_args()
    words, rng = load_wording(), random.Random(chosen.seed)
    texts = list(paired(chosen.pairs) if chosen.pairs else samples())
    begun = time.perf_counter()
    alarms, looks, chars = _quiet(texts, words, chosen.show)
    total = hits = 0
    for kind, plant in PLANTS.items():
        tried, found = _planted(kind, plant, texts, chosen.per_kind, rng, words, chosen.show)
        total, hits = total + tried, hits + found
        print(f"{kind:　<12} {found:>4}/{tried:<4} {found / max(tried, 1):.2f}")
    print(f"{'合计':　<12} {hits:>4}/{total:<4} {hits / max(total, 1):.3f}")
    print(
        f"每千字误报：必改 {1000 * alarms / chars:.2f}，疑似和提示 {1000 * looks / chars:.2f}（{chars} 字，{time.perf_counter() - begun:.1f} 秒）"
    )


def _quiet(texts: list[Clean], words: Wording, show: bool) -> tuple[int, int, int]:
    alarms = looks = chars = 0
    for clean in texts:
        chars += len(clean.text)
        for finding in check(draft_from_text(clean.text, clean.brief, clean.sheet), words):
            alarms += finding.severity is Severity.MUST_FIX
            looks += finding.severity is not Severity.MUST_FIX
            if show:
                print(f"  误报 {clean.name} {finding.severity} {finding.quote}｜{finding.says}")
    return alarms, looks, chars


def _planted(
    kind: str, plant: Plant, texts: list[Clean], count: int, rng: random.Random, words: Wording, show: bool
) -> tuple[int, int]:
    tried = found = 0
    for _ in range(count):
        clean = rng.choice(texts)
        planted = plant(clean.text, specifics(clean.text, words), rng, words)
        if planted is None or planted.text == clean.text:
            continue
        tried += 1
        findings = check(draft_from_text(planted.text, clean.brief, clean.sheet), words)
        if caught(planted, findings, planted.text):
            found += 1
        elif show:
            print(f"  漏掉 {kind} {clean.name} …{planted.text[max(0, planted.start - 24) : planted.end + 16]!r}")
    return tried, found


if __name__ == "__main__":
    main()
