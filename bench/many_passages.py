"""Libraries of any size: passages put together from clauses of the samples, with figures and names of their own."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from bench.labelled import samples
from bot.library.kept import KeptPassage, WholeReport
from bot.library.taking_in import taken_in
from bot.library.terms import Terms, packed
from bot.reading.wording import load_wording

PER_REPORT = 40
PLACES = "青白竹芦柳枫桐杉梅兰苇荻蒲菱荷萍蓼蕨葛藤"
_CLAUSE = re.compile(r"[^，；。]+[，；。]?")


def reports(passages: int, terms: Terms) -> Iterator[WholeReport]:
    """Reports of 40 passages each, so many passages in all; the same ones every time."""
    chosen = random.Random(20251)
    whole = [
        taken_in(sample.report, id=f"s{at}", name=sample.path.name, text="", owner=None, sample=False, rules="", words=load_wording(), terms=terms)
        for at, sample in enumerate(samples())
    ]  # fmt: skip
    kept = [one for report in whole for one in report.passages]
    for number in range(passages // PER_REPORT):
        about = replace(chosen.choice(whole).report, id=f"m{number:05}", digest=str(number))
        made = [_made(about.id, at, chosen.choice(kept), chosen, kept) for at in range(PER_REPORT)]
        yield WholeReport(
            about, "", (), tuple(made), tuple(packed(terms.codes(one.meaning, one.searched)) for one in made)
        )


def batches(passages: int, terms: Terms, size: int = 25) -> Iterator[list[WholeReport]]:
    made = reports(passages, terms)
    while batch := list(islice(made, size)):
        yield batch


def _made(report: str, at: int, like: KeptPassage, chosen: random.Random, kept: list[KeptPassage]) -> KeptPassage:
    """A passage of the same place in a report, every other clause from another one of its role."""
    other = chosen.choice([one for one in chosen.sample(kept, 12) if one.passage.role is like.passage.role] or [like])
    pattern = _mixed(like.passage.pattern, other.passage.pattern, chosen)
    text = re.sub(r"〔[^〕]*〕", lambda _: chosen.choice(PLACES) + str(chosen.randrange(2, 900)), pattern)
    passage = replace(like.passage, text=text, pattern=pattern, year=chosen.randrange(2018, 2026))
    return KeptPassage(f"{report}.{at}", passage, like.heading_pattern)


def _mixed(one: str, other: str, chosen: random.Random) -> str:
    theirs = _CLAUSE.findall(other) or [other]
    return "".join(chosen.choice(theirs) if chosen.random() < 0.4 else clause for clause in _CLAUSE.findall(one))
