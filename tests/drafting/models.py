"""Small models by hand: what they answer is made from the prompt."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bot.domain.model import Prompt
from bot.errors import ModelFailed

_FACT = re.compile(r"^(F\d+)｜(.+)$", re.MULTILINE)
_PART = re.compile(r"^（小标题(\d+)）(.+)$", re.MULTILINE)
_NUMBERS = "一二三四五六七八九十"

Said = str | ModelFailed


@dataclass
class ScriptedModel:
    """`says`: prompt → answer; a ModelFailed is raised after half of `text` came."""

    says: Callable[[Prompt], Said]
    name: str = "听话的模型"
    outside: bool = False
    asked: list[Prompt] = field(default_factory=list)

    def stream(self, prompt: Prompt) -> Iterator[str]:
        self.asked.append(prompt)
        said = self.says(prompt)
        if isinstance(said, ModelFailed):
            yield "全年工作"
            raise said
        for at in range(0, len(said), 7):
            yield said[at : at + 7]

    def prompts(self, name: str) -> list[Prompt]:
        return [prompt for prompt in self.asked if prompt.name == name]


def facts_in(prompt: Prompt) -> dict[str, str]:
    """Id → text of the facts that a prompt holds."""
    return dict(_FACT.findall(prompt.user))


def faithful(prompt: Prompt) -> str:
    """Every fact as it was given, under the headings that were given."""
    return spoiled(prompt, lambda _id, text: f"{text}。")


def spoiled(prompt: Prompt, write: Callable[[str, str], str]) -> str:
    """The section with each fact as `write` (id, text) puts it."""
    if prompt.as_json:
        return json.dumps({"sentences": {key: f"{text}。" for key, text in facts_in(prompt).items()}})
    material = re.search(r"<材料>\n(.*?)\n</材料>", prompt.user, re.DOTALL)
    assert material
    lines: list[str] = []
    counted = "一是" in prompt.user
    for at, line in enumerate(material[1].split("\n")):
        if part := _PART.match(line):
            lines.append(f"（{_NUMBERS[int(part[1]) - 1]}）{part[2]}{'。' if '每项一行' in prompt.user else ''}")
        elif fact := _FACT.match(line):
            lines.append((f"{_NUMBERS[at]}是" if counted else "") + write(fact[1], fact[2]))
    return "\n".join(lines)
