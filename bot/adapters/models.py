"""A model on a server, as the rest of the program knows it: guarded on the way out, recorded, bounded in time."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import BoundedSemaphore
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from bot.adapters import model_failures as says
from bot.adapters.chat import Habits
from bot.adapters.exchange import Exchange, Limits
from bot.adapters.requests_sql import HELD_BACK, Came, Sent
from bot.domain.model import Prompt
from bot.errors import BotError, ModelFailed
from bot.reading.disguise import Disguise, disguised
from bot.reading.secrecy import secret_mark
from bot.reading.wording import load_wording

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

OK, STOPPED = "ok", "stopped"


class Record(Protocol):
    """Where requests are written down: `bot.adapters.requests_sql.SqlRequests`."""

    def sent(self, request: Sent) -> int: ...

    def came(self, number: int, answer: Came) -> None: ...


@dataclass(frozen=True)
class Behalf:
    """On whose behalf text is sent. `secret`: a mark of secrecy in the material that it is made from."""

    owner: str = ""
    draft_id: str = ""
    secret: str | None = None


@dataclass(frozen=True)
class ServedModel:
    """`bot.domain.model.Model` over any chat model of LangChain; `chat` waits until it is opened.

    Before a request goes to a server outside, a mark of secrecy holds it back, and names and numbers of persons are
    disguised; what comes back is restored. `slots` bounds how many requests run at once. `now`: aware time.
    """

    name: str
    host: str
    outside: bool
    chat: "Callable[[], BaseChatModel]"
    record: Record
    now: Callable[[], datetime]
    limits: Limits = field(default_factory=Limits)
    behalf: Behalf = field(default_factory=Behalf)
    habits: Habits = field(default_factory=Habits)
    slots: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(Limits().at_once))

    def for_owner(self, owner: str, draft_id: str, material: Sequence[str] = ()) -> "ServedModel":
        """The same model, asked on somebody's behalf. `material`: whole notes that prompts will be made from; a mark of
        secrecy in one of them holds back everything, though the line that bears it be no fact."""
        marks = (mark for text in material if (mark := secret_mark(text)))
        return replace(self, behalf=Behalf(owner, draft_id, next(marks, None)))

    def stream(self, prompt: Prompt) -> Iterator[str]:
        """The answer in pieces. ModelFailed: see `bot.domain.model`; a JSON answer comes as one piece, checked."""
        self._hold_back_secrets(prompt)
        goes, disguise = self._disguised(prompt)
        with self._turn():
            number = self._written_down(goes, disguise)
            exchange = Exchange(self.chat, self.name, self.host, self.limits, self.habits)
            began, outcome = monotonic(), STOPPED
            try:
                yield from exchange.answer(goes, disguise)
                outcome = OK
            except ModelFailed as failed:
                outcome = failed.kind
                raise
            finally:
                came = Came(
                    outcome, exchange.tries, exchange.characters, round(monotonic() - began, 3), *exchange.tokens
                )
                # That it left is written already: an end that can't be written takes no answer away.
                with suppress(BotError):
                    self.record.came(number, came)

    def _hold_back_secrets(self, prompt: Prompt) -> None:
        mark = self.behalf.secret or secret_mark(f"{prompt.system}\n{prompt.user}")
        if self.outside and mark:
            number = self._written_down(replace(prompt, system="", user=""), Disguise({}))
            with suppress(BotError):
                self.record.came(number, Came(HELD_BACK, 0, 0, 0.0))
            raise ModelFailed(says.SECRET.format(mark=mark), HELD_BACK)

    def _disguised(self, prompt: Prompt) -> tuple[Prompt, Disguise]:
        if not self.outside:
            return prompt, Disguise({})
        (system, user), disguise = disguised([prompt.system, prompt.user], load_wording().names)
        return replace(prompt, system=system, user=user), disguise

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self.slots.acquire(timeout=self.limits.seconds):
            raise ModelFailed(says.QUEUED.format(seconds=self.limits.seconds), "busy")
        try:
            yield
        finally:
            self.slots.release()

    def _written_down(self, goes: Prompt, disguise: Disguise) -> int:
        """The number of the request in the record: what can't be recorded does not go."""
        text = goes.system + goes.user
        sent = Sent(
            at=self.now().isoformat(timespec="seconds"),
            host=self.host,
            outside=self.outside,
            model=self.name,
            prompt=goes.name,
            characters=len(text),
            digest=hashlib.sha256(text.encode()).hexdigest(),
            hidden=disguise.hidden(),
            owner=self.behalf.owner,
            draft_id=self.behalf.draft_id,
        )
        try:
            return self.record.sent(sent)
        except BotError as error:
            raise ModelFailed(says.UNRECORDED.format(reason=error), HELD_BACK) from error
