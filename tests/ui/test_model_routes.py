"""The model on the page: everybody sees which one writes; only the machine itself may change it."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from bot.ui.guard import COOKIE
from bot.ui.server import build_api
from tests.desk_fakes import LI, ZHANG, FakeModels, World, open_world

OLLAMA = {"name": "qwen3:14b", "base_url": "http://127.0.0.1:11434/v1"}
DEEPSEEK = {"name": "deepseek-chat", "base_url": "https://api.deepseek.com/v1", "key": "sk-geheim"}
SENT = {
    "id": 1, "at": "2026-01-12T09:00:00+08:00", "owner": ZHANG, "draft_id": "d1", "host": "api.deepseek.com",
    "outside": True, "model": "deepseek-chat", "prompt": "write_section", "characters": 812, "digest": "ab12",
    "hidden": {"姓名": 2, "电话": 1}, "outcome": "cut", "tries": 1, "answer_characters": 40, "seconds": 1.5,
    "tokens_in": None, "tokens_out": None,
}  # fmt: skip


@pytest.fixture
def models() -> FakeModels:
    return FakeModels()


@pytest.fixture
def world(tmp_path: Path, models: FakeModels) -> Iterator[World]:
    world = open_world(tmp_path, models=models)
    yield world
    world.desk.close()
    world.store.close()


@pytest.fixture
def here(world: World) -> TestClient:
    return TestClient(build_api(world.desk), cookies={COOKIE: ZHANG})


@pytest.fixture
def elsewhere(world: World) -> TestClient:
    return TestClient(build_api(world.desk), client=("10.0.0.7", 50000), cookies={COOKIE: LI})


def test_without_a_model_the_page_says_that_rules_write(elsewhere: TestClient) -> None:
    told = elsewhere.get("/api/model").json()
    assert (told["says"], told["name"], told["may_change"]) == ("按规则起草，不用模型", None, False)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        (OLLAMA, "模型 qwen3:14b 起草，在本机"),
        ({"name": "qwen3", "base_url": "http://10.1.2.3:8000/v1"}, "模型 qwen3 起草，在内网 10.1.2.3"),
        (DEEPSEEK, "模型 deepseek-chat 起草，文字会发到 api.deepseek.com"),
    ],
)
def test_the_page_says_which_model_writes_and_whether_text_leaves(
    here: TestClient, elsewhere: TestClient, address: dict[str, str], says: str
) -> None:
    assert here.put("/api/model", json=address).json()["says"] == says
    assert elsewhere.get("/api/model").json()["says"] == says


def test_the_key_never_comes_back(here: TestClient, elsewhere: TestClient) -> None:
    told = here.put("/api/model", json=DEEPSEEK).json()
    assert told["has_key"] is True
    assert "geheim" not in str(told)
    assert "base_url" not in elsewhere.get("/api/model").json()


@pytest.mark.parametrize(("method", "path"), [("PUT", ""), ("DELETE", ""), ("POST", "/test")])
def test_only_the_machine_itself_may_set_or_try_a_model(
    elsewhere: TestClient, models: FakeModels, method: str, path: str
) -> None:
    answer = elsewhere.request(method, f"/api/model{path}", json=DEEPSEEK)
    assert (answer.status_code, answer.json()["error"][:8]) == (400, "模型对所有人生效")
    assert models.now is None


@pytest.mark.parametrize(
    "headers", [{"x-forwarded-for": "10.0.0.7"}, {"host": "evil.example:7860", "origin": "http://evil.example:7860"}]
)
def test_a_proxy_or_a_foreign_name_for_this_machine_is_not_the_machine_itself(
    here: TestClient, models: FakeModels, headers: dict[str, str]
) -> None:
    assert here.put("/api/model", json=DEEPSEEK, headers=headers).status_code == 400
    assert models.now is None


def test_going_back_to_rules(here: TestClient) -> None:
    here.put("/api/model", json=OLLAMA)
    assert here.delete("/api/model").json()["name"] is None


def test_servers_on_this_machine_are_offered_while_there_is_no_model(here: TestClient, elsewhere: TestClient) -> None:
    assert here.get("/api/model/found").json()[0]["models"] == ["qwen3:14b"]
    assert elsewhere.get("/api/model/found").json() == []
    here.put("/api/model", json=OLLAMA)
    assert here.get("/api/model/found").json() == []


def test_a_trial_says_what_a_server_can_do(here: TestClient) -> None:
    assert here.post("/api/model/test", json=OLLAMA).json() == [
        {"what": "连接", "passed": True, "says": "连得上 http://127.0.0.1:11434/v1。"}
    ]


@pytest.mark.parametrize("address", [{"name": " ", "base_url": "http://x/v1"}, {"name": "x" * 301}])
def test_a_missing_or_endless_name_is_refused(here: TestClient, address: dict[str, str]) -> None:
    answer = here.put("/api/model", json=address)
    assert answer.status_code == 400 and answer.json()["error"].endswith("。")


def test_a_person_sees_what_was_sent_for_them_and_for_nobody_else(
    here: TestClient, elsewhere: TestClient, models: FakeModels
) -> None:
    models.sent[ZHANG] = [SENT]
    line = here.get("/api/model/requests").json()[0]
    assert (line["host"], line["characters"], line["hidden"]) == ("api.deepseek.com", 812, {"姓名": 2, "电话": 1})
    assert line["outcome"] == "中途断了"
    assert elsewhere.get("/api/model/requests").json() == []


def test_the_record_is_taken_away_as_a_workbook(here: TestClient, models: FakeModels) -> None:
    models.sent[ZHANG] = [SENT]
    answer = here.get("/api/model/record")
    rows = list(load_workbook(BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True))
    assert rows[0][:5] == ("时间", "文稿", "发往", "是否外发", "模型")
    assert rows[1][:9] == (
        "2026-01-12 09:00:00", "d1", "api.deepseek.com", "是", "deepseek-chat", "write_section", "812", "姓名2、电话1", "中途断了",
    )  # fmt: skip
