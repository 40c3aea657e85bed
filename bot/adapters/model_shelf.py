"""The model in use: from the environment, else as an administrator chose it on the page; may change at any time."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from threading import BoundedSemaphore, Lock
from typing import Any

from bot.adapters.chat import OPENAI, Habits, ModelAddress, open_chat
from bot.adapters.exchange import Limits
from bot.adapters.model_file import ModelFile
from bot.adapters.model_servers import servers_here, tried
from bot.adapters.models import ServedModel
from bot.adapters.requests_sql import SqlRequests
from bot.domain.model_setup import FoundServer, ModelInUse, Trial
from bot.errors import BadInput
from bot.settings import Settings

FIXED = "模型是在环境变量或 .env 里设定的，请在那里改；要在页面上改，先去掉 SHUFA_MODEL 再重新启动。"
ALL = 100_000
"""Requests in a record taken away whole: as many as a sheet is still pleasant with."""
TRIAL_SECONDS = 60.0
"""Of each of a trial's requests: somebody waits in front of a dialog, and a local server may have to load the model."""


class ModelShelf:
    """`fixed`: the environment's address, which wins over the page's as a whole, so that who runs the program decides
    where text may go. `extra`: see Habits. A request under way ends with the model that it began with."""

    def __init__(
        self,
        fixed: ModelAddress | None,
        file: ModelFile,
        record: SqlRequests,
        now: Callable[[], datetime],
        limits: Limits | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self.fixed = fixed is not None
        self.limits = limits or Limits()
        self._file, self._record, self._now, self._extra = file, record, now, dict(extra or {})
        self._lock = Lock()
        self._address: ModelAddress | None = None
        self._model: ServedModel | None = None
        self._put(fixed or file.load())

    def model_for(
        self, owner: str = "", draft_id: str = "", material: Sequence[str] = (), seconds: float | None = None
    ) -> ServedModel | None:
        """The model as asked on somebody's behalf, see `ServedModel.for_owner`; None where none is set. `seconds`: that
        a request may take, and wait for its turn, where they are fewer than usual."""
        with self._lock:
            model = self._model.for_owner(owner, draft_id, material) if self._model else None
        if model is None or seconds is None:
            return model
        return replace(model, limits=replace(self.limits, seconds=min(seconds, self.limits.seconds)))

    def in_use(self) -> ModelInUse | None:
        with self._lock:
            now, model = self._address, self._model
        return ModelInUse(now.name, now.base_url, now.host, model.outside, bool(now.key)) if now and model else None

    def choose(self, name: str, base_url: str, key: str | None) -> None:
        """Puts another model in force and keeps it. BadInput where the environment has one; CannotWrite."""
        self._refuse_where_fixed()
        address = self._addressed(name, base_url, key)
        with self._lock:
            self._file.save(address)
            self._put(address)

    def forget(self) -> None:
        """No model from now on. BadInput where the environment has one; CannotWrite."""
        self._refuse_where_fixed()
        with self._lock:
            self._file.forget()
            self._put(None)

    def found(self) -> list[FoundServer]:
        return servers_here()

    def tried(self, name: str, base_url: str, key: str | None) -> list[Trial]:
        """What a model could do that need not be the one in force. BadInput."""
        address = self._addressed(name, base_url, key)
        model = self.opened(address)
        model.chat()  # our own start is not the server's slowness
        hurried = replace(self.limits, seconds=min(self.limits.seconds, TRIAL_SECONDS))
        return tried(address, replace(model, limits=hurried))

    def requests(self, owner: str) -> Sequence[Mapping[str, Any]]:
        return self._record.of_owner(owner)

    def all_requests(self) -> Sequence[Mapping[str, Any]]:
        return self._record.all(most=ALL)

    def _addressed(self, name: str, base_url: str, key: str | None) -> ModelAddress:
        """A key that is not given again goes only where it went before."""
        now = self._address
        kept = now.key if now and now.base_url == (base_url or OPENAI) else ""
        return ModelAddress(name, base_url or OPENAI, kept if key is None else key)

    def _refuse_where_fixed(self) -> None:
        if self.fixed:
            raise BadInput(FIXED)

    def opened(self, address: ModelAddress) -> ServedModel:
        """A model at an address, asked on nobody's behalf. Its client is opened in the background: that takes seconds."""
        opening = ThreadPoolExecutor(1, thread_name_prefix="model")
        chat = opening.submit(open_chat, address, self.limits.seconds)
        opening.shutdown(wait=False)
        return ServedModel(
            name=address.name,
            host=address.host,
            outside=address.outside,
            chat=chat.result,
            record=self._record,
            now=self._now,
            limits=self.limits,
            habits=Habits(self._extra),
            slots=BoundedSemaphore(self.limits.at_once),
        )

    def _put(self, address: ModelAddress | None) -> None:
        self._address = address
        self._model = self.opened(address) if address else None


def open_models(settings: Settings, record: SqlRequests, now: Callable[[], datetime]) -> ModelShelf:
    """The shelf as the settings want it. BadInput where an address is wrong, BadData."""
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else ""
    fixed = ModelAddress(settings.model, settings.openai_base_url or OPENAI, key) if settings.model else None
    limits = Limits(settings.model_timeout, settings.model_at_once)
    return ModelShelf(fixed, ModelFile(settings.data_dir), record, now, limits, settings.model_body)
