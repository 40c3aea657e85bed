"""The model in use: from the environment, else as an administrator chose it on the page; may change at any time."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import BoundedSemaphore, Lock
from typing import Any

from bot.adapters.chat import OPENAI, Habits, ModelAddress, open_chat
from bot.adapters.exchange import Limits
from bot.adapters.model_file import ModelFile
from bot.adapters.models import Record, ServedModel
from bot.adapters.whereabouts import is_outside
from bot.errors import BadInput
from bot.settings import Settings

FIXED = "模型是在环境变量或 .env 里设定的，请在那里改；要在页面上改，先去掉 SHUFA_MODEL 再重新启动。"


class ModelShelf:
    """`fixed`: the environment's address, which wins over the page's as a whole, so that who runs the program decides
    where text may go. `extra`: see Habits. A request under way ends with the model that it began with."""

    def __init__(
        self,
        fixed: ModelAddress | None,
        file: ModelFile,
        record: Record,
        now: Callable[[], datetime],
        limits: Limits | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self.fixed = fixed is not None
        self.limits = limits or Limits()
        self._file, self._record, self._now, self._extra = file, record, now, dict(extra or {})
        self._lock = Lock()
        self.address: ModelAddress | None = None
        self._model: ServedModel | None = None
        self._put(fixed or file.load())

    def model_for(self, owner: str = "", draft_id: str = "", material: Sequence[str] = ()) -> ServedModel | None:
        """The model as asked on somebody's behalf, see `ServedModel.for_owner`; None where none is set."""
        with self._lock:
            return self._model.for_owner(owner, draft_id, material) if self._model else None

    def choose(self, address: ModelAddress | None) -> None:
        """Puts another model in force, or none, and keeps it. BadInput where the environment has one; CannotWrite."""
        if self.fixed:
            raise BadInput(FIXED)
        with self._lock:
            self._file.save(address) if address else self._file.forget()
            self._put(address)

    def opened(self, address: ModelAddress) -> ServedModel:
        """A model at an address, asked on nobody's behalf. Its client is opened in the background: that takes seconds."""
        opening = ThreadPoolExecutor(1, thread_name_prefix="model")
        chat = opening.submit(open_chat, address, self.limits.seconds)
        opening.shutdown(wait=False)
        return ServedModel(
            name=address.name,
            host=address.host,
            outside=is_outside(address.host),
            chat=chat.result,
            record=self._record,
            now=self._now,
            limits=self.limits,
            habits=Habits(self._extra),
            slots=BoundedSemaphore(self.limits.at_once),
        )

    def _put(self, address: ModelAddress | None) -> None:
        self.address = address
        self._model = self.opened(address) if address else None


def open_models(settings: Settings, record: Record, now: Callable[[], datetime]) -> ModelShelf:
    """The shelf as the settings want it. BadInput where an address is wrong, BadData."""
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else ""
    fixed = ModelAddress(settings.model, settings.openai_base_url or OPENAI, key) if settings.model else None
    limits = Limits(settings.model_timeout, settings.model_at_once)
    return ModelShelf(fixed, ModelFile(settings.data_dir), record, now, limits, settings.model_body)
