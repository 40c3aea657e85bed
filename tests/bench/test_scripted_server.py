"""The scripted server is itself held against the real client of OpenAI's protocol."""

import json

import openai
import pytest

from bench.scripted_answers import Asked, Fault
from bench.scripted_server import ScriptedServer

ASKED = [{"role": "system", "content": "你是法制科的文字秘书。"}, {"role": "user", "content": "写一句：普法42场。"}]


def client(server: ScriptedServer, key: str = "none") -> openai.OpenAI:
    return openai.OpenAI(base_url=server.url, api_key=key, max_retries=0, timeout=5)


def streamed(server: ScriptedServer, model: str = "scripted") -> tuple[str, str | None]:
    text, finish = "", None
    chunks = client(server).chat.completions.create(
        model=model, messages=ASKED, stream=True, stream_options={"include_usage": True}
    )
    for chunk in chunks:
        for choice in chunk.choices:
            text += choice.delta.content or ""
            finish = choice.finish_reason or finish
    return text, finish


def test_the_answer_is_made_from_the_request_whole_or_in_pieces(model_server: ScriptedServer) -> None:
    model_server.answer = lambda asked: f"收到：{asked.user}"
    whole = client(model_server).chat.completions.create(model="scripted", messages=ASKED)

    assert whole.choices[0].message.content == "收到：写一句：普法42场。"
    assert streamed(model_server) == ("收到：写一句：普法42场。", "stop")
    assert [asked.system for asked in model_server.chats] == ["你是法制科的文字秘书。"] * 2
    assert model_server.chats[1].tokens == len("收到：写一句：普法42场。")


def test_a_pace_is_kept_and_the_first_token_is_timed(model_server: ScriptedServer) -> None:
    model_server.answer, model_server.pace = lambda _asked: "一二三四五六七八九十", 200
    streamed(model_server)
    asked = model_server.chats[0]

    assert asked.first_token is not None and asked.ended is not None
    assert asked.ended - asked.first_token >= 9 / 200


@pytest.mark.parametrize("fault", [Fault.BUSY_ONCE, Fault.ERROR_ONCE])
def test_what_fails_once_is_well_the_second_time(model_server: ScriptedServer, fault: Fault) -> None:
    with pytest.raises(openai.APIStatusError):
        streamed(model_server, fault)
    assert streamed(model_server, fault)[1] == "stop"


def test_only_the_right_key_opens(model_server: ScriptedServer) -> None:
    model_server.key = "sk-right"
    with pytest.raises(openai.AuthenticationError):
        client(model_server, "sk-wrong").chat.completions.create(model="scripted", messages=ASKED)
    assert client(model_server, "sk-right").models.list().data[0].id == "scripted"


def test_a_cut_answer_ends_without_a_reason(model_server: ScriptedServer) -> None:
    model_server.answer = lambda _asked: "全年普法四十二场"
    assert streamed(model_server, Fault.CUT) == ("全年普法", None)
    assert streamed(model_server, Fault.LENGTH) == ("全年普法", "length")


@pytest.mark.parametrize("fault", [Fault.DROPPED, Fault.KILLED])
def test_a_broken_connection_is_seen_as_one(model_server: ScriptedServer, fault: Fault) -> None:
    with pytest.raises(openai.APIConnectionError):
        streamed(model_server, fault)


def test_nobody_listens_after_the_server_was_killed(model_server: ScriptedServer) -> None:
    streamed(model_server)
    model_server.kill()
    with pytest.raises(openai.APIConnectionError):
        streamed(model_server)


def test_garbage_is_no_json(model_server: ScriptedServer) -> None:
    with pytest.raises(json.JSONDecodeError):
        streamed(model_server, Fault.GARBAGE_CHUNK)
    with pytest.raises(json.JSONDecodeError):
        json.loads(streamed(model_server, Fault.GARBAGE_JSON)[0])


def test_the_fault_may_depend_on_what_is_asked(model_server: ScriptedServer) -> None:
    def fault(asked: Asked) -> Fault:
        return Fault.EMPTY if "普法" in asked.user else Fault.NONE

    model_server.fault = fault
    assert streamed(model_server)[0] == ""


def test_equal_texts_get_equal_vectors(model_server: ScriptedServer) -> None:
    made = client(model_server).embeddings.create(model="scripted", input=["法治宣传", "法治宣传", "行政复议"])
    vectors = [one.embedding for one in made.data]
    assert vectors[0] == vectors[1] != vectors[2]
