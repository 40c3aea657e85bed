"""What the rest of the program knows of a language model: a prompt goes out, text comes back in pieces."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Prompt:
    """A rendered prompt. `name`: its file without the ending. `max_tokens`: bounds the answer.

    `as_json`: the answer is to be one JSON object.
    """

    name: str
    system: str
    user: str
    temperature: float = 0.0
    max_tokens: int = 2000
    as_json: bool = False


class Model(Protocol):
    """A language model behind its guard: what may not leave does not, and every request is recorded.

    Safe to call from several threads. Every call ends within a bounded time, and raises ModelFailed
    where the whole answer could not be had; what was yielded before is then half an answer.
    """

    @property
    def name(self) -> str:
        """As the page shows it: DeepSeek-V3.2."""

    @property
    def outside(self) -> bool:
        """Whether text leaves this machine and the private network."""

    def stream(self, prompt: Prompt) -> Iterator[str]:
        """The answer's text in pieces as they come, without the model's thoughts and without a code fence."""


def answer(model: Model, prompt: Prompt) -> str:
    """The whole answer at once. ModelFailed."""
    return "".join(model.stream(prompt))
