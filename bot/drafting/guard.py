"""The guard over a model's section: every sentence is held against the facts that it rests on.

A model is never believed: what it may say is what the section's facts say, and what it must say is what the writer
by rule says of them.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.domain.draft import Finding, Section, Sentence, Severity
from bot.drafting.parts import Plan, laid_out
from bot.drafting.sentence_guard import SentenceGuard
from bot.drafting.telling import Place, Telling, Written, placed
from bot.drafting.tracing import pairs

TWICE = "和前面的话重复"
ALIKE = 0.85
"""Share of pairs of characters from which two sentences say the same."""


@dataclass(frozen=True)
class Guard:
    """Over one section. `floor`: the same section by the writer by rule, a list a part; `check`: the section in its
    place of the draft → findings."""

    plan: Plan
    floor: Written
    telling: Telling
    sentences: SentenceGuard
    check: Callable[[Section], Sequence[Finding]]
    _found: dict[str, Sequence[Finding]] = field(default_factory=dict)

    def get_ready(self) -> None:
        """Does what needs no answer: it may be done while the answer comes."""
        if not self._found:
            self.amiss(self.floor)

    def look_at(self, texts: Sequence[Sequence[str]]) -> None:
        """Does what can be done for sentences that are there already, while the rest comes."""
        for sentence in (sentence for held in self.traced(texts) for sentence in held):
            self.sentences.amiss(self.sentences.pared(sentence))

    def traced(self, texts: Sequence[Sequence[str]]) -> list[list[Sentence]]:
        """The sentences with their facts, each in the part of its facts; those that rest on none stay where they are."""
        written: list[list[Sentence]] = [[] for _ in self.plan.parts]
        for at, held in enumerate(texts):
            for sentence in map(self.sentences.traced, held):
                written[self._part_of(sentence, at)].append(sentence)
        return written

    def pared(self, written: Written) -> list[list[Sentence]]:
        """The sentences without clauses that only add."""
        return [[self.sentences.pared(sentence) for sentence in held] for held in written]

    def amiss(self, written: Written) -> dict[Place, tuple[str, ...]]:
        """What is wrong with which sentence, in words for a model."""
        found: dict[Place, tuple[str, ...]] = {}
        told: list[frozenset[str]] = []
        checked = self._checked(written)
        for place, sentence in placed(written):
            own = pairs(sentence.text)
            if any(_alike(own, other) for other in told):
                found[place] = (TWICE,)
                continue
            told.append(own)
            if reasons := (*self.sentences.amiss(sentence), *checked.get(place, ())):
                found[place] = reasons
        for place, fact, missing in self.telling.half_told(written):
            found[place] = (*found.get(place, ()), f"{fact}漏写了“{'”“'.join(missing)}”")
        return found

    def is_no_worse(self, written: Written) -> bool:
        """Against the writer by rule: nothing lost, nothing added, and no finding more of any severity."""
        strange = any(self.sentences.strangers(sentence) for _, sentence in placed(written))
        if strange or not self.telling.is_whole(written):
            return False
        mine, floors = _counted(self._findings(written)), _counted(self._findings(self.floor))
        return all(mine[severity] <= floors[severity] for severity in Severity)

    def _checked(self, written: Written) -> dict[Place, tuple[str, ...]]:
        """What the checker says of the sentences; what it says of the writer by rule too is not the model's fault."""
        floors = {_fault(one) for one in self._findings(self.floor)}
        found: dict[Place, tuple[str, ...]] = {}
        for finding in self._findings(written):
            if not finding.quote or _fault(finding) in floors:
                continue
            for place, sentence in placed(written):
                if finding.quote in sentence.text:
                    found[place] = (*found.get(place, ()), f"“{finding.quote}”：{finding.says}")
        return found

    def _findings(self, written: Written) -> Sequence[Finding]:
        section = laid_out(self.plan, written)
        if section.text not in self._found:
            self._found[section.text] = self.check(section) if section.text else ()
        return self._found[section.text]

    def _part_of(self, sentence: Sentence, at: int) -> int:
        """Where the model put it if a fact of that part is in it, else where its first fact belongs."""
        homes = [part for fact in sentence.facts for part in self._homes[fact]]
        return at if not homes or at in homes else homes[0]

    @cached_property
    def _homes(self) -> dict[str, list[int]]:
        return {
            fact.id: [at for at, part in enumerate(self.plan.parts) if fact in part.facts] for fact in self.plan.facts
        }


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and len(one & other) >= ALIKE * max(len(one), len(other))


def _fault(finding: Finding) -> tuple[str, object]:
    """What a finding is about, in whatever words: its numbers, or its quote where it has none."""
    return finding.kind, tuple(re.findall(r"\d+(?:\.\d+)?", finding.quote)) or finding.quote


def _counted(findings: Sequence[Finding]) -> dict[Severity, int]:
    return {severity: sum(one.severity is severity for one in findings) for severity in Severity}
