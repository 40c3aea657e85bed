"""A model on a server, through the real client: what comes back, in how much time, and what a person is told."""

from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import pytest

from bench.scripted_answers import Asked, Fault
from bench.scripted_server import ScriptedServer
from bot.domain.model import Model, Prompt, answer
from bot.errors import ModelFailed
from tests.adapters.conftest import Served

SECTION = Prompt("write_section", "你是法制科的文字秘书。", "写一段：普法42场，3000人次。", max_tokens=600)
FACTS = Prompt("read_facts", "读出事实。", "普法42场", as_json=True)
TEXT = "全年开展普法宣传42场，受教育3000人次。"


@pytest.fixture
def model_server(model_server: ScriptedServer) -> ScriptedServer:
    model_server.answer = lambda asked: '{"事实": ["普法42场"]}' if asked.as_json else TEXT
    return model_server


def failure(served: Served, name: str, prompt: Prompt = SECTION, **settings: object) -> ModelFailed:
    with pytest.raises(ModelFailed) as caught:
        answer(served(name, **settings), prompt)
    return caught.value


def kind_of(model: Model, prompt: Prompt) -> str | None:
    try:
        answer(model, prompt)
    except ModelFailed as failed:
        return failed.kind
    return None


@pytest.mark.parametrize("fault", [Fault.NONE, Fault.FENCED, Fault.THINK, Fault.REASONING])
def test_the_answer_comes_without_thoughts_and_fences(served: Served, fault: Fault) -> None:
    assert answer(served(fault if fault else "scripted"), SECTION) == TEXT
    assert answer(served(fault), FACTS) == '{"事实": ["普法42场"]}'


@pytest.mark.parametrize("fault", [Fault.BUSY_ONCE, Fault.ERROR_ONCE])
def test_what_fails_once_is_asked_again(served: Served, model_server: ScriptedServer, fault: Fault) -> None:
    assert answer(served(fault), SECTION) == TEXT
    assert len(model_server.chats) == 2


@pytest.mark.parametrize(
    ("fault", "kind", "says"),
    [
        (Fault.WRONG_KEY, "key", "OPENAI_API_KEY"),
        (Fault.BUSY, "busy", "正忙"),
        (Fault.ERROR, "broken", "500"),
        (Fault.NO_SUCH_MODEL, "broken", "SHUFA_MODEL"),
        (Fault.TOO_LONG, "broken", "材料太长"),
        (Fault.ELSEWHERE, "broken", "OPENAI_BASE_URL"),
        (Fault.CUT, "cut", "断了"),
        (Fault.DROPPED, "cut", "断了"),
        (Fault.KILLED, "cut", "断了"),
        (Fault.LENGTH, "cut", "上限"),
        (Fault.ERROR_IN_STREAM, "broken", "出了错"),
        (Fault.GARBAGE_CHUNK, "garbled", "读不懂"),
        (Fault.FILTERED, "refused", "审查"),
        (Fault.EMPTY, "empty", "什么也没写"),
        (Fault.ENGLISH, "garbled", "中文"),
        (Fault.ENDLESS, "garbled", "反复"),
        (Fault.REFUSES, "refused", "不肯写"),
    ],
)
def test_every_fault_is_told_in_one_sentence(served: Served, fault: Fault, kind: str, says: str) -> None:
    failed = failure(served, fault)

    assert failed.kind == kind
    assert says in str(failed)
    assert str(failed).endswith("。") and str(failed).count("。") == 1


@pytest.mark.parametrize("fault", [Fault.GARBAGE_JSON, Fault.ENGLISH])
def test_json_that_is_none_is_no_answer(served: Served, fault: Fault) -> None:
    assert failure(served, fault, FACTS).kind == "garbled"


