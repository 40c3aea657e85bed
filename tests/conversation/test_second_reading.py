"""After a draft by model: the second reader's findings come later, and stay while their words stand."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from bot.domain.draft import SECOND_READER, Author, Finding, Severity
from tests.desk_fakes import ZHANG, FakeWriter, World, open_world

SEEN = Finding(SECOND_READER, Severity.SUSPECT, "measures", "受理复议案件58件", "模型复读：材料没有这样说。")


def written_by_model(folder: Path, writer: FakeWriter) -> tuple[World, str]:
    writer.author = Author.MODEL
    world = open_world(folder, writer)
    return world, world.drafted()


def kinds(world: World, draft: str) -> list[str]:
    return [finding["kind"] for finding in world.desk.snapshot(ZHANG, draft)["findings"]]


def test_what_a_second_reader_sees_is_added_and_told(tmp_path: Path) -> None:
    world, draft = written_by_model(tmp_path, FakeWriter(seen_again=(SEEN,)))

    assert kinds(world, draft) == [SECOND_READER]
    assert "有1处疑似" in world.desk.snapshot(ZHANG, draft)["messages"][-1]["content"]


def test_the_draft_is_done_before_the_second_reader_is(tmp_path: Path) -> None:
    reading = Event()
    writer = FakeWriter(seen_again=(SEEN,), reading_again=reading, author=Author.MODEL)
    world = open_world(tmp_path, writer)
    draft = world.desk.open_draft(ZHANG, "云屏区司法局", 2025)
    world.say(draft, "受理复议案件58件")
    world.desk.start(ZHANG, draft)
    world.desk.bench.jobs.wait(draft, 10)

    assert world.desk.snapshot(ZHANG, draft)["state"] == "ready"
    assert kinds(world, draft) == []
    reading.set()
    world.desk.wait(draft)
    assert kinds(world, draft) == [SECOND_READER]


@pytest.mark.parametrize(
    ("text", "left"), [("受理复议案件58件，另有附注。", [SECOND_READER]), ("受理复议案件59件。", [])]
)
def test_it_stays_through_an_edit_while_its_words_stand(tmp_path: Path, text: str, left: list[str]) -> None:
    world, draft = written_by_model(tmp_path, FakeWriter(seen_again=(SEEN,)))
    section = next(one for one in world.desk.snapshot(ZHANG, draft)["sections"] if one["id"] == "measures")

    world.desk.sections.save(ZHANG, draft, "measures", text, section["revision"])

    assert kinds(world, draft) == left


def test_a_quote_that_no_longer_stands_when_the_answer_comes_is_dropped(tmp_path: Path) -> None:
    gone = replace(SEEN, quote="受理复议案件85件")
    world, draft = written_by_model(tmp_path, FakeWriter(seen_again=(gone,)))

    assert kinds(world, draft) == []
    assert "疑似" not in world.desk.snapshot(ZHANG, draft)["messages"][-1]["content"]


def test_a_draft_by_rule_is_not_read_again(tmp_path: Path) -> None:
    world = open_world(tmp_path, FakeWriter(seen_again=(SEEN,)))

    assert kinds(world, world.drafted()) == []
