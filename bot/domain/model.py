"""What the rest of the program knows of a language model: a prompt goes out, text comes back in pieces."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Prompt:
    """A rendered prompt. `name` is its file without the ending; `max_tokens` bounds the answer."""

    name: str
    system: str
    user: str
    temperature: float = 0.0
    max_tokens: int = 2000


class Model(Protocol):
    """A language model behind its guard: what may not leave does not, and every request is recorded.

    Every call ends within a bounded time. Raises ModelFailed when the whole answer could not be had.
    """

    @property
    def name(self) -> str:
        """As the page shows it: DeepSeek-V3.2."""

    @property
    def outside(self) -> bool:
        """Whether text leaves this machine and the private network."""

    def stream(self, prompt: Prompt) -> Iterator[str]:
        """The answer's text in pieces as they come; raises when it was cut before its end."""

    def answer(self, prompt: Prompt) -> str:
        """The whole answer's text, without the model's thoughts and without a code fence."""
