"""A database that an earlier version made is brought up to date, and nothing can be lost on the way."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.adapters import upgrades
from bot.adapters.drafts_sql import SqlDrafts
from bot.adapters.upgrades import FOLDER, load_steps, newest_version
from bot.domain.facts import FactStatus
from bot.errors import BadData, CannotWrite

OLD = Path(__file__).parent / "data" / "shufa-v1.sql"
"""Dumped from the file of a desk of version 1, after a draft was written, edited and talked about."""
OWNER = "zhang-owner-0000000000000"
LIKE_OLD = "SELECT version FROM schema_version"


def opened(path: Path) -> SqlDrafts:
    return SqlDrafts(path, lambda: datetime(2026, 1, 12, tzinfo=UTC), wait_seconds=0.05)


def asked(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def shape(path: Path) -> dict[str, object]:
    """Columns and indexes of every table, but not the order in which they came."""
    tables = [str(name) for (name,) in asked(path, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: (
            sorted(column[1:4] + column[5:] for column in asked(path, f"PRAGMA table_info({name})")),
            sorted(index[1:3] for index in asked(path, f"PRAGMA index_list({name})")),
            sorted(key[2:] for key in asked(path, f"PRAGMA foreign_key_list({name})")),
        )
        for name in tables
    }


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "shufa.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLD.read_text("utf-8"))
    return path


def test_an_old_file_is_brought_up_to_date_with_all_that_it_held(old: Path) -> None:
    store = opened(old)

    line = store.lines(OWNER)[0]
    work = store.load(OWNER, line.id)
    assert asked(old, "SELECT max(version) FROM schema_version") == [(newest_version(),)]
    assert [fact.status for fact in work.sheet.facts] == [FactStatus.PENDING, FactStatus.VOID, FactStatus.PENDING]
    assert work.sections[1].section.text == "3月12日组织行政执法人员培训3期，参训86人次。"
    assert [revision.number for revision in store.revisions(line.id, "problems")] == [2, 1]
    assert len(store.messages(line.id)) == 9


def test_an_old_file_and_a_new_one_come_to_the_same_tables(old: Path, tmp_path: Path) -> None:
    opened(old).close()
    opened(tmp_path / "new.db").close()

    assert shape(old) == shape(tmp_path / "new.db")


def test_an_old_file_that_had_past_reports_is_brought_up_to_date_too(old: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript((FOLDER / "002_past_reports.sql").read_text("utf-8"))

    opened(old).close()
    opened(tmp_path / "new.db").close()

    assert shape(old) == shape(tmp_path / "new.db")


def test_a_copy_as_it_was_lies_beside_the_file(old: Path) -> None:
    before = asked(old, "SELECT * FROM messages")

    opened(old).close()

    copy = old.with_name("shufa-v1.bak")
    assert asked(copy, LIKE_OLD) == [(1,)]
    assert asked(copy, "SELECT * FROM messages") == before


def test_a_file_of_this_version_is_not_copied(tmp_path: Path) -> None:
    opened(tmp_path / "shufa.db").close()
    opened(tmp_path / "shufa.db").close()

    assert list(tmp_path.glob("*.bak")) == []


def test_an_upgrade_that_breaks_off_leaves_the_old_file_and_the_next_start_does_it(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shape(old)
    broken = (*load_steps()[:-1], upgrades.Step(newest_version(), ("CREATE TABLE half (a)", "NOT SQL")))
    monkeypatch.setattr(upgrades, "load_steps", lambda: broken)
    with pytest.raises(BadData):
        opened(old)

    assert shape(old) == before
    assert asked(old, LIKE_OLD) == [(1,)]
    monkeypatch.undo()
    assert len(opened(old).lines(OWNER)) == 1


def test_without_room_for_the_copy_nothing_is_changed(old: Path) -> None:
    (old.parent / "shufa-v1.part").mkdir()

    with pytest.raises(CannotWrite):
        opened(old)

    assert asked(old, LIKE_OLD) == [(1,)]


def test_a_file_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "shufa.db"
    opened(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO schema_version VALUES (999)")
        connection.commit()

    with pytest.raises(BadData, match="更新版本"):
        opened(path)

    assert list(tmp_path.glob("*.bak")) == []


def test_steps_that_share_a_number_are_refused(tmp_path: Path) -> None:
    for name in ("002_one.sql", "002_other.sql"):
        (tmp_path / name).write_text("CREATE TABLE a (b);")

    with pytest.raises(BadData, match="002_other"):
        load_steps(tmp_path)
