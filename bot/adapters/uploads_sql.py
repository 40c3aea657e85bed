"""Files on their way into the library: a row each in the database, their bytes in a folder beside it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, func, insert, select, update

from bot.adapters.sqlite import Database
from bot.adapters.tables import UploadRow
from bot.errors import BotError, CannotWrite, UnreadableFile
from bot.library.intake import Upload, UploadState

NO_ROOM = "上传的文件存不下来，请检查磁盘是否已满、目录 {folder} 是否可写，再传一次。"
GONE = "“{name}”在收入之前不见了，请重新上传。"

_OPEN = (UploadState.WAITING, UploadState.READING)
_DONE = (UploadState.KEPT, UploadState.DUPLICATE, UploadState.REFUSED, UploadState.STOPPED)


class SqlUploads:
    """The upload store of `bot.library.intake`. `folder`: where the bytes lie, made when there is none."""

    def __init__(self, path: Path, folder: Path, wait_seconds: float = 5.0) -> None:
        self._database = Database(path, wait_seconds)
        self._folder = folder
        self._last_owner = ""

    def close(self) -> None:
        self._database.close()

    def put(self, owner: str, name: str, data: bytes) -> None:
        row = _row(owner, name, self._written(data))
        with self._database.writing() as session:
            session.execute(insert(UploadRow).values(row))

    def uploads(self, owner: str) -> list[Upload]:
        with self._database.reading() as session:
            rows = session.scalars(select(UploadRow).where(UploadRow.owner == owner).order_by(UploadRow.id))
            return [_upload(row) for row in rows]

    def waiting(self, owner: str) -> int:
        which = select(func.count()).where(UploadRow.owner == owner, UploadRow.state.in_(_OPEN))
        with self._database.reading() as session:
            return session.scalar(which) or 0

    def next(self) -> Upload | None:
        turn = select(UploadRow).where(UploadRow.state == UploadState.WAITING)
        with self._database.writing() as session:
            row = session.scalar(turn.order_by(UploadRow.owner == self._last_owner, UploadRow.id).limit(1))
            if row is None:
                return None
            row.state, self._last_owner = UploadState.READING, row.owner
            return _upload(row)

    def data(self, upload: Upload) -> bytes:
        with self._database.reading() as session:
            file = session.scalar(select(UploadRow.file).where(UploadRow.id == upload.id))
        try:
            return (self._folder / (file or "")).read_bytes()
        except OSError as error:
            raise UnreadableFile(GONE.format(name=upload.name)) from error

    def unpack(self, upload: Upload, members: Sequence[tuple[str, bytes | BotError]]) -> None:
        rows = [
            _row(upload.owner, name, "", UploadState.REFUSED, str(held))
            if isinstance(held, BotError)
            else _row(upload.owner, name, self._written(held))
            for name, held in members
        ]
        with self._database.writing() as session:
            file = session.scalar(select(UploadRow.file).where(UploadRow.id == upload.id))
            session.execute(delete(UploadRow).where(UploadRow.id == upload.id))
            if rows:
                session.execute(insert(UploadRow), rows)
        self._discard([file])

    def end(
        self, upload: Upload, state: UploadState, says: str = "", report: str | None = None, like: str | None = None
    ) -> None:
        values = {"state": state, "says": says, "report_id": report, "like_id": like, "file": "", "begun": False}
        with self._database.writing() as session:
            file = session.scalar(select(UploadRow.file).where(UploadRow.id == upload.id))
            session.execute(update(UploadRow).where(UploadRow.id == upload.id).values(values))
        self._discard([file])

    def stop(self, owner: str) -> None:
        self._turn(owner, UploadState.WAITING, UploadState.STOPPED)

    def go_on(self, owner: str) -> None:
        self._turn(owner, UploadState.STOPPED, UploadState.WAITING)

    def clear(self, owner: str) -> None:
        done = (UploadRow.owner == owner, UploadRow.state.in_(_DONE))
        with self._database.writing() as session:
            files = session.scalars(select(UploadRow.file).where(*done)).all()
            session.execute(delete(UploadRow).where(*done))
        self._discard(files)

    def mend(self, broke_off_twice: str) -> None:
        with self._database.writing() as session:
            for row in session.scalars(select(UploadRow).where(UploadRow.state == UploadState.READING)):
                if row.begun:
                    row.state, row.says = UploadState.REFUSED, broke_off_twice.format(name=row.name)
                else:
                    row.state, row.begun = UploadState.WAITING, True
            kept = set(
                session.scalars(select(UploadRow.file).where(UploadRow.state.in_((*_OPEN, UploadState.STOPPED))))
            )
        if self._folder.is_dir():
            self._discard([file.name for file in self._folder.iterdir() if file.name not in kept])

    def _turn(self, owner: str, old: UploadState, new: UploadState) -> None:
        which = (UploadRow.owner == owner, UploadRow.state == old)
        with self._database.writing() as session:
            session.execute(update(UploadRow).where(*which).values(state=new))

    def _written(self, data: bytes) -> str:
        """The name that the bytes lie under."""
        name = uuid4().hex
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / name).write_bytes(data)
        except OSError as error:
            raise CannotWrite(NO_ROOM.format(folder=self._folder)) from error
        return name

    def _discard(self, files: Sequence[str | None]) -> None:
        """What cannot be deleted now is deleted at the next start."""
        for file in files:
            if file:
                try:
                    (self._folder / file).unlink(missing_ok=True)
                except OSError:
                    continue


def _row(owner: str, name: str, file: str, state: UploadState = UploadState.WAITING, says: str = "") -> dict[str, Any]:
    return {"owner": owner, "name": name, "file": file, "state": state, "says": says, "begun": False}


def _upload(row: UploadRow) -> Upload:
    return Upload(row.id, row.owner, row.name, UploadState(row.state), row.says, row.report_id, row.like_id, row.begun)
