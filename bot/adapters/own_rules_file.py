"""A unit's own rules of wording in a file of the data folder; checked anew whenever the file changes."""

import json
from pathlib import Path

from bot.errors import BadData, CannotWrite
from bot.reading.own_rules import BROKEN, OwnRules, own_json, read_own, with_own
from bot.reading.wording import Wording, load_wording

NAME = "own_rules.json"


class OwnRulesFile:
    """`words`: our word lists as this unit wants them; read again only when the file is another."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / NAME
        self._read_at: tuple[int, int] | None = None
        self._own = OwnRules()
        self._words = load_wording()

    def own(self) -> OwnRules:
        """BadData when the file is broken."""
        self._refresh()
        return self._own

    def words(self) -> Wording:
        """BadData when the file is broken."""
        self._refresh()
        return self._words

    def save(self, own: OwnRules) -> None:
        """Replaces the file as a whole. CannotWrite."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(".new")
            beside.write_text(json.dumps(own_json(own), ensure_ascii=False, indent=1), "utf-8")
            beside.replace(self._path)
        except OSError as error:
            raise CannotWrite(f"规则表存不下来，请检查 {self._path.parent} 的空间和权限。") from error

    def _refresh(self) -> None:
        try:
            stat = self._path.stat()
        except FileNotFoundError:
            stat = None
        stamp = (stat.st_mtime_ns, stat.st_size) if stat else None
        if stamp == self._read_at:
            return
        self._own = self._load() if stamp else OwnRules()
        self._words = with_own(load_wording(), self._own)
        self._read_at = stamp

    def _load(self) -> OwnRules:
        try:
            return read_own(json.loads(self._path.read_text("utf-8")))
        except (OSError, ValueError) as error:
            raise BadData(BROKEN.format(reason=error)) from error
