"""One request to a model's server: tried until an answer comes, watched as it comes, ended in time."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic, sleep
from typing import TYPE_CHECKING

from bot.adapters import model_failures as says
from bot.adapters.chat import Habits, Piece, ask
from bot.adapters.streams import pieces
from bot.domain.model import Prompt
from bot.errors import ModelFailed
from bot.reading.answers import Amiss, Unwrapped, Watch, amiss, json_object
from bot.reading.disguise import Disguise, MangledToken, Restoring

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

LONGEST_WAIT = 20.0
"""Seconds that a server may ask us to wait before the next try; beyond that it counts as busy."""
ROOM = 4
"""Characters that a token may be: an answer longer than its bound of tokens allows is stopped."""


@dataclass(frozen=True)
class Limits:
    """`seconds`: of a request in all, and of waiting for its turn before. `at_once`: requests that run side by side.
    `tries`: of a request before its first piece. `pause`: seconds before the second try, doubled before each next."""

    seconds: float = 120.0
    at_once: int = 6
    tries: int = 3
    pause: float = 0.5


class Exchange:
    """A request and how it went. `characters`: of the answer so far. `tokens`: (in, out) where the server tells."""

    def __init__(
        self, chat: "Callable[[], BaseChatModel]", name: str, host: str, limits: Limits, habits: Habits
    ) -> None:
        self._chat, self._name, self._host, self._limits, self._habits = chat, name, host, limits, habits
        self._deadline = 0.0
        self._finish: str | None = None
        self.tries = 0
        self.characters = 0
        self.tokens: tuple[int | None, int | None] = (None, None)

    def answer(self, prompt: Prompt, disguise: Disguise) -> Iterator[str]:
        """The answer, restored; one checked piece where it is JSON. ModelFailed."""
        made = self._json(prompt, disguise) if prompt.as_json else self._text(prompt, disguise)
        try:
            yield from made
        except MangledToken as error:
            raise ModelFailed(says.MANGLED.format(name=self._name), "garbled") from error

    def _text(self, prompt: Prompt, disguise: Disguise) -> Iterator[str]:
        unwrapped, watch, restoring = Unwrapped(self._habits.thinks_first), Watch(), Restoring(disguise)
        for piece in self._pieces(prompt):
            new = unwrapped.add(piece.text)
            if unwrapped.untagged:
                self._habits.thinks_first = True  # so that the next answer is read rightly
            self._refuse(Amiss.UNTAGGED if unwrapped.untagged else watch.add(new))
            yield from filter(None, (restoring.add(new),))
        self._refuse_unfinished()
        rest = unwrapped.end()
        fault = watch.end(rest)
        self._habits.thinks_first &= fault is not Amiss.EMPTY
        self._refuse(fault)
        yield from filter(None, (restoring.add(rest), restoring.end()))

    def _json(self, prompt: Prompt, disguise: Disguise) -> Iterator[str]:
        said, watch = "", Watch()
        for piece in self._pieces(prompt):
            said += piece.text
            self._refuse(Amiss.REPEATS if watch.add(piece.text) is Amiss.REPEATS else None)
        self._refuse_unfinished()
        found = json_object(said)
        if found is None:
            fault = amiss(said, ended=True)
            self._refuse(fault if fault in (Amiss.EMPTY, Amiss.REFUSED) else Amiss.NO_JSON)
        yield disguise.restored(json.dumps(found, ensure_ascii=False))

    def _refuse(self, fault: Amiss | None) -> None:
        if fault:
            raise says.not_an_answer(fault, self._name)

    def _refuse_unfinished(self) -> None:
        """A stream that ends without saying why was cut; one that says it is full, or censored, is no whole answer."""
        if self._finish is None:
            raise ModelFailed(says.CUT.format(name=self._name), "cut")
        if self._finish in ("length", "max_tokens"):
            raise ModelFailed(says.LENGTH.format(name=self._name), "cut")
        if self._finish == "content_filter":
            raise ModelFailed(says.FILTERED.format(host=self._host), "refused")

    def _pieces(self, prompt: Prompt) -> Iterator[Piece]:
        """What the server sends, tried again until the first piece is there."""
        most = ROOM * prompt.max_tokens
        for piece in self._tried(prompt):
            self.characters += len(piece.text)
            if self.characters > most:
                raise ModelFailed(says.LENGTH.format(name=self._name), "cut")
            self._finish = piece.finish or self._finish
            if piece.tokens_in is not None:
                self.tokens = (piece.tokens_in, piece.tokens_out)
            yield piece

    def _tried(self, prompt: Prompt) -> Iterator[Piece]:
        import openai
        from langchain_core.exceptions import LangChainException

        # What a vendor's client raises on what a server sends, down to what it makes of JSON in a wrong shape.
        theirs = (openai.OpenAIError, LangChainException, OSError, ValueError, TypeError, LookupError, AttributeError)
        chat = self._chat()  # just after the start its import may take seconds more; they are not the server's
        self._deadline = monotonic() + self._limits.seconds
        while True:
            self.tries += 1
            told = self._habits.of(prompt)
            try:
                yield from pieces(lambda told=told: ask(chat, prompt, told), self._deadline)  # type: ignore[misc]
                return
            except TimeoutError as error:
                raise ModelFailed(says.SLOW.format(name=self._name, seconds=self._limits.seconds), "slow") from error
            except theirs as error:
                if getattr(error, "status_code", None) == 400:
                    self._habits.learn(str(error))
                asked_otherwise = self._habits.of(prompt) != told  # learnt now, or meanwhile by another request
                if self.characters or not (asked_otherwise or self._may_try_again(error)):
                    raise says.failure(error, self._host, self._name, begun=self.characters > 0) from error

    def _may_try_again(self, error: Exception) -> bool:
        """Waits as long as is due, where another try may succeed in time."""
        wait = says.wait_asked_for(error) or self._limits.pause * 2 ** (self.tries - 1)
        in_time = wait <= LONGEST_WAIT and monotonic() + wait < self._deadline
        if self.tries >= self._limits.tries or not says.may_pass(error) or not in_time:
            return False
        sleep(wait)
        return True
