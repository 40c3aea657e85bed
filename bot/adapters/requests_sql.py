"""The record of what was sent to a model: added to, never changed; the text itself is not in it, only its digest."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.adapters.sqlite import Database
from bot.adapters.tables import ModelAnswerRow, ModelRequestRow

HELD_BACK = "held_back"
LEFT = "left"
"""The outcome of a request whose end was never written: the program was killed meanwhile."""
SHOWN = 500


@dataclass(frozen=True)
class Sent:
    """A request about to go. `characters`, `digest` (SHA-256) of system and user text as sent, tokens and all;
    `hidden`: how many values of each kind stayed here behind tokens. `at`: ISO 8601 with zone."""

    at: str
    host: str
    outside: bool
    model: str
    prompt: str
    characters: int
    digest: str
    hidden: Mapping[str, int] = field(default_factory=dict)
    owner: str = ""
    draft_id: str = ""


@dataclass(frozen=True)
class Came:
    """How a request ended. `outcome`: ok, stopped, or the kind of its ModelFailed. `tries`: times it was sent."""

    outcome: str
    tries: int
    characters: int
    seconds: float
    tokens_in: int | None = None
    tokens_out: int | None = None


class SqlRequests:
    """The record in the database file. What is written can't be changed there: a trigger refuses."""

    def __init__(self, path: Path, wait_seconds: float = 5.0) -> None:
        self._database = Database(path, wait_seconds)

    def close(self) -> None:
        self._database.close()

    def sent(self, request: Sent) -> int:
        """Written before anything leaves. Returns the number of the request. Busy, CannotWrite."""
        row = ModelRequestRow(**{**asdict(request), "hidden": dict(request.hidden)})
        with self._database.writing() as session:
            session.add(row)
            session.flush()
            return row.id

    def came(self, number: int, answer: Came) -> None:
        """How it ended; once for each request. Busy, CannotWrite."""
        with self._database.writing() as session:
            session.add(ModelAnswerRow(request_id=number, **asdict(answer)))

    def of_owner(self, owner: str, most: int = SHOWN) -> list[dict[str, Any]]:
        """An owner's requests, newest first."""
        return self._shown(select(ModelRequestRow, ModelAnswerRow).where(ModelRequestRow.owner == owner), most)

    def all(self, most: int = SHOWN) -> list[dict[str, Any]]:
        """Everybody's requests, newest first."""
        return self._shown(select(ModelRequestRow, ModelAnswerRow), most)

    def _shown(self, question: Any, most: int) -> list[dict[str, Any]]:
        joined = question.outerjoin(ModelAnswerRow, ModelAnswerRow.request_id == ModelRequestRow.id)
        newest = joined.order_by(ModelRequestRow.id.desc()).limit(most)
        with self._database.reading() as session:
            return [_line(request, answer) for request, answer in session.execute(newest)]


def _line(request: ModelRequestRow, answer: ModelAnswerRow | None) -> dict[str, Any]:
    line = {name: getattr(request, name) for name in Sent.__dataclass_fields__}
    came = {name: getattr(answer, name) if answer else None for name in Came.__dataclass_fields__}
    came["outcome"] = came["outcome"] or LEFT
    return {"id": request.id, **line, **{("answer_characters" if k == "characters" else k): v for k, v in came.items()}}
