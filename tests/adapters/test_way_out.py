"""What may not leave the building does not, and what leaves is on record."""

import hashlib
import socket
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bench.scripted_answers import Fault
from bench.scripted_server import ScriptedServer
from bot.adapters.chat import ModelAddress
from bot.adapters.model_file import ModelFile
from bot.adapters.models import ServedModel
from bot.adapters.requests_sql import SqlRequests
from bot.adapters.whereabouts import host_of, is_outside
from bot.domain.model import Prompt, answer
from bot.errors import BadData, BadInput, CannotWrite, ModelFailed
from tests.adapters.conftest import Served

NAMED = "局长张志远主持召开专题会3次，当事人王小花，电话13812345678，应诉（2025）云0102行初12号案。"
GOES = "局长〔姓名1〕主持召开专题会3次，当事人〔姓名2〕，电话〔电话1〕，应诉〔案号1〕案。"


def section(user: str, *, as_json: bool = False) -> Prompt:
    return Prompt("write_section", "你是法制科的文字秘书，只输出 JSON 或正文。", user, as_json=as_json)


@pytest.fixture
def outside(served: Served) -> ServedModel:
    """The same server, taken for one outside."""
    return replace(served(), outside=True)


def record(model: ServedModel) -> list[dict[str, object]]:
    assert isinstance(model.record, SqlRequests)
    return model.record.of_owner("zhang")


def test_names_and_numbers_leave_as_tokens_and_come_back(outside: ServedModel, model_server: ScriptedServer) -> None:
    model_server.answer = lambda asked: asked.user
    assert answer(outside, section(NAMED)) == NAMED
    assert model_server.chats[0].user == GOES


def test_in_json_too(outside: ServedModel, model_server: ScriptedServer) -> None:
    model_server.answer = lambda asked: '{"谁": "\\u3014姓名1〕", "电话": "〔电话1〕"}'
    assert answer(outside, section(NAMED, as_json=True)) == '{"谁": "张志远", "电话": "13812345678"}'


def test_a_server_inside_gets_the_text_as_it_is(served: Served, model_server: ScriptedServer) -> None:
    model_server.answer = lambda asked: asked.user
    assert answer(served(), section(f"内部资料 注意保存\n{NAMED}")) == f"内部资料 注意保存\n{NAMED}"
    assert NAMED in model_server.chats[0].user


@pytest.mark.parametrize("said", ["〔姓名7〕主持。", "由姓名1主持。", "〔姓名〕主持。"])
def test_an_answer_with_a_token_that_nobody_gave_is_none(
    outside: ServedModel, model_server: ScriptedServer, said: str
) -> None:
    model_server.answer = lambda _asked: said
    with pytest.raises(ModelFailed) as failed:
        answer(outside, section(NAMED))
    assert failed.value.kind == "garbled"


@pytest.mark.parametrize("mark", ["机密★", "秘　密★", "密级：秘密", "内部资料，注意保存", "绝密"])
def test_a_mark_of_secrecy_holds_everything_back(outside: ServedModel, model_server: ScriptedServer, mark: str) -> None:
    with pytest.raises(ModelFailed) as failed:
        answer(outside, section(f"{mark}\n普法42场"))

    assert (failed.value.kind, model_server.requests) == ("held_back", [])
    assert mark in str(failed.value)
    assert [(line["outcome"], line["characters"]) for line in record(outside)] == [("held_back", 0)]


def test_a_mark_in_the_notes_holds_back_a_prompt_that_does_not_bear_it(
    outside: ServedModel, model_server: ScriptedServer
) -> None:
    model = outside.for_owner("zhang", "d1", ["普法42场", "秘密★1年\n执法检查30家次"])
    with pytest.raises(ModelFailed):
        answer(model, section("普法42场"))
    assert model_server.requests == []


def test_the_record_says_what_left_but_not_its_words(outside: ServedModel, model_server: ScriptedServer) -> None:
    prompt = section(NAMED)
    answer(outside, prompt)
    line = record(outside)[0]
    text = prompt.system + GOES

    assert (line["host"], line["outside"], line["model"], line["prompt"]) == (
        "127.0.0.1", True, "scripted", "write_section",
    )  # fmt: skip
    assert (line["owner"], line["draft_id"], line["outcome"], line["tries"]) == ("zhang", "d1", "ok", 1)
    assert line["characters"] == len(text)
    assert line["digest"] == hashlib.sha256(text.encode()).hexdigest()
    assert line["hidden"] == {"姓名": 2, "电话": 1, "案号": 1}
    assert (line["tokens_in"], line["tokens_out"]) == (len(text), line["answer_characters"])
    assert "张志远" not in str(line)


