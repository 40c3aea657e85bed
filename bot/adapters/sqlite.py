"""An SQLite file opened with care: checked and brought up to date at the start, never deleted, errors said in Chinese."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event, insert, inspect, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session

from bot.adapters.tables import SchemaRow, Table
from bot.adapters.upgrades import back_up, newest_version, upgrade
from bot.errors import BadData, BotError, Busy, CannotWrite

LOCKED = "数据库正被别的程序占用，这一步没有保存；内容没有丢，请稍等片刻再试，或关掉另一个述法。"
NO_ROOM = "数据库写不进去：请检查磁盘是否已满、目录 {folder} 是否可写；已保存的内容没有丢。"
BROKEN = (
    "数据库文件 {path} 打不开，可能已损坏；请先把它复制一份留存，再移到别处后重新启动（会新建空库），"
    "或请技术人员从备份恢复，程序不会改动它。"
)
NEWER = "数据库文件 {path} 是更新版本的述法建立的，请先升级程序再打开；文件没有改动。"


class Database:
    """Transactions on one file. A writer waits `wait_seconds` for another to finish, then says Busy."""

    def __init__(self, path: Path, wait_seconds: float) -> None:
        self._path = path
        with self._in_chinese():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._engine = create_engine(f"sqlite:///{path}", connect_args={"check_same_thread": False})
            event.listen(self._engine, "connect", _prepare(wait_seconds))
            event.listen(self._engine, "begin", _begin)
            # A transaction that means to write says so at once: one that begins by reading and
            # then writes fails under another writer without waiting.
            self._writer = self._engine.execution_options(begin="BEGIN IMMEDIATE")
            self._check()

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with self._in_chinese(), Session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        with self._in_chinese(), Session(self._writer) as session, session.begin():
            yield session

    def _check(self) -> None:
        newest = newest_version()
        with self._writer.begin() as connection:
            if connection.execute(text("PRAGMA quick_check(1)")).scalar() != "ok":
                raise BadData(BROKEN.format(path=self._path))
            if not inspect(connection).has_table(SchemaRow.__tablename__):
                Table.metadata.create_all(connection)
                connection.execute(insert(SchemaRow).values(version=newest))
            version = connection.execute(text("SELECT max(version) FROM schema_version")).scalar()
        if version is None or version > newest:
            raise BadData(NEWER.format(path=self._path))
        if version < newest:
            # The copy is complete before anything changes, and the change is one transaction.
            back_up(self._path, version)
            with self._writer.begin() as connection:
                upgrade(connection, version)

    @contextmanager
    def _in_chinese(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as error:
            raise self._said(str(error.orig).lower()) from error
        except sqlite3.OperationalError as error:
            raise self._said(str(error).lower()) from error
        except DatabaseError as error:
            raise BadData(BROKEN.format(path=self._path)) from error
        except OSError as error:
            raise CannotWrite(NO_ROOM.format(folder=self._path.parent)) from error

    def _said(self, reason: str) -> BotError:
        if "locked" in reason or "busy" in reason:
            return Busy(LOCKED)
        if any(word in reason for word in ("full", "readonly", "read-only", "unable to open", "disk i/o")):
            return CannotWrite(NO_ROOM.format(folder=self._path.parent))
        return BadData(BROKEN.format(path=self._path))


def _prepare(wait_seconds: float) -> Any:
    def prepare(connection: Any, _record: Any) -> None:
        # None: the driver begins no transaction of its own; `_begin` does.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {int(wait_seconds * 1000)}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")

    return prepare


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql(str(options.get("begin", "BEGIN")))
