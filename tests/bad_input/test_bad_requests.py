"""Bad input over HTTP: 4xx with one sentence, and what was there stays."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.conversation.bench import LONGEST_FACT
from bot.errors import BadInput
from bot.ui.server import build_api
from tests.desk_fakes import ZHANG, FakeWriter, World, open_world

JSON = {"content-type": "application/json"}


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    with TestClient(build_api(world.desk), cookies={"shufa": ZHANG}) as client:
        yield client


@pytest.mark.parametrize(
    "body", [b"{", b"[]", b'"x"', b'{"unit":"\xff\xfe"}', b"[" * 50_000, b'{"year":' + b"9" * 50_000 + b"}", b""]
)
def test_a_body_that_is_no_form_of_ours_is_one_chinese_sentence(body: bytes, client: TestClient) -> None:
    answer = client.post("/api/drafts", content=body, headers=JSON)

    assert answer.status_code == 400
    assert set(answer.json()) == {"error"}
    assert "body" not in answer.json()["error"]
    assert answer.json()["error"].endswith("。")
    assert client.get("/api/drafts").json() == []


def test_a_message_of_marks_without_width_is_empty(client: TestClient, world: World) -> None:
    draft = world.desk.open_draft(ZHANG, "云屏区司法局", 2025)

    answer = client.post(f"/api/drafts/{draft}/messages", json={"text": "\u200b\ufeff\x00 \u3000\n"})

    assert (answer.status_code, answer.json()) == (400, {"error": "还没有写字，请粘贴材料，或说一句要做什么。"})


def test_a_file_keeps_the_end_of_a_very_long_name_and_no_path(client: TestClient, world: World) -> None:
    draft = world.desk.open_draft(ZHANG, "云屏区司法局", 2025)

    for name in ("..\\..\\" + "长" * 300 + ".txt", "../../etc/台账.txt"):
        client.post(f"/api/drafts/{draft}/files", files={"file": (name, f"全年{len(name)}场".encode())})

    names = [fact["source"]["note"] for fact in client.get(f"/api/drafts/{draft}").json()["facts"]]
    assert names == ["长" * 96 + ".txt", "台账.txt"]


def test_a_fact_as_long_as_a_chapter_is_refused(world: World) -> None:
    draft = world.drafted()

    with pytest.raises(BadInput, match="一条事实最多2,000字"):
        world.desk.bench.change_fact(ZHANG, draft, "F1", {"text": "普" * (LONGEST_FACT + 1)})

    assert world.desk.snapshot(ZHANG, draft)["facts"][0]["text"] == "全年普法42场"


def test_a_draft_whose_job_could_not_even_say_that_it_failed_is_still_shown(tmp_path: Path) -> None:
    """Another program takes the database while a part is being written."""
    other = sqlite3.connect(tmp_path / "shufa.db", check_same_thread=False, isolation_level=None)
    writer = FakeWriter(
        between=lambda section: other.execute("BEGIN IMMEDIATE") and None if section == "problems" else None
    )
    world = open_world(tmp_path, writer)

    draft = world.drafted()
    shown = world.desk.snapshot(ZHANG, draft)
    other.execute("ROLLBACK")
    mended = world.desk.snapshot(ZHANG, draft)

    assert shown["status"].startswith("失败")
    assert mended["status"].startswith("失败")
    assert world.texts(draft)["measures"] == "全年普法42场。受理复议案件58件。"
    world.desk.start(ZHANG, draft, ["preface"])
    world.desk.wait(draft)
    assert world.desk.snapshot(ZHANG, draft)["status"].startswith("已完成")
    world.desk.close()
    world.store.close()
    other.close()