@pytest.mark.parametrize(("fault", "outcome", "tries"), [(Fault.ERROR, "broken", 3), (Fault.CUT, "cut", 1)])
def test_a_failure_is_on_record_with_how_often_it_was_sent(
    served: Served, fault: Fault, outcome: str, tries: int
) -> None:
    model = served(fault)
    with pytest.raises(ModelFailed):
        answer(model, section("普法42场"))
    assert [(line["outcome"], line["tries"]) for line in record(model)] == [(outcome, tries)]


def test_an_answer_that_nobody_waited_for_is_on_record(served: Served, model_server: ScriptedServer) -> None:
    model_server.pace = 20
    model = served()
    stream = model.stream(section("普法42场"))
    next(stream)
    assert record(model)[0]["outcome"] == "left"
    stream.close()  # type: ignore[attr-defined]
    assert record(model)[0]["outcome"] == "stopped"


def test_one_persons_record_is_not_anothers(served: Served) -> None:
    model = served()
    answer(model, section("普法42场"))
    answer(model.for_owner("li", "d2"), section("普法42场"))

    assert isinstance(model.record, SqlRequests)
    assert [line["draft_id"] for line in model.record.of_owner("li")] == ["d2"]
    assert [line["draft_id"] for line in model.record.all()] == ["d2", "d1"]


@pytest.mark.parametrize("deed", ["UPDATE model_requests SET host = 'x'", "DELETE FROM model_answers"])
def test_the_record_can_only_grow(served: Served, tmp_path: Path, deed: str) -> None:
    answer(served(), section("普法42场"))
    with closing(sqlite3.connect(tmp_path / "data" / "shufa.db")) as database, pytest.raises(sqlite3.IntegrityError):
        database.execute(deed)


def test_what_cannot_be_recorded_does_not_leave(served: Served, model_server: ScriptedServer) -> None:
    class Full:
        def sent(self, request: object) -> int:
            raise CannotWrite("磁盘空间不足，请清出空间再试。")

        def came(self, number: int, answer: object) -> None:
            raise AssertionError

    with pytest.raises(ModelFailed) as failed:
        answer(replace(served(), record=Full()), section("普法42场"))
    assert (failed.value.kind, model_server.requests) == ("held_back", [])


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:11434/v1", "http://localhost:8000/v1", "http://[::1]:8000/v1", "http://0.0.0.0:8000/v1",
        "http://10.1.2.3/v1", "http://172.31.0.9/v1", "https://192.168.1.20:8443/v1", "http://[fd00::5]/v1",
        "http://169.254.3.4/v1", "http://[fe80::1]/v1", "http://[::ffff:10.0.0.1]/v1",
    ],
)  # fmt: skip
def test_this_machine_and_the_private_network_are_inside(url: str) -> None:
    assert not is_outside(host_of(url))


@pytest.mark.parametrize(
    "url",
    [
        "http://8.8.8.8/v1", "http://172.32.0.1/v1", "http://100.64.0.1/v1", "http://[2400:3200::1]/v1",
        "http://[::ffff:8.8.8.8]/v1", "http://192.169.0.1/v1", "http://127.0.0.1@8.8.8.8/v1",
    ],
)  # fmt: skip
def test_every_other_address_is_outside(url: str) -> None:
    assert is_outside(host_of(url))


@pytest.mark.parametrize(
    ("addresses", "outside"),
    [(["10.0.0.8"], False), (["10.0.0.8", "93.184.216.34"], True), ([], True)],
)
def test_a_name_is_inside_only_if_all_that_it_stands_for_is(
    monkeypatch: pytest.MonkeyPatch, addresses: list[str], outside: bool
) -> None:
    def resolve(*_: object, **__: object) -> list[object]:
        if not addresses:
            raise socket.gaierror
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert is_outside("llm.local") is outside
    assert is_outside("gpu01") is outside


@pytest.mark.parametrize(
    "url", ["", "127.0.0.1:8000", "ftp://127.0.0.1/v1", "http://", "http://a b/v1", "http://x:99999/v1"]
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(BadInput, match="写得不对"):
        ModelAddress("qwen3", url)


def test_the_chosen_model_is_kept_where_only_its_owner_can_read(tmp_path: Path) -> None:
    file = ModelFile(tmp_path / "data")
    address = ModelAddress("deepseek-chat", "https://api.deepseek.com/v1", "sk-1")
    file.save(address)

    assert file.load() == address
    assert stat.S_IMODE((tmp_path / "data" / "model.json").stat().st_mode) == 0o600
    file.forget()
    assert file.load() is None


def test_a_broken_file_of_the_chosen_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "model.json").write_text('{"name": ', "utf-8")
    with pytest.raises(BadData, match=r"model\.json"):
        ModelFile(tmp_path).load()
