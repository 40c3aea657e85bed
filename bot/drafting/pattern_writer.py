"""The writer by rule: facts in written sentences, grouped, under headings from the topic table.

Never fills a gap: a part without facts is one 【待补充：…】.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.draft import Section, Sentence
from bot.domain.facts import Fact, FactSheet
from bot.domain.genre import Brief, Role, SectionSpec
from bot.drafting.openings import opening
from bot.drafting.parts import Part, Plan, Shape, laid_out, plan_of, section_of
from bot.drafting.placing import topics_of
from bot.drafting.sentences import SentenceWriter
from bot.drafting.style import Style, Topic
from bot.drafting.tails import Tail, best_tail

CLOSABLE = 90
"""Characters of a sentence beyond which no clause is added to it."""


@dataclass
class PatternWriter:
    """Writes the sections of one document; knows which closing clauses it has used."""

    brief: Brief
    sheet: FactSheet
    style: Style
    tails: Sequence[Tail] = ()
    _used: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._topics: Mapping[str, Topic] = topics_of(self.sheet.facts, self.style)
        self._sentences = SentenceWriter(self.brief, self.sheet, self.style, self._topics)

    def write(self, spec: SectionSpec) -> Section:
        """The section, headings unnumbered at level one. Facts struck out are left out."""
        if spec.role is Role.PREFACE:
            text = opening(self.brief, self.sheet, self._topics, self.style)
            return section_of(spec, [text], [Sentence(one) for one in _split(text)])
        plan = self.plan(spec)
        if plan is None:
            hole = f"【待补充：{spec.holds}】" if spec.required else ""
            return section_of(spec, [hole], [Sentence(hole)] if hole else [])
        return laid_out(plan, [self._part(plan, part) for part in plan.parts])

    def plan(self, spec: SectionSpec) -> Plan | None:
        """The section's facts in their parts; None where there are none to write about."""
        facts = [fact for fact in self.sheet.standing() if fact.section == spec.id]
        if not facts or spec.role is Role.PREFACE:
            return None
        return plan_of(spec, self.brief.genre, facts, self._topics, self.style)

    def sentences(self, spec: SectionSpec, facts: Sequence[Fact]) -> list[Sentence]:
        """Facts of a section in their order as full sentences, without a closing clause; those that are none of the
        sheet's are a person's own sentences, and stay."""
        written = self._sentences.sentences([fact for fact in facts if fact.id in self._topics])
        if spec.role is Role.PROBLEMS:
            written = [replace(one, text=_caused(one.text)) for one in written]
        return [*written, *(Sentence(fact.quote, (fact.id,)) for fact in facts if fact.id not in self._topics)]

    def parts(self, plan: Plan) -> list[list[Sentence]]:
        """The sentences of each part of a plan, without closing clauses."""
        return [self.sentences(plan.spec, part.facts) for part in plan.parts]

    def material(self, fact: Fact) -> str:
        """A fact for another writer (`SentenceWriter.material`)."""
        return self._sentences.material(fact) if fact.id in self._topics else fact.text

    def gist(self, spec: SectionSpec) -> str:
        """What a section is about, in a line: its heading and the kinds of work in it."""
        facts = [fact for fact in self.sheet.standing() if fact.section == spec.id]
        nouns = dict.fromkeys(self._topics[fact.id].noun for fact in facts)
        return f"{spec.heading}：{'、'.join(nouns)}" if nouns else spec.heading

    def _part(self, plan: Plan, part: Part) -> list[Sentence]:
        written = self.sentences(plan.spec, part.facts)
        if plan.shape in (Shape.ITEMS, Shape.COUNTED) or not part.topic:
            return written
        return self._closed(written, part.topic)

    def _closed(self, sentences: list[Sentence], topic: str) -> list[Sentence]:
        """The part with one closing clause, on the sentence that it is most like; none is used twice."""
        fitting = [
            (*found, at)
            for at, sentence in enumerate(sentences)
            if len(sentence.text) <= CLOSABLE
            and (found := best_tail(sentence.text, topic, self.tails, self._used, self.style))
        ]
        if not fitting:
            return sentences
        _, tail, at = max(fitting, key=lambda found: (found[0], found[2]))
        self._used.add(tail)
        closed = replace(sentences[at], text=f"{sentences[at].text.removesuffix('。')}，{tail}。")
        return [*sentences[:at], closed, *sentences[at + 1 :]]


def _caused(text: str) -> str:
    """An explicit cause in written form."""
    return (
        re.sub(r"，(?:主要)?(?:是)?(?:因为|由于)(?!.*，从而)", "，主要原因是", text, count=1)
        .replace("，主要是", "，主要原因是", 1)
        .replace("主要主要", "主要")
    )


def _split(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[。：])", text) if part]
