"""A small model by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bot.domain.model import Prompt
from bot.errors import ModelFailed

Said = str | ModelFailed


@dataclass
class ScriptedModel:
    """`says`: prompt → answer; a ModelFailed is raised after a first piece came."""

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
