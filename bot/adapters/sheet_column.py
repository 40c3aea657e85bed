"""The column of fact sheets: JSON text, taken apart once for each text and not at each look."""

import json
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from threading import Lock
from typing import Any

from sqlalchemy import Dialect
from sqlalchemy.types import UserDefinedType

from bot.adapters.json_values import read_sheet, sheet_json
from bot.domain.facts import FactSheet

SHEETS_KEPT = 8
"""Sheets kept as values; one message looks at its draft half a dozen times."""


class SheetColumn(UserDefinedType[FactSheet]):
    """`FactSheet` in Python, JSON in the database; the notes have a table of their own."""

    cache_ok = True

    def __init__(self) -> None:
        self._kept: OrderedDict[str, FactSheet] = OrderedDict()
        self._lock = Lock()

    def get_col_spec(self, **_: Any) -> str:
        return "JSON"

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], str]:
        def written(sheet: Any) -> str:
            text = json.dumps(sheet_json(sheet), ensure_ascii=False)
            self._keep(text, replace(sheet, notes=()))
            return text

        return written

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str], FactSheet]:
        def read(text: str) -> FactSheet:
            with self._lock:
                kept = self._kept.get(text)
            return kept or self._keep(text, read_sheet(json.loads(text)))

        return read

    def _keep(self, text: str, sheet: FactSheet) -> FactSheet:
        with self._lock:
            self._kept[text] = sheet
            self._kept.move_to_end(text)
            while len(self._kept) > SHEETS_KEPT:
                self._kept.popitem(last=False)
        return sheet
