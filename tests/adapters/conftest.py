"""A model on the scripted server, built as the program builds it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.scripted_server import ScriptedServer
from bot.adapters.models import ServedModel
from bot.compose import build_models
from bot.settings import Settings

Served = Callable[..., ServedModel]


@pytest.fixture
def served(model_server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A model by its name (the fault's, if any) with settings as a person would write them."""
    monkeypatch.chdir(tmp_path)  # no .env of the developer's

    def build(name: str = "scripted", **settings: object) -> ServedModel:
        monkeypatch.setenv("OPENAI_BASE_URL", str(settings.pop("base_url", model_server.url)))
        given = {"model": name, "model_timeout": 5.0, "data_dir": tmp_path / "data", **settings}
        model = build_models(Settings(**given)).model_for("zhang", "d1")  # type: ignore[arg-type]
        assert model is not None
        return model

    return build
