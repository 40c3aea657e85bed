"""What a model is given to write a section: its facts in their parts, and no other unit's specifics."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from bot.domain.draft import Sentence
from bot.domain.facts import Fact
from bot.domain.model import Prompt
from bot.drafting.model_text import plain_text
from bot.drafting.overclaims import load_overclaims
from bot.drafting.parts import Plan, Shape
from bot.drafting.pattern_writer import PatternWriter
from bot.drafting.telling import MARK
from bot.prompting import load_prompt

MOST_PATTERNS = 3
PATTERN_LENGTH = (40, 220)
"""Characters of a pattern that is shown for its manner."""
LEANEST, RICHEST = 0.95, 1.35
"""How long a section may be, in lengths of its facts: less would leave something out, more would be padding."""
LONGEST_WISH = 200
_SHAPES = {
    Shape.PLAIN: "写成一到三个自然段，不加小标题，不编号。",
    Shape.GROUPED: "小标题照抄、单独成行、次序不变；小标题下另起一行写正文。",
    Shape.ITEMS: "每项一行：先照抄“（一）小标题。”，接着写内容；次序不变。",
    Shape.COUNTED: "写成一段，依次用“一是”“二是”“三是”开头，一项一句，次序不变。",
}


@dataclass(frozen=True)
class Material:
    """One section's. `patterns`: masked passages of past reports for it, best first."""

    plan: Plan
    writer: PatternWriter
    patterns: Sequence[str] = ()

    def to_write(self) -> Prompt:
        return self._bounded("write_section", manner=self._manner, others=self._others, **self._task)

    def to_rewrite(self, text: str, wish: str) -> Prompt:
        """`text`: the section as it stands; `wish`: what the person wants of it."""
        wish = MARK.sub("", plain_text(wish)).replace("\n", "，")[:LONGEST_WISH]
        return self._bounded("rewrite_section", text=text, wish=wish, **self._task)

    def to_mend(self, amiss: Mapping[int, tuple[Sentence, Sequence[str]]]) -> Prompt:
        """`amiss`: number → sentence and what is wrong with it."""
        told = [
            {
                "number": number,
                "text": sentence.text,
                "reasons": list(reasons),
                "facts": [self._line(fact) for fact in self.plan.facts if fact.id in sentence.facts],
            }
            for number, (sentence, reasons) in amiss.items()
        ]
        return load_prompt("mend_section").filled(heading=self.plan.spec.heading, sentences=told, first=self._first)

    def to_add(self, facts: Sequence[Fact]) -> Prompt:
        """`facts`: those that were left out."""
        lines = [self._line(fact) for fact in facts]
        return load_prompt("add_facts").filled(heading=self.plan.spec.heading, facts=lines, first=self._first)

    @property
    def wording(self) -> str:
        """The formulations that are right for the year."""
        held = self.writer.style.opening_of(self.writer.brief.year)
        return f"{held.thought}；{held.congress}；{held.loyalty}"

    @cached_property
    def length(self) -> tuple[int, int]:
        """Characters, to the ten."""
        size = sum(len(self.writer.material(fact)) for fact in self.plan.facts)
        return max(30, round(LEANEST * size, -1).__int__()), max(60, round(RICHEST * size, -1).__int__())

    @property
    def _task(self) -> dict[str, Any]:
        brief, spec = self.writer.brief, self.plan.spec
        return {
            "unit": brief.unit,
            "year": brief.year,
            "genre": brief.genre.name,
            "heading": spec.heading,
            "role": spec.role.value,
            "holds": spec.holds,
            "shape": _SHAPES[self.plan.shape],
            "parts": [self._part(part.heading, part.facts) for part in self.plan.parts],
            "wording": self.wording,
            "least": self.length[0],
            "most": self.length[1],
            "first": self._first,
        }

    @property
    def _first(self) -> bool:
        return self.writer.brief.genre.first_person

    def _part(self, heading: str, facts: Sequence[Fact]) -> dict[str, Any]:
        return {"heading": heading, "facts": [self._line(fact) for fact in facts]}

    def _line(self, fact: Fact) -> str:
        return f"{fact.id}｜{self.writer.material(fact)}"

    @property
    def _others(self) -> list[str]:
        """The other sections, a line each."""
        sections = self.writer.brief.genre.sections
        return [self.writer.gist(spec) for spec in sections if spec.heading and spec.id != self.plan.spec.id]

    @cached_property
    def _manner(self) -> list[str]:
        """The first few patterns of a fit length, without what they claim."""
        shown = dict.fromkeys(map(_unclaiming, self.patterns))
        return [pattern for pattern in shown if PATTERN_LENGTH[0] <= len(pattern) <= PATTERN_LENGTH[1]][:MOST_PATTERNS]

    def _bounded(self, name: str, **values: Any) -> Prompt:
        """The prompt with room for the section and a little more."""
        prompt = load_prompt(name).filled(**values)
        return replace(prompt, max_tokens=min(prompt.max_tokens, 400 + 3 * self.length[1]))


def _unclaiming(pattern: str) -> str:
    """A pattern without its sentences that claim an effect, a cause or a deed."""
    overclaims = load_overclaims()
    kept = [sentence for sentence in re.findall(r"[^。\n]+。", pattern) if not overclaims.are_in(sentence)]
    return "".join(kept)
