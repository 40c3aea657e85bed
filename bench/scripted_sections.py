"""Sections as a scripted model writes them: from the prompt alone, fact by fact, well or badly."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from bench.scripted_answers import Asked
from bot.domain.model import Prompt

_FACT = re.compile(r"^(F\d+)｜(.+)$", re.MULTILINE)
_PART = re.compile(r"^（小标题(\d+)）(.+)$")
_MATERIAL = re.compile(r"<材料>\n(.*?)\n</材料>", re.DOTALL)
_NUMBERS = "一二三四五六七八九十"
LIES = "，共办9876件，荣获“全国法治建设先进集体”称号，全面贯彻全面依法治国新理念新思想新战略"
"""A wrong number, a stranger's award, an old formulation."""
LEFT_OUT = 5
"""Every so manieth fact of a section is left out by a careless model."""


def facts_in(prompt: Prompt) -> dict[str, str]:
    """Id → text of the facts that a prompt holds."""
    return dict(_FACT.findall(prompt.user))


def section_of(prompt: Prompt, write: Callable[[str, str], str]) -> str:
    """What a prompt asks for, each fact as `write` (id, text) puts it, under the headings that were given."""
    if prompt.as_json:
        return json.dumps(
            {"sentences": {key: f"{text}。" for key, text in facts_in(prompt).items()}}, ensure_ascii=False
        )
    material = _MATERIAL.search(prompt.user)
    lines: list[str] = []
    for line in material[1].split("\n") if material else ():
        if part := _PART.match(line):
            lines.append(f"（{_NUMBERS[int(part[1]) - 1]}）{part[2]}{'。' if '每项一行' in prompt.user else ''}")
        elif fact := _FACT.match(line):
            lines.append(write(fact[1], fact[2]))
    return "\n".join(_counted(lines) if "一是" in prompt.user else lines)


def faithful(prompt: Prompt) -> str:
    """Every fact as it was given."""
    return section_of(prompt, lambda _id, text: f"{text}。")


def careless(prompt: Prompt) -> str:
    """Every fifth fact left out, three lies in every section, and nothing mended or added when asked."""
    return "{}" if prompt.as_json else section_of(prompt, _Careless())


@dataclass
class _Careless:
    written: int = 0

    def __call__(self, _id: str, text: str) -> str:
        self.written += 1
        if self.written % LEFT_OUT == 0:
            return ""
        return f"{text}{LIES if self.written == 1 else ''}。"


SCRIPTS = {"faithful": faithful, "careless": careless}


def answering(says: Callable[[Prompt], str]) -> Callable[[Asked], str]:
    """The same as a scripted server's answer."""
    return lambda asked: says(Prompt("", asked.system, asked.user, as_json=asked.as_json))


def _counted(lines: list[str]) -> list[str]:
    return [f"{_NUMBERS[at]}是{line}" if line else line for at, line in enumerate(lines[: len(_NUMBERS)])]
