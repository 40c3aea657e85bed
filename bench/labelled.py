"""What is right to find: paragraphs of the samples with their role and topic, and what in a text is a stranger's."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bot.domain.past_report import PastReport, ReportSection
from bot.drafting.placing import topic_score
from bot.drafting.style import load_style
from bot.reading.masking import stems
from bot.reading.outline import load_sample

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
FACTS = Path(__file__).with_name("retrieval_facts.yaml")
SURE = 3
"""Points of the table of topics from which a paragraph is said to be about one: a strong word."""
SHORTEST = 40
FEW = 20

_FIGURE = re.compile(
    r"\d[\d,.]*(?:%|％|余|多|万|亿|元|件|场|次|人|名|份|个|家|项|条|期|篇|部|户|处|起|类|张|辆|公里|平方米|小时|亩|所|支|卷)"
)
_LAW = re.compile(r"《[^》]*》")


@dataclass(frozen=True)
class Wanted:
    """Words to look for, and what a passage must be to be right. `unit`: whose words they are, "" for nobody's."""

    says: str
    role: str
    topic: str | None
    unit: str = ""


@dataclass(frozen=True)
class Sample:
    path: Path
    report: PastReport

    @property
    def unit(self) -> str:
        return self.report.unit or ""

    @property
    def text(self) -> str:
        return self.path.read_text("utf-8").split("---\n", 2)[2]


@cache
def samples() -> tuple[Sample, ...]:
    return tuple(Sample(path, load_sample(path)[1]) for path in sorted(SAMPLES.glob("*.md")))


def topic_of(text: str) -> str | None:
    points = [(topic_score(text, topic), topic.id) for topic in load_style().topics]
    best = max(points, key=lambda pair: pair[0])
    return best[1] if best[0] >= SURE else None


@cache
def paragraphs() -> dict[str, Wanted]:
    """Every paragraph of the samples by its text."""
    return {
        line: Wanted(line, section.role.value, topic_of(line), sample.unit)
        for sample in samples()
        for top in sample.report.sections
        for section in _all(top)
        for line in section.text.splitlines()
        if line.strip()
    }


def held_out(sample: Sample) -> list[Wanted]:
    """The paragraphs of a report that say enough to be looked for."""
    found = (one for one in paragraphs().values() if one.unit == sample.unit and one.says in sample.text)
    return [one for one in found if len(one.says) >= SHORTEST and one.role not in ("preface", "other")]


def short_facts() -> list[Wanted]:
    return [Wanted(**one) for one in yaml.safe_load(FACTS.read_text("utf-8"))]


@cache
def labels(text: str) -> tuple[str | None, str | None]:
    """(role, topic) of most of the characters of a text that was cut from samples anywhere."""
    roles, topics = Counter[str](), Counter[str | None]()
    for line, one in paragraphs().items():
        shared = len(line) if line in text else len(text) if text in line else _overlap(line, text)
        if shared:
            roles[one.role] += shared
            topics[one.topic] += shared
    return (roles.most_common(1)[0][0] if roles else None, topics.most_common(1)[0][0] if topics else None)


def strangers_in(text: str, unit: str) -> int:
    """Figures, and names of units and regions other than one's own, that a text would hand to a writer."""
    figures = len(_FIGURE.findall(_LAW.sub("", text)))
    names = sum(text.count(stem) for sample in samples() if sample.unit != unit for stem in set(stems([sample.unit])))
    return figures + names


def _overlap(line: str, text: str) -> int:
    """Characters of a paragraph that stand at the beginning or at the end of a piece; few are none."""
    begins, ends = text[:FEW] in line, text[-FEW:] in line
    head = len(line) - line.index(text[:FEW]) if begins else 0
    tail = line.index(text[-FEW:]) + FEW if ends else 0
    return head + tail


def _all(section: ReportSection) -> Sequence[ReportSection]:
    return [section, *(found for child in section.children for found in _all(child))]
