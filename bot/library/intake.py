"""Taking in the files that people upload, one after another, behind the page; a restart goes on where it was."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from threading import Event, Lock, Thread
from typing import Protocol

from bot.errors import BotError
from bot.library.kept import Added, Duplicate
from bot.library.library import Library

TOGETHER = 25
"""Reports that are put into the index at once while more files wait."""

MOST_WAITING = 1000
"""Files of one person that may wait."""

UNEXPECTED = "“{name}”读的时候出了意外，没有收；请把它另存为 .docx 再上传，再不行请把文件发给管理员看。"
READ_SECTIONS = "读出{count}个小标题"
BROKE_OFF_TWICE = "“{name}”读的时候程序两次中断，没有收；请把它另存为 .docx 或 .txt 再上传。"


class UploadState(StrEnum):
    """等待 / 正在读 / 已收入 / 重复 / 未收入 / 已停止"""

    WAITING = "waiting"
    READING = "reading"
    KEPT = "kept"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Upload:
    """A file on its way into the library. `report`: what it became or repeats; `like`: what it is nearly the same as.

    `begun`: it was being read when the program ended. `says`: why it was refused, or what was
    read of it.
    """

    id: int
    owner: str
    name: str
    state: UploadState
    says: str = ""
    report: str | None = None
    like: str | None = None
    begun: bool = False


class UploadStore(Protocol):
    """Keeps the files until they are done, and what became of them until it is cleared away."""

    def put(self, owner: str, name: str, data: bytes) -> None: ...

    def uploads(self, owner: str) -> list[Upload]:
        """In the order of uploading."""

    def waiting(self, owner: str) -> int: ...

    def next(self) -> Upload | None:
        """The next to be read, marked as being read; owners take turns."""

    def data(self, upload: Upload) -> bytes: ...

    def unpack(self, upload: Upload, members: Sequence[tuple[str, bytes | BotError]]) -> None:
        """Files that lay in one take its place."""

    def end(
        self, upload: Upload, state: UploadState, says: str = "", report: str | None = None, like: str | None = None
    ) -> None:
        """What became of it; the file itself is no longer kept."""

    def stop(self, owner: str) -> None:
        """What waits is stopped."""

    def go_on(self, owner: str) -> None:
        """What was stopped waits again."""

    def clear(self, owner: str) -> None:
        """Forget what is done, and what was stopped."""

    def mend(self, broke_off_twice: str) -> None:
        """At the start: what was being read waits again, but for a file that breaks the program off each time."""


Reader = Callable[[str, bytes], str]
"""(name, bytes) → text. A BotError says why not."""

Unpacker = Callable[[str, bytes], Sequence[tuple[str, bytes | BotError]] | None]
"""(name, bytes) → the files that lie in an archive, None for what is none."""


class Intake:
    """One thread for everybody. Reports are safe one by one; their vectors follow many at a time."""

    def __init__(self, library: Library, uploads: UploadStore, read: Reader, unpack: Unpacker) -> None:
        self._library = library
        self._uploads = uploads
        self._read = read
        self._unpack = unpack
        self._new: list[str] = []
        self._wanted = Event()
        self._closing = Event()
        self._idle = Event()
        self._starting = Lock()
        self._thread: Thread | None = None

    def wake(self) -> None:
        """There may be something to do. A thread that a broken file took down is replaced."""
        with self._starting:
            self._idle.clear()
            self._wanted.set()
            if self._closing.is_set() or (self._thread and self._thread.is_alive()):
                return
            self._thread = Thread(target=self._run, name="intake", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """End behind the file at hand; the next start goes on from there."""
        self._closing.set()
        self._wanted.set()
        if self._thread:
            self._thread.join(10)

    def wait(self, seconds: float) -> None:
        """Until all that waited is taken in, or the time is up."""
        self._idle.wait(seconds)

    def empty(self) -> None:
        """Take in all that waits."""
        while not self._closing.is_set() and (upload := self._uploads.next()):
            self._take(upload)
            if len(self._new) >= TOGETHER:
                self._index()
        self._index()

    def _run(self) -> None:
        while not self._closing.is_set():
            self._wanted.clear()
            self.empty()
            with self._starting:
                if not self._wanted.is_set():
                    self._idle.set()
            self._wanted.wait()

    def _take(self, upload: Upload) -> None:
        ended = False
        try:
            self._take_in(upload)
            ended = True
        except BotError as error:
            ended = True
            self._uploads.end(upload, UploadState.REFUSED, str(error))
        finally:
            # Whatever else went wrong is for the log; the person reads that this file was not taken.
            if not ended:
                self._uploads.end(upload, UploadState.REFUSED, UNEXPECTED.format(name=upload.name))

    def _take_in(self, upload: Upload) -> None:
        data = self._uploads.data(upload)
        members = self._unpack(upload.name, data)
        if members is not None:
            self._uploads.unpack(upload, members)
            return
        outcome = self._outcome(upload, data)
        report = outcome.report
        # Kept just before the program ended, but not yet noted down: it is no repetition of itself.
        resumed = upload.begun and (report.name, report.owner) == (upload.name, upload.owner)
        if isinstance(outcome, Duplicate) and not resumed:
            self._uploads.end(upload, UploadState.DUPLICATE, report=report.id)
            return
        self._new.append(report.id)
        if isinstance(outcome, Duplicate):
            outcome = Added(report)
        like = outcome.like.id if outcome.like else None
        says = READ_SECTIONS.format(count=outcome.sections) if outcome.sections else ""
        self._uploads.end(upload, UploadState.KEPT, says, report.id, like)

    def _outcome(self, upload: Upload, data: bytes) -> Added | Duplicate:
        file = hashlib.sha256(data).hexdigest()
        known = self._library.of_file(file, upload.owner)
        if known:
            return Duplicate(known)
        return self._library.keep(upload.name, self._read(upload.name, data), upload.owner, file)

    def _index(self) -> None:
        if self._new:
            self._library.index_new(self._new)
            self._new = []
