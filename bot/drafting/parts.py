"""How a section is cut into parts and put on lines: the same whoever writes its sentences.

Headings and numbers are made here, never by whoever writes.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.draft import Section, Sentence
from bot.domain.facts import Fact
from bot.domain.genre import Genre, Numbering, Role, SectionSpec
from bot.domain.numbering import chinese_number
from bot.drafting.grouping import groups_of
from bot.drafting.placing import topic_score
from bot.drafting.style import Style, Topic

PARAGRAPH = 260
"""Characters after which a part's text goes on in a new paragraph."""

_CAUSE = re.compile(
    r"主要是|主要原因|原因(?:是|在于)|因为|由于|源于|编制(?:少|紧|未|较|受限|不足)|(?:无|缺少)(?:专门)?经费|人手(?:少|紧|不足|不够)|缺少(?:人员|专|设备|明确规定)|力量(?:不足|紧张)|难以兼顾|补贴低"
)
"""Words that give a cause, or are one: a problem that holds them is not asked about again."""


class Shape(StrEnum):
    """PLAIN: paragraphs. GROUPED: （一）heading on a line over paragraphs. ITEMS: （一）heading。text on one line.
    COUNTED: 一是… 二是…, a part a fact."""

    PLAIN = "plain"
    GROUPED = "grouped"
    ITEMS = "items"
    COUNTED = "counted"


@dataclass(frozen=True)
class Part:
    """Facts that stand together. `heading` has no number, and is empty where the part has none; `topic` is theirs."""

    facts: tuple[Fact, ...]
    heading: str = ""
    topic: str = ""


@dataclass(frozen=True)
class Plan:
    """What goes where in a section, before a sentence is written."""

    spec: SectionSpec
    shape: Shape
    parts: tuple[Part, ...]
    numbered: bool = True

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(fact for part in self.parts for fact in part.facts)


def plan_of(spec: SectionSpec, genre: Genre, facts: Sequence[Fact], topics: Mapping[str, Topic], style: Style) -> Plan:
    """The facts of a section (not a preface, at least one) in their parts."""
    numbered = genre.numbering is Numbering.CHINESE
    if spec.role in (Role.PROBLEMS, Role.PLANS) and numbered:
        return _items(spec, facts, topics, style)
    if spec.role is Role.DUTY and not spec.topics:
        return Plan(spec, Shape.PLAIN, (Part(tuple(facts)),))
    groups = groups_of(facts, topics, style)
    if len(groups) == 1:
        return Plan(spec, Shape.PLAIN, (Part(groups[0].facts, topic=groups[0].topics[0].id),))
    parts = tuple(Part(group.facts, group.heading, group.topics[0].id) for group in groups)
    return Plan(spec, Shape.GROUPED, parts, numbered)


def _items(spec: SectionSpec, facts: Sequence[Fact], topics: Mapping[str, Topic], style: Style) -> Plan:
    """Problems and plans: one item a topic, under a short heading of its own; items of one topic need no headings."""
    by_topic: dict[str, list[Fact]] = {}
    for fact in facts:
        by_topic.setdefault(topics[fact.id].id, []).append(fact)
    if len(facts) > 1 and (len(by_topic) == 1 or not all(_is_sure(fact, topics[fact.id]) for fact in facts)):
        return Plan(spec, Shape.COUNTED, tuple(Part((fact,)) for fact in facts))
    if len(by_topic) == 1:
        return Plan(spec, Shape.PLAIN, (Part(tuple(facts)),))
    named = [(style.topic(topic_id), tuple(held)) for topic_id, held in by_topic.items()]
    is_problem = spec.role is Role.PROBLEMS
    parts = tuple(Part(held, topic.problem if is_problem else topic.plan, topic.id) for topic, held in named)
    return Plan(spec, Shape.ITEMS, parts)


def _is_sure(fact: Fact, topic: Topic) -> bool:
    """Do strong words of the topic stand in the fact, so that a heading over it cannot be beside the point?"""
    return bool(topic.strong.search(fact.text)) or topic_score(fact.text, topic) >= 2


def laid_out(plan: Plan, written: Sequence[Sequence[Sentence]]) -> Section:
    """The section with the sentences of each part put on lines, and what is open about causes asked for."""
    shown = [(part, list(sentences)) for part, sentences in zip(plan.parts, written, strict=True) if sentences]
    if plan.shape is Shape.COUNTED:
        shown = [(part, _counted(sentences, at)) for at, (part, sentences) in enumerate(shown, start=1)]
    if plan.spec.role is Role.PROBLEMS and plan.shape is not Shape.GROUPED:
        shown = _with_open_causes(plan.shape, shown)
    lines = {
        Shape.PLAIN: _plain_lines,
        Shape.GROUPED: _grouped_lines if plan.numbered else _bare_lines,
        Shape.ITEMS: _item_lines,
        Shape.COUNTED: _one_line,
    }[plan.shape](shown)
    sentences = [sentence for _, held in shown for sentence in held]
    return section_of(plan.spec, lines, sentences)


_Shown = Sequence[tuple[Part, Sequence[Sentence]]]


def section_of(spec: SectionSpec, lines: Sequence[str], sentences: Sequence[Sentence]) -> Section:
    return Section(spec.id, spec.role, spec.heading, "\n".join(line for line in lines if line), tuple(sentences))


def _counted(sentences: Sequence[Sentence], number: int) -> list[Sentence]:
    first = sentences[0]
    return [replace(first, text=f"{chinese_number(number)}是{first.text}"), *sentences[1:]]


def _with_open_causes(shape: Shape, shown: _Shown) -> list[tuple[Part, list[Sentence]]]:
    """A problem whose cause nobody gave is followed by a hole."""
    without = [
        at for at, (_, held) in enumerate(shown, start=1) if not any(_CAUSE.search(sentence.text) for sentence in held)
    ]
    if not without or (shape is Shape.COUNTED and len(without) < len(shown)):
        return [(part, list(held)) for part, held in shown]
    which = "以上不足的" if shape is not Shape.ITEMS else f"第{'、'.join(map(chinese_number, without))}项不足的"
    hole = Sentence(f"【待补充：{which}原因】")
    return [(part, [*held, hole] if at == len(shown) else list(held)) for at, (part, held) in enumerate(shown, start=1)]


def _plain_lines(shown: _Shown) -> list[str]:
    return [line for _, held in shown for line in _paragraphs(held)]


def _grouped_lines(shown: _Shown) -> list[str]:
    return [
        line
        for at, (part, held) in enumerate(shown, start=1)
        for line in (f"（{chinese_number(at)}）{part.heading}", *_paragraphs(held))
    ]


def _bare_lines(shown: _Shown) -> list[str]:
    return [line for part, held in shown for line in (part.heading, *_paragraphs(held))]


def _item_lines(shown: _Shown) -> list[str]:
    return [
        f"（{chinese_number(at)}）{part.heading}。{''.join(one.text for one in held)}"
        for at, (part, held) in enumerate(shown, start=1)
    ]


def _one_line(shown: _Shown) -> list[str]:
    return ["".join(one.text for _, held in shown for one in held)]


def _paragraphs(sentences: Sequence[Sentence]) -> list[str]:
    lines: list[str] = [""]
    for sentence in sentences:
        if lines[-1] and len(lines[-1]) + len(sentence.text) > PARAGRAPH:
            lines.append("")
        lines[-1] += sentence.text
    return lines
