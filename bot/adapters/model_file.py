"""The model that an administrator chose on the page, in a file of the data folder that only its owner may read."""

import json
import os
from pathlib import Path

from bot.adapters.chat import OPENAI, ModelAddress
from bot.errors import BadData, CannotWrite

NAME = "model.json"
OWNER_ONLY = 0o600
BROKEN = "模型设置文件 {path} 读不出来，请在页面上重新设置模型，或删掉这个文件再启动。"
UNWRITABLE = "模型设置存不下来，请检查 {folder} 的空间和权限。"


class ModelFile:
    """Holds one address, or none."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / NAME

    def load(self) -> ModelAddress | None:
        """None where nothing was chosen. BadData."""
        try:
            kept = json.loads(self._path.read_text("utf-8"))
            return ModelAddress(str(kept["name"]), str(kept.get("base_url") or OPENAI), str(kept.get("key") or ""))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, LookupError, TypeError) as error:
            raise BadData(BROKEN.format(path=self._path)) from error

    def save(self, address: ModelAddress) -> None:
        """Replaces the file as a whole; it is never readable by others, not for a moment. CannotWrite."""
        text = json.dumps({"name": address.name, "base_url": address.base_url, "key": address.key}, ensure_ascii=False)
        beside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.unlink(missing_ok=True)
            with os.fdopen(
                os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "w", encoding="utf-8"
            ) as file:
                file.write(text)
            beside.replace(self._path)
        except OSError as error:
            raise CannotWrite(UNWRITABLE.format(folder=self._path.parent)) from error

    def forget(self) -> None:
        """CannotWrite."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise CannotWrite(UNWRITABLE.format(folder=self._path.parent)) from error