def test_the_servers_words_and_the_key_are_not_shown(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-geheim")
    assert "sk-" not in str(failure(served, Fault.WRONG_KEY))
    assert "geheim" not in repr(served())


@pytest.mark.parametrize("fault", [Fault.STALLED, Fault.SLOW_START])
def test_a_request_ends_at_its_time_limit(served: Served, model_server: ScriptedServer, fault: Fault) -> None:
    model = served(fault, model_timeout=0.5)
    model.chat()
    began = monotonic()
    with pytest.raises(ModelFailed) as caught:
        answer(model, SECTION)

    assert caught.value.kind == "slow"
    assert 0.5 <= monotonic() - began < model_server.slow


def test_a_lively_stream_ends_at_the_limit_too(served: Served, model_server: ScriptedServer) -> None:
    model_server.pace, model_server.answer = 50, lambda _asked: "".join(chr(0x4E00 + at) for at in range(500))
    assert failure(served, "scripted", model_timeout=0.5).kind == "slow"


def test_the_server_is_left_when_nobody_reads_any_more(served: Served, model_server: ScriptedServer) -> None:
    model_server.pace = 20
    stream = served().stream(SECTION)
    next(stream)
    stream.close()  # type: ignore[attr-defined]

    assert model_server.wait_until(lambda server: server.chats[0].ended is not None)
    assert model_server.chats[0].tokens < len(TEXT)


def test_nobody_listening_is_told_as_such(served: Served, model_server: ScriptedServer) -> None:
    model_server.kill()
    assert failure(served, "scripted").kind == "unreachable"


def test_no_more_run_at_once_than_the_setting_says(served: Served, model_server: ScriptedServer) -> None:
    model_server.pace = 100
    model = served(model_at_once=2)
    with ThreadPoolExecutor(6) as pool:
        texts = list(pool.map(lambda _at: answer(model, SECTION), range(6)))

    assert texts == [TEXT] * 6
    assert model_server.most_at_once == 2


def test_six_streams_run_side_by_side_and_do_not_mix(served: Served, model_server: ScriptedServer) -> None:
    model_server.answer = lambda asked: asked.user * 3
    model_server.pace = 200
    model = served()
    prompts = [
        Prompt("write_section", "", f"第{name}章写什么，写多少，怎样写。", max_tokens=600) for name in "甲乙丙丁戊己"
    ]
    with ThreadPoolExecutor(6) as pool:
        texts = list(pool.map(lambda prompt: answer(model, prompt), prompts))

    assert texts == [prompt.user * 3 for prompt in prompts]
    assert model_server.most_at_once == 6


def test_a_turn_that_does_not_come_is_not_waited_for_for_ever(served: Served, model_server: ScriptedServer) -> None:
    model = served("scripted", model_at_once=1, model_timeout=0.3)
    model_server.pace = 5
    first = model.stream(SECTION)
    next(first)
    with pytest.raises(ModelFailed) as caught:
        answer(model, SECTION)
    first.close()  # type: ignore[attr-defined]

    assert caught.value.kind == "busy"
    assert len(model_server.chats) == 1


def test_the_request_says_what_the_prompt_says(served: Served, model_server: ScriptedServer) -> None:
    answer(served(model_body={"enable_thinking": False}), FACTS)
    body = model_server.chats[0].body

    assert (body["temperature"], body["max_tokens"], body["enable_thinking"]) == (0.0, 2000, False)
    assert body["response_format"] == {"type": "json_object"}
    assert body["stream_options"] == {"include_usage": True}
    assert "max_completion_tokens" not in body
    # Some servers refuse JSON mode unless a message says JSON.
    assert "JSON" in model_server.chats[0].system


def test_a_local_server_gets_a_placeholder_for_a_key(
    served: Served, model_server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    answer(served(), SECTION)
    assert model_server.chats[0].key == "none"


def test_a_server_without_json_mode_is_asked_without_it_from_then_on(
    served: Served, model_server: ScriptedServer
) -> None:
    model_server.answer = lambda _asked: '好的：\n```json\n{"事实": []}\n```'
    model = served(Fault.NO_JSON_MODE)

    assert [answer(model, FACTS), answer(model, FACTS)] == ['{"事实": []}'] * 2
    assert [asked.as_json for asked in model_server.chats] == [True, False, False]


def test_what_one_request_learns_of_a_server_helps_those_beside_it(served: Served) -> None:
    model = served(Fault.NO_JSON_MODE)
    with ThreadPoolExecutor(6) as pool:
        failures = [failed for failed in pool.map(lambda _at: kind_of(model, FACTS), range(6)) if failed]
    # The scripted answer is no JSON then; but nobody is told that the request was refused.
    assert set(failures) == {"garbled"}


def test_thoughts_without_an_opening_tag_are_known_the_second_time(
    served: Served, model_server: ScriptedServer
) -> None:
    model_server.answer = lambda _asked: f"先看有哪些事实。\n</think>\n\n{TEXT}"
    model = served()
    with pytest.raises(ModelFailed):
        answer(model, SECTION)

    assert answer(model, SECTION) == TEXT


def test_the_first_piece_is_handed_on_before_the_second_comes(served: Served, model_server: ScriptedServer) -> None:
    model_server.held = 1
    stream = served().stream(SECTION)
    first = next(stream)
    model_server.held = None

    assert first == TEXT[0]
    assert first + "".join(stream) == TEXT


def test_a_server_on_this_machine_is_reached_past_the_proxy(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "OPENAI_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert answer(served(), SECTION) == TEXT


def test_no_trace_is_sent_though_the_environment_asks_for_it(
    served: Served, model_server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ScriptedServer() as tracer:
        monkeypatch.setenv("LANGSMITH_TRACING", "true")
        monkeypatch.setenv("LANGSMITH_API_KEY", "lsv2_x")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", tracer.url)
        answer(served(), SECTION)
        from langchain_core.tracers.langchain import wait_for_all_tracers

        wait_for_all_tracers()
        assert tracer.requests == []


def test_the_answer_may_depend_on_who_asks(served: Served, model_server: ScriptedServer) -> None:
    def fault(asked: Asked) -> Fault:
        return Fault.EMPTY if asked.as_json else Fault.NONE

    model_server.fault = fault
    assert failure(served, "scripted", FACTS).kind == "empty"
    assert answer(served(), SECTION) == TEXT
