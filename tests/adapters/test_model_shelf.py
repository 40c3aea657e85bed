"""The model in use: set by the environment or on the page, changed while the program runs, tried, found."""

from pathlib import Path

import pytest

from bench.scripted_answers import Fault
from bench.scripted_server import ScriptedServer
from bot.adapters.model_servers import servers_here
from bot.adapters.model_shelf import ModelShelf
from bot.compose import build_model, build_models, read_settings
from bot.domain.model import Prompt, answer
from bot.domain.model_setup import Trial
from bot.errors import BadInput
from bot.settings import Settings

SECTION = Prompt("write_section", "", "写一段：普法42场。")


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY", "SHUFA_MODEL"):
        monkeypatch.delenv(name, raising=False)
    return Settings(data_dir=tmp_path / "data")


def by_name(trials: list[Trial]) -> dict[str, tuple[bool, str]]:
    return {trial.what: (trial.passed, trial.says) for trial in trials}


def test_nothing_set_is_no_model(settings: Settings) -> None:
    assert build_model(settings) is None
    assert build_models(settings).in_use() is None


def test_the_environment_sets_a_model_and_wins(
    settings: Settings, model_server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_models(settings).choose("anderes", "http://127.0.0.1:9/v1", None)
    monkeypatch.setenv("SHUFA_MODEL", "scripted")
    monkeypatch.setenv("OPENAI_BASE_URL", model_server.url)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1")
    model = build_model(read_settings().model_copy(update={"data_dir": settings.data_dir}))

    assert model is not None
    assert answer(model, SECTION) == "全年开展普法宣传42场。"
    assert model_server.chats[0].key == "sk-1"


def test_what_the_environment_sets_the_page_does_not_change(settings: Settings) -> None:
    models = build_models(settings.model_copy(update={"model": "qwen3", "openai_base_url": "http://127.0.0.1:9/v1"}))
    with pytest.raises(BadInput, match=r"\.env"):
        models.choose("anderes", "http://127.0.0.1:9/v1", None)
    with pytest.raises(BadInput):
        models.forget()
    assert models.fixed


def test_a_model_chosen_on_the_page_writes_from_then_on_and_after_a_restart(
    settings: Settings, model_server: ScriptedServer
) -> None:
    models = build_models(settings)
    models.choose("scripted", model_server.url, "sk-2")
    for shelf in (models, build_models(settings)):
        model = shelf.model_for("zhang", "d1")
        assert model is not None and answer(model, SECTION)
    models.forget()

    assert [asked.key for asked in model_server.chats] == ["sk-2", "sk-2"]
    assert models.model_for() is None
    assert build_models(settings).in_use() is None


def test_a_request_under_way_ends_with_the_model_that_it_began_with(
    settings: Settings, model_server: ScriptedServer
) -> None:
    models = build_models(settings)
    models.choose("scripted", model_server.url, None)
    model = models.model_for()
    assert model is not None
    stream = model.stream(SECTION)
    first = next(stream)
    models.forget()

    assert first + "".join(stream) == "全年开展普法宣传42场。"


def test_a_kept_key_goes_only_where_it_went_before(settings: Settings, model_server: ScriptedServer) -> None:
    models = build_models(settings)
    models.choose("old", model_server.url, "sk-3")
    models.choose("scripted", model_server.url, None)
    models.tried("scripted", model_server.url, None)
    assert {asked.key for asked in model_server.requests} == {"sk-3"}
    with ScriptedServer() as other:
        models.choose("scripted", other.url, None)
        models.tried("scripted", other.url, None)
        assert {asked.key for asked in other.requests} == {"none"}


def test_a_wrong_address_is_refused_and_the_model_stays(settings: Settings, model_server: ScriptedServer) -> None:
    models = build_models(settings)
    models.choose("scripted", model_server.url, None)
    with pytest.raises(BadInput):
        models.choose("scripted", "127.0.0.1:8000", None)
    now = models.in_use()
    assert now is not None and now.base_url == model_server.url


@pytest.fixture
def shelf(settings: Settings) -> ModelShelf:
    return build_models(settings)


def test_a_trial_tells_what_a_server_can_do(shelf: ModelShelf, model_server: ScriptedServer) -> None:
    model_server.answer = lambda asked: '{"事实": []}' if asked.as_json else "一是进乡村宣讲，二是进社区咨询。" * 2
    model_server.pace = 200
    told = by_name(shelf.tried("scripted", model_server.url, None))

    assert list(told) == ["连接", "模型", "流式", "速度", "JSON"]
    assert all(passed for passed, _ in told.values())
    assert "每秒" in told["速度"][1]


def test_a_trial_tells_what_is_wrong(shelf: ModelShelf, model_server: ScriptedServer) -> None:
    told = by_name(shelf.tried("qwen4", model_server.url, None))
    assert told["模型"] == (False, told["模型"][1]) and "scripted" in told["模型"][1]
    assert not by_name(shelf.tried(Fault.GARBAGE_JSON, model_server.url, None))["JSON"][0]
    assert "OPENAI_API_KEY" in by_name(shelf.tried(Fault.WRONG_KEY, model_server.url, None))["写作"][1]
    nobody = by_name(shelf.tried("x", "http://127.0.0.1:9/v1", None))
    assert list(nobody) == ["连接", "写作"]
    assert all(says.startswith("连不上") for _, says in nobody.values())


def test_a_server_on_this_machine_is_found_with_its_models(model_server: ScriptedServer) -> None:
    port = int(model_server.url.split(":")[2].partition("/")[0])
    found = servers_here({port: "Ollama", 9: "vLLM"})
    assert [(server.program, server.base_url, server.models[0]) for server in found] == [
        ("Ollama", model_server.url, "scripted")
    ]
