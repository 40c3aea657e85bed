"""The made-up pairs of last year's report and this year's notes, and how well answers are found on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.domain.facts import FactSheet, Note
from bot.domain.genre import Brief
from bot.domain.last_year import Answer
from bot.drafting.genres import load_genres
from bot.drafting.placing import place
from bot.drafting.style import load_style
from bot.gathering.answering import answers_to
from bot.gathering.likeness import Likeness, likeness_from
from bot.gathering.promise_words import load_promise_words
from bot.gathering.promises import promises_of
from bot.gathering.yardstick import Yardstick
from bot.reading.facts import RuleFactReader
from bot.reading.outline import read_outline
from bot.reading.wording import load_wording

FOLDER = Path(__file__).with_name("last_years")
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"


@dataclass(frozen=True)
class Pair:
    """`answered`: words of a promise → words of the facts that answer it; `unanswered`: words of the others."""

    name: str
    unit: str
    year: int
    last: str
    notes: str
    answered: dict[str, list[str]]
    unanswered: list[str]


def pairs() -> list[Pair]:
    return [_pair(path) for path in sorted(FOLDER.glob("*.yaml"))]


def _pair(path: Path) -> Pair:
    held: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return Pair(path.stem, **held)


@cache
def likeness() -> Likeness:
    return likeness_from(load_promise_words(), [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.md"))])


def yardstick(unit: str = "") -> Yardstick:
    return Yardstick(likeness(), load_promise_words(), load_wording(), unit)


def sheet_of(pair: Pair) -> FactSheet:
    genre = load_genres()["annual_report"]
    read = RuleFactReader().read([Note("台账", pair.notes)], Brief(pair.unit, pair.year, genre))
    return place(read, genre, load_style())


def answers_of(pair: Pair) -> tuple[FactSheet, tuple[Answer, ...]]:
    sheet, words = sheet_of(pair), load_promise_words()
    promises = promises_of(read_outline(pair.last), pair.last, words)
    return sheet, answers_to(promises, sheet.standing(), (), yardstick(pair.unit))


def wrong_verdicts(pair: Pair) -> Iterator[str]:
    """Each promise whose verdict is not the one that a person gave, in words; promises not found, or not foreseen."""
    sheet, answers = answers_of(pair)
    for words in [*pair.answered, *pair.unanswered]:
        if not any(words in answer.promise.quote for answer in answers):
            yield f"没有切出：{words}"
    for answer in answers:
        due = next((facts for words, facts in pair.answered.items() if words in answer.promise.quote), None)
        foreseen = due is not None or any(words in answer.promise.quote for words in pair.unanswered)
        told = " / ".join(f"{name} {sheet.fact(name).text}" for name in answer.facts)
        if not foreseen:
            yield f"多切出：{answer.promise.quote}"
        elif due and not any(part in sheet.fact(name).text for part in due for name in answer.facts):
            yield f"漏认 {answer.sure} {answer.promise.quote} ← {told or '无'}"
        elif due is None and answer.answered:
            yield f"误认 {answer.sure} {answer.promise.quote} ← {told}"


def tally() -> dict[str, int]:
    """{promises, right, missed, mistaken, cut}: over all pairs."""
    counts = {"pairs": 0, "promises": 0, "missed": 0, "mistaken": 0, "cut": 0, "answered": 0, "unanswered": 0}
    for pair in pairs():
        counts["pairs"] += 1
        counts["promises"] += len(pair.answered) + len(pair.unanswered)
        counts["answered"] += len(pair.answered)
        counts["unanswered"] += len(pair.unanswered)
        for says in wrong_verdicts(pair):
            counts["missed" if says.startswith("漏") else "mistaken" if says.startswith("误") else "cut"] += 1
    return counts


if __name__ == "__main__":
    for one in pairs():
        for says in wrong_verdicts(one):
            print(one.name, says)
    print(tally())
