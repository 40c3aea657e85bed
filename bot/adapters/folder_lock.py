"""One process owns the data folder: database and index are both wrong under two."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.errors import Busy, CannotWrite

OWNED = "数据目录 {folder} 正由另一个述法使用，请先关闭它，或另选一个数据目录再启动。"
NO_RIGHT = "数据目录 {folder} 不能写入，请检查磁盘是否已满、目录是否可写，或另选一个数据目录。"


@contextmanager
def own_folder(folder: Path) -> Iterator[None]:
    """Own the folder, made when there is none, until the end of the block or of the process.

    Busy when another process owns it, CannotWrite when it cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock", timeout=0)
        lock.acquire()
    except Timeout as error:
        raise Busy(OWNED.format(folder=folder)) from error
    except OSError as error:
        raise CannotWrite(NO_RIGHT.format(folder=folder)) from error
    try:
        yield
    finally:
        lock.release()
