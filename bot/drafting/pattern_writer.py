"""The writer by rule: facts in written sentences, grouped, under headings from the topic table.

Never fills a gap: a part without facts is one 【待补充：…】.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.draft import Section, Sentence
from bot.domain.facts import Fact, FactSheet
from bot.domain.genre import Brief, Numbering, Role, SectionSpec
from bot.domain.numbering import chinese_number
from bot.drafting.grouping import Group, groups_of
from bot.drafting.openings import opening
from bot.drafting.placing import topic_score, topics_of
from bot.drafting.sentences import SentenceWriter
from bot.drafting.style import Style, Topic
from bot.drafting.tails import Tail, best_tail

CLOSABLE = 90
"""Characters of a sentence beyond which no clause is added to it."""
PARAGRAPH = 260
"""Characters after which a group's text goes on in a new paragraph."""

_CAUSE = re.compile(
    r"主要是|主要原因|原因(?:是|在于)|因为|由于|源于|编制(?:少|紧|未|较|受限|不足)|(?:无|缺少)(?:专门)?经费|人手(?:少|紧|不足|不够)|缺少(?:人员|专|设备|明确规定)|力量(?:不足|紧张)|难以兼顾|补贴低"
)
"""Words that give a cause, or are one: a problem that holds them is not asked about again."""


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
        facts = [fact for fact in self.sheet.standing() if fact.section == spec.id]
        if spec.role is Role.PREFACE:
            return self._section(
                spec,
                [opening(self.brief, self.sheet, self._topics, self.style)],
                [Sentence(text) for text in _split(opening(self.brief, self.sheet, self._topics, self.style))],
            )
        if not facts:
            hole = f"【待补充：{spec.holds}】" if spec.required else ""
            return self._section(spec, [hole], [Sentence(hole)] if hole else [])
        if spec.role in (Role.PROBLEMS, Role.PLANS) and self.brief.genre.numbering is Numbering.CHINESE:
            return self._items(spec, facts)
        if spec.role is Role.DUTY and not spec.topics:
            sentences = self._sentences.sentences(facts)
            return self._section(spec, _paragraphs(sentences), sentences)
        return self._grouped(spec, facts)

    def _grouped(self, spec: SectionSpec, facts: Sequence[Fact]) -> Section:
        groups = groups_of(facts, self._topics, self.style)
        lines: list[str] = []
        sentences: list[Sentence] = []
        for at, group in enumerate(groups):
            written = self._closed(self._sentences.sentences(group.facts), group)
            if len(groups) > 1:
                numbered = self.brief.genre.numbering is Numbering.CHINESE
                lines.append(f"（{chinese_number(at + 1)}）{group.heading}" if numbered else group.heading)
            lines.extend(_paragraphs(written))
            sentences.extend(written)
        return self._section(spec, lines, sentences)

    def _closed(self, sentences: list[Sentence], group: Group) -> list[Sentence]:
        """The group with one closing clause, on the sentence that it is most like; none is used twice."""
        fitting = [
            (*found, at)
            for at, sentence in enumerate(sentences)
            if len(sentence.text) <= CLOSABLE
            and (found := best_tail(sentence.text, group.topics[0].id, self.tails, self._used, self.style))
        ]
        if not fitting:
            return sentences
        _, tail, at = max(fitting, key=lambda found: (found[0], found[2]))
        self._used.add(tail)
        closed = replace(sentences[at], text=f"{sentences[at].text.removesuffix('。')}，{tail}。")
        return [*sentences[:at], closed, *sentences[at + 1 :]]

    def _items(self, spec: SectionSpec, facts: Sequence[Fact]) -> Section:
        """Problems and plans: one item a topic, under a short heading of its own."""
        by_topic: dict[str, list[Fact]] = {}
        for fact in facts:
            by_topic.setdefault(self._topics[fact.id].id, []).append(fact)
        if len(facts) > 1 and (len(by_topic) == 1 or not all(self._is_sure(fact) for fact in facts)):
            return self._counted(spec, facts)
        lines: list[str] = []
        sentences: list[Sentence] = []
        without_cause: list[str] = []
        for at, (topic_id, held) in enumerate(by_topic.items()):
            topic = self.style.topic(topic_id)
            written = self._sentences.sentences(held)
            if spec.role is Role.PROBLEMS:
                written = [replace(one, text=_caused(one.text)) for one in written]
                if not any(_CAUSE.search(one.text) for one in written):
                    without_cause.append(chinese_number(at + 1))
            heading = topic.problem if spec.role is Role.PROBLEMS else topic.plan
            number = f"（{chinese_number(at + 1)}）" if len(by_topic) > 1 else ""
            lines.append(
                f"{number}{heading}。{''.join(one.text for one in written)}"
                if number
                else "".join(one.text for one in written)
            )
            sentences.extend(written)
        if without_cause and spec.role is Role.PROBLEMS:
            which = f"第{'、'.join(without_cause)}项不足的" if len(by_topic) > 1 else "以上不足的"
            hole = f"【待补充：{which}原因】"
            lines[-1] += hole
            sentences.append(Sentence(hole))
        return self._section(spec, lines, sentences)

    def _is_sure(self, fact: Fact) -> bool:
        """Do strong words of the topic stand in the fact, so that a heading over it cannot be beside the point?"""
        topic = self._topics[fact.id]
        return bool(topic.strong.search(fact.text)) or topic_score(fact.text, topic) >= 2

    def _counted(self, spec: SectionSpec, facts: Sequence[Fact]) -> Section:
        """Items of one topic need no headings: 一是 … 二是 …"""
        items = [one for fact in facts for one in self._sentences.sentences([fact])]
        sentences: list[Sentence] = []
        for at, one in enumerate(items, start=1):
            text = _caused(one.text) if spec.role is Role.PROBLEMS else one.text
            sentences.append(replace(one, text=f"{chinese_number(at)}是{text}"))
        if spec.role is Role.PROBLEMS and not any(_CAUSE.search(one.text) for one in sentences):
            sentences.append(Sentence("【待补充：以上不足的原因】"))
        return self._section(spec, ["".join(one.text for one in sentences)], sentences)

    def _section(self, spec: SectionSpec, lines: Sequence[str], sentences: Sequence[Sentence]) -> Section:
        return Section(spec.id, spec.role, spec.heading, "\n".join(line for line in lines if line), tuple(sentences))


def _caused(text: str) -> str:
    """An explicit cause in written form."""
    return re.sub(r"，(?:主要)?(?:是)?(?:因为|由于)(?!.*，从而)", "，主要原因是", text, count=1).replace(
        "，主要是", "，主要原因是", 1
    )


def _paragraphs(sentences: Sequence[Sentence]) -> list[str]:
    lines: list[str] = [""]
    for sentence in sentences:
        if lines[-1] and len(lines[-1]) + len(sentence.text) > PARAGRAPH:
            lines.append("")
        lines[-1] += sentence.text
    return lines


def _split(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[。：])", text) if part]
