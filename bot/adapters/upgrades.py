"""How a database of an earlier version becomes one of this: steps in SQL, `versions/NNN_what.sql` makes version NNN."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, insert

from bot.adapters.tables import SchemaRow
from bot.errors import BadData

FOLDER = Path(__file__).parent / "versions"
BAD_STEP = "数据库升级步骤的编号应当从002起一个接一个、不重复，请检查 {names}。"


@dataclass(frozen=True)
class Step:
    """`version`: what a database is after it."""

    version: int
    statements: tuple[str, ...]


@cache
def load_steps(folder: Path = FOLDER) -> tuple[Step, ...]:
    """All steps, the oldest first. BadData where a number is missing or there twice."""
    files = sorted(folder.glob("*.sql"))
    steps = tuple(Step(int(file.name[:3]), tuple(_statements(file.read_text("utf-8")))) for file in files)
    if [step.version for step in steps] != list(range(2, len(steps) + 2)):
        raise BadData(BAD_STEP.format(names="、".join(file.name for file in files)))
    return steps


def newest_version() -> int:
    return 1 + len(load_steps())


def upgrade(connection: Connection, version: int) -> None:
    """Takes a database of that version to the newest, in the transaction of the connection: all steps or none."""
    for step in load_steps()[version - 1 :]:
        for statement in step.statements:
            connection.exec_driver_sql(statement)
        connection.execute(insert(SchemaRow).values(version=step.version))


def back_up(path: Path, version: int) -> Path:
    """A whole copy beside the database, `shufa-v1.bak`; it has its name only when it is complete."""
    kept = path.with_name(f"{path.stem}-v{version}.bak")
    part = kept.with_suffix(".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(part)) as copy:
        old.backup(copy)
    return part.replace(kept)


def _statements(text: str) -> Iterator[str]:
    """The statements of a file; each ends where SQLite says it does, the last one also without a semicolon."""
    held = ""
    for line in text.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held.strip()
            held = ""
    if held.strip():
        yield held.strip()
